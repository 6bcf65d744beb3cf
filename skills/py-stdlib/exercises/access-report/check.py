import json
from datetime import datetime, timedelta, timezone

from checking import Check, hint


def line(path="/", status=200, time="01/May/2026:12:00:00 +0000", method="GET"):
    return f'203.0.113.5 - ada [{time}] "{method} {path} HTTP/1.1" {status} 17'


class Access(Check):
    def setUp(self):
        super().setUp()
        self.access = self.load("access")

    @hint(1)
    def test_parse(self):
        """A line is taken apart."""
        got = self.access.parse(line("/cart?x=1&y=/z", 404, "31/Dec/2025:23:59:58 +0230", "POST") + "\n")
        expected = {"time": datetime(2025, 12, 31, 23, 59, 58, tzinfo=timezone(timedelta(hours=2, minutes=30))), "method": "POST", "path": "/cart", "status": 404}
        self.equal("parse", got, expected)
        self.equal("its offset", got["time"].utcoffset(), timedelta(hours=2, minutes=30))

    @hint(1)
    def test_other_text(self):
        """Any other text gives None."""
        for text in ("", "hello", line().replace("GET", "get it"), line(time="41/May/2026:12:00:00 +0000"), line(status="ok"), line()[:40]):
            self.equal(f"parse({text!r})", self.access.parse(text), None)

    @hint(3)
    def test_top(self):
        """The five most asked paths are told, equal ones by name."""
        paths = ["/a?1", "/c", "/b", "/a?2", "/f", "/e", "/d", "/b", "/a"]
        result = self.access.report(line(path) for path in paths)
        self.equal("top", [list(one) for one in result["top"]], [["/a", 3], ["/b", 2], ["/c", 1], ["/d", 1], ["/e", 1]])

    @hint(2)
    def test_errors(self):
        """Errors are counted by the hour, the earliest first."""
        times = (("02/May/2026:00:10:00 +0000", 500), ("01/May/2026:23:59:59 +0000", 503), ("01/May/2026:23:00:00 +0000", 599), ("01/May/2026:22:00:00 +0000", 499), ("01/May/2026:21:30:00 -0200", 500))
        result = self.access.report([line("/", status, time) for time, status in times])
        self.equal("errors", list(result["errors"].items()), [("2026-05-01 23:00", 3), ("2026-05-02 00:00", 1)])

    @hint(2)
    def test_zone(self):
        """The hours are those of the zone, in summer and in winter."""
        lines = [line("/", 500, "01/May/2026:23:30:00 +0000"), line("/", 500, "01/Jan/2026:23:30:00 +0000")]
        result = self.access.report(lines, "Europe/Berlin")
        self.equal("errors in Berlin", result["errors"], {"2026-01-02 00:00": 1, "2026-05-02 01:00": 1})

    def test_bad(self):
        """Lines that cannot be read are counted, empty ones are not."""
        result = self.access.report([line(), "\n", "nonsense\n", "  ", "more"])
        self.equal("bad, and the rest", (result["bad"], [list(one) for one in result["top"]]), (2, [["/", 1]]))
        self.equal("nothing", self.access.report([]), {"top": [], "errors": {}, "bad": 0})

    @hint(3)
    def test_program(self):
        """As a program it prints the report."""
        file = self.folder / "access.log"
        file.write_text(line("/x", 500, "01/May/2026:23:30:00 +0000") + "\nbroken\n", encoding="utf-8")
        run = self.program("access.py", file, "--zone", "Asia/Tokyo", "--json")
        self.true(f"It ended with {run.code}: {run.err[-200:]}", run.code == 0)
        self.equal("the JSON", json.loads(run.out), {"top": [["/x", 1]], "errors": {"2026-05-02 08:00": 1}, "bad": 1})
        run = self.program("access.py", file)
        self.true("The lines should name the path.", run.code == 0 and "/x" in run.out)

    @hint(3)
    def test_usage(self):
        """A missing file or an unknown zone is told on stderr."""
        file = self.folder / "access.log"
        file.write_text("", encoding="utf-8")
        for words in ([self.folder / "none.log"], [file, "--zone", "Moon/Base"]):
            run = self.program("access.py", *words)
            self.equal("exit code and stdout", (run.code, run.out), (2, ""))
            self.true("There should be a message and no traceback.", run.err.strip() and "Traceback" not in run.err)
