"""From one scale to the other."""


def to_celsius(degrees: float) -> float:
    return (degrees - 32) * 5 / 9


def to_fahrenheit(degrees: float) -> float:
    return degrees * 9 / 5 + 32
