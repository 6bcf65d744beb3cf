import json

from checking import Check, hint


class Stock(Check):
    def setUp(self):
        super().setUp()
        self.stock = self.load("stock")
        self.file = self.folder / "stock.json"

    def storages(self):
        return [self.stock.MemoryStorage(), self.stock.FileStorage(self.file), self.stock.Counting(self.stock.MemoryStorage())]

    @hint(1)
    def test_abstract(self):
        """Storage cannot be made, nor a storage that lacks a method."""
        Storage = self.member(self.stock, "Storage")
        self.raises("Storage()", TypeError, Storage)
        for name in ("load", "save"):
            half = type("Half", (Storage,), {name: lambda *_: {}})
            self.raises(f"a storage with only {name}", TypeError, half)
        self.true("All kinds are storages.", all(isinstance(one, Storage) for one in self.storages()))

    @hint(2)
    def test_total(self):
        """total is there for every storage, also for a new kind."""
        class Fixed(self.stock.Storage):
            def load(self):
                return {"a": 2, "b": 5}

            def save(self, counts):
                pass

        self.equal("total of a new kind", Fixed().total(), 7)
        for storage in self.storages():
            storage.save({"tea": 4})
            self.equal(f"total of {type(storage).__name__}", storage.total(), 4)

    @hint(3)
    def test_file(self):
        """The file holds JSON, and a new object reads it."""
        storage = self.stock.FileStorage(self.file)
        self.equal("a missing file", storage.load(), {})
        storage.save({"tea": 2, "Käse": 1})
        self.equal("the file", json.loads(self.file.read_text(encoding="utf-8")), {"tea": 2, "Käse": 1})
        self.equal("a new object", self.stock.FileStorage(self.file).load(), {"tea": 2, "Käse": 1})

    @hint(2)
    def test_no_sharing(self):
        """What is done to a dictionary from outside changes no storage."""
        for storage in self.storages():
            given = {"tea": 1}
            storage.save(given)
            given["tea"] = 99
            storage.load()["tea"] = 98
            self.equal(f"{type(storage).__name__} afterwards", storage.load(), {"tea": 1})

    def test_shop(self):
        """The shop works with each storage."""
        for storage in self.storages():
            shop = self.stock.Shop(storage)
            shop.add("tea", 3)
            shop.add("tea", 2)
            shop.add("cup", 1)
            shop.sell("tea", 4)
            shop.sell("cup", 1)
            left = [shop.left(item) for item in ("tea", "cup", "hat")]
            self.equal(f"left, with {type(storage).__name__}", left, [1, 0, 0])
            self.equal("what is kept", storage.load(), {"tea": 1})

    def test_sold_out(self):
        """Selling too much raises SoldOut, and saves nothing."""
        storage = self.stock.Counting(self.stock.MemoryStorage())
        shop = self.stock.Shop(storage)
        shop.add("tea", 2)
        saves = storage.saves
        error = self.raises("sell 3 of 2", self.stock.SoldOut, shop.sell, "tea", 3)
        self.equal("item and left", (error.item, error.left), ("tea", 2))
        self.equal("saves", storage.saves, saves)
        self.equal("left of an unknown item", self.raises("sell a hat", self.stock.SoldOut, shop.sell, "hat", 1).left, 0)

    @hint(3)
    def test_counting(self):
        """Counting passes on and counts."""
        inner = self.stock.MemoryStorage()
        storage = self.stock.Counting(inner)
        storage.save({"a": 1})
        storage.load()
        storage.load()
        self.equal("saves, loads, inner", (storage.saves, storage.loads, inner.load()), (1, 2, {"a": 1}))
