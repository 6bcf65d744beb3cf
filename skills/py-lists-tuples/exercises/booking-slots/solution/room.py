"""Bookings of a room, in minutes."""

Booking = tuple[int, int]


def merge(bookings: list[Booking]) -> list[Booking]:
    """Bookings that overlap or touch, joined and sorted."""
    merged: list[Booking] = []
    for start, end in sorted(bookings):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def free(bookings: list[Booking], opens: int, closes: int, minutes: int) -> list[Booking]:
    """The free slots that are long enough."""
    slots: list[Booking] = []
    taken_until = opens
    for start, end in merge(bookings):
        slots.append((taken_until, min(start, closes)))
        taken_until = max(taken_until, end)
    slots.append((taken_until, closes))
    return [(start, end) for start, end in slots if end - start >= minutes]
