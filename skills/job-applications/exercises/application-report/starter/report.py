"""What a list of job applications says about the next steps."""

from datetime import date
from pathlib import Path

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    """The applications in the CSV file."""
    # TODO
    return []


def reply_rates(rows: list[Row]) -> dict[str, int]:
    """For each source the share of applications with a reply, in percent, the best first."""
    # TODO
    return {}


def follow_ups(rows: list[Row], today: date) -> list[str]:
    """The companies that have not answered for ten days or more."""
    # TODO
    return []
