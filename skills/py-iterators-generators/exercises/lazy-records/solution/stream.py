"""Records that pass by, one at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

Record = dict[str, str]


def read_records(lines: Iterable[str]) -> Iterator[Record]:
    """A record for each line."""
    for line in lines:
        text = line.strip()
        if text and not text.startswith("#"):
            yield dict(pair.split("=", 1) for pair in text.split())


def dedupe(records: Iterable[Record], key: str) -> Iterator[Record]:
    """The records whose key is new."""
    seen = set()
    for record in records:
        if key not in record:
            yield record
        elif record[key] not in seen:
            seen.add(record[key])
            yield record


def batched(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Lists of so many items."""
    if size < 1:
        raise ValueError(f"size must be at least 1, not {size}")
    return batches(iter(items), size)


def batches(iterator: Iterator[Any], size: int) -> Iterator[list[Any]]:
    while batch := list(islice(iterator, size)):
        yield batch
