"""Decorators and a context manager for jobs."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def retry(times: int, on: type | tuple[type, ...], sleep: Callable[[float], object] = time.sleep):
    """Calls the function again while it raises such an exception."""
    # TODO
    raise NotImplementedError


def timed(clock: Callable[[], float], report: Callable[[str, float], object]):
    """Reports how long each call took."""
    # TODO
    raise NotImplementedError


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Saves what the block writes, or takes it back."""
    # TODO
    yield connection
