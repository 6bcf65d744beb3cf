"""Logs as lines of JSON, with the id of the request."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

SECRET = ("password", "token", "secret")
USUAL = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_request: ContextVar[str | None] = ContextVar("request", default=None)


class JsonFormatter(logging.Formatter):
    """One JSON object on one line for each record."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request": _request.get(),
            **{name: masked(name, value) for name, value in vars(record).items() if name not in USUAL},
        }
        if record.exc_info:
            entry["error"] = self.formatException(record.exc_info)
        return json.dumps(entry, default=str)


def masked(name: str, value: object) -> object:
    return "***" if any(word in name.lower() for word in SECRET) else value


@contextmanager
def request_id(value: str) -> Iterator[None]:
    """Records within it carry this id."""
    before = _request.set(value)
    try:
        yield
    finally:
        _request.reset(before)
