"""Reads orders of another program."""

from collections.abc import Callable
from typing import Any


class OrderError(Exception):
    """TODO: a ValueError of its own kind."""


def parse_count(text: str) -> int:
    """The number in the text."""
    # TODO
    return int(text)


def read_order(data: dict[str, str]) -> tuple[str, int]:
    """Item and number of an order."""
    # TODO
    return data["item"], parse_count(data["count"])


def retry(action: Callable[[], Any], times: int, retry_on: type | tuple[type, ...]) -> Any:
    """The result of the action, tried at most so many times."""
    # TODO
    return action()
