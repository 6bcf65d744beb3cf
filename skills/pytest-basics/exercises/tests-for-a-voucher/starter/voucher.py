"""What a price becomes with a voucher."""

from datetime import date

SAVE10_ENDS = date(2026, 12, 31)


def price_after(cents: int, code: str, day: date) -> int:
    """The price in cents with the voucher, on that day."""
    if cents < 0:
        raise ValueError("a price cannot be negative")
    name = code.strip().upper()
    if name == "SAVE10" and day <= SAVE10_ENDS:
        return cents * 90 // 100
    if name == "MINUS500" and cents >= 2000:
        return max(0, cents - 500)
    if name == "FREE":
        return 0
    return cents
