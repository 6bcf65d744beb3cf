import ast
import json
from datetime import datetime

from checking import Check, hint

MONDAY, SUNDAY = datetime(2026, 5, 4, 12), datetime(2026, 5, 3, 23, 59)


class Store:
    def __init__(self):
        self.saved = []

    def save(self, record):
        self.saved.append(dict(record))


class Shop(Check):
    def setUp(self):
        super().setUp()
        self.shop = self.load("shop")

    def total(self, *lines, customer="guest", now=MONDAY):
        return self.member(self.shop, "total")(list(lines), customer, now)

    @hint(1)
    def test_total(self):
        """Lines are added up, and shipping comes on top."""
        self.equal("two lines", self.total(("tea", 2, 450), ("cup", 1, 1000)), 2390)
        self.equal("no lines", self.total(), 0)
        self.equal("a free item", self.total(("sample", 1, 0)), 490)

    @hint(3)
    def test_discount(self):
        """Kinds of customers have their discount, rounded down."""
        for customer, expected in (("vip", 999 + 490), ("staff", 777 + 490), ("guest", 1110 + 490), ("VIP", 1110 + 490)):
            self.equal(f"1110 cents for {customer}", self.total(("x", 1, 1110), customer=customer), expected)
        self.equal("rounded once, after the discount", self.total(("a", 1, 5), ("b", 1, 5), customer="vip"), 9 + 490)
        self.equal("rounded down", self.total(("a", 1, 19), customer="vip"), 17 + 490)

    def test_shipping(self):
        """Shipping is free from 5000 cents after the discount, and on Sundays."""
        self.equal("5000 and 4999 cents", (self.total(("x", 1, 5000)), self.total(("x", 1, 4999))), (5000, 5489))
        self.equal("5000 cents for a vip", self.total(("x", 1, 5000), customer="vip"), 4990)
        self.equal("on a Sunday", self.total(("x", 1, 100), now=SUNDAY), 100)

    @hint(2)
    def test_place(self):
        """An order is saved once, with its record."""
        store, lines = Store(), [("tea", 2, 450)]
        record = self.member(self.shop, "place")(lines, "vip", store, MONDAY)
        self.equal("the record", record, {"customer": "vip", "total": 1300, "day": "2026-05-04"})
        self.equal("what was saved", store.saved, [record])
        self.equal("the lines afterwards", lines, [("tea", 2, 450)])

    def test_empty(self):
        """An order without lines is refused, and saves nothing."""
        store = Store()
        self.raises("place([])", self.member(self.shop, "EmptyOrder"), self.shop.place, [], "vip", store, MONDAY)
        self.equal("what was saved", store.saved, [])

    def test_file(self):
        """FileStore appends lines of JSON."""
        file = self.folder / "orders.jsonl"
        for number in range(2):
            self.member(self.shop, "FileStore")(file).save({"customer": "ü", "total": number, "day": "2026-05-04"})
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        self.equal("the totals", [one["total"] for one in lines], [0, 1])

    @hint(2)
    def test_borders(self):
        """Functions are short, and only FileStore touches the outside."""
        tree = ast.parse(self.text("shop.py"))
        functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
        long = [f"{node.name} ({node.end_lineno - node.lineno + 1} lines)" for node in functions if node.end_lineno - node.lineno >= 15]
        self.equal("functions with more than 15 lines", long, [])
        inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and node.name == "FileStore" for part in ast.walk(node)}
        outside = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and id(node) not in inside]
        called = {getattr(node.func, "id", getattr(node.func, "attr", "")) for node in outside}
        self.equal("what is called outside of FileStore", sorted(called & {"open", "print", "now", "today", "utcnow", "write_text", "time"}), [])
