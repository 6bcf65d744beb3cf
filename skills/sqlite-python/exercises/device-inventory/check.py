import sqlite3
from contextlib import closing

from checking import Check, hint

HOSTILE = ("O'Brien", "x'; DROP TABLE devices; --", 'a "quoted" one', "%", "_", "\\", "?", "Zoë 🙂", "")


class Store(Check):
    def setUp(self):
        super().setUp()
        self.module = self.load("inventory")
        self.path = self.folder / "devices.db"
        self.inventory = self.open()

    def open(self):
        """The learner's inventory on the file of this test."""
        inventory = self.member(self.module, "Inventory")(self.path)
        self.addCleanup(inventory.close)
        return inventory

    def outside(self, sql, *values):
        """What another connection reads, or changes, without waiting for a lock."""
        with closing(sqlite3.connect(self.path, timeout=0)) as db, db:
            try:
                return db.execute(sql, values).fetchall()
            except sqlite3.Error as problem:
                self.fail(f"Another connection runs {sql!r}, and SQLite says: {problem}")

    def stored(self):
        """The tags that another connection sees."""
        return [row[0] for row in self.outside("SELECT tag FROM devices ORDER BY tag")]

    def values(self, device):
        """A device as a tuple without its id."""
        self.true(f"A Device is expected, not {device!r}.", isinstance(device, self.module.Device))
        return device.tag, device.model, device.owner

    def found(self, *args, **kwargs):
        """The tags of the devices that search() gives."""
        devices = self.inventory.search(*args, **kwargs)
        self.true(f"search() should return a list, not {devices!r}.", isinstance(devices, list))
        return [self.values(one)[0] for one in devices]

    @hint(1)
    def test_add_and_get(self):
        """add() stores a device, get() finds it, and another connection sees it at once."""
        first = self.inventory.add("L-20", "MacBook Air", "Bea")
        second = self.inventory.add("L-21", "Pixelbook")
        self.equal("what another connection sees", self.outside("SELECT * FROM devices ORDER BY id"), [
            (first, "L-20", "MacBook Air", "Bea"), (second, "L-21", "Pixelbook", None),
        ])  # fmt: skip
        device = self.inventory.get("L-21")
        self.equal("get('L-21') as tag, model and owner", self.values(device), ("L-21", "Pixelbook", None))
        self.equal("the id of that device", device.id, second)
        self.equal("get('L-22'), which is not there", self.inventory.get("L-22"), None)

    @hint(1)
    def test_stays(self):
        """A file that is opened again still has its devices."""
        self.inventory.add("L-20", "MacBook Air", "Bea")
        self.inventory.close()
        self.equal("get('L-20') of a new inventory on the same file", self.values(self.open().get("L-20")), (
            "L-20", "MacBook Air", "Bea",
        ))  # fmt: skip
        self.raises("get() after close()", sqlite3.ProgrammingError, self.inventory.get, "L-20")

    @hint(2)
    def test_hostile(self):
        """Quotes, SQL and odd letters in tag, model and owner are stored and found as they are."""
        for text in HOSTILE:
            self.inventory.add(text, text, text)
            self.equal(f"get() of the tag {text!r}", self.values(self.inventory.get(text)), (text, text, text))
            self.true(f"search({text!r}) should find the model {text!r}.", text in self.found(text))
        self.equal("how many devices there are", len(self.stored()), len(HOSTILE))
        self.equal("what remove() said to hostile tags", [self.inventory.remove(text) for text in HOSTILE], [True] * len(HOSTILE))
        self.equal("how many devices are left", self.stored(), [])

    @hint(3)
    def test_search(self):
        """search() looks for the text itself anywhere in the model, whatever the case of the letters."""
        for tag, model in (("C", "Tab_10 100%"), ("B", "TABLE 10"), ("A", "Desktop 1000"), ("D", "iPad")):
            self.inventory.add(tag, model)
        for text, wanted in (("tab", ["B", "C"]), ("TaBl", ["B"]), ("b_1", ["C"]), ("100%", ["C"]), ("10", ["A", "B", "C"])):
            self.equal(f"tags that search({text!r}) finds", self.found(text), wanted)
        self.equal("tags that search('') finds", self.found(""), ["A", "B", "C", "D"])
        self.equal("tags that search('phone') finds", self.found("phone"), [])

    @hint(2)
    def test_order(self):
        """order_by is "tag" or "model"; anything else is a ValueError and harms nothing."""
        for tag, model in (("C", "Air"), ("A", "Pro"), ("D", "Air"), ("B", "Air")):
            self.inventory.add(tag, model)
        self.equal("tags in the order of the models", self.found("", order_by="model"), ["B", "C", "D", "A"])
        self.equal("tags in the order of the tags", self.found("", order_by="tag"), ["A", "B", "C", "D"])
        for order in ("owner", "", "tag DESC", "tag; DROP TABLE devices", "(SELECT 1)"):
            self.raises(f"search('', order_by={order!r})", ValueError, self.inventory.search, "", order_by=order)
        self.equal("the tags that are stored afterwards", self.stored(), ["A", "B", "C", "D"])

    @hint(2)
    def test_duplicate(self):
        """A tag that is taken raises DuplicateTag, changes nothing and blocks nobody."""
        self.inventory.add("L-20", "MacBook Air", "Bea")
        self.raises("add() with a tag that is taken", self.module.DuplicateTag, self.inventory.add, "L-20", "Other")
        self.outside("INSERT INTO devices (tag, model) VALUES ('L-30', 'From outside')")
        self.equal("get('L-20') afterwards", self.values(self.inventory.get("L-20")), ("L-20", "MacBook Air", "Bea"))
        self.inventory.add("L-31", "Next")
        self.equal("the tags that are stored", self.stored(), ["L-20", "L-30", "L-31"])
        self.raises("add() with None as the model", sqlite3.IntegrityError, self.inventory.add, "L-32", None)
        self.raises("add() with None as the tag", sqlite3.IntegrityError, self.inventory.add, None, "Other")

    @hint(3)
    def test_add_all(self):
        """add_all() stores the rows of any iterable and counts them."""
        rows = [("T-1", "Tablet", None), ("T-2", "Tablet", "Cid"), ("T-3", "Tablet", "O'Brien")]
        self.equal("add_all() of three rows from a generator", self.inventory.add_all(row for row in rows), 3)
        self.equal("the tags that are stored", self.stored(), ["T-1", "T-2", "T-3"])
        self.equal("get('T-3')", self.values(self.inventory.get("T-3")), rows[2])
        self.equal("add_all() of no rows", self.inventory.add_all([]), 0)

    @hint(2)
    def test_all_or_none(self):
        """When one row fails, or the iterable does, none of the rows is stored and nobody is blocked."""
        self.inventory.add("T-9", "Tablet")

        def broken():
            yield ("T-1", "Tablet", None)
            raise KeyError("the list ends in the middle")

        for tried, error, rows in (
            ("a tag that is stored already", self.module.DuplicateTag, [("T-1", "Tablet", None), ("T-9", "Tablet", None)]),
            ("a tag that is there twice", self.module.DuplicateTag, [("T-1", "Tablet", None), ("T-1", "Tablet", None)]),
            ("a row without a model", sqlite3.IntegrityError, [("T-1", "Tablet", None), ("T-2", None, None)]),
            ("rows that break off with KeyError", KeyError, broken()),
        ):
            self.raises(f"add_all() with {tried}", error, self.inventory.add_all, rows)
            self.outside("UPDATE devices SET owner = 'Dan' WHERE tag = 'T-9'")
            self.equal(f"the tags that are stored after {tried}", self.stored(), ["T-9"])
        self.inventory.add("T-5", "Tablet")
        self.equal("the tags after one more add()", self.stored(), ["T-5", "T-9"])

    @hint(3)
    def test_remove(self):
        """remove() deletes one device, for everybody, and tells whether it was there."""
        self.inventory.add("L-20", "MacBook Air")
        self.inventory.add("L-21", "MacBook Air")
        self.equal("remove('L-20')", self.inventory.remove("L-20"), True)
        self.equal("the tags that another connection sees", self.stored(), ["L-21"])
        self.equal("remove('L-20') once more", self.inventory.remove("L-20"), False)
        self.outside("INSERT INTO devices (tag, model) VALUES ('L-30', 'From outside')")
        self.equal("the tags in the end", self.stored(), ["L-21", "L-30"])
