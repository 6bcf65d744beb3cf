"""python -m weather DEGREES..."""

import sys

from . import table


def main(words: list[str]) -> int:
    try:
        degrees = [float(word) for word in words]
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    if not degrees:
        print("usage: python -m weather DEGREES...", file=sys.stderr)
        return 2
    print(table(degrees))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
