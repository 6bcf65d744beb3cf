import os
from pathlib import Path
from unittest import mock

from checking import Check, hint

NOW = 1_800_000_000
DAY = 86_400


class DiskReport(Check):
    def setUp(self):
        super().setUp()
        self.report = self.load("disk_report")

    def write(self, path, size=0, age_days=0.0):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x" * size)
        os.utime(file, (NOW - age_days * DAY,) * 2)

    def pairs(self, count):
        return [tuple(one) for one in self.report.largest(self.folder, count)]

    @hint(1)
    def test_largest(self):
        """The largest files come first, from all folders below."""
        for path, size in (("a.txt", 5), ("deep/er/film.mp4", 900), ("deep/b", 70), ("empty", 0)):
            self.write(path, size)
        self.equal("largest, 3", self.pairs(3), [("deep/er/film.mp4", 900), ("deep/b", 70), ("a.txt", 5)])
        self.equal("largest, 9", len(self.pairs(9)), 4)

    @hint(3)
    def test_equal_sizes(self):
        """Files of the same size stand in the order of their paths."""
        for path in ("c", "a/z", "b"):
            self.write(path, 10)
        self.equal("largest, 2", self.pairs(2), [("a/z", 10), ("b", 10)])

    @hint(2)
    def test_links(self):
        """Links are passed by, and a link in a circle is no trap."""
        self.write("real/big", 500)
        try:
            (self.folder / "link").symlink_to(self.folder / "real" / "big")
            (self.folder / "real" / "circle").symlink_to(self.folder, target_is_directory=True)
        except OSError:
            pass
        self.equal("largest, 5", self.pairs(5), [("real/big", 500)])

    @hint(2)
    def test_old_logs(self):
        """Logs that are older than the days are found, and only logs."""
        self.write("app.log", age_days=8)
        self.write("z/app.log.gz", age_days=30)
        self.write("edge.log", age_days=7.001)
        self.write("new.log", age_days=6.999)
        self.write("catalog", age_days=40)
        self.write("app.log.txt", age_days=40)
        self.equal("old_logs, 7 days", list(self.report.old_logs(self.folder, 7, NOW)), ["app.log", "edge.log", "z/app.log.gz"])
        self.equal("old_logs, 40 days", list(self.report.old_logs(self.folder, 40, NOW)), [])

    @hint(2)
    def test_vanished(self):
        """A file that vanishes meanwhile is no reason to stop."""
        self.write("kept", 5)
        self.write("gone", 9)
        real = os.lstat, os.stat

        def fake(which):
            def look(path, *args, **kwargs):
                if not isinstance(path, int) and Path(os.fspath(path)).name == "gone":
                    raise FileNotFoundError(path)
                return which(path, *args, **kwargs)

            return look

        with mock.patch("os.lstat", fake(real[0])), mock.patch("os.stat", fake(real[1])):
            found = self.pairs(5)
        self.true(f"largest gave {found}", ("kept", 5) in found)

    @hint(3)
    def test_program(self):
        """As a program it prints the five largest files."""
        for number in range(7):
            self.write(f"f{number}", number)
        run = self.program("disk_report.py", self.folder)
        self.equal("its lines", run.lines, ["6 f6", "5 f5", "4 f4", "3 f3", "2 f2"])
        self.equal("its exit code", run.code, 0)

    @hint(3)
    def test_usage(self):
        """Without a folder it says so on stderr and ends with 2."""
        for words in ([self.folder / "nothing"], [], [self.folder, self.folder]):
            run = self.program("disk_report.py", *words)
            self.equal("exit code and stdout", (run.code, run.out), (2, ""))
            self.true("It says nothing on stderr.", run.err.strip() and "Traceback" not in run.err)
