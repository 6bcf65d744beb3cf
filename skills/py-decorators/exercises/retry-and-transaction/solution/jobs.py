"""Decorators and a context manager for jobs."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps


def retry(times: int, on: type | tuple[type, ...], sleep: Callable[[float], object] = time.sleep):
    """Calls the function again while it raises such an exception."""

    def decorate(function):
        @wraps(function)
        def trying(*args, **kwargs):
            for attempt in range(times - 1):
                try:
                    return function(*args, **kwargs)
                except on:
                    sleep(2**attempt)
            return function(*args, **kwargs)

        return trying

    return decorate


def timed(clock: Callable[[], float], report: Callable[[str, float], object]):
    """Reports how long each call took."""

    def decorate(function):
        @wraps(function)
        def measured(*args, **kwargs):
            began = clock()
            try:
                return function(*args, **kwargs)
            finally:
                report(function.__name__, clock() - began)

        return measured

    return decorate


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Saves what the block writes, or takes it back."""
    connection.execute("BEGIN")
    try:
        yield connection
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
