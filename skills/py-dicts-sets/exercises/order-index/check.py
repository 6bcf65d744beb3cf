import copy

from checking import Check, hint

ORDERS = [
    {"customer": "lin", "product": "tea", "cents": 300, "day": "2026-04-09"},
    {"customer": "ada", "product": "cup", "cents": 900, "day": "2026-03-01", "note": "gift"},
    {"customer": "lin", "product": "jam", "cents": 250, "day": "2026-04-02"},
    {"customer": "ada", "product": "tea", "cents": 450, "day": "2026-10-01"},
    {"customer": "bob", "product": "jam", "cents": 0, "day": "2025-12-31"},
    {"customer": "lin", "product": "tea", "cents": 300, "day": "2026-04-05"},
]


class Orders(Check):
    def call(self, name, orders, *args):
        before = copy.deepcopy(orders)
        result = self.member(self.load("orders"), name)(orders, *args)
        self.equal("the given orders afterwards", orders, before)
        return result

    @hint(1)
    def test_by_customer(self):
        """Total, count and last day are told for each customer."""
        expected = {
            "lin": {"total": 850, "count": 3, "last": "2026-04-09"},
            "ada": {"total": 1350, "count": 2, "last": "2026-10-01"},
            "bob": {"total": 0, "count": 1, "last": "2025-12-31"},
        }
        result = self.call("by_customer", ORDERS)
        self.equal("by_customer", result, expected)
        self.equal("the order of the customers", list(result), ["lin", "ada", "bob"])

    @hint(3)
    def test_buyers(self):
        """The customers of each product are told, each once and sorted."""
        self.equal("buyers", self.call("buyers", ORDERS), {"tea": ["ada", "lin"], "cup": ["ada"], "jam": ["bob", "lin"]})

    @hint(3)
    def test_bought_together(self):
        """The other products of the customers are found."""
        for product, expected in (("tea", {"cup", "jam"}), ("cup", {"tea"}), ("jam", {"tea"})):
            self.equal(f"bought_together {product}", self.call("bought_together", ORDERS, product), expected)

    def test_unknown(self):
        """A product that nobody bought gives an empty set."""
        self.equal("bought_together", self.call("bought_together", ORDERS, "hat"), set())

    def test_empty(self):
        """Without orders there is nothing to tell."""
        self.equal("by_customer([])", self.call("by_customer", []), {})
        self.equal("buyers([])", self.call("buyers", []), {})

    @hint(2)
    def test_twice(self):
        """A second call starts from nothing."""
        first = copy.deepcopy(self.call("by_customer", ORDERS))
        self.equal("by_customer, called twice", self.call("by_customer", ORDERS), first)
        self.equal("buyers of two orders", self.call("buyers", ORDERS[:2]), {"tea": ["lin"], "cup": ["ada"]})
