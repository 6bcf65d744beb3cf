"""Invoices with types."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import total_ordering


class Status(Enum):
    OPEN = "open"
    PAID = "paid"
    CANCELLED = "cancelled"


@total_ordering
@dataclass(frozen=True)
class Invoice:
    day: date
    customer: str
    cents: int
    status: Status = Status.OPEN

    def __lt__(self, other: "Invoice") -> bool:
        return self._place() < other._place()

    def _place(self) -> tuple[date, str, int]:
        return self.day, self.customer, self.cents


def from_row(row: tuple[str, str, int, str]) -> Invoice:
    """An invoice from a loose tuple."""
    day, customer, cents, status = row
    return Invoice(date.fromisoformat(day), customer, cents, Status(status))


def to_json(invoice: Invoice) -> str:
    """The invoice as JSON."""
    return json.dumps(
        {
            "day": invoice.day.isoformat(),
            "customer": invoice.customer,
            "cents": invoice.cents,
            "status": invoice.status.value,
        }
    )


def from_json(text: str) -> Invoice:
    """The invoice of which `to_json` made the text."""
    data = json.loads(text)
    return from_row((data["day"], data["customer"], data["cents"], data["status"]))


def totals(invoices: Iterable[Invoice]) -> dict[Status, int]:
    """The sum of the cents for each status."""
    sums: Counter[Status] = Counter()
    for invoice in invoices:
        sums[invoice.status] += invoice.cents
    return dict(sums)
