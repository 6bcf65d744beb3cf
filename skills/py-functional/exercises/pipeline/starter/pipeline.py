"""Functions that make functions."""

from collections.abc import Callable
from typing import Any


def compose(*steps: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The steps as one function, from left to right."""
    # TODO
    raise NotImplementedError


def discount(percent: float) -> Callable[[float], float]:
    """A function that lowers a price."""
    # TODO
    raise NotImplementedError


def numbering(start: int = 1) -> Callable[[], int]:
    """A function that counts its calls."""
    # TODO
    raise NotImplementedError


def memoize(size: int) -> Callable[[Callable], Callable]:
    """A decorator that remembers the last results."""
    # TODO
    raise NotImplementedError
