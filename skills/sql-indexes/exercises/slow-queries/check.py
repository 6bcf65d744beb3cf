import sqlite3

from checking import Check, hint

MOST_INDEXES = 4
MOST_STEPS = 3_000
EVERY = 10
SCHEMA = """
CREATE TABLE orders (
    id INTEGER PRIMARY KEY, shop_id INTEGER NOT NULL, email TEXT NOT NULL, status TEXT NOT NULL,
    total_cents INTEGER NOT NULL, created_at TEXT NOT NULL);
CREATE TABLE items (
    id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES orders (id), position INTEGER NOT NULL, product TEXT NOT NULL);
"""
INBOX = """SELECT id, created_at, total_cents FROM orders
WHERE shop_id = :shop_id AND status = :status ORDER BY created_at DESC LIMIT 20"""
COUNT = "SELECT count(*) FROM orders WHERE shop_id = :shop_id AND status = :status"
DAY = """SELECT id, status, total_cents FROM orders
WHERE shop_id = :shop_id AND created_at >= :start AND created_at < :end"""
BY_EMAIL = "SELECT id, shop_id FROM orders WHERE lower(email) = lower(:email)"
ITEMS = "SELECT product FROM items WHERE order_id = :order_id ORDER BY position"
BIG, SMALL = 7, 8
FIRST_PAGE = {"created_at": "9999", "id": 0}


def orders():
    """4,000 orders: every second one is of the big shop, whose `open` ones are among the oldest."""
    for number in range(1, 4001):
        shop = BIG if number % 2 else SMALL + number % 40
        status = "open" if number <= 60 else "paid" if number % 4 else "sent"
        # Three orders each of the big shop share a moment.
        moment = number // 6
        created = f"2025-{1 + moment // 60:02}-{1 + moment % 60 // 3:02} 10:{moment % 3:02}"
        yield number, shop, f"Customer{number % 1000}@Example.org", status, number * 10, created


class Indexes(Check):
    def setUp(self):
        super().setUp()
        self.db = sqlite3.connect(":memory:")
        self.addCleanup(self.db.close)
        self.db.executescript(SCHEMA)
        self.orders = list(orders())
        self.db.executemany("INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?)", self.orders)
        items = [(order, 3 - piece, f"product {order}-{piece}") for piece in range(3) for order in range(1, 4001)]
        self.db.executemany("INSERT INTO items (order_id, position, product) VALUES (?, ?, ?)", items)
        self.db.commit()
        self.before = self.objects()
        try:
            self.db.executescript(self.text("indexes.sql"))
            self.db.commit()
        except (sqlite3.Error, sqlite3.Warning) as problem:
            self.fail(f"SQLite refuses indexes.sql: {problem}")

    def objects(self):
        return {row for row in self.db.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")}

    def indexes(self):
        return sorted(name for kind, name, _ in self.objects() if kind == "index")

    def run_query(self, name, query, values):
        """The rows of a query; it must not take many steps, which are counted while it runs."""
        ticks = []
        self.db.set_progress_handler(lambda: ticks.append(1), EVERY)
        try:
            cursor = self.db.execute(query, values)
            if cursor.description is None:
                self.fail(f"{name} holds no SELECT.")
            rows = cursor.fetchall()
        except (sqlite3.Error, sqlite3.Warning) as problem:
            self.fail(f"SQLite refuses {name} with {values}: {problem}")
        finally:
            self.db.set_progress_handler(None, 0)
        steps = len(ticks) * EVERY
        if steps > MOST_STEPS:
            plan = [row[-1] for row in self.db.execute(f"EXPLAIN QUERY PLAN {query}", values)]
            self.fail(
                f"{name} with {values}\n  expected: at most {MOST_STEPS} steps\n"
                f"  got:      {steps} steps; its plan is: {'; '.join(plan)}"
            )
        return rows

    def wanted(self, *columns, keep):
        """The same in Python: those columns of the orders to keep."""
        names = ("id", "shop_id", "email", "status", "total_cents", "created_at")
        places = [names.index(name) for name in columns]
        return [tuple(row[place] for place in places) for row in self.orders if keep(*row)]

    @hint(1)
    def test_only_indexes(self):
        """indexes.sql creates one to four indexes and changes nothing else."""
        names = self.indexes()
        self.true("indexes.sql creates no index yet.", names)
        shown = ", ".join(names)
        self.true(f"indexes.sql should create at most {MOST_INDEXES} indexes; it creates {shown}.", len(names) <= MOST_INDEXES)
        others = {row for row in self.objects() if row[0] != "index"}
        self.equal("tables, views and triggers afterwards", sorted(others), sorted(self.before))
        counts = self.db.execute("SELECT (SELECT count(*) FROM orders), (SELECT count(*) FROM items)").fetchone()
        self.equal("how many orders and items there are afterwards", counts, (4000, 12000))

    @hint(2)
    def test_inbox(self):
        """inbox.sql: the 20 newest orders of a large shop, for a rare status and a frequent one."""
        for status in ("open", "paid", "sent"):
            rows = self.run_query("inbox.sql", INBOX, {"shop_id": BIG, "status": status})
            found = self.wanted("created_at", keep=lambda *order: order[1] == BIG and order[3] == status)
            newest = [moment for (moment,) in sorted(found, reverse=True)[:20]]
            self.equal(f"the moments of inbox.sql for {status}", [row[1] for row in rows], newest)

    @hint(2)
    def test_count(self):
        """count_status.sql: how many orders of a shop have a rare status."""
        rows = self.run_query("count_status.sql", COUNT, {"shop_id": BIG, "status": "open"})
        self.equal("count_status.sql for open orders", rows, [(30,)])

    @hint(2)
    def test_day(self):
        """day.sql: the orders of a large shop on one day."""
        values = {"shop_id": BIG, "start": "2025-06-04", "end": "2025-06-05"}
        rows = self.run_query("day.sql", DAY, values)
        columns = ("id", "status", "total_cents")
        found = self.wanted(*columns, keep=lambda *order: order[1] == BIG and order[5].startswith("2025-06-04"))
        self.equal("the rows of day.sql", sorted(rows), found)

    @hint(2)
    def test_email(self):
        """by_email.sql: the orders of one customer, whatever the case of the letters."""
        rows = self.run_query("by_email.sql", BY_EMAIL, {"email": "CUSTOMER321@example.ORG"})
        self.equal("the ids of by_email.sql", sorted(row[0] for row in rows), [321, 1321, 2321, 3321])

    @hint(3)
    def test_items(self):
        """order_items.sql: the items of one order, in their order, without a sort."""
        rows = self.run_query("order_items.sql", ITEMS, {"order_id": 1234})
        self.equal("the rows of order_items.sql", rows, [("product 1234-2",), ("product 1234-1",), ("product 1234-0",)])
        # Three rows are sorted quickly: here the plan must tell it.
        plan = [row[-1] for row in self.db.execute(f"EXPLAIN QUERY PLAN {ITEMS}", {"order_id": 1})]
        self.true(f"order_items.sql still sorts; its plan is: {'; '.join(plan)}", not any("TEMP B-TREE" in one for one in plan))

    def page(self, shop, size, last):
        values = {"shop_id": shop, "size": size, **last}
        rows = self.run_query("page.sql", self.text("page.sql"), values)
        self.equal("how many columns page.sql returns", {len(row) for row in rows} - {3}, set())
        return rows

    def listing(self, shop):
        """All that page.sql should list of the shop, in its order."""
        found = self.wanted("id", "created_at", "total_cents", keep=lambda *order: order[1] == shop)
        return sorted(found, key=lambda row: (row[1], row[0]), reverse=True)

    @hint(3)
    def test_pages(self):
        """page.sql: page by page every order of a shop comes once, the newest first."""
        for shop, size in ((SMALL, 7), (BIG, 100)):
            wanted, got, last = self.listing(shop), [], FIRST_PAGE
            while len(got) <= len(wanted):
                rows = self.page(shop, size, last)
                self.equal(f"page.sql with {size} orders, after {last}", rows, wanted[len(got) : len(got) + size])
                if not rows:
                    break
                got.extend(rows)
                last = {"created_at": rows[-1][1], "id": rows[-1][0]}
        self.equal("page.sql for a shop without orders", self.page(999, 10, FIRST_PAGE), [])

    @hint(3)
    def test_late_page(self):
        """page.sql: the last pages of a large shop cost as little as the first one."""
        wanted = self.listing(BIG)
        for place in (0, 1000, 1950):
            last = FIRST_PAGE if place == 0 else {"created_at": wanted[place - 1][1], "id": wanted[place - 1][0]}
            self.equal(f"page.sql after {last}", self.page(BIG, 10, last), wanted[place : place + 10])
