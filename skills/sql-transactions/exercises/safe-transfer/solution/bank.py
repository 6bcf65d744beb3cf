"""Moves money between the accounts of the club."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager


class UnknownAccount(Exception):
    """There is no account with this id."""


class NotEnoughMoney(Exception):
    """The balance would go below what the credit allows."""


def transfer(db: sqlite3.Connection, source: int, target: int, cents: int, note: str) -> None:
    """Moves the money and writes both entries, or changes nothing."""
    with _writing(db):
        _move(db, source, target, cents, note)


def pay_all(db: sqlite3.Connection, source: int, payments: Sequence[tuple[int, int, str]]) -> int:
    """Makes all payments (target, cents, note) from the source, or none; returns their number."""
    with _writing(db):
        for target, cents, note in payments:
            _move(db, source, target, cents, note)
    return len(payments)


@contextmanager
def _writing(db: sqlite3.Connection) -> Iterator[None]:
    """A transaction that holds the write lock from its start, so that nothing changes after it was read."""
    db.execute("BEGIN IMMEDIATE")
    with db:
        yield


def _move(db: sqlite3.Connection, source: int, target: int, cents: int, note: str) -> None:
    if cents <= 0 or source == target:
        raise ValueError(f"cannot move {cents} cents from {source} to {target}")
    _change(db, source, -cents, note)
    _change(db, target, cents, note)
    query = "SELECT cents < -credit_cents FROM accounts WHERE id = ?"
    (is_overdrawn,) = db.execute(query, (source,)).fetchone()
    if is_overdrawn:
        raise NotEnoughMoney(f"account {source}")


def _change(db: sqlite3.Connection, account: int, cents: int, note: str) -> None:
    changed = db.execute("UPDATE accounts SET cents = cents + ? WHERE id = ?", (cents, account))
    if changed.rowcount == 0:
        raise UnknownAccount(f"account {account}")
    db.execute("INSERT INTO entries (account_id, cents, note) VALUES (?, ?, ?)", (account, cents, note))
