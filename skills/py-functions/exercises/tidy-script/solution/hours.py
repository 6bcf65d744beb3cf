"""Adds up working hours: python hours.py FILE [RATE]"""

import sys
from pathlib import Path

Entry = tuple[str, float]


def parse(text: str) -> list[Entry]:
    """The entries of a text with lines such as `ada;7.5`."""
    lines = [line.strip() for line in text.splitlines()]
    return [entry(line) for line in lines if line and not line.startswith("#")]


def entry(line: str) -> Entry:
    name, hours = line.split(";")
    return name.strip(), float(hours)


def summary(entries: list[Entry], rate: float = 40.0) -> dict[str, tuple[float, float]]:
    """Hours and pay of each name, in the order of the names."""
    totals: dict[str, float] = {}
    for name, hours in entries:
        totals[name] = totals.get(name, 0.0) + hours
    return {name: (totals[name], totals[name] * rate) for name in sorted(totals)}


def report(totals: dict[str, tuple[float, float]]) -> str:
    """The text that is printed."""
    return "\n".join(f"{name} {hours:.1f} {pay:.2f}" for name, (hours, pay) in totals.items())


def main(words: list[str]) -> int:
    rates = [float(word) for word in words[1:2]]
    text = report(summary(parse(Path(words[0]).read_text(encoding="utf-8")), *rates))
    if text:
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
