import sqlite3
from contextlib import closing

from checking import Check, hint

TABLE = """
CREATE TABLE tickets (
    id INTEGER PRIMARY KEY, title TEXT NOT NULL, priority INTEGER NOT NULL, assignee TEXT,
    opened_at TEXT NOT NULL, closed_at TEXT)
"""
FILES = ("open.sql", "urgent.sql", "not_kim.sql", "may.sql", "search.sql", "latest.sql")


def ticket(number, title="A ticket", priority=3, assignee=None, opened="2025-03-01 08:00", closed=None):
    return (number, title, priority, assignee, opened, closed)


class HelpDesk(Check):
    def rows(self, file, *tickets):
        """What the learner's query returns for a table with these tickets."""
        query = self.text(file)
        with closing(sqlite3.connect(":memory:")) as db:
            db.execute(TABLE)
            db.executemany("INSERT INTO tickets VALUES (?, ?, ?, ?, ?, ?)", tickets)
            db.commit()
            db.execute("PRAGMA query_only = ON")
            try:
                cursor = db.execute(query)
                if cursor.description is None:
                    self.fail(f"{file} holds no SELECT yet.")
                return cursor.fetchall()
            except (sqlite3.Error, sqlite3.Warning) as problem:
                self.fail(f"SQLite refuses {file}: {problem}")

    def numbers(self, file, *tickets):
        """The ids that the query returns, sorted: for questions without an order."""
        rows = self.rows(file, *tickets)
        widths = {len(row) for row in rows}
        self.true(f"{file} should return one column, id; it returns rows with {widths} columns.", widths <= {1})
        return sorted(row[0] for row in rows)

    @hint(2)
    def test_open(self):
        """open.sql lists open tickets only, the newest first; the smaller id first when moments are equal."""
        got = self.rows(
            "open.sql",
            ticket(11, "Old", opened="2024-12-31 23:59"),
            ticket(12, "Done", opened="2025-03-03 10:00", closed="2025-03-03 10:05"),
            ticket(15, "Same moment", opened="2025-03-02 10:00"),
            ticket(13, "Newest", opened="2025-03-04 07:30", assignee="kim"),
            ticket(14, "Same moment", opened="2025-03-02 10:00"),
        )
        wanted = [(13, "Newest"), (14, "Same moment"), (15, "Same moment"), (11, "Old")]
        self.equal("open.sql with four open tickets and a closed one", got, wanted)

    @hint(3)
    def test_urgent(self):
        """urgent.sql lists open tickets with priority 1, and with priority 2 when nobody has taken them."""
        got = self.numbers(
            "urgent.sql",
            ticket(21, priority=1, assignee="kim"),
            ticket(22, priority=1),
            ticket(23, priority=1, closed="2025-03-02 10:00"),
            ticket(24, priority=2),
            ticket(25, priority=2, assignee="lee"),
            ticket(26, priority=2, closed="2025-03-02 10:00"),
            ticket(27, priority=3),
            ticket(28, priority=4, assignee="lee"),
        )
        self.equal("urgent.sql; 21, 22 and 24 are urgent", got, [21, 22, 24])

    @hint(1)
    def test_not_kim(self):
        """not_kim.sql lists the tickets of others and of nobody, open or closed."""
        got = self.numbers(
            "not_kim.sql",
            ticket(31, assignee="kim"),
            ticket(32),
            ticket(33, assignee="lee"),
            ticket(34, assignee="kim", closed="2025-03-02 10:00"),
            ticket(35, closed="2025-03-02 10:00"),
            ticket(36, assignee="kimberly"),
            ticket(37, assignee=""),
        )
        self.equal("not_kim.sql; 31 and 34 are kim's", got, [32, 33, 35, 36, 37])

    @hint(2)
    def test_may(self):
        """may.sql lists what was opened in May 2025, from the first minute to the last."""
        moments = {
            41: "2025-04-30 23:59", 42: "2025-05-01 00:00", 43: "2025-05-09 12:00", 44: "2025-05-31 00:00",
            45: "2025-05-31 23:59", 46: "2025-06-01 00:00", 47: "2024-05-10 12:00", 48: "2025-12-05 05:05",
        }  # fmt: skip
        got = self.numbers("may.sql", *(ticket(number, opened=moment) for number, moment in moments.items()))
        self.equal("may.sql; 42, 43, 44 and 45 are of May 2025", got, [42, 43, 44, 45])

    @hint(2)
    def test_search(self):
        """search.sql finds the text 100% anywhere in the title, and nothing else."""
        titles = {
            51: "Battery at 100% after an hour", 52: "100% of mails are lost", 53: "CPU at 100%", 54: "Room 1001",
            55: "100 % full", 56: "10% of 100 users", 57: "100_percent.txt is lost", 58: "1000%",
        }  # fmt: skip
        tickets = [ticket(number, title) for number, title in titles.items()]
        closed = ticket(59, "Load of 100%", closed="2025-03-02 10:00")
        self.equal("search.sql; 51, 52, 53 and 59 hold 100%", self.numbers("search.sql", *tickets, closed), [51, 52, 53, 59])

    @hint(3)
    def test_latest(self):
        """latest.sql lists the three tickets that were closed last; the smaller id first when moments are equal."""
        tickets = [
            ticket(61, closed="2025-04-01 10:00"),
            ticket(62),
            ticket(65, closed="2025-04-03 10:00"),
            ticket(63, closed="2025-04-02 10:00"),
            ticket(64, closed="2025-04-03 10:00"),
            ticket(66, closed="2025-04-02 10:00"),
        ]
        wanted = [(64, "2025-04-03 10:00"), (65, "2025-04-03 10:00"), (63, "2025-04-02 10:00")]
        self.equal("latest.sql with five closed tickets", self.rows("latest.sql", *tickets), wanted)
        self.equal("latest.sql with one closed ticket", self.rows("latest.sql", *tickets[:2]), [(61, "2025-04-01 10:00")])

    @hint(1)
    def test_empty(self):
        """No query returns a row for an empty table."""
        for file in FILES:
            self.equal(f"{file} on an empty table", self.rows(file), [])
