import json
import sqlite3

from checking import Check, hint


class Outbox(Check):
    def setUp(self):
        super().setUp()
        self.outbox = self.load("outbox")
        self.file = self.folder / "shop.db"
        self.shop = self.connect(self.file, self.outbox.SHOP_TABLES)

    def connect(self, file, tables=""):
        connection = sqlite3.connect(file)
        self.addCleanup(connection.close)
        connection.executescript(tables)
        return connection

    def warehouse(self):
        connection = self.connect(self.folder / "warehouse.db", self.outbox.WAREHOUSE_TABLES)
        connection.execute("INSERT INTO stock VALUES ('tea', 10)")
        connection.execute("INSERT INTO stock VALUES ('cup', 5)")
        connection.commit()
        return connection

    def saved(self, query, file=None):
        """What another program would see: only what was committed."""
        return self.connect(file or self.file).execute(query).fetchall()

    @hint(1)
    def test_order_and_event(self):
        """An order writes its row and its event, and both are saved."""
        order = self.outbox.place_order(self.shop, "tea", 2)
        self.equal("the saved orders", self.saved("SELECT id, item, count FROM orders"), [(order, "tea", 2)])
        payloads = [json.loads(row[0]) for row in self.saved("SELECT payload FROM outbox WHERE sent = 0")]
        self.equal("the payload", payloads, [{"order": order, "item": "tea", "count": 2}])

    @hint(1)
    def test_both_or_none(self):
        """When the event cannot be written, the order is not written either."""
        self.shop.execute("CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'disk full'); END")
        self.shop.commit()
        self.raises("place_order with a broken outbox", sqlite3.DatabaseError, self.outbox.place_order, self.shop, "tea", 2)
        self.shop.commit()
        self.equal("the saved orders", self.saved("SELECT item FROM orders"), [])

    def test_bad_count(self):
        """A count below 1 is refused, and nothing is written."""
        for count in (0, -3):
            self.raises(f"place_order(db, 'tea', {count})", ValueError, self.outbox.place_order, self.shop, "tea", count)
        self.equal("the saved orders", self.saved("SELECT item FROM orders"), [])

    @hint(2)
    def test_relay(self):
        """Events are published in their order, each once."""
        for item in ("tea", "cup", "jam"):
            self.outbox.place_order(self.shop, item, 1)
        seen = []
        self.equal("relay", self.outbox.relay(self.shop, lambda number, payload: seen.append(payload["item"])), 3)
        self.equal("the published items", seen, ["tea", "cup", "jam"])
        self.equal("relay once more", self.outbox.relay(self.shop, lambda *_: seen.append("again")), 0)
        self.equal("what is published then", seen[3:], [])

    @hint(2)
    def test_publish_fails(self):
        """When publishing fails, what was sent stays sent, and the rest is sent later."""
        for item in ("tea", "cup", "jam"):
            self.outbox.place_order(self.shop, item, 1)
        seen = []

        def publish(_, payload):
            if payload["item"] == "cup" and len(seen) == 1:
                raise ConnectionError("the broker is away")
            seen.append(payload["item"])

        self.raises("relay with a broken broker", ConnectionError, self.outbox.relay, self.shop, publish)
        self.equal("unsent events that are saved", self.saved("SELECT count(*) FROM outbox WHERE sent = 0"), [(2,)])
        seen.append("later")
        self.equal("relay once more", self.outbox.relay(self.shop, publish), 2)
        self.equal("all that was published", seen, ["tea", "later", "cup", "jam"])

    @hint(3)
    def test_once(self):
        """An event that comes twice lowers the stock once."""
        warehouse = self.warehouse()
        consumer = self.outbox.Consumer(warehouse)
        payload = {"order": 7, "item": "tea", "count": 3}
        self.equal("the first delivery", consumer.handle(1, payload), True)
        self.equal("the second delivery", consumer.handle(1, payload), False)
        self.equal("another event", consumer.handle(2, payload), True)
        self.equal("another consumer of the same warehouse", self.outbox.Consumer(warehouse).handle(2, payload), False)
        rows = self.saved("SELECT item, count FROM stock ORDER BY item", self.folder / "warehouse.db")
        self.equal("the stock that is saved", rows, [("cup", 5), ("tea", 4)])

    @hint(3)
    def test_crash_in_consumer(self):
        """When lowering the stock fails, the event counts as not handled."""
        warehouse = self.warehouse()
        warehouse.execute("CREATE TRIGGER broken BEFORE UPDATE ON stock BEGIN SELECT RAISE(ABORT, 'locked'); END")
        warehouse.commit()
        consumer = self.outbox.Consumer(warehouse)
        payload = {"order": 7, "item": "tea", "count": 3}
        self.raises("handle with a broken stock", sqlite3.DatabaseError, consumer.handle, 1, payload)
        warehouse.execute("DROP TRIGGER broken")
        warehouse.commit()
        self.equal("the next delivery", consumer.handle(1, payload), True)
