"""Tickets in SQLite. This file is ready."""

import sqlite3
from typing import Any

TABLES = """
CREATE TABLE IF NOT EXISTS tickets (id INTEGER PRIMARY KEY, owner TEXT, title TEXT, closed INTEGER DEFAULT 0);
CREATE TABLE IF NOT EXISTS history (id INTEGER PRIMARY KEY, owner TEXT, action TEXT);
"""


class TicketNotFound(Exception):
    """The user has no open ticket with that number."""


class Store:
    """One connection. What was written lasts only after commit()."""

    def __init__(self, path: str) -> None:
        # FastAPI may open it in one thread and use it in another one, but never in two at a time.
        self._db = sqlite3.connect(path, check_same_thread=False)
        self._db.row_factory = sqlite3.Row
        self._db.executescript(TABLES)

    def add(self, owner: str, title: str) -> dict[str, Any]:
        """Adds a ticket."""
        self._note(owner, "add")
        cursor = self._db.execute("INSERT INTO tickets (owner, title) VALUES (?, ?)", (owner, title))
        return {"id": cursor.lastrowid, "title": title}

    def open_tickets(self, owner: str, limit: int) -> list[dict[str, Any]]:
        """The open tickets of a user, the oldest first."""
        query = "SELECT id, title FROM tickets WHERE owner = ? AND NOT closed ORDER BY id LIMIT ?"
        return [dict(row) for row in self._db.execute(query, (owner, limit))]

    def close_ticket(self, owner: str, ticket_id: int) -> None:
        """Closes an open ticket of the user; TicketNotFound when there is none."""
        self._note(owner, "close")
        change = "UPDATE tickets SET closed = 1 WHERE id = ? AND owner = ? AND NOT closed"
        if self._db.execute(change, (ticket_id, owner)).rowcount == 0:
            raise TicketNotFound(ticket_id)

    def actions(self, owner: str) -> int:
        """How often the user has added or closed a ticket."""
        return self._db.execute("SELECT count(*) FROM history WHERE owner = ?", (owner,)).fetchone()[0]

    def _note(self, owner: str, action: str) -> None:
        self._db.execute("INSERT INTO history (owner, action) VALUES (?, ?)", (owner, action))

    def commit(self) -> None:
        self._db.commit()

    def rollback(self) -> None:
        self._db.rollback()

    def close(self) -> None:
        self._db.close()
