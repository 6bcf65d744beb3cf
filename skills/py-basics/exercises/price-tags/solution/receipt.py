"""Texts on a receipt."""

SHOWN = 4


def price(cents: int) -> str:
    """Cents as an amount in euro."""
    euro, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    return f"{sign}{euro:,}.{rest:02d} EUR"


def mask(number: str) -> str:
    """A card number with all but the last four characters hidden."""
    digits = number.replace(" ", "")
    if len(digits) <= SHOWN:
        return "*" * len(digits)
    return "*" * (len(digits) - SHOWN) + digits[-SHOWN:]


def initials(name: str) -> str:
    """The first letters of a name."""
    return "".join(f"{part[0].upper()}." for part in name.split())
