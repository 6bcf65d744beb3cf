from checking import Check, hint


class Sizes(Check):
    def setUp(self):
        super().setUp()
        self.place = self.folder / "place"
        (self.place / "deep").mkdir(parents=True)
        for name, size in (("b.txt", 20), ("a.txt", 20), ("big file.jpg", 3000), ("empty", 0), (".hidden", 500)):
            (self.place / name).write_bytes(b"x" * size)
        (self.place / "deep" / "inner").write_bytes(b"x" * 9999)

    @hint(2)
    def test_list(self):
        """Files are listed, the largest first, equal ones by name."""
        run = self.program("sizes.py", self.place)
        self.equal("lines", run.lines, ["3000 big file.jpg", "20 a.txt", "20 b.txt", "0 empty"])
        self.equal("exit code and stderr", (run.code, run.err), (0, ""))

    @hint(3)
    def test_hidden(self):
        """With --all hidden files are listed too, before or behind the folder."""
        for words in (["--all", self.place], [self.place, "--all"]):
            self.equal("names with --all", [line.split(" ", 1)[1] for line in self.program("sizes.py", *words).lines], ["big file.jpg", ".hidden", "a.txt", "b.txt", "empty"])

    @hint(1)
    def test_here(self):
        """Without a folder it takes the one you are in."""
        self.equal("lines", self.program("sizes.py", cwd=self.place).lines[:1], ["3000 big file.jpg"])
        self.equal("with --all", len(self.program("sizes.py", "--all", cwd=self.place).lines), 5)

    def test_empty(self):
        """An empty folder prints nothing and is fine."""
        (self.folder / "none").mkdir()
        run = self.program("sizes.py", self.folder / "none")
        self.equal("exit code and output", (run.code, run.out, run.err), (0, "", ""))

    @hint(3)
    def test_mistakes(self):
        """A wrong word is told on standard error, with the code 2."""
        for words in ([self.folder / "nowhere"], [self.place / "a.txt"], ["--size", self.place], [self.place, self.place]):
            run = self.program("sizes.py", *words)
            self.equal(f"exit code and output for {len(words)} words", (run.code, run.out), (2, ""))
            self.true(f"There should be one line and no traceback: {run.err!r}", len(run.err.splitlines()) == 1)
