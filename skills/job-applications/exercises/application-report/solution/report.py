"""What a list of job applications says about the next steps."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

Row = dict[str, str]
PATIENCE_DAYS = 10


def read(path: Path) -> list[Row]:
    """The applications in the CSV file."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = [{name: (value or "").strip() for name, value in row.items()} for row in csv.DictReader(file)]
    return [row for row in rows if row["company"]]


def reply_rates(rows: list[Row]) -> dict[str, int]:
    """For each source the share of applications with a reply, in percent, the best first."""
    sent = Counter(row["source"] for row in rows)
    answered = Counter(row["source"] for row in rows if row["reply"])
    shares = {source: answered[source] / count for source, count in sent.items()}
    return {source: round(100 * shares[source]) for source in sorted(shares, key=lambda one: (-shares[one], one))}


def follow_ups(rows: list[Row], today: date) -> list[str]:
    """The companies that have not answered for ten days or more."""
    waiting = [row for row in rows if not row["reply"] and days_since(row["sent"], today) >= PATIENCE_DAYS]
    return [row["company"] for row in sorted(waiting, key=lambda row: row["sent"])]


def days_since(day: str, today: date) -> int:
    return (today - date.fromisoformat(day)).days
