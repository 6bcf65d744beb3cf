"""Orders, the events about them, and the warehouse that hears of them."""

import json
import sqlite3
from collections.abc import Callable

SHOP_TABLES = """
CREATE TABLE orders (id INTEGER PRIMARY KEY, item TEXT NOT NULL, count INTEGER NOT NULL);
CREATE TABLE outbox (id INTEGER PRIMARY KEY, payload TEXT NOT NULL, sent INTEGER NOT NULL DEFAULT 0);
"""
WAREHOUSE_TABLES = """
CREATE TABLE stock (item TEXT PRIMARY KEY, count INTEGER NOT NULL);
CREATE TABLE handled (id INTEGER PRIMARY KEY);
"""


def place_order(connection: sqlite3.Connection, item: str, count: int) -> int:
    """Writes the order and its event, both or none; returns the id of the order."""
    if count < 1:
        raise ValueError(f"count must be at least 1, not {count}")
    with connection:
        order = connection.execute("INSERT INTO orders (item, count) VALUES (?, ?)", (item, count)).lastrowid
        payload = json.dumps({"order": order, "item": item, "count": count})
        connection.execute("INSERT INTO outbox (payload) VALUES (?)", (payload,))
    return order


def relay(connection: sqlite3.Connection, publish: Callable[[int, dict], object]) -> int:
    """Publishes what was not sent yet, the oldest first; returns how many."""
    waiting = connection.execute("SELECT id, payload FROM outbox WHERE sent = 0 ORDER BY id").fetchall()
    for event_id, payload in waiting:
        publish(event_id, json.loads(payload))
        with connection:
            connection.execute("UPDATE outbox SET sent = 1 WHERE id = ?", (event_id,))
    return len(waiting)


class Consumer:
    """The warehouse. It may hear of the same event several times."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def handle(self, event_id: int, payload: dict) -> bool:
        """Lowers the stock, once for each event; returns whether it did."""
        with self.connection:
            is_new = self.connection.execute("INSERT OR IGNORE INTO handled (id) VALUES (?)", (event_id,)).rowcount == 1
            if is_new:
                self.connection.execute(
                    "UPDATE stock SET count = count - ? WHERE item = ?", (payload["count"], payload["item"])
                )
        return is_new
