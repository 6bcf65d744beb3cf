"""Prints how SQLite would run each query with your indexes: python plan.py"""

import sqlite3
from contextlib import closing
from pathlib import Path

HERE = Path(__file__).parent


def main() -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        for name in ("schema.sql", "indexes.sql"):
            db.executescript((HERE / name).read_text(encoding="utf-8"))
        for file in [*sorted((HERE / "queries").glob("*.sql")), HERE / "page.sql"]:
            print(file.name)
            values = dict.fromkeys("shop_id status start end email order_id created_at id size page_number".split(), 1)
            for *_, step in db.execute("EXPLAIN QUERY PLAN " + file.read_text(encoding="utf-8"), values):
                print("   ", step)


if __name__ == "__main__":
    main()
