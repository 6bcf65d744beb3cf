"""Finds what fills a disk."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

DAY_SECONDS = 24 * 60 * 60
SHOWN = 5


def largest(folder: Path, count: int) -> list[tuple[str, int]]:
    """The largest files below the folder, with their bytes."""
    sizes = [(path, info.st_size) for path, info in files_below(folder)]
    return sorted(sizes, key=lambda entry: (-entry[1], entry[0]))[:count]


def old_logs(folder: Path, days: float, now: float) -> list[str]:
    """The log files that have not changed for so many days."""
    limit = now - days * DAY_SECONDS
    return sorted(
        path for path, info in files_below(folder) if path.endswith((".log", ".log.gz")) and info.st_mtime < limit
    )


def files_below(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Plain files, by their path within the folder."""
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place, name)
            try:
                info = path.lstat()
            except OSError:
                continue
            if stat.S_ISREG(info.st_mode):
                yield path.relative_to(folder).as_posix(), info


def main(words: list[str]) -> int:
    if len(words) != 1 or not Path(words[0]).is_dir():
        print("usage: disk_report.py FOLDER, and FOLDER must exist", file=sys.stderr)
        return 2
    for path, size in largest(Path(words[0]), SHOWN):
        print(size, path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
