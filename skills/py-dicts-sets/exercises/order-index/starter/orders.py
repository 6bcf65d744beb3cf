"""Questions about the orders of a shop."""

from typing import Any

Order = dict[str, Any]


def by_customer(orders: list[Order]) -> dict[str, dict[str, Any]]:
    """Total, count and last day of each customer."""
    # TODO
    return {}


def buyers(orders: list[Order]) -> dict[str, list[str]]:
    """The customers of each product."""
    # TODO
    return {}


def bought_together(orders: list[Order], product: str) -> set[str]:
    """What customers of the product bought as well."""
    # TODO
    return set()
