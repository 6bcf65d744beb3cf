"""A shop, and where it keeps its counts."""

import json
from abc import ABC, abstractmethod
from pathlib import Path

Counts = dict[str, int]


class Storage(ABC):
    """Keeps how many there are of each item."""

    @abstractmethod
    def load(self) -> Counts: ...

    @abstractmethod
    def save(self, counts: Counts) -> None: ...

    def total(self) -> int:
        return sum(self.load().values())


class MemoryStorage(Storage):
    def __init__(self) -> None:
        self._counts: Counts = {}

    def load(self) -> Counts:
        return dict(self._counts)

    def save(self, counts: Counts) -> None:
        self._counts = dict(counts)


class FileStorage(Storage):
    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> Counts:
        if not self.path.exists():
            return {}
        return json.loads(self.path.read_text(encoding="utf-8"))

    def save(self, counts: Counts) -> None:
        self.path.write_text(json.dumps(counts), encoding="utf-8")


class Counting(Storage):
    """Passes everything on, and counts the calls."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage
        self.loads = 0
        self.saves = 0

    def load(self) -> Counts:
        self.loads += 1
        return self.storage.load()

    def save(self, counts: Counts) -> None:
        self.saves += 1
        self.storage.save(counts)


class SoldOut(Exception):
    def __init__(self, item: str, left: int) -> None:
        super().__init__(f"only {left} of {item} left")
        self.item = item
        self.left = left


class Shop:
    def __init__(self, storage: Storage) -> None:
        self.storage = storage

    def left(self, item: str) -> int:
        return self.storage.load().get(item, 0)

    def add(self, item: str, count: int) -> None:
        self._set(item, self.left(item) + count)

    def sell(self, item: str, count: int) -> None:
        left = self.left(item)
        if count > left:
            raise SoldOut(item, left)
        self._set(item, left - count)

    def _set(self, item: str, count: int) -> None:
        counts = {**self.storage.load(), item: count}
        self.storage.save({name: number for name, number in counts.items() if number > 0})
