"""Bookings of bikes: read from JSON with all mistakes told, and shown without secrets."""

from typing import Any

from pydantic import BaseModel


class BookingError(Exception):
    """Holds a message for the path of each field that is wrong."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("; ".join(f"{path}: {message}" for path, message in problems.items()))
        self.problems = problems


class Booking(BaseModel):
    """TODO: the fields and their rules, with a model for each inner object."""


def read_booking(text: str) -> Booking:
    """The booking in the JSON, or a BookingError."""
    # TODO: turn the ValidationError into a BookingError
    return Booking.model_validate_json(text)


def show_booking(booking: Booking) -> dict[str, Any]:
    """What the customer may see, ready for JSON."""
    # TODO
    return booking.model_dump()
