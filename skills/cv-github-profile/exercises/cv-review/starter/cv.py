"""Finds what a reader of a CV stumbles over."""

WEAK_WORDS = ("responsible", "worked", "helped", "involved", "various")


def weak_lines(text: str) -> list[int]:
    """The numbers of the lines that begin with a weak word."""
    # TODO
    return []


def bad_links(text: str) -> list[str]:
    """The links that a reader cannot follow."""
    # TODO
    return []


def coverage(text: str, keywords: list[str]) -> tuple[list[str], list[str]]:
    """The keywords that the text names, and those it does not."""
    # TODO
    return [], []
