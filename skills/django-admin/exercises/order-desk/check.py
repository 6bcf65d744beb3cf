import os
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import django
from checking import Check, hint
from django import conf
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

LABEL = "Mark as shipped"
LIST = "/admin/orders/order/"
VIEW = ["view_order", "change_order", "view_line", "change_line", "view_customer"]
STARTED = []


class Page(HTMLParser):
    """What the check reads on a page of the admin: rows of the list, actions, fields, links, text."""

    def __init__(self, html):
        super().__init__()
        self.rows, self.actions, self.fields, self.links, self.text = [], {}, {}, [], ""
        self._table = self._cell = False
        self._select = self._area = self._action = None
        self.feed(html)
        self.rows = [[" ".join(cell.split()) for cell in row] for row in self.rows if row]
        self.actions = {" ".join(label.split()): name for name, label in self.actions.items() if name}
        self.text = " ".join(self.text.split())

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        kinds = given.get("class", "").split()
        if tag == "table":
            self._table = given.get("id") == "result_list"
        elif tag == "tr" and self._table:
            self.rows.append([])
        elif tag in ("td", "th") and self._table and given.get("scope") != "col" and "action-checkbox" not in kinds:
            self.rows[-1].append("")
            self._cell = True
        elif tag == "a":
            self.links.append(given.get("href", ""))
        elif tag == "select":
            self._select = given.get("name")
        elif tag == "option":
            self._option(given)
        elif tag == "textarea":
            self._area = given.get("name")
        elif tag == "input" and given.get("name") and given.get("type") not in ("checkbox", "submit"):
            self.fields[given["name"]] = given.get("value", "")

    def _option(self, given):
        if self._select == "action":
            self._action = given.get("value", "")
            self.actions[self._action] = ""
        elif self._select and "selected" in given:
            self.fields[self._select] = given.get("value", "")

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self._cell = False
        elif tag == "table":
            self._table = False
        elif tag == "select":
            self._select = None
        elif tag == "option":
            self._action = None

    def handle_data(self, data):
        self.text += data
        if self._cell:
            self.rows[-1][-1] += data
        if self._action is not None:
            self.actions[self._action] += data


class OrderDesk(Check):
    def setUp(self):
        super().setUp()
        self.start()
        undone = transaction.atomic()
        undone.__enter__()
        self.addCleanup(undone.__exit__, None, None, None)
        self.addCleanup(transaction.set_rollback, True)
        self.Customer, self.Order = (apps.get_model("orders", name) for name in ("Customer", "Order"))
        self.boss = self.user("boss", is_superuser=True)
        self.ada = self.Customer.objects.create(name="Ada Hill", email="ada@example.org")
        self.bob = self.Customer.objects.create(name="Bob Ng", email="ng@mail.example")

    def start(self):
        """Once for all tests; a project that does not start says why in each of them."""
        if not STARTED:
            os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
            try:
                django.setup()
                setup_test_environment(debug=False)
                connection.settings_dict["NAME"] = ":memory:"
                # Tables as the models are now: quicker than all migrations of Django's own apps.
                conf.settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
                call_command("migrate", run_syncdb=True, verbosity=0)
                call_command("check")
                STARTED.append(None)
            except Exception as error:
                STARTED.append(error)
        if STARTED[0]:
            raise STARTED[0]

    def user(self, name, *rights, **more):
        user = apps.get_model("auth", "User").objects.create(username=name, is_staff=True, **more)
        user.user_permissions.set(apps.get_model("auth", "Permission").objects.filter(codename__in=rights))
        client = Client()
        client.force_login(user)
        client.user = user
        return client

    def order(self, number, state="paid", customer=None, day=1, lines=()):
        order = self.Order.objects.create(number=number, state=state, customer=customer or self.ada, placed_on=date(2025, 3, day))
        for quantity, price in lines:
            order.lines.create(product="Cup", quantity=quantity, price=Decimal(price))
        return order

    def page(self, url, client=None):
        answer = (client or self.boss).get(url)
        self.equal(f"status of GET {url}", answer.status_code, 200)
        return Page(answer.content.decode())

    def numbers(self, url):
        return [row[0] for row in self.page(url).rows]

    def run_action(self, client, name, *orders):
        data = {"action": name, "_selected_action": [order.pk for order in orders], "index": "0", "post": "yes"}
        answer = client.post(LIST, data, follow=True)
        return Page(answer.content.decode())

    def ship_name(self):
        """The name of the action, as the superuser gets it."""
        if not self.Order.objects.exists():
            self.order("X-0")
        actions = self.page(LIST).actions
        self.true(f"The superuser is not offered `{LABEL}`, only {sorted(actions)}.", LABEL in actions)
        return actions[LABEL]

    def states(self):
        return dict(self.Order.objects.values_list("number", "state"))

    def history(self):
        entries = apps.get_model("admin", "LogEntry").objects.order_by("object_id")
        return [(entry.user.username, entry.object_id, entry.get_change_message()) for entry in entries]

    @hint(1)
    def test_columns(self):
        """The list shows number, customer, state, day and total."""
        self.order("A-1", lines=[(3, "2.50"), (1, "5.00")])
        self.order("A-2", "new", self.bob, lines=[(2, "1000.05")])
        self.order("A-3", "cancelled")
        rows = self.page(LIST).rows
        self.equal("cells in each row", [len(row) for row in rows], [5, 5, 5])
        expected = [("A-1", "Ada Hill", "Paid", "12.50"), ("A-2", "Bob Ng", "New", "2000.10"), ("A-3", "Ada Hill", "Cancelled", "0.00")]
        self.equal("number, customer, state and total", [(*row[:3], row[4]) for row in rows], expected)
        self.true(f"The fourth column should be the day, not {rows[0][3]!r}.", "2025" in rows[0][3])

    def test_order(self):
        """The newest order comes first, on the same day sorted by number."""
        for number, day in (("B", 3), ("D", 5), ("A", 3), ("C", 1)):
            self.order(number, day=day)
        self.equal("numbers in the list", self.numbers(LIST), ["D", "A", "B", "C"])

    @hint(1)
    def test_filter(self):
        """The list can be filtered by state."""
        for number, state in (("A", "new"), ("B", "paid"), ("C", "shipped"), ("D", "paid")):
            self.order(number, state)
        links = [link for link in self.page(LIST).links if "state" in link and "paid" in link]
        self.true("The list offers no link that filters by the state Paid.", links)
        self.equal("numbers behind that link", self.numbers(LIST + links[0]), ["B", "D"])

    @hint(1)
    def test_search(self):
        """Orders are found by number, and by the customer's name and email; customers too."""
        self.order("K-17")
        self.order("K-20", customer=self.bob)
        for words, expected in (("k-1", ["K-17"]), ("bob", ["K-20"]), ("mail.ex", ["K-20"]), ("hill", ["K-17"]), ("zzz", [])):
            self.equal(f"numbers for the search {words!r}", self.numbers(f"{LIST}?q={words}"), expected)
        for words, expected in (("ada@", 1), ("ng", 1), ("example", 2), ("zzz", 0)):
            self.equal(f"customers for the search {words!r}", len(self.page(f"/admin/orders/customer/?q={words}").rows), expected)

    @hint(2)
    def test_queries(self):
        """More orders need no more queries."""
        counts = []
        for wanted in (2, 12):
            while self.Order.objects.count() < wanted:
                number = self.Order.objects.count()
                customer = self.Customer.objects.create(name=f"C{number}", email=f"c{number}@example.org")
                self.order(f"N-{number}", customer=customer, lines=[(1, "1.00"), (2, "2.00")])
            with CaptureQueriesContext(connection) as queries:
                self.equal("rows of the list", len(self.page(LIST).rows), wanted)
            counts.append(len(queries))
        self.equal("queries for 12 orders, compared with 2 orders", counts[1], counts[0])

    @hint(3)
    def test_lines(self):
        """The lines are on the page of the order and can be changed there; the state cannot."""
        order = self.order("A-1", "new", lines=[(3, "2.50"), (1, "5.00")])
        url = f"{LIST}{order.pk}/change/"
        page = self.page(url)
        self.equal("lines on the page", page.fields.get("lines-TOTAL_FORMS"), "2")
        self.true("The page does not show the state.", "State" in page.text and "New" in page.text)
        answer = self.boss.post(url, {**page.fields, "lines-0-quantity": "7", "state": "shipped", "_save": "Save"})
        self.equal("status after saving", answer.status_code, 302)
        self.equal("quantities", [line.quantity for line in order.lines.order_by("pk")], [7, 1])
        self.equal("the state, when somebody sends another one", self.states(), {"A-1": "new"})
        page = self.page(f"{LIST}add/")
        self.equal("empty lines on the page of a new order", page.fields.get("lines-TOTAL_FORMS"), "0")
        given = {**page.fields, "number": "A-2", "customer": self.bob.pk, "placed_on": "2025-03-04", "state": "paid", "_save": "Save"}
        self.equal("status after adding an order", self.boss.post(f"{LIST}add/", given).status_code, 302)
        self.equal("the state of the new order", self.states()["A-2"], "new")

    @hint(2)
    def test_no_deleting(self):
        """Nobody deletes an order, not even a superuser."""
        self.ship_name()
        order = self.order("A-1", "new")
        for client in (self.boss, self.user("eve", *VIEW, "delete_order", "delete_line")):
            who = client.user.username
            url = f"{LIST}{order.pk}/delete/"
            self.equal(f"status of GET and POST {url} as {who}", [client.get(url).status_code, client.post(url, {"post": "yes"}).status_code], [403, 403])
            self.true(f"{who} is offered to delete orders.", "delete_selected" not in self.page(LIST, client).actions.values())
            self.run_action(client, "delete_selected", order)
            self.true(f"{who} deleted an order in the list.", self.Order.objects.filter(number="A-1").exists())

    @hint(3)
    def test_ship(self):
        """The action ships paid orders, leaves others alone, and tells the numbers."""
        orders = [self.order(number, state) for number, state in (("A", "paid"), ("B", "new"), ("C", "paid"), ("D", "cancelled"), ("E", "shipped"), ("F", "paid"))]
        page = self.run_action(self.boss, self.ship_name(), *orders[:5])
        expected = {"A": "shipped", "B": "new", "C": "shipped", "D": "cancelled", "E": "shipped", "F": "paid"}
        self.equal("the states", self.states(), expected)
        self.true(f"The page should tell `Shipped: 2. Left alone: 3.`; it says: {page.text[:300]}", "Shipped: 2. Left alone: 3." in page.text)
        page = self.run_action(self.boss, self.ship_name(), orders[1])
        self.true(f"For one new order it should tell `Shipped: 0. Left alone: 1.`; it says: {page.text[:300]}", "Shipped: 0. Left alone: 1." in page.text)

    @hint(3)
    def test_rights(self):
        """Only who has the permission ship_order is offered the action, and can run it."""
        name = self.ship_name()
        order = self.order("A-1")
        without = self.user("eve", *VIEW, "add_order", "delete_order")
        self.true("A user without ship_order is offered the action.", LABEL not in self.page(LIST, without).actions)
        self.run_action(without, name, order)
        self.equal("the state, after a user without ship_order sent the action", self.states()["A-1"], "paid")
        self.run_action(self.user("tom", "ship_order"), name, order)
        self.equal("the state, after a user who may not even see orders sent it", self.states()["A-1"], "paid")
        allowed = self.user("lea", "view_order", "ship_order")
        self.true("A user who may see and ship orders is not offered the action.", LABEL in self.page(LIST, allowed).actions)
        self.run_action(allowed, name, order)
        self.equal("the state, after a user with ship_order sent it", self.states()["A-1"], "shipped")

    @hint(3)
    def test_history(self):
        """Each shipped order has an entry in its history, the others none."""
        paid, new = self.order("A-1"), self.order("A-2", "new")
        lea = self.user("lea", *VIEW, "ship_order")
        self.run_action(lea, self.ship_name(), paid, new)
        self.equal("user, order and words in the history", self.history(), [("lea", str(paid.pk), "Shipped.")])
