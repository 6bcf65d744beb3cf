import os
import re
from datetime import date

import django
from django import conf
from django.core.management import call_command
from django.db import connection
from django.db.models.signals import post_init
from django.test.utils import CaptureQueriesContext

from checking import Check, hint

STATE = {}
DAY = date(2026, 2, 28)


def start(check):
    """Starts the project once, with an empty database in memory."""
    if "started" not in STATE:
        STATE["started"] = False
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        check.load("config.settings")
        conf.settings.DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
        django.setup()
        call_command("migrate", verbosity=0)
        STATE["started"] = True
    check.true("The project does not start: see the first test.", STATE["started"])


def statements(queries):
    """What was sent, without the beginning and end of transactions."""
    return [one["sql"] for one in queries.captured_queries if not re.match(r"BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE", one["sql"])]


class Shop(Check):
    def setUp(self):
        super().setUp()
        start(self)
        from shop.models import Complaint, Customer, Line, Order, Product

        self.customer, self.product, self.order, self.line, self.complaint = Customer, Product, Order, Line, Complaint
        for model in (Line, Order, Complaint, Customer, Product):
            model.objects.all().delete()
        self.reports = self.load("shop.reports")

    def buy(self, customer, *lines, day=DAY, is_cancelled=False):
        """An order of (product's name, quantity, cents); what is missing is made."""
        order = self.order.objects.create(customer=self.customer.objects.get_or_create(name=customer)[0], day=day, is_cancelled=is_cancelled)
        for name, quantity, cents in lines:
            self.line.objects.create(order=order, product=self.product.objects.get_or_create(name=name)[0], quantity=quantity, cents=cents)
        return order.pk

    def complain(self, customer, times):
        one = self.customer.objects.get_or_create(name=customer)[0]
        for number in range(times):
            self.complaint.objects.create(customer=one, text=f"{number}")

    def within(self, most, tried, call, *args):
        """What the call returns; fails when it sends more queries."""
        with CaptureQueriesContext(connection) as queries:
            result = call(*args)
        sent = statements(queries)
        listed = "\n".join(f"- {sql[:150]}" for sql in sent[:6])
        self.true(f"{tried} should send at most {most} {'query' if most == 1 else 'queries'}; it sent {len(sent)}:\n{listed}{' ...' if len(sent) > 6 else ''}", len(sent) <= most)
        return result

    def orders_of(self, day=DAY):
        return self.reports.orders_of(day)

    @hint(2)
    def test_orders(self):
        """orders_of() returns the orders of that day, with sorted items and sums."""
        self.equal("orders_of() without orders", self.orders_of(), [])
        first = self.buy("Zoe", ("Teapot", 1, 1900), ("Cup", 3, 350), ("Apron", 2, 0))
        second = self.buy("Ada", day=DAY)
        self.buy("Ada", ("Cup", 1, 1), day=date(2026, 3, 1))
        self.buy("Ada", ("Cup", 1, 1), day=date(2025, 2, 28))
        third = self.buy("Ada", ("Cup", 2, 300), ("Cup", 1, 350), is_cancelled=True)
        expected = [
            {"number": first, "customer": "Zoe", "is_cancelled": False, "items": ["2 x Apron", "3 x Cup", "1 x Teapot"], "cents": 2950},
            {"number": second, "customer": "Ada", "is_cancelled": False, "items": [], "cents": 0},
            {"number": third, "customer": "Ada", "is_cancelled": True, "items": ["2 x Cup", "1 x Cup"], "cents": 950},
        ]
        for number, (got, wanted) in enumerate(zip(self.orders_of(), expected)):
            self.equal(f"row {number} of orders_of()", got, wanted)
        self.equal("number of rows", len(self.orders_of()), 3)

    @hint(3)
    def test_orders_queries(self):
        """orders_of() sends at most 2 queries, for few orders and for many."""
        self.within(2, "orders_of() without orders", self.orders_of)
        for count in (2, 12):
            for number in range(count):
                self.buy(f"Customer {number}", *((f"Product {number} {part}", 1, 100) for part in range(3)))
            rows = self.within(2, f"orders_of() of a day with {count} more orders", self.orders_of)
            self.equal("number of rows", len(rows), self.order.objects.count())

    @hint(2)
    def test_totals(self):
        """customer_totals() counts and sums for each customer, without multiplying."""
        self.equal("customer_totals() without customers", self.reports.customer_totals(), [])
        self.buy("Cid", ("Cup", 2, 500), ("Teapot", 1, 2000), ("Apron", 1, 500))
        self.buy("Cid", ("Cup", 1, 250), ("Cup", 1, 250))
        self.buy("Cid", ("Teapot", 4, 1500), is_cancelled=True)
        self.buy("Cid")
        self.complain("Cid", 3)
        self.buy("Bea", ("Teapot", 2, 1750))
        self.complain("Ada", 2)
        self.buy("Eve", ("Cup", 9, 900), is_cancelled=True)
        self.buy("Abe", ("Teapot", 2, 2000))
        self.complain("Abe", 1)
        rows = {"Abe": (1, 4000, 1), "Cid": (3, 4000, 3), "Bea": (1, 3500, 0), "Ada": (0, 0, 2), "Eve": (0, 0, 0)}
        expected = [{"customer": name, "orders": orders, "cents": cents, "complaints": complaints} for name, (orders, cents, complaints) in rows.items()]
        got = self.reports.customer_totals()
        self.equal("the customers, in order", [row.get("customer") for row in got], list(rows))
        for row, wanted in zip(got, expected):
            self.equal(f"the row of {wanted['customer']}", row, wanted)
        self.equal("types that are no int", sorted({type(row[key]).__name__ for row in got for key in ("orders", "cents", "complaints")} - {"int"}), [])

    @hint(2)
    def test_totals_queries(self):
        """customer_totals() sends 1 query, and brings no orders, lines or complaints to Python."""
        self.buy("Ada", ("Cup", 1, 100))
        for number in range(10):
            self.buy(f"Customer {number}", ("Cup", 1, 100), ("Teapot", 1, 500))
            self.complain(f"Customer {number}", 2)
        made = []
        note = lambda sender, **_: made.append(sender.__name__)  # noqa: E731
        post_init.connect(note)
        try:
            rows = self.within(1, "customer_totals() with 11 customers", self.reports.customer_totals)
        finally:
            post_init.disconnect(note)
        self.equal("number of rows", len(rows), 11)
        self.equal("models whose objects came to Python, besides Customer", sorted(set(made) - {"Customer"}), [])

    def test_anew(self):
        """Each call looks anew."""
        self.buy("Ada", ("Cup", 1, 100))
        self.orders_of(), self.reports.customer_totals()
        self.customer.objects.update(name="Ida")
        self.line.objects.update(quantity=5)
        self.equal("customer and cents in orders_of()", [(row["customer"], row["cents"]) for row in self.orders_of()], [("Ida", 500)])
        self.equal("customer and cents in customer_totals()", [(row["customer"], row["cents"]) for row in self.reports.customer_totals()], [("Ida", 500)])

    @hint(3)
    def test_reserve(self):
        """reserve() takes pieces out of the stock only when there are enough."""
        cup, pot = self.product.objects.create(name="Cup", stock=5), self.product.objects.create(name="Teapot", stock=7)
        for quantity, expected, left in ((6, False, 5), (2, True, 3), (4, False, 3), (3, True, 0), (1, False, 0)):
            self.equal(f"reserve(cup, {quantity})", self.reports.reserve(cup.pk, quantity), expected)
            self.equal("the stock of cups then", self.product.objects.get(pk=cup.pk).stock, left)
        self.equal("reserve() of a product that is not there", self.reports.reserve(pot.pk + 1000, 1), False)
        self.equal("the stock of teapots", self.product.objects.get(pk=pot.pk).stock, 7)

    @hint(1)
    def test_reserve_less_than_one(self):
        """reserve() refuses a quantity below 1 without asking the database."""
        cup = self.product.objects.create(name="Cup", stock=5)
        for quantity in (0, -1):
            with CaptureQueriesContext(connection) as queries:
                self.raises(f"reserve(cup, {quantity})", ValueError, self.reports.reserve, cup.pk, quantity)
            self.equal(f"queries of reserve(cup, {quantity})", statements(queries), [])
        self.equal("reserve(cup, 1)", self.reports.reserve(cup.pk, 1), True)
        self.equal("the stock of cups", self.product.objects.get(pk=cup.pk).stock, 4)

    @hint(3)
    def test_two_at_once(self):
        """Another request takes 4 of 10 pieces and renames the product just before your UPDATE: nothing is lost."""
        for quantity, expected, left in ((6, True, 0), (7, False, 6), (5, True, 1)):
            self.product.objects.all().delete()
            cup = self.product.objects.create(name="Cup", stock=10)

            def other(execute, sql, params, many, context, cup=cup):
                if re.match(r"\s*(UPDATE|INSERT)", sql, re.IGNORECASE) and not state["done"]:
                    state["done"] = True
                    connection.connection.execute("UPDATE shop_product SET stock = stock - 4, name = 'Mug' WHERE id = ?", (cup.pk,))
                return execute(sql, params, many, context)

            state = {"done": False}
            with connection.execute_wrapper(other):
                got = self.within(1, f"reserve(cup, {quantity})", self.reports.reserve, cup.pk, quantity)
            self.true("reserve() should send an UPDATE.", state["done"])
            now = self.product.objects.get(pk=cup.pk)
            self.equal(f"reserve(cup, {quantity}) when 4 of 10 went away just before: result, stock, name", (got, now.stock, now.name), (expected, left, "Mug"))
