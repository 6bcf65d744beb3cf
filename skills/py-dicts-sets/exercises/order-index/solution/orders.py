"""Questions about the orders of a shop."""

from collections import defaultdict
from typing import Any

Order = dict[str, Any]


def by_customer(orders: list[Order]) -> dict[str, dict[str, Any]]:
    """Total, count and last day of each customer."""
    customers: dict[str, dict[str, Any]] = {}
    for order in orders:
        entry = customers.setdefault(order["customer"], {"total": 0, "count": 0, "last": order["day"]})
        entry["total"] += order["cents"]
        entry["count"] += 1
        entry["last"] = max(entry["last"], order["day"])
    return customers


def buyers(orders: list[Order]) -> dict[str, list[str]]:
    """The customers of each product."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for order in orders:
        names[order["product"]].add(order["customer"])
    return {product: sorted(customers) for product, customers in names.items()}


def bought_together(orders: list[Order], product: str) -> set[str]:
    """What customers of the product bought as well."""
    customers = {order["customer"] for order in orders if order["product"] == product}
    return {order["product"] for order in orders if order["customer"] in customers} - {product}
