"""Reports on the access log of a web server."""

from collections.abc import Iterable
from typing import Any


def parse(line: str) -> dict[str, Any] | None:
    """The parts of a line, or None."""
    # TODO
    return None


def report(lines: Iterable[str], zone: str = "UTC") -> dict[str, Any]:
    """Top paths, errors by the hour, and unread lines."""
    # TODO
    return {"top": [], "errors": {}, "bad": 0}
