"""Runs a report on the sample: python run.py balances.sql"""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

HERE = Path(__file__).parent


def main(file: str) -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript((HERE / "sample.sql").read_text(encoding="utf-8"))
        for row in db.execute((HERE / file).read_text(encoding="utf-8")):
            print(row)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "balances.sql")
