"""Product reviews in MySQL."""

import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from fakemysql import Connection  # with a server: from pymysql.connections import Connection

Result = TypeVar("Result")


class UnknownProduct(Exception):
    """There is no such product."""


class DuplicateReview(Exception):
    """This author has reviewed the product already."""


def options(env: Mapping[str, str]) -> dict[str, Any]:
    """What connect() needs, from environment variables."""
    # TODO
    return {}


def add_review(conn: Connection, product_id: int, author: str, stars: int, body: str) -> int:
    """Stores the review and counts its stars, in one transaction; returns its id."""
    # TODO
    return 0


def search(conn: Connection, text: str, limit: int) -> list[dict[str, Any]]:
    """The newest reviews with that text."""
    # TODO
    return []


def with_retry(
    conn: Connection,
    work: Callable[[Connection], Result],
    tries: int = 3,
    pause: Callable[[float], None] = time.sleep,
) -> Result:
    """What work(conn) returns; a deadlock is tried again."""
    # TODO
    return work(conn)
