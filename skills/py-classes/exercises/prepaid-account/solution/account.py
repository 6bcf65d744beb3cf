"""Prepaid accounts."""

from typing import Any


class Account:
    """An account in cents that never goes below zero."""

    def __init__(self, owner: str, cents: int = 0) -> None:
        if cents < 0:
            raise ValueError(f"an account cannot start with {cents}")
        self.owner = owner
        self._cents = cents
        self._history: list[int] = []

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Account":
        return cls(data["owner"], data.get("cents", 0))

    @property
    def balance(self) -> int:
        return self._cents

    @property
    def history(self) -> list[int]:
        return list(self._history)

    def deposit(self, cents: int) -> int:
        return self._change(positive(cents))

    def withdraw(self, cents: int) -> int:
        if positive(cents) > self._cents:
            raise ValueError(f"{cents} is more than the balance of {self._cents}")
        return self._change(-cents)

    def _change(self, cents: int) -> int:
        self._cents += cents
        self._history.append(cents)
        return self._cents

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Account):
            return NotImplemented
        return (self.owner, self.balance) == (other.owner, other.balance)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(owner={self.owner!r}, cents={self.balance})"


def positive(cents: int) -> int:
    if cents < 1:
        raise ValueError(f"an amount must be at least 1, not {cents}")
    return cents
