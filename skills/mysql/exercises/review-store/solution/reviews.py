"""Product reviews in MySQL."""

import re
import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from fakemysql import Connection, DictCursor, IntegrityError, OperationalError

Result = TypeVar("Result")

DUPLICATE = 1062
DEADLOCK = 1213
LOCK_TIMEOUT = 1205
FIRST_PAUSE = 0.1

COUNT = "UPDATE products SET stars_count = stars_count + 1, stars_sum = stars_sum + %s WHERE id = %s"
INSERT = "INSERT INTO reviews (product_id, author, stars, body) VALUES (%s, %s, %s, %s)"
SEARCH = "SELECT id, author, body FROM reviews WHERE body LIKE %s ORDER BY id DESC LIMIT %s"


class UnknownProduct(Exception):
    """There is no such product."""


class DuplicateReview(Exception):
    """This author has reviewed the product already."""


def options(env: Mapping[str, str]) -> dict[str, Any]:
    """What connect() needs, from environment variables."""
    missing = [name for name in ("DB_USER", "DB_PASSWORD", "DB_NAME") if not env.get(name)]
    if missing:
        raise ValueError(f"set {', '.join(missing)}")
    return {
        "host": env.get("DB_HOST", "127.0.0.1"),
        "port": int(env.get("DB_PORT", "3306")),
        "user": env["DB_USER"],
        "password": env["DB_PASSWORD"],
        "database": env["DB_NAME"],
        "charset": "utf8mb4",
        "cursorclass": DictCursor,
    }


def add_review(conn: Connection, product_id: int, author: str, stars: int, body: str) -> int:
    """Stores the review and counts its stars, in one transaction; returns its id."""
    if not 1 <= stars <= 5:
        raise ValueError(f"{stars} is not 1 to 5 stars")
    try:
        with conn.cursor() as cursor:
            if cursor.execute(COUNT, (stars, product_id)) == 0:
                raise UnknownProduct(product_id)
            cursor.execute(INSERT, (product_id, author, stars, body))
            review_id = cursor.lastrowid
        conn.commit()
    except Exception as error:
        conn.rollback()
        if isinstance(error, IntegrityError) and error.args[0] == DUPLICATE:
            raise DuplicateReview(author) from error
        raise
    return review_id


def search(conn: Connection, text: str, limit: int) -> list[dict[str, Any]]:
    """The newest reviews with that text."""
    pattern = "%" + re.sub(r"([%_\\])", r"\\\1", text) + "%"
    try:
        with conn.cursor() as cursor:
            cursor.execute(SEARCH, (pattern, limit))
            return list(cursor.fetchall())
    finally:
        conn.rollback()  # Ends the transaction: the next SELECT sees what others have committed.


def with_retry(
    conn: Connection,
    work: Callable[[Connection], Result],
    tries: int = 3,
    pause: Callable[[float], None] = time.sleep,
) -> Result:
    """What work(conn) returns; a deadlock is tried again."""
    seconds = FIRST_PAUSE
    while True:
        tries -= 1
        try:
            return work(conn)
        except Exception as error:
            conn.rollback()
            if tries <= 0 or not _may_pass(error):
                raise
        pause(seconds)
        seconds *= 2


def _may_pass(error: Exception) -> bool:
    return isinstance(error, OperationalError) and error.args[0] in (DEADLOCK, LOCK_TIMEOUT)
