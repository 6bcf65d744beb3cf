"""The command: shop WORD..."""

import sys

KNOWN = {"list", "add"}


def main(words: list[str] | None = None) -> int:
    """0 when all words are known, else 2."""
    given = sys.argv[1:] if words is None else words
    return 0 if set(given) <= KNOWN else 2
