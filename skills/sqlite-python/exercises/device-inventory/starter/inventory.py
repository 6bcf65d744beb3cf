"""The devices of a school and who has them, in a SQLite file."""

import sqlite3
from collections.abc import Iterable
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
        # TODO: create the table, and choose how rows come back

    def add(self, tag: str, model: str, owner: str | None = None) -> int:
        """Stores a device and returns its id; raises DuplicateTag."""
        # TODO: this cannot stay as it is
        self._db.execute(f"INSERT INTO devices (tag, model, owner) VALUES ('{tag}', '{model}', '{owner}')")
        return 0

    def get(self, tag: str) -> Device | None:
        """The device with that tag."""
        # TODO
        return None

    def search(self, text: str, order_by: str = "tag") -> list[Device]:
        """The devices with that text in the model."""
        # TODO
        return []

    def add_all(self, rows: Iterable[tuple[str, str, str | None]]) -> int:
        """Stores all of them or none; returns their number."""
        # TODO
        return 0

    def remove(self, tag: str) -> bool:
        """Deletes the device; tells whether there was one."""
        # TODO
        return False

    def close(self) -> None:
        """Closes the connection."""
        # TODO
