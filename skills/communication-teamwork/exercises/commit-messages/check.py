from checking import Check, hint


class Messages(Check):
    def expect(self, message, expected):
        problems = self.member(self.load("messages"), "problems")
        self.equal(f"problems({message[:60]!r})", list(problems(message)), expected)

    def test_good(self):
        """A message that keeps all rules has no problem."""
        self.expect("Show the price with two decimals", [])
        self.expect("Fix the login after a password reset\n\nThe old session stayed valid.", [])
        self.expect("Fixture for two customers", [])

    @hint(1)
    def test_no_subject(self):
        """Without a subject that is the only thing said."""
        for message in ("", "\n\nbody", "   \nsecond line"):
            self.expect(message, ["no-subject"])

    @hint(2)
    def test_subject(self):
        """A long subject, a full stop, a small letter and a vague word are found."""
        self.expect("A" * 72, [])
        self.expect("A" * 73, ["long-subject"])
        self.expect("Add the export.", ["full-stop"])
        self.expect("add the export", ["lower-case"])
        self.expect("Stuff", ["vague"])
        self.expect("WIP.", ["full-stop", "vague"])
        self.expect("Stuff the goose", [])

    @hint(3)
    def test_blank_line(self):
        """The second line stays empty."""
        self.expect("Add the export\nIt writes CSV.", ["no-blank-line"])
        self.expect("Add the export\n  \nIt writes CSV.", [])

    @hint(3)
    def test_long_lines(self):
        """A long line below the subject is found, unless it holds a link."""
        self.expect("Add the export\n\n" + "x" * 73, ["long-line"])
        self.expect("Add the export\n\n" + "x" * 72, [])
        self.expect("Add the export\n\nSee https://example.org/" + "x" * 80, [])

    @hint(2)
    def test_reason(self):
        """Who fixes, changes or removes something says why in the body."""
        for word in ("Fix", "Change", "Remove"):
            self.expect(f"{word} the sorting of prices", ["no-reason"])
            self.expect(f"{word} the sorting of prices\n\n  \n", ["no-reason"])
        self.expect("Remove the old price\n\nNobody reads it.", [])

    def test_several(self):
        """Several broken rules are named in the order of the task."""
        self.expect("fixed " + "x" * 80 + ".\nbecause " + "y" * 80, ["long-subject", "full-stop", "lower-case", "no-blank-line", "long-line"])
        self.expect("Fix", ["vague", "no-reason"])
