"""Texts on a receipt."""


def price(cents: int) -> str:
    """Cents as an amount in euro."""
    # TODO
    return ""


def mask(number: str) -> str:
    """A card number with all but the last four characters hidden."""
    # TODO
    return ""


def initials(name: str) -> str:
    """The first letters of a name."""
    # TODO
    return ""
