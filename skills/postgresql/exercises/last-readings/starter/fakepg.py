"""A stand-in for the few parts of psycopg 3 that this exercise needs, over SQLite. Leave it as it is.

    conn = connect()                        # psycopg.connect(..., autocommit=True)
    cursor = conn.execute(sql, parameters)  # %s or %(name)s; cursor.fetchone(), fetchall(), rowcount
    with conn.transaction(): ...            # commits at the end, rolls back after an error
    Jsonb({"a": 1})                         # a dictionary as a parameter
"""

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timezone
from typing import Any
from uuid import UUID

QUOTED = r"'(?:[^']|'')*'|\"[^\"]*\"|--[^\n]*"
TOKENS = re.compile(rf"(?P<quoted>{QUOTED})|(?P<cast>::\s*[a-z]+)|(?P<place>%(?:\((?P<name>\w+)\)s|.?))|(?P<mark>\?)", re.I)
CONTAINS = re.compile(r"([\w.]+)\s*@>\s*(\?|:\w+)")
UPSERT = re.compile(r"\binsert\s+into\s+(\w+).*\bdo\s+update\s+set\b(.*?)(?:\breturning\b.*)?$", re.I | re.S)


class Error(Exception):
    """What psycopg's errors have in common."""


class ProgrammingError(Error):
    """The statement or its parameters are wrong."""


class IntegrityError(Error):
    """A constraint refuses the change."""


class InFailedSqlTransaction(Error):
    """A statement of this transaction failed; only a rollback is possible."""


class Jsonb:
    """A value that is to be sent as jsonb."""

    def __init__(self, obj: Any) -> None:
        self.obj = obj


class Cursor:
    """The result of a statement."""

    def __init__(self, rows: list[tuple[Any, ...]], rowcount: int) -> None:
        self.rowcount = rowcount
        self._rows = iter(rows)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return self._rows

    def fetchone(self) -> tuple[Any, ...] | None:
        return next(self._rows, None)

    def fetchall(self) -> list[tuple[Any, ...]]:
        return list(self._rows)


class Connection:
    """In autocommit mode. `log` holds the text of each statement and how many rows it gave."""

    def __init__(self) -> None:
        self._db = sqlite3.connect(":memory:", isolation_level=None, detect_types=sqlite3.PARSE_DECLTYPES)
        self._db.create_function("json_contains", 2, _contains_text)
        self._depth, self._failed = 0, False
        self.log: list[tuple[str, int]] = []

    def execute(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] | None = None) -> Cursor:
        if self._failed:
            raise InFailedSqlTransaction("current transaction is aborted, commands ignored until end of block")
        try:
            cursor = self._db.execute(*self._translated(sql, parameters))
            rows = cursor.fetchall()
        except sqlite3.IntegrityError as error:
            self._failed = self._depth > 0
            raise IntegrityError(str(error)) from error
        except (sqlite3.Error, sqlite3.Warning) as error:
            self._failed = self._depth > 0
            raise ProgrammingError(str(error)) from error
        except ProgrammingError:
            self._failed = self._depth > 0
            raise
        self.log.append((sql, len(rows)))
        return Cursor(rows, len(rows) if cursor.rowcount < 0 else cursor.rowcount)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        name = f"level_{self._depth}"
        self._db.execute(f"SAVEPOINT {name}" if self._depth else "BEGIN")
        self._depth += 1
        try:
            yield
        except BaseException:
            self._db.execute(f"ROLLBACK TO {name}" if self._depth > 1 else "ROLLBACK")
            raise
        else:
            if self._failed:  # PostgreSQL turns this COMMIT into a ROLLBACK.
                self._db.execute(f"ROLLBACK TO {name}" if self._depth > 1 else "ROLLBACK")
            else:
                self._db.execute(f"RELEASE {name}" if self._depth > 1 else "COMMIT")
        finally:
            self._depth -= 1
            self._failed = False

    def close(self) -> None:
        self._db.close()

    def _translated(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] | None) -> tuple[str, Any]:
        places: list[str | None] = []

        def put(token: re.Match[str]) -> str:
            if token["mark"]:
                raise ProgrammingError("psycopg's placeholder is %s, not ?")
            if token["quoted"]:
                if parameters is not None and "%s" in token["quoted"]:
                    raise ProgrammingError("a placeholder must not stand in quotes")
                return token["quoted"].replace("%%", "%") if parameters is not None else token["quoted"]
            if token["cast"]:
                return ""
            if parameters is None or token["place"] == "%%":
                return "%"
            if token["place"] != "%s" and not token["name"]:
                raise ProgrammingError(f"only %s and %(name)s are allowed as placeholders, got {token['place']!r}")
            places.append(token["name"])
            return f":{token['name']}" if token["name"] else "?"

        text = TOKENS.sub(put, sql)
        self._refuse_ambiguous(text)
        text = CONTAINS.sub(r"json_contains(\1, \2)", text)
        if isinstance(parameters, Mapping):
            return text, {name: _adapted(value) for name, value in parameters.items()}
        values = [_adapted(value) for value in parameters or ()]
        if len(values) != len(places):
            raise ProgrammingError(f"the query has {len(places)} placeholders but {len(values)} parameters were passed")
        return text, values

    def _refuse_ambiguous(self, sql: str) -> None:
        """In DO UPDATE, SQLite takes a bare column for the stored one; PostgreSQL refuses it."""
        upsert = UPSERT.search(re.sub(QUOTED, " ", sql))
        if not upsert:
            return
        # The names that are set stand bare.
        changes = re.sub(r"(^|,)\s*\w+\s*=|^\s*\([\w\s,]+\)\s*=", r"\1 ", upsert[2])
        for _, column, *_ in self._db.execute(f"PRAGMA table_info({upsert[1]})").fetchall():
            if re.search(rf"(?<![\w.]){column}\b(?!\s*[.(])", changes, re.I):
                raise ProgrammingError(f'column reference "{column}" is ambiguous')


def connect() -> Connection:
    return Connection()


def _adapted(value: Any) -> Any:
    if isinstance(value, Jsonb):
        return json.dumps(value.obj)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        moment = value.replace(tzinfo=timezone.utc) if value.tzinfo is None else value.astimezone(timezone.utc)
        return moment.isoformat(timespec="microseconds")
    if value is None or isinstance(value, (str, int, float)):
        return value
    raise ProgrammingError(f"cannot adapt type '{type(value).__name__}' using placeholder '%s'")


def _contains_text(left: str, right: str) -> bool:
    return _contains(json.loads(left), json.loads(right))


def _contains(left: Any, right: Any) -> bool:
    """The rules of jsonb's @>."""
    if isinstance(left, dict) and isinstance(right, dict):
        return all(key in left and _contains(left[key], value) for key, value in right.items())
    if isinstance(left, list) and isinstance(right, list):
        return all(any(_contains(one, wanted) for one in left) for wanted in right)
    return isinstance(left, bool) == isinstance(right, bool) and left == right


def _moment(text: bytes) -> datetime:
    return datetime.fromisoformat(text.decode())


sqlite3.register_converter("uuid", lambda text: UUID(text.decode()))
sqlite3.register_converter("timestamptz", _moment)
sqlite3.register_converter("timestamp", _moment)
sqlite3.register_converter("jsonb", json.loads)
