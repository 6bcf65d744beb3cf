"""Reads the customers of a shaky service."""

from collections.abc import Callable
from typing import Any


class ApiError(Exception):
    """The service did not answer as it should."""


def all_customers(base: str, sleep: Callable[[float], object]) -> list[dict[str, Any]]:
    """All customers, page by page."""
    # TODO
    return []
