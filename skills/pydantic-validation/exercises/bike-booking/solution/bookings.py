"""Bookings of bikes: read from JSON with all mistakes told, and shown without secrets."""

import re
from datetime import date
from typing import Annotated, Any, Literal, Union

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    StrictBool,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    computed_field,
    field_validator,
)

MOST_DAYS = 28


class BookingError(Exception):
    """Holds a message for the path of each field that is wrong."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("; ".join(f"{path}: {message}" for path, message in problems.items()))
        self.problems = problems


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Customer(Part):
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    email: str

    @field_validator("email")
    @classmethod
    def is_address(cls, text: str) -> str:
        text = text.strip().lower()
        if not re.fullmatch(r"[^@\s]+@[^@\s]+", text):
            raise ValueError("this is no address for mail")
        return text


class Bike(Part):
    size: Literal["S", "M", "L"]
    helmet: StrictBool = False


class Card(Part):
    kind: Literal["card"]
    token: SecretStr = Field(min_length=8, exclude=True)


class Voucher(Part):
    kind: Literal["voucher"]
    code: Annotated[str, StringConstraints(to_upper=True)]

    @field_validator("code")
    @classmethod
    def is_code(cls, text: str) -> str:
        if not re.fullmatch(r"[A-Z]{4}-[0-9]{4}", text):
            raise ValueError("a code looks like BIKE-2031")
        return text


class Booking(Part):
    """A whole booking; it can be logged, since its token hides itself."""

    customer: Customer
    first_day: date = Field(alias="firstDay")
    last_day: date = Field(alias="lastDay")
    bikes: list[Bike] = Field(min_length=1, max_length=6)
    payment: Annotated[Union[Card, Voucher], Field(discriminator="kind")]
    note: Annotated[str, Field(max_length=200)] | None = None

    @field_validator("last_day")
    @classmethod
    def fits(cls, last_day: date, info: ValidationInfo) -> date:
        first_day = info.data.get("first_day")
        if first_day is not None and not 1 <= days_of(first_day, last_day) <= MOST_DAYS:
            raise ValueError(f"a booking has 1 to {MOST_DAYS} days")
        return last_day

    @computed_field
    def days(self) -> int:
        return days_of(self.first_day, self.last_day)


def days_of(first_day: date, last_day: date) -> int:
    return (last_day - first_day).days + 1


def read_booking(text: str) -> Booking:
    """The booking in the JSON, or a BookingError."""
    try:
        return Booking.model_validate_json(text)
    except ValidationError as error:
        problems = {path_of(one["loc"]): one["msg"] for one in error.errors()}
    raise BookingError(problems)


def path_of(loc: tuple[int | str, ...]) -> str:
    """The path as the client wrote it: Pydantic puts the kind behind `payment`."""
    steps = loc[:1] + loc[2:] if loc[:1] == ("payment",) else loc
    return ".".join(str(step) for step in steps)


def show_booking(booking: Booking) -> dict[str, Any]:
    """What the customer may see, ready for JSON."""
    return booking.model_dump(mode="json", by_alias=True, exclude_none=True)
