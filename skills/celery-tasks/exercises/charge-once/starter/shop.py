"""The orders of a shop, and a pretended bank. This file is ready; leave it as it is."""

from dataclasses import dataclass


class BankDown(Exception):
    """The bank gave no answer. It may have booked the money, or not."""


class CardDeclined(Exception):
    """The bank said no. Asking again does not help."""


@dataclass
class Order:
    """`status` is new, paid, declined or failed."""

    id: int
    cents: int
    status: str = "new"
    charge_id: str | None = None


class Bank:
    """Stands for the bank's API: a key that it has seen gives the old charge, and nothing is booked again."""

    def __init__(self) -> None:
        self._charges: dict[str, str] = {}

    def charge(self, key: str, cents: int) -> str:
        """Books the money and returns the id of the charge; raises BankDown or CardDeclined."""
        if cents <= 0:
            raise CardDeclined(f"{cents} cents cannot be charged")
        return self._charges.setdefault(key, f"charge-{len(self._charges) + 1}")


orders: dict[int, Order] = {}
bank = Bank()
