"""Reads orders of another program."""

from collections.abc import Callable
from typing import Any


class OrderError(ValueError):
    """What is wrong with an order, in words for a person."""


def parse_count(text: str) -> int:
    """The number in the text."""
    try:
        count = int(text)
    except ValueError as error:
        raise OrderError(f"{text!r} is no count") from error
    if count < 1:
        raise OrderError(f"{text!r} is below 1")
    return count


def read_order(data: dict[str, str]) -> tuple[str, int]:
    """Item and number of an order."""
    if not isinstance(data, dict):
        raise TypeError(f"an order is a dictionary, not {type(data).__name__}")
    for key in ("item", "count"):
        if key not in data:
            raise OrderError(f"the order has no {key!r}")
    return data["item"], parse_count(data["count"])


def retry(action: Callable[[], Any], times: int, retry_on: type | tuple[type, ...]) -> Any:
    """The result of the action, tried at most so many times."""
    if times < 1:
        raise ValueError("times must be at least 1")
    for _ in range(times - 1):
        try:
            return action()
        except retry_on:
            continue
    return action()
