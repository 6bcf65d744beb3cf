from datetime import date

from checking import Check, hint

TEXT = """company,source,sent,reply
Acme, website ,2026-04-20,
"Bits, Ltd",meetup,2026-04-11,talk
,website,2026-04-01,no
Cargo,website,2026-04-11,no
Delta,friend,2026-03-30,
Echo,website,2026-04-12,
"""


class Report(Check):
    def setUp(self):
        super().setUp()
        self.report = self.load("report")
        self.file = self.folder / "applications.csv"
        self.file.write_text(TEXT, encoding="utf-8")

    def rows(self, *entries):
        names = ("company", "source", "sent", "reply")
        return [dict(zip(names, entry)) for entry in entries]

    @hint(1)
    def test_read(self):
        """The rows are read, with clean values, and without the row that has no company."""
        rows = self.report.read(self.file)
        self.equal("the companies", [row["company"] for row in rows], ["Acme", "Bits, Ltd", "Cargo", "Delta", "Echo"])
        self.equal("the source of Acme", rows[0]["source"], "website")

    @hint(2)
    def test_rates(self):
        """The share of replies is told for each source, the best source first."""
        rates = self.report.reply_rates(self.report.read(self.file))
        self.equal("the rates", list(rates.items()), [("meetup", 100), ("website", 33), ("friend", 0)])

    @hint(2)
    def test_equal_rates(self):
        """Sources with the same share stand in alphabetical order, and any reply counts."""
        rows = self.rows(("A", "web", "2026-01-01", "no"), ("B", "fair", "2026-01-01", "offer"), ("C", "zoo", "2026-01-01", ""))
        self.equal("the rates", list(self.report.reply_rates(rows).items()), [("fair", 100), ("web", 100), ("zoo", 0)])

    def test_rounding(self):
        """Percent are rounded to the nearest whole number."""
        rows = self.rows(("A", "web", "2026-01-01", "no"), ("B", "web", "2026-01-01", "no"), ("C", "web", "2026-01-01", ""))
        self.equal("two of three", self.report.reply_rates(rows), {"web": 67})

    @hint(3)
    def test_follow_ups(self):
        """Whoever has not answered for ten days is named, the longest wait first."""
        rows = self.report.read(self.file)
        self.equal("on 22 April", self.report.follow_ups(rows, date(2026, 4, 22)), ["Delta", "Echo"])
        self.equal("on 30 April", self.report.follow_ups(rows, date(2026, 4, 30)), ["Delta", "Echo", "Acme"])

    @hint(3)
    def test_tenth_day(self):
        """The tenth day counts, the ninth does not."""
        rows = self.rows(("A", "web", "2026-01-01", ""))
        self.equal("after 9 days", self.report.follow_ups(rows, date(2026, 1, 10)), [])
        self.equal("after 10 days", self.report.follow_ups(rows, date(2026, 1, 11)), ["A"])

    def test_empty(self):
        """An empty list gives no rates and no follow-ups."""
        self.file.write_text("company,source,sent,reply\n", encoding="utf-8")
        rows = self.report.read(self.file)
        self.equal("rows, rates and follow-ups", (rows, self.report.reply_rates(rows), self.report.follow_ups(rows, date(2026, 1, 1))), ([], {}, []))
