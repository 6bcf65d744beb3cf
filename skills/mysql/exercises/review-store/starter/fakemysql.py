"""A stand-in for the few parts of PyMySQL that this exercise needs, over SQLite. Leave it as it is.

    conn = connect(user=..., password=..., database=..., cursorclass=DictCursor)
    with conn.cursor() as cursor:
        cursor.execute("SELECT ... WHERE id = %s", (7,))   # cursor.fetchone(), fetchall(), rowcount, lastrowid
    conn.commit()                                          # autocommit is off, as in PyMySQL
"""

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

TABLES = """
CREATE TABLE products (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL,
    stars_count INTEGER NOT NULL DEFAULT 0, stars_sum INTEGER NOT NULL DEFAULT 0);
CREATE TABLE reviews (
    id INTEGER PRIMARY KEY AUTOINCREMENT, product_id INTEGER NOT NULL REFERENCES products (id),
    author TEXT NOT NULL, stars INTEGER NOT NULL, body TEXT NOT NULL, UNIQUE (product_id, author));
"""
TOKENS = re.compile(
    r"(?P<quoted>'(?:[^'\\]|''|\\.)*'|\"[^\"]*\"|--[^\n]*)"
    r"|(?P<place>%(?:\((?P<name>\w+)\)s|.?))|(?P<lock>\bFOR\s+UPDATE\b)|(?P<bad>\?|\|\|)",
    re.I | re.S,
)
CONTROL = re.compile(r"\s*(commit|rollback|begin|start\s+transaction)\b", re.I)
DEADLOCK = 1213


class MySQLError(Exception):
    """args[0] is MySQL's number of the error, args[1] its text."""


class ProgrammingError(MySQLError):
    pass


class IntegrityError(MySQLError):
    pass


class OperationalError(MySQLError):
    pass


class Cursor:
    """Rows are tuples."""

    def __init__(self, connection: "Connection") -> None:
        self.connection = connection
        self.rowcount, self.lastrowid = -1, 0
        self._rows: list[Any] = []

    def __enter__(self) -> "Cursor":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def execute(self, query: str, args: Sequence[Any] | Mapping[str, Any] | object = None) -> int:
        done = self.connection._run(query, args)
        names = [column[0] for column in done.description or ()]
        self._rows = [self._row(names, values) for values in done.fetchall()]
        self.rowcount = len(self._rows) if names else max(done.rowcount, 0)
        self.lastrowid = done.lastrowid or 0
        return self.rowcount

    def executemany(self, query: str, args: Iterable[Sequence[Any]]) -> int:
        self.rowcount = sum(self.execute(query, one) for one in args)
        return self.rowcount

    def fetchone(self) -> Any:
        return self._rows.pop(0) if self._rows else None

    def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    def __iter__(self) -> Any:
        return iter(self.fetchall())

    def close(self) -> None:
        self._rows = []

    def _row(self, names: list[str], values: tuple[Any, ...]) -> Any:
        return values


class DictCursor(Cursor):
    """Rows are dictionaries."""

    def _row(self, names: list[str], values: tuple[Any, ...]) -> Any:
        return dict(zip(names, values))


class Connection:
    """`log` holds the statements that were sent; `faults` the errors of the next ones (None: it works)."""

    def __init__(self, cursorclass: type[Cursor] = Cursor, **options: Any) -> None:
        self.cursorclass, self.options = cursorclass, options
        self.log: list[str] = []
        self.faults: list[MySQLError | None] = []
        self._db = sqlite3.connect(":memory:", isolation_level=None)
        self._db.executescript(TABLES)
        self._db.execute("PRAGMA foreign_keys = ON")
        for name, count, function in (("like", 2, _like), ("like", 3, _like), ("concat", -1, _concat), ("instr", 2, _instr)):
            self._db.create_function(name, count, function)
        self._db.create_function("locate", 2, lambda part, text: _instr(text, part))

    @property
    def in_transaction(self) -> bool:
        """Whether one is open; PyMySQL has no such property."""
        return self._db.in_transaction

    def cursor(self, cursor: type[Cursor] | None = None) -> Cursor:
        return (cursor or self.cursorclass)(self)

    def begin(self) -> None:
        self.commit()
        self._db.execute("BEGIN")

    def commit(self) -> None:
        if self._db.in_transaction:
            self._db.execute("COMMIT")

    def rollback(self) -> None:
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def close(self) -> None:
        self._db.close()

    def _run(self, query: str, args: Any) -> sqlite3.Cursor:
        self.log.append(query)
        control = CONTROL.match(query)
        if control:
            {"c": self.commit, "r": self.rollback}.get(control[1][0].lower(), self.begin)()
            return self._db.execute("SELECT 1 WHERE 0")
        text, values = _translated(query, args)
        if not self._db.in_transaction:
            self._db.execute("BEGIN")
        fault = self.faults.pop(0) if self.faults else None
        if fault is not None:
            if fault.args[0] == DEADLOCK:  # InnoDB undoes the whole transaction, for other errors only the statement.
                self.rollback()
            raise fault
        try:
            return self._db.execute(text, values)
        except sqlite3.IntegrityError as error:
            codes = {"UNIQUE": 1062, "NOT NULL": 1048, "FOREIGN KEY": 1452}
            number = next((code for words, code in codes.items() if str(error).startswith(words)), 3819)
            raise IntegrityError(number, str(error)) from error
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise ProgrammingError(1064, str(error)) from error


def connect(**options: Any) -> Connection:
    return Connection(**options)


def _translated(query: str, args: Any) -> tuple[str, Any]:
    """The statement and its values for SQLite."""
    if args is not None and not isinstance(args, (tuple, list, dict)):
        args = (args,)
    places = 0

    def put(token: re.Match[str]) -> str:
        nonlocal places
        if token["lock"]:
            return ""
        if token["bad"]:
            raise ProgrammingError(1064, "the placeholder is %s, not ?" if token["bad"] == "?" else "|| is OR in MySQL: use CONCAT()")
        if token["quoted"]:
            if args is not None and re.search(r"%(\(\w+\))?s", token["quoted"]):
                raise ProgrammingError(1064, "a placeholder must not stand in quotes")
            if args is not None and re.search(r"(?<!%)(%%)*%(?!%)", token["quoted"]):
                raise ValueError("unsupported format character: write %% for a percent sign beside parameters")
            return token["quoted"].replace("%%", "%") if args is not None else token["quoted"]
        if args is None or token["place"] == "%%":
            return "%"
        if token["place"] != "%s" and not token["name"]:
            raise ValueError(f"unsupported format character in {token['place']!r}")
        places += 1
        return f":{token['name']}" if token["name"] else "?"

    text = TOKENS.sub(put, query)
    if isinstance(args, dict):
        return text, args
    values = tuple(args or ())
    if len(values) != places:
        raise TypeError(f"the statement has {places} placeholders, but {len(values)} values were given")
    return text, values


def _like(pattern: str, text: str | None, escape: str = "\\") -> bool | None:
    """LIKE as MySQL does it: the backslash escapes, and the case of letters does not matter."""
    if pattern is None or text is None:
        return None
    wanted, signs = "", iter(str(pattern))
    for sign in signs:
        if sign == escape[-1:]:
            wanted += re.escape(next(signs, sign))
        else:
            wanted += {"%": ".*", "_": "."}.get(sign) or re.escape(sign)
    return re.fullmatch(wanted, str(text), re.I | re.S) is not None


def _concat(*parts: Any) -> str | None:
    return None if None in parts else "".join(map(str, parts))


def _instr(text: str | None, part: str | None) -> int | None:
    return None if text is None or part is None else str(text).lower().find(str(part).lower()) + 1
