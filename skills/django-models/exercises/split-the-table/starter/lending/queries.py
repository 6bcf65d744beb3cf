"""What the neighbours ask of the database."""

from datetime import date


def tools_at_home():
    """The tools that nobody has now, by name."""
    # TODO
    return []


def late_members(today: date):
    """The members with an open loan that began more than 14 days ago, by email."""
    # TODO
    return []


def give_back(email: str, day: date) -> int:
    """Closes all open loans of a member; returns their number."""
    # TODO
    return 0
