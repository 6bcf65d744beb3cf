"""What a monitor of a website has seen."""


def runs(checks: list[tuple[int, str]]) -> list[tuple[int, int, str]]:
    """Neighbours with the same status, joined."""
    # TODO
    return []


def longest_outage(checks: list[tuple[int, str]]) -> tuple[int, int] | None:
    """The outage with the most entries."""
    # TODO
    return None
