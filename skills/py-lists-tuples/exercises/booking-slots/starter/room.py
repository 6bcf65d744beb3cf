"""Bookings of a room, in minutes."""

Booking = tuple[int, int]


def merge(bookings: list[Booking]) -> list[Booking]:
    """Bookings that overlap or touch, joined and sorted."""
    # TODO
    return []


def free(bookings: list[Booking], opens: int, closes: int, minutes: int) -> list[Booking]:
    """The free slots that are long enough."""
    # TODO
    return []
