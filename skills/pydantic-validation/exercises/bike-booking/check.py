import copy
import json
from datetime import date

from checking import Check, hint

GONE = object()
TOKEN = "tok-hush-4711"
BOOKING = {
    "customer": {"name": "Grace Hopper", "email": "grace@navy.example"},
    "firstDay": "2032-02-27",
    "lastDay": "2032-03-01",
    "bikes": [{"size": "M", "helmet": True}, {"size": "S", "helmet": False}],
    "payment": {"kind": "card", "token": TOKEN},
}


def with_values(*changes):
    """The booking as a dictionary, with other values at some paths."""
    changed = copy.deepcopy(BOOKING)
    for path, value in changes:
        *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        inner = changed
        for step in steps:
            inner = inner[step]
        if value is GONE:
            del inner[last]
        else:
            inner[last] = value
    return changed


class Bookings(Check):
    def setUp(self):
        super().setUp()
        self.module = self.load("bookings")
        self.error = self.member(self.module, "BookingError")

    def tried(self, changes):
        said = ", ".join(f"{path} {'missing' if value is GONE else f'= {value!r}'}" for path, value in changes)
        return f"a booking with {said[:200]}" if said else "a booking without mistakes"

    def read(self, *changes):
        text = json.dumps(with_values(*changes))
        try:
            return self.module.read_booking(text)
        except self.error as error:
            return self.fail(f"{self.tried(changes)} is right, but read_booking raised a BookingError: {error}")

    def show(self, *changes):
        return self.member(self.module, "show_booking")(self.read(*changes))

    def problems(self, tried, text):
        error = self.raises(f"read_booking for {tried}", self.error, self.member(self.module, "read_booking"), text)
        problems = getattr(error, "problems", None)
        good = isinstance(problems, dict) and all(isinstance(one, str) and one.strip() for one in problems.values())
        self.true(f"`problems` should be a dictionary with a message for each path, not {problems!r}", good)
        self.true(f"The error for {tried} shows the token of the card: {problems}", TOKEN not in f"{error}{error!r}{problems}")
        return problems

    def wrong(self, paths, *changes):
        tried = self.tried(changes)
        self.equal(f"the paths for {tried}", sorted(self.problems(tried, json.dumps(with_values(*changes)))), sorted(paths))

    def test_read(self):
        """A booking without mistakes is read into typed attributes."""
        booking = self.read(("note", "two locks, please"))
        got = (booking.customer.name, booking.customer.email, booking.first_day, booking.last_day, booking.note)
        self.equal("name, email, days, note", got, (
            "Grace Hopper", "grace@navy.example", date(2032, 2, 27), date(2032, 3, 1), "two locks, please",
        ))  # fmt: skip
        self.equal("sizes and helmets", [(one.size, one.helmet) for one in booking.bikes], [("M", True), ("S", False)])
        self.equal("kind of the payment", booking.payment.kind, "card")
        self.equal("payment.token.get_secret_value()", booking.payment.token.get_secret_value(), TOKEN)
        self.equal("note of a booking without one", self.read().note, None)
        self.equal("helmet of a bike without one", self.read(("bikes.0.helmet", GONE)).bikes[0].helmet, False)

    @hint(2)
    def test_customer(self):
        """Name and email are cleaned, then checked."""
        booking = self.read(("customer.name", "  Ada L. "), ("customer.email", " Ada@Example.ORG\n"))
        self.equal("name and email", (booking.customer.name, booking.customer.email), ("Ada L.", "ada@example.org"))
        self.read(("customer.name", "n" * 80))
        for name in ("", "   ", "n" * 81, 5, None, GONE):
            self.wrong(["customer.name"], ("customer.name", name))
        for email in ("ada", "a@b@c", "@example.org", "ada@", "a da@example.org", "", 5, GONE):
            self.wrong(["customer.email"], ("customer.email", email))

    @hint(2)
    def test_days(self):
        """The dates must fit together; a mistake of both stands at lastDay."""
        for last, days in (("2032-02-27", 1), ("2032-02-28", 2), ("2032-03-25", 28)):
            self.equal(f"days until {last}", self.show(("lastDay", last)).get("days"), days)
        for last in ("2032-02-26", "2032-03-26", "2031-02-28", "2032-02-30", "later", GONE):
            self.wrong(["lastDay"], ("lastDay", last))
        for first in ("soon", None, GONE):
            self.wrong(["firstDay"], ("firstDay", first))
        self.wrong(["firstDay", "lastDay"], ("firstDay", "soon"), ("lastDay", "later"))

    @hint(2)
    def test_bikes(self):
        """One to six bikes are taken, and a helmet is true or false."""
        bike = BOOKING["bikes"][0]
        for number in (1, 6):
            self.equal("number of bikes", len(self.read(("bikes", [bike] * number)).bikes), number)
        for bikes in ([], [bike] * 7, bike, None, GONE):
            self.wrong(["bikes"], ("bikes", bikes))
        for helmet in ("yes", "true", 1, 0, None):
            self.wrong(["bikes.1.helmet"], ("bikes.1.helmet", helmet))
        for size in ("XL", "m", "", GONE):
            self.wrong(["bikes.0.size"], ("bikes.0.size", size))

    @hint(3)
    def test_payment(self):
        """The kind of a payment decides what else it has."""
        booking = self.read(("payment", {"kind": "voucher", "code": "ride-0042"}))
        self.equal("the code", (booking.payment.kind, booking.payment.code), ("voucher", "RIDE-0042"))
        for code in ("RIDE-42", "RID-0042", "RIDE0042", "RIDE-00420", "XRIDE-0042", "", None, 5):
            self.wrong(["payment.code"], ("payment", {"kind": "voucher", "code": code}))
        self.equal("a token of 8", self.read(("payment.token", "12345678")).payment.token.get_secret_value(), "12345678")
        for token in ("1234567", "", None, GONE):
            self.wrong(["payment.token"], ("payment.token", token))
        for payment in ({}, {"kind": "cash"}, {"kind": None}, {"token": TOKEN}, "card", None, GONE):
            self.wrong(["payment"], ("payment", payment))
        self.wrong(["payment.code", "payment.token"], ("payment", {"kind": "voucher", "token": TOKEN}))

    def test_note(self):
        """A note has at most 200 characters."""
        self.equal("a note of 200", len(self.read(("note", "n" * 200)).note), 200)
        for note in ("n" * 201, 5, ["n"]):
            self.wrong(["note"], ("note", note))

    @hint(1)
    def test_unknown(self):
        """Unknown fields are told, in inner objects too."""
        for path in ("colour", "customer.phone", "bikes.1.bell", "payment.iban", "days"):
            self.wrong([path], (path, "x"))

    @hint(3)
    def test_all_at_once(self):
        """All mistakes of a booking are told at once."""
        self.wrong(
            ["bikes.0.size", "bikes.1.helmet", "customer.email", "firstDay", "note", "payment.token", "wheels"],
            ("wheels", 2), ("customer.email", GONE), ("firstDay", "soon"), ("bikes.0.size", "XL"), ("bikes.1.helmet", "no"),
            ("payment.token", "short"), ("note", 7),
        )  # fmt: skip

    @hint(3)
    def test_no_booking(self):
        """What is no JSON object has one problem, at the empty path."""
        for text in ("", "{", "hello", "[]", "5", "null", '"booking"'):
            self.equal(f"the paths for the text {text!r}", list(self.problems(f"the text {text!r}", text)), [""])

    @hint(3)
    def test_show(self):
        """A booking is shown with the names of JSON, its days, and without the token."""
        card = {**BOOKING, "payment": {"kind": "card"}, "days": 4}
        voucher = {"kind": "voucher", "code": "RIDE-0042"}
        for changes, expected in (
            ((), card),
            ((("note", "late"),), {**card, "note": "late"}),
            ((("note", ""),), {**card, "note": ""}),
            ((("payment", voucher),), {**card, "payment": voucher}),
        ):
            got = self.show(*changes)
            self.equal(f"show_booking of {self.tried(changes)}", got, expected)
            self.equal("the same through JSON", json.loads(json.dumps(got)), expected)

    @hint(3)
    def test_secret(self):
        """Printing a booking does not show the token."""
        booking = self.read()
        for text in (repr(booking), str(booking), repr(booking.payment), str(booking.payment.token)):
            self.true(f"It shows the token: {text}", TOKEN not in text)
