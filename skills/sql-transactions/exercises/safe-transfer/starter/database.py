"""The tables of the club, and connections to them."""

import sqlite3
from pathlib import Path

TABLES = """
CREATE TABLE IF NOT EXISTS accounts (
    id           INTEGER PRIMARY KEY,
    owner        TEXT NOT NULL,
    cents        INTEGER NOT NULL DEFAULT 0,
    credit_cents INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS entries (
    id         INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    cents      INTEGER NOT NULL,
    note       TEXT NOT NULL
);
"""


def connect(path: str | Path) -> sqlite3.Connection:
    """A connection that waits up to five seconds for a lock, and begins no transaction by itself."""
    db = sqlite3.connect(path, timeout=5, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA foreign_keys = ON")
    return db


def create_tables(db: sqlite3.Connection) -> None:
    db.executescript(TABLES)
