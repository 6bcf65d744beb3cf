"""Prints a receipt: python receipt.py "Tea:150:2" "Espresso machine:124450:1". This file is ready."""

import sys

import columns
import moneytext


def main(words: list[str]) -> None:
    total = 0
    rows = []
    for word in words:
        name, cents, count = word.split(":")
        amount = int(cents) * int(count)
        total += amount
        rows.append((f"{name} x {count}", moneytext.text(amount)))
    rows.append(("Total", moneytext.text(total)))
    rows.append(("VAT in it, 7 %", moneytext.text(moneytext.share(total, 7))))
    for line in columns.lay(rows):
        print(line)


if __name__ == "__main__":
    main(sys.argv[1:])
