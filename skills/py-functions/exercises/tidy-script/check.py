import ast

from checking import Check, hint

TEXT = "# may\nlin;3\n\n ada ; 7.5\nlin; 1.25\n  # more\nada;2\n"


class Hours(Check):
    def call(self, name, *args, **kwargs):
        return self.member(self.load("hours"), name)(*args, **kwargs)

    @hint(1)
    def test_parse(self):
        """A text becomes a list of names and hours."""
        self.equal("parse", [tuple(one) for one in self.call("parse", TEXT)], [("lin", 3.0), ("ada", 7.5), ("lin", 1.25), ("ada", 2.0)])
        self.equal("parse('')", list(self.call("parse", "")), [])

    @hint(3)
    def test_summary(self):
        """Hours and pay are added up for each name, in the order of the names."""
        result = self.call("summary", [("lin", 3.0), ("ada", 7.5), ("lin", 1.0)], rate=10)
        self.equal("summary", [(name, tuple(pair)) for name, pair in result.items()], [("ada", (7.5, 75.0)), ("lin", (4.0, 40.0))])

    @hint(2)
    def test_default_rate(self):
        """Without a rate an hour pays 40, and calls know nothing of each other."""
        entries = [("ada", 2.0)]
        for _ in range(2):
            self.equal("summary", {name: tuple(pair) for name, pair in self.call("summary", entries).items()}, {"ada": (2.0, 80.0)})
        self.equal("the entries afterwards", entries, [("ada", 2.0)])

    @hint(3)
    def test_report(self):
        """The report has one line for each name."""
        text = self.call("report", {"ada": (7.5, 75.0), "lin": (4.25, 1042.5)})
        self.equal("report", text.rstrip("\n"), "ada 7.5 75.00\nlin 4.2 1042.50")
        self.equal("report({})", self.call("report", {}), "")

    @hint(3)
    def test_program(self):
        """The program prints what it printed before."""
        file = self.folder / "may.txt"
        file.write_text(TEXT, encoding="utf-8")
        for words, expected in (([file], "ada 9.5 380.00\nlin 4.2 170.00\n"), ([file, "50"], "ada 9.5 475.00\nlin 4.2 212.50\n")):
            run = self.program("hours.py", *words)
            self.equal(f"hours.py with {len(words)} words", (run.code, run.out), (0, expected))

    @hint(2)
    def test_main(self):
        """main takes the words and returns 0."""
        file = self.folder / "empty.txt"
        file.write_text("", encoding="utf-8")
        self.equal("main", self.call("main", [str(file)]), 0)

    @hint(2)
    def test_import(self):
        """Importing it does nothing, and there is no global."""
        run = self.run_program([__import__("sys").executable, "-c", "import sys; sys.argv = ['x', 'nothing.txt']; import hours"])
        self.equal("exit code and output of an import", (run.code, run.out), (0, ""))
        tree = ast.parse(self.text("hours.py"))
        self.true("A `global` is used.", not any(isinstance(node, ast.Global) for node in ast.walk(tree)))
