import sqlite3
from contextlib import closing

from checking import Check, hint

TABLES = """
CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE orders (
    id INTEGER PRIMARY KEY, customer_id INTEGER, ordered_on TEXT NOT NULL, is_cancelled INTEGER NOT NULL DEFAULT 0);
CREATE TABLE items (order_id INTEGER NOT NULL, product TEXT NOT NULL, quantity INTEGER NOT NULL, cents INTEGER NOT NULL);
CREATE TABLE payments (order_id INTEGER NOT NULL, cents INTEGER NOT NULL);
"""
DAY = "2025-07-01"
# Eve and another Eve, Fay who ordered nothing, Gus whose orders were cancelled, Hal who has not paid.
SHOP = {
    "customers": [(4, "Hal"), (1, "Eve"), (2, "Eve"), (5, "Fay"), (3, "Gus")],
    "orders": [
        (101, 1, "2025-07-03", 0), (102, 1, "2025-07-09", 0), (103, 1, "2025-07-09", 0), (104, 1, "2025-07-30", 1),
        (105, 2, "2025-07-05", 0), (106, 2, "2025-07-04", 0),
        (107, 3, "2025-07-06", 1), (108, 3, "2025-07-07", 1),
        (109, 4, "2025-07-08", 0),
        (110, None, "2025-07-10", 0), (111, None, "2025-07-11", 1),
    ],
    "items": [
        (101, "lamp", 2, 3000), (101, "bulb", 4, 250), (102, "bulb", 1, 250), (103, "lamp", 1, 3000), (104, "desk", 1, 9000),
        (105, "bulb", 10, 200), (105, "bulb", 1, 0), (106, "desk", 1, 9000),
        (107, "desk", 5, 9000), (108, "rug", 1, 100),
        (109, "rug", 2, 100), (109, "lamp", 1, 3100),
        (110, "rug", 7, 100), (110, "bulb", 3, 250), (111, "bulb", 50, 250),
    ],
    "payments": [
        (101, 5000), (101, 2000), (102, 250), (104, 9000),
        (105, 1000), (105, 1000), (106, 500), (107, 45000), (110, 700), (110, 750),
    ],
}  # fmt: skip


class Reports(Check):
    def rows(self, file, shop):
        """What the learner's report returns for this shop."""
        query = self.text(file)
        with closing(sqlite3.connect(":memory:")) as db:
            db.executescript(TABLES)
            for table, rows in shop.items():
                marks = ", ".join("?" * len(rows[0]))
                db.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
            db.commit()
            db.execute("PRAGMA query_only = ON")
            try:
                cursor = db.execute(query)
                if cursor.description is None:
                    self.fail(f"{file} holds no SELECT.")
                return cursor.fetchall()
            except (sqlite3.Error, sqlite3.Warning) as problem:
                self.fail(f"SQLite refuses {file}: {problem}")

    @hint(1)
    def test_two_items_two_payments(self):
        """balances.sql: two items and two payments of one order are added up once each."""
        shop = {
            "customers": [(1, "Eve")],
            "orders": [(7, 1, DAY, 0)],
            "items": [(7, "lamp", 2, 3000), (7, "bulb", 4, 250), (7, "bulb", 4, 250)],
            "payments": [(7, 1000), (7, 1000)],
        }
        self.equal("balances.sql for one order of 8000 cents, 2000 of them paid", self.rows("balances.sql", shop), [
            (1, "Eve", 8000, 2000),
        ])  # fmt: skip

    @hint(2)
    def test_balances(self):
        """balances.sql: every customer stands there once, without the cancelled orders, with 0 where nothing is."""
        wanted = [(1, "Eve", 10250, 7250), (2, "Eve", 11000, 2500), (3, "Gus", 0, 0), (4, "Hal", 3300, 0), (5, "Fay", 0, 0)]
        self.equal("balances.sql for five customers", self.rows("balances.sql", SHOP), wanted)

    @hint(2)
    def test_paid_without_items(self):
        """balances.sql: an order without items can have payments."""
        shop = {"customers": [(1, "Eve")], "orders": [(7, 1, DAY, 0), (8, 1, DAY, 0)], "payments": [(7, 400), (8, 30)]}
        self.equal("balances.sql for two orders without items", self.rows("balances.sql", shop), [(1, "Eve", 0, 430)])

    @hint(2)
    def test_quiet(self):
        """quiet.sql: customers without an order, or with cancelled ones only, even if there are orders at the till."""
        self.equal("quiet.sql for five customers", self.rows("quiet.sql", SHOP), [(3, "Gus"), (5, "Fay")])

    @hint(3)
    def test_newest(self):
        """newest.sql: one order for each customer, the larger id of the same day, and no cancelled ones."""
        wanted = [("Eve", 103, "2025-07-09"), ("Eve", 105, "2025-07-05"), ("Hal", 109, "2025-07-08")]
        self.equal("newest.sql for five customers", self.rows("newest.sql", SHOP), wanted)

    @hint(1)
    def test_products(self):
        """products.sql: different customers are counted, and pieces sold at the till are added."""
        wanted = [("bulb", 2, 19), ("lamp", 2, 4)]
        self.equal("products.sql for five customers", self.rows("products.sql", SHOP), wanted)

    @hint(1)
    def test_empty(self):
        """A shop without orders has customers with 0 cents, and only quiet ones."""
        shop = {"customers": [(2, "Gus"), (1, "Eve")]}
        self.equal("balances.sql", self.rows("balances.sql", shop), [(1, "Eve", 0, 0), (2, "Gus", 0, 0)])
        self.equal("quiet.sql", self.rows("quiet.sql", shop), [(1, "Eve"), (2, "Gus")])
        self.equal("newest.sql", self.rows("newest.sql", shop), [])
        self.equal("products.sql", self.rows("products.sql", shop), [])
