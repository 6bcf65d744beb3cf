"""The devices of a school and who has them, in a SQLite file."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TABLE = """
CREATE TABLE IF NOT EXISTS devices (
    id    INTEGER PRIMARY KEY,
    tag   TEXT NOT NULL UNIQUE,
    model TEXT NOT NULL,
    owner TEXT
)
"""
INSERT = "INSERT INTO devices (tag, model, owner) VALUES (?, ?, ?)"
# Column names cannot be placeholders, so only these texts get into a statement.
ORDERS = {"tag": "tag", "model": "model, tag"}


@dataclass(frozen=True)
class Device:
    id: int
    tag: str
    model: str
    owner: str | None


class DuplicateTag(Exception):
    """A device with this tag is there already."""


class Inventory:
    """Opens the file; each method that changes something has committed it when it returns."""

    def __init__(self, path: str | Path) -> None:
        self._db = sqlite3.connect(path)
        self._db.row_factory = sqlite3.Row
        with self._db:
            self._db.execute(TABLE)

    def add(self, tag: str, model: str, owner: str | None = None) -> int:
        """Stores a device and returns its id; raises DuplicateTag."""
        with self._storing():
            return self._db.execute(INSERT, (tag, model, owner)).lastrowid

    def get(self, tag: str) -> Device | None:
        """The device with that tag."""
        row = self._db.execute("SELECT * FROM devices WHERE tag = ?", (tag,)).fetchone()
        return Device(**row) if row else None

    def search(self, text: str, order_by: str = "tag") -> list[Device]:
        """The devices with that text in the model."""
        if order_by not in ORDERS:
            raise ValueError(f"order_by must be one of {', '.join(ORDERS)}, not {order_by!r}")
        query = f"SELECT * FROM devices WHERE instr(lower(model), lower(?)) > 0 ORDER BY {ORDERS[order_by]}"
        return [Device(**row) for row in self._db.execute(query, (text,))]

    def add_all(self, rows: Iterable[tuple[str, str, str | None]]) -> int:
        """Stores all of them or none; returns their number."""
        devices = list(rows)
        with self._storing():
            self._db.executemany(INSERT, devices)
        return len(devices)

    def remove(self, tag: str) -> bool:
        """Deletes the device; tells whether there was one."""
        with self._db:
            return self._db.execute("DELETE FROM devices WHERE tag = ?", (tag,)).rowcount == 1

    def close(self) -> None:
        """Closes the connection."""
        self._db.close()

    @contextmanager
    def _storing(self) -> Iterator[None]:
        """One transaction, in which a tag that is taken is told by its own error."""
        try:
            with self._db:
                yield
        except sqlite3.IntegrityError as error:
            if "devices.tag" in str(error) and "UNIQUE" in str(error):
                raise DuplicateTag(str(error)) from error
            raise
