"""What a monitor of a website has seen."""

from itertools import groupby
from operator import itemgetter


def runs(checks: list[tuple[int, str]]) -> list[tuple[int, int, str]]:
    """Neighbours with the same status, joined."""
    return [(minutes[0], minutes[-1], status) for status, minutes in grouped(checks)]


def longest_outage(checks: list[tuple[int, str]]) -> tuple[int, int] | None:
    """The outage with the most entries."""
    outages = [minutes for status, minutes in grouped(checks) if status == "down"]
    if not outages:
        return None
    longest = max(outages, key=len)
    return longest[0], longest[-1]


def grouped(checks: list[tuple[int, str]]) -> list[tuple[str, list[int]]]:
    return [(status, [minute for minute, _ in group]) for status, group in groupby(checks, key=itemgetter(1))]
