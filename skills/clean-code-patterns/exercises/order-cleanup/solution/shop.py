"""Orders of a shop."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

Line = tuple[str, int, int]
Record = dict[str, Any]

DISCOUNTS = {"vip": 10, "staff": 30}
SHIPPING = 490
FREE_FROM = 5000
SUNDAY = 6


class EmptyOrder(Exception):
    """There is nothing to order."""


class Store(Protocol):
    def save(self, record: Record) -> None: ...


class FileStore:
    """Keeps records as lines of JSON."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def save(self, record: Record) -> None:
        with open(self.path, "a", encoding="utf-8") as file:
            file.write(json.dumps(record) + "\n")


def total(lines: list[Line], customer: str, now: datetime) -> int:
    """What the customer pays, in cents."""
    if not lines:
        return 0
    goods = sum(count * cents for _, count, cents in lines)
    reduced = goods * (100 - DISCOUNTS.get(customer, 0)) // 100
    return reduced + shipping(reduced, now)


def shipping(cents: int, now: datetime) -> int:
    return 0 if cents >= FREE_FROM or now.weekday() == SUNDAY else SHIPPING


def place(lines: list[Line], customer: str, store: Store, now: datetime) -> Record:
    """Saves the order and returns its record."""
    if not lines:
        raise EmptyOrder
    record = {"customer": customer, "total": total(lines, customer, now), "day": now.date().isoformat()}
    store.save(record)
    return record
