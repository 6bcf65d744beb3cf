"""The command: shop WORD..."""

import sys

KNOWN = {"list", "add"}


def main(words=[]):
    """0 when all words are known, else 2."""
    words += sys.argv[1:]
    return 0 if set(words) <= KNOWN else 2
