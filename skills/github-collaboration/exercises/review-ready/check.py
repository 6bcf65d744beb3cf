from checking import Check, hint

BODY = "## Why\nShops ask for it, see #7.\n\n## How to test\nRun `shop export`.\n"
FILES = [("shop/export.py", 30), ("tests/test_export.py", 20)]


class Review(Check):
    def expect(self, expected, title="Add the CSV export", body=BODY, files=FILES):
        got = self.member(self.load("review"), "problems")(title, body, list(files))
        self.equal(f"problems of {title[:30]!r}, {body[:70]!r}, {files}", list(got), expected)

    def test_ready(self):
        """A pull request that has everything is ready."""
        self.expect([])
        self.expect([], body="## how to TEST\nx\n## WHY  \nhttps://github.com/a/b/issues/12\n", files=[("README.md", 3)])

    @hint(1)
    def test_title(self):
        """The title is short and no sentence."""
        for title in ("", "   ", "x" * 73, "Add it.", "Add it. "):
            self.expect(["title"], title=title)
        self.expect([], title="  " + "x" * 72 + " ")

    @hint(2)
    def test_sections(self):
        """Why and how to test are told, with some text."""
        self.expect(["why"], body="## Reason\n#7\n## How to test\nx")
        self.expect(["why"], body="## Why\n\n   \n## How to test\nx #7")
        self.expect(["test"], body="## Why\nBecause of #7")
        self.expect(["why", "test"], body="# Why\n#7 ## How to test")

    def test_fenced(self):
        """A heading inside a fenced block is none."""
        self.expect(["test"], body="## Why\n#7\n```\n## How to test\nx\n```\n")
        self.expect([], body="## Why\n#7\n```\n## Other\n```\n## How to test\n```\nrun\n```\n")

    @hint(3)
    def test_issue(self):
        """An issue is named, by its number or a link."""
        for text in ("no number", "page#7", "7#8", "a/#9", "#0", "# 7", "/issues/", "#seven"):
            self.expect(["issue"], body=f"## Why\n{text}\n## How to test\nx")
        for text in ("#12", "(#3)", "Fixes #44.", "https://x.example/r/issues/5"):
            self.expect([], body=f"## Why\n{text}\n## How to test\nx")

    def test_large(self):
        """More than 400 lines are too many; lock files do not count."""
        self.expect([], files=[("a.md", 400)])
        self.expect(["large"], files=[("a.md", 400), ("b.md", 1)])
        self.expect([], files=[("web/package-lock.json", 9000), ("uv.lock", 500), ("a.md", 400)])
        self.expect(["large"], files=[("my-uv.lock", 401)])

    @hint(3)
    def test_tests(self):
        """Changed code comes with a changed test."""
        self.expect(["no-tests"], files=[("shop/export.py", 3), ("README.md", 1)])
        for path in ("tests/data.json", "shop/tests/a.py", "shop/test_x.py"):
            self.expect([], files=[("shop/export.py", 3), (path, 1)])
        for path in ("contest/a.py", "mytests/a.md", "test_notes.md"):
            self.expect(["no-tests"], files=[("shop/export.py", 3), (path, 1)])
        self.expect([], files=[])

    def test_all(self):
        """Everything that is missing is told, in order."""
        self.expect(["title", "why", "test", "issue", "large", "no-tests"], title="x.", body="", files=[("a.py", 401)])
