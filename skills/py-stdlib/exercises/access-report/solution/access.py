"""Reports on the access log of a web server."""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

LINE = re.compile(
    r'\S+ \S+ \S+ \[(?P<time>[^\]]+)\] "(?P<method>[A-Z]+) (?P<path>[^ ?"]+)(?:\?[^ "]*)? HTTP/[\d.]+" (?P<status>\d{3}) \S+'
)
TIME = "%d/%b/%Y:%H:%M:%S %z"
SHOWN = 5


def parse(line: str) -> dict[str, Any] | None:
    """The parts of a line, or None."""
    found = LINE.match(line.strip())
    if not found:
        return None
    try:
        time = datetime.strptime(found["time"], TIME)
    except ValueError:
        return None
    return {"time": time, "method": found["method"], "path": found["path"], "status": int(found["status"])}


def report(lines: Iterable[str], zone: str = "UTC") -> dict[str, Any]:
    """Top paths, errors by the hour, and unread lines."""
    place = ZoneInfo(zone)
    entries = [parse(line) for line in lines if line.strip()]
    read = [entry for entry in entries if entry]
    paths = Counter(entry["path"] for entry in read)
    errors = Counter(
        entry["time"].astimezone(place).strftime("%Y-%m-%d %H:00") for entry in read if entry["status"] >= 500
    )
    top = sorted(paths.items(), key=lambda item: (-item[1], item[0]))[:SHOWN]
    return {
        "top": [list(item) for item in top],
        "errors": dict(sorted(errors.items())),
        "bad": len(entries) - len(read),
    }


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--zone", default="UTC")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(words)
    try:
        with options.file.open(encoding="utf-8", errors="replace") as lines:
            result = report(lines, options.zone)
    except (OSError, ZoneInfoNotFoundError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(result) if options.json else text_of(result))
    return 0


def text_of(result: dict[str, Any]) -> str:
    top = [f"{count:6} {path}" for path, count in result["top"]]
    errors = [f"{hour}  {count} errors" for hour, count in result["errors"].items()]
    return "\n".join([*top, *errors, f"{result['bad']} lines could not be read"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
