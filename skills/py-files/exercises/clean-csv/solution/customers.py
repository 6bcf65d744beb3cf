"""Turns the customers of a shop from CSV into JSON lines."""

import csv
import json
from pathlib import Path


def convert(source: Path, target: Path) -> tuple[int, list[int]]:
    """Writes the good rows of `source` to `target`; returns their number and the lines of the bad ones."""
    written, bad = 0, []
    with (
        open(source, encoding="utf-8-sig", newline="") as rows,
        open(target, "w", encoding="utf-8", newline="\n") as result,
    ):
        reader = csv.DictReader(rows)
        for row in reader:
            customer = {name: (row.get(name) or "").strip() for name in ("name", "email", "city")}
            if not customer["name"] or not customer["email"]:
                bad.append(reader.line_num)
                continue
            result.write(json.dumps({**customer, "city": customer["city"] or None}, ensure_ascii=False) + "\n")
            written += 1
    return written, bad
