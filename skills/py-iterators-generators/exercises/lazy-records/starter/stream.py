"""Records that pass by, one at a time."""

from collections.abc import Iterable, Iterator
from typing import Any

Record = dict[str, str]


def read_records(lines: Iterable[str]) -> Iterator[Record]:
    """A record for each line."""
    # TODO
    return iter([])


def dedupe(records: Iterable[Record], key: str) -> Iterator[Record]:
    """The records whose key is new."""
    # TODO
    return iter([])


def batched(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Lists of so many items."""
    # TODO
    return iter([])
