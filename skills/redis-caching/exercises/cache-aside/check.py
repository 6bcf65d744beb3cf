import json

from checking import Check, hint


class Redis:
    """Behaves as redis-py with decode_responses=True, with a clock that the check turns."""

    def __init__(self):
        self.now, self.kept, self.is_away = 0, {}, False

    def answer(self):
        if self.is_away:
            raise ConnectionError("redis is away")

    def get(self, name):
        self.answer()
        value, until = self.kept.get(name, (None, 0))
        return value if until is None or self.now < until else None

    def set(self, name, value, ex=None):
        self.answer()
        if not isinstance(value, (str, bytes, int, float)):
            raise TypeError(f"Redis takes texts and numbers, not {type(value).__name__}")
        self.kept[name] = (str(value), None if ex is None else self.now + ex)

    def delete(self, *names):
        self.answer()
        return sum(self.kept.pop(name, None) is not None for name in names)


class CacheAside(Check):
    def setUp(self):
        super().setUp()
        self.redis, self.loads, self.events = Redis(), [], []
        self.rows = {7: {"id": 7, "name": "Tea", "price": 450}}
        self.catalogue = self.load("catalogue").Catalogue(self.redis, self.read, self.write)

    def read(self, product_id):
        self.loads.append(product_id)
        return self.rows.get(product_id)

    def write(self, product):
        self.events.append("save")
        self.rows[product["id"]] = product

    @hint(1)
    def test_loaded_once(self):
        """A product is loaded once, and then comes from the cache."""
        answers = [self.catalogue.get_product(7) for _ in range(3)]
        self.equal("the answers", answers, [self.rows[7]] * 3)
        self.equal("calls of load", self.loads, [7])
        self.equal("what is in Redis", json.loads(self.redis.kept["product:7"][0]), self.rows[7])

    @hint(3)
    def test_expires(self):
        """After 60 seconds it is loaded again, and not before."""
        self.catalogue.get_product(7)
        self.redis.now = 59
        self.catalogue.get_product(7)
        self.equal("calls of load after 59 seconds", self.loads, [7])
        self.redis.now = 60
        self.catalogue.get_product(7)
        self.equal("calls of load after 60 seconds", self.loads, [7, 7])

    @hint(2)
    def test_missing(self):
        """A product that does not exist is kept for 5 seconds."""
        self.equal("two answers", [self.catalogue.get_product(8), self.catalogue.get_product(8)], [None, None])
        self.equal("calls of load", self.loads, [8])
        self.redis.now = 5
        self.rows[8] = {"id": 8, "name": "Cup", "price": 900}
        self.equal("five seconds later", self.catalogue.get_product(8), self.rows[8])

    def test_empty_product(self):
        """A product whose dictionary is empty is kept for a minute as any other."""
        self.rows[9] = {}
        self.catalogue.get_product(9)
        self.redis.now = 30
        self.equal("the answer", self.catalogue.get_product(9), {})
        self.equal("calls of load", self.loads, [9])

    @hint(1)
    def test_update(self):
        """After an update the next reader gets the new product; other products stay cached."""
        self.rows[1] = {"id": 1, "name": "Jam", "price": 300}
        self.catalogue.get_product(7)
        self.catalogue.get_product(1)
        self.catalogue.update_product({"id": 7, "name": "Tea", "price": 500})
        self.equal("the price then", (self.catalogue.get_product(7) or {}).get("price"), 500)
        self.catalogue.get_product(1)
        self.equal("calls of load", self.loads, [7, 1, 7])

    def test_order_of_update(self):
        """The database is written before the key is deleted."""
        self.catalogue.get_product(7)
        delete = self.redis.delete
        self.redis.delete = lambda *names: (self.events.append("delete"), delete(*names))[1]
        self.catalogue.update_product({"id": 7, "name": "Tea", "price": 500})
        self.equal("what happened", self.events, ["save", "delete"])

    @hint(3)
    def test_redis_away(self):
        """Without Redis the shop goes on."""
        self.redis.is_away = True
        self.equal("get_product(7)", self.catalogue.get_product(7), self.rows[7])
        self.catalogue.update_product({"id": 7, "name": "Tea", "price": 510})
        self.equal("the saved price", self.rows[7]["price"], 510)
