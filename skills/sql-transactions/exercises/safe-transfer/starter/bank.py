"""Moves money between the accounts of the club."""

import sqlite3
from collections.abc import Sequence


class UnknownAccount(Exception):
    """There is no account with this id."""


class NotEnoughMoney(Exception):
    """The balance would go below what the credit allows."""


def transfer(db: sqlite3.Connection, source: int, target: int, cents: int, note: str) -> None:
    """Moves the money and writes both entries, or changes nothing."""
    # TODO: this forgets the entries, the limits and everything that can go wrong
    (balance,) = db.execute("SELECT cents FROM accounts WHERE id = ?", (source,)).fetchone()
    db.execute("UPDATE accounts SET cents = ? WHERE id = ?", (balance - cents, source))
    db.execute("UPDATE accounts SET cents = cents + ? WHERE id = ?", (cents, target))


def pay_all(db: sqlite3.Connection, source: int, payments: Sequence[tuple[int, int, str]]) -> int:
    """Makes all payments (target, cents, note) from the source, or none; returns their number."""
    # TODO
    return 0
