"""Several temperatures at once."""

from .convert import to_fahrenheit


def table(degrees: list[float]) -> str:
    """A line with Celsius and Fahrenheit for each of the degrees Celsius."""
    return "\n".join(f"{one:.1f} {to_fahrenheit(one):.1f}" for one in degrees)
