import re
from datetime import datetime, timedelta, timezone
from uuid import UUID

from checking import Check, hint

LAMP, DOOR, OVEN = (UUID(f"{number}0000000-0000-4000-8000-00000000000{number}") for number in (2, 1, 3))
INTEGERS = {"integer", "int", "int4", "bigint", "int8", "smallint", "int2"}


def at(hour, minute=0, zone=timezone.utc):
    return datetime(2025, 11, 3, hour, minute, tzinfo=zone)


class Readings(Check):
    def setUp(self):
        super().setUp()
        self.pg, self.module = self.load("fakepg"), self.load("readings")
        for name in ("save", "save_all", "get", "find"):
            setattr(self, name, self.member(self.module, name))
        self.conn = self.pg.connect()
        self.addCleanup(self.conn.close)
        try:
            for statement in re.sub(r"--[^\n]*", "", self.text("schema.sql")).split(";"):
                self.conn.execute(statement)
        except self.pg.Error as problem:
            self.fail(f"schema.sql is refused: {problem}")
        self.columns = {
            row[1]: {"type": " ".join(row[2].lower().split()), "required": bool(row[3]), "key": bool(row[5])}
            for row in self.conn.execute("PRAGMA table_info(readings)")
        }
        self.true("schema.sql creates no table `readings`.", self.columns)
        self.conn.log.clear()

    def stored(self):
        """All rows, read without the learner's functions."""
        rows = self.conn.execute("SELECT device_id, seen_at, data, updates FROM readings ORDER BY device_id").fetchall()
        return [tuple(row) for row in rows]

    @hint(1)
    def test_table(self):
        """The table has a uuid, a moment with time zone, binary JSON and an integer, and none of them may be NULL."""
        self.equal("the columns of readings", sorted(self.columns), ["data", "device_id", "seen_at", "updates"])
        types = {name: column["type"] for name, column in self.columns.items()}
        self.equal("the type of device_id", types["device_id"], "uuid")
        self.true(
            f"seen_at should have PostgreSQL's type for a moment with time zone, not {types['seen_at']}.",
            types["seen_at"].startswith("timestamptz")
            or (types["seen_at"].startswith("timestamp") and types["seen_at"].endswith(" with time zone")),
        )
        self.equal("the type of data", types["data"], "jsonb")
        self.true(f"updates should be an integer, not {types['updates']}.", types["updates"] in INTEGERS)
        keys = [name for name, column in self.columns.items() if column["key"]]
        self.equal("the primary key", keys, ["device_id"])
        # PostgreSQL makes a primary key NOT NULL by itself.
        nullable = [name for name, column in self.columns.items() if not column["required"] and not column["key"]]
        self.equal("columns that may be NULL", nullable, [])

    @hint(3)
    def test_new(self):
        """The first reading of a device is stored, and get() finds it."""
        data = {"celsius": 21.5, "open": False, "tags": ["hall", "north"], "by": None}
        self.equal("what save() of a new device returned", self.save(self.conn, DOOR, at(9), data), True)
        self.equal("the rows of the table", self.stored(), [(DOOR, at(9), data, 1)])
        self.equal("get() of that device", self.get(self.conn, DOOR), self.module.Reading(DOOR, at(9), data, 1))
        self.equal("get() of a device that is not there", self.get(self.conn, LAMP), None)

    @hint(2)
    def test_newer_and_older(self):
        """A later reading replaces the stored one; one of the same moment or an earlier one changes nothing."""
        self.save(self.conn, LAMP, at(9), {"watt": 1})
        self.save(self.conn, DOOR, at(23), {"open": True})
        east = timezone(timedelta(hours=3))
        for moment, data, wanted, row in (
            (at(10), {"watt": 2}, True, (LAMP, at(10), {"watt": 2}, 2)),
            (at(10), {"watt": 3}, False, (LAMP, at(10), {"watt": 2}, 2)),
            (at(8), {"watt": 4}, False, (LAMP, at(10), {"watt": 2}, 2)),
            (at(12, 30, east), {"watt": 5}, False, (LAMP, at(10), {"watt": 2}, 2)),
            (at(13, 30, east), {"watt": 6}, True, (LAMP, at(10, 30), {"watt": 6}, 3)),
        ):
            result = self.save(self.conn, LAMP, moment, data)
            self.equal(f"what save() at {moment} returned", result, wanted)
            self.equal(f"the rows after save() at {moment}", self.stored(), [(DOOR, at(23), {"open": True}, 1), row])

    @hint(1)
    def test_one_statement(self):
        """save() sends one single statement, and the values are not in its text."""
        for minute, data in ((0, {"watt": 1}), (1, {"watt": "%s; it's a trap", "note": "100 % -- ?"}), (2, {})):
            self.save(self.conn, LAMP, at(9, minute), data)
        texts = [sql for sql, _ in self.conn.log]
        self.equal("how many statements three calls of save() sent", len(texts), 3)
        self.equal("how many different texts these statements have", len(set(texts)), 1)
        self.equal("the data in the end", self.stored(), [(LAMP, at(9, 2), {}, 3)])

    @hint(1)
    def test_no_zone(self):
        """A moment without time zone is a ValueError, and nothing is sent."""
        naive = datetime(2025, 11, 3, 9)
        self.raises("save() with a moment without time zone", ValueError, self.save, self.conn, LAMP, naive, {"watt": 1})
        self.equal("how many statements were sent", len(self.conn.log), 0)

    @hint(2)
    def test_save_all(self):
        """save_all() stores what is newer, of any iterable, and counts it."""
        readings = [
            (LAMP, at(9), {"watt": 1}), (LAMP, at(8), {"watt": 0}), (DOOR, at(9), {"open": True}), (LAMP, at(10), {"watt": 2}),
        ]  # fmt: skip
        self.equal("what save_all() of four readings returned", self.save_all(self.conn, iter(readings)), 3)
        self.equal("the rows", self.stored(), [(DOOR, at(9), {"open": True}, 1), (LAMP, at(10), {"watt": 2}, 2)])
        self.equal("what save_all() of the same returned then", self.save_all(self.conn, readings), 0)
        self.equal("what save_all() of nothing returned", self.save_all(self.conn, []), 0)

    @hint(2)
    def test_all_or_none(self):
        """After any error in save_all() nothing of it is stored, and the connection works."""
        self.save(self.conn, LAMP, at(9), {"watt": 1})
        self.conn.execute("CREATE UNIQUE INDEX one_at_a_time ON readings (seen_at)")

        def broken():
            yield (DOOR, at(11), {"open": True})
            raise KeyError("the radio is silent")

        good = (DOOR, at(11), {"open": True})
        for tried, error, readings in (
            ("a constraint that refuses the second reading", self.pg.IntegrityError, [good, (OVEN, at(11), {})]),
            ("a second moment without time zone", ValueError, [good, (OVEN, datetime(2025, 11, 3, 12), {})]),
            ("an iterable that breaks off with KeyError", KeyError, broken()),
        ):
            self.raises(f"save_all() with {tried}", error, self.save_all, self.conn, readings)
            self.equal(f"the rows after {tried}", self.stored(), [(LAMP, at(9), {"watt": 1}, 1)])
        self.equal("what save_all() of one good reading returned then", self.save_all(self.conn, [good]), 1)

    @hint(3)
    def test_find(self):
        """find() gives the devices whose data contains the part, the last seen first, and not more than the limit."""
        for device, hour, data in (
            (OVEN, 9, {"room": {"floor": 1, "name": "kitchen"}, "tags": ["hot", "big"]}),
            (LAMP, 9, {"room": {"floor": 1, "name": "it's a hall"}, "tags": ["big"], "on": True}),
            (DOOR, 8, {"room": {"floor": 2}, "tags": [], "on": 1}),
        ):
            self.conn.execute(
                "INSERT INTO readings (device_id, seen_at, data, updates) VALUES (%s, %s, %s, 1)",
                (device, at(hour), self.pg.Jsonb(data)),
            )
        for part, limit, wanted in (
            ({"room": {"floor": 1}}, 10, [LAMP, OVEN]),
            ({"tags": ["big"]}, 10, [LAMP, OVEN]),
            ({"tags": ["big"]}, 1, [LAMP]),
            ({"room": {"name": "it's a hall"}}, 10, [LAMP]),
            ({"on": 1}, 10, [DOOR]),
            ({}, 10, [LAMP, OVEN, DOOR]),
            ({}, 2, [LAMP, OVEN]),
            ({"none": 1}, 10, []),
        ):
            self.conn.log.clear()
            self.equal(f"find() of {part} with the limit {limit}", self.find(self.conn, part, limit), wanted)
            self.equal(f"rows that the database sent for {part}", sum(rows for _, rows in self.conn.log), len(wanted))
