import dataclasses
import inspect
import json
import typing
from datetime import date

from checking import Check, hint


class Invoices(Check):
    def setUp(self):
        super().setUp()
        self.module = self.load("invoices")
        self.Status = self.member(self.module, "Status")
        self.Invoice = self.member(self.module, "Invoice")

    def invoice(self, day="2026-05-01", customer="ada", cents=100, status="open"):
        return self.module.from_row((day, customer, cents, status))

    def test_status(self):
        """Status has three members with their words."""
        self.equal("the members", [(one.name, one.value) for one in self.Status], [("OPEN", "open"), ("PAID", "paid"), ("CANCELLED", "cancelled")])

    @hint(1)
    def test_invoice(self):
        """Invoice is a frozen dataclass with four fields."""
        self.equal("the fields", [one.name for one in dataclasses.fields(self.Invoice)], ["day", "customer", "cents", "status"])
        invoice = self.Invoice(date(2026, 5, 1), "ada", 5)
        self.true(f"Its status is {invoice.status!r}.", invoice.status is self.Status.OPEN)
        self.raises("invoice.cents = 9", dataclasses.FrozenInstanceError, setattr, invoice, "cents", 9)
        self.true("Two equal invoices should be equal, and have the same hash.", invoice == self.Invoice(date(2026, 5, 1), "ada", 5) and len({invoice, self.Invoice(date(2026, 5, 1), "ada", 5)}) == 1)
        self.true("Another status is another invoice.", self.invoice(status="paid") != self.invoice(status="open"))

    def test_from_row(self):
        """A row becomes an invoice, a wrong one is refused."""
        invoice = self.invoice(status="cancelled")
        self.equal("day, customer, cents", (invoice.day, invoice.customer, invoice.cents), (date(2026, 5, 1), "ada", 100))
        self.true(f"Its status is {invoice.status!r}.", invoice.status is self.Status.CANCELLED)
        for row in (("1 May", "ada", 1, "open"), ("2026-05-01", "ada", 1, "lost"), ("2026-02-30", "ada", 1, "open")):
            self.raises(f"from_row({row})", ValueError, self.module.from_row, row)

    @hint(2)
    def test_order(self):
        """Invoices are sorted by day, customer and cents, whatever their status."""
        rows = [("2026-05-02", "ada", 1, "open"), ("2026-05-01", "lin", 1, "open"), ("2026-05-01", "ada", 9, "paid"), ("2026-05-01", "ada", 9, "open"), ("2026-05-01", "ada", 2, "cancelled")]
        ordered = sorted(self.module.from_row(row) for row in rows)
        self.equal("sorted", [(one.day.day, one.customer, one.cents) for one in ordered], [(1, "ada", 2), (1, "ada", 9), (1, "ada", 9), (1, "lin", 1), (2, "ada", 1)])

    @hint(3)
    def test_json(self):
        """An invoice goes to JSON and back."""
        invoice = self.invoice("2025-12-31", "Zoë", 0, "paid")
        text = self.module.to_json(invoice)
        self.equal("the JSON", json.loads(text), {"day": "2025-12-31", "customer": "Zoë", "cents": 0, "status": "paid"})
        self.true("from_json gave another invoice.", self.module.from_json(text) == invoice)

    def test_totals(self):
        """The cents of each status are added up."""
        invoices = (self.invoice(cents=cents, status=status) for cents, status in ((5, "paid"), (7, "open"), (6, "paid")))
        got = {status.value: cents for status, cents in self.module.totals(invoices).items()}
        self.equal("totals", got, {"paid": 11, "open": 7})
        self.equal("totals of nothing", self.module.totals([]), {})

    @hint(3)
    def test_annotations(self):
        """Fields and functions are annotated."""
        self.equal("types of the fields", [typing.get_type_hints(self.Invoice)[name].__name__ for name in ("day", "customer", "cents", "status")], ["date", "str", "int", "Status"])
        for name in ("from_row", "to_json", "from_json", "totals"):
            function = self.member(self.module, name)
            wanted = {*inspect.signature(function).parameters, "return"}
            self.equal(f"what is not annotated in {name}", sorted(wanted - set(typing.get_type_hints(function))), [])
