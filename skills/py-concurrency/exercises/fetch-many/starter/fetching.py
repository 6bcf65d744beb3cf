"""Fetches many addresses, a few at a time."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Failed:
    """Stands in the result where an address could not be fetched."""

    reason: str


async def fetch_all(
    addresses: list[str], fetch: Callable[[str], Awaitable[str]], limit: int, timeout: float
) -> list[str | Failed]:
    """The texts, in the order of the addresses."""
    # TODO
    return []
