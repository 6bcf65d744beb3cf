"""Finds what fills a disk."""

import sys
from pathlib import Path


def largest(folder: Path, count: int) -> list[tuple[str, int]]:
    """The largest files below the folder, with their bytes."""
    # TODO
    return []


def old_logs(folder: Path, days: float, now: float) -> list[str]:
    """The log files that have not changed for so many days."""
    # TODO
    return []


def main(words: list[str]) -> int:
    # TODO
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
