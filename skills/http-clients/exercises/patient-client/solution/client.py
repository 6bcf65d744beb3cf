"""Reads the customers of a shaky service."""

import json
from collections.abc import Callable
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

TRIES = 4
TIMEOUT_SECONDS = 1
Sleep = Callable[[float], object]


class ApiError(Exception):
    """The service did not answer as it should."""


def all_customers(base: str, sleep: Sleep) -> list[dict[str, Any]]:
    """All customers, page by page."""
    customers: dict[Any, dict[str, Any]] = {}
    page: int | None = 1
    while page is not None:
        answer = read_page(base, page, sleep)
        for customer in answer["items"]:
            customers.setdefault(customer["id"], customer)
        page = answer["next"]
    return list(customers.values())


def read_page(base: str, page: int, sleep: Sleep) -> dict[str, Any]:
    request = Request(f"{base}/customers?page={page}", headers={"User-Agent": "shop-client/1.0"})
    for attempt in range(TRIES):
        try:
            with urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
                return json.load(answer)
        except HTTPError as error:
            if error.code != 429 and error.code < 500:
                raise ApiError(f"page {page}: status {error.code}") from error
            pause = int(error.headers.get("Retry-After", "1")) if error.code == 429 else 2**attempt
        except (URLError, TimeoutError, ConnectionError):
            pause = 2**attempt
        if attempt < TRIES - 1:
            sleep(pause)
    raise ApiError(f"page {page}: no answer after {TRIES} tries")
