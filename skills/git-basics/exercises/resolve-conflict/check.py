import shutil
import sys

from checking import Check, hint


class Repository(Check):
    def setUp(self):
        super().setUp()
        self.repo = self.folder / "repo"
        if (self.work / "repo").is_dir():
            shutil.copytree(self.work / "repo", self.repo)
        else:
            # Proving this check: a script stands for the work of the learner.
            text = self.text("make_repo.sh")
            if "git merge" not in text:
                self.fail("There is no folder repo yet. Make it with: sh make_repo.sh")
            run = self.run_program(["sh", str(self.work / "make_repo.sh")], cwd=self.folder)
            self.true(f"make_repo.sh ended with: {run.err[-300:]}", run.code == 0)

    def git(self, *words):
        return self.run_program(["git", "-c", "safe.directory=*", *words], cwd=self.repo)

    @hint(1)
    def test_merge(self):
        """main has a merge commit with two parents, and both changes are in its history."""
        self.equal("the branch", self.git("rev-parse", "--abbrev-ref", "HEAD").out.strip(), "main")
        self.true("There is no merge commit on main.", self.git("rev-list", "--merges", "--max-parents=2", "main").out.strip())
        subjects = self.git("log", "--format=%s", "main").lines
        self.equal("missing commits", [one for one in ("Add the price", "Give a discount", "Add the tax") if one not in subjects], [])
        self.equal("is discount merged", self.git("merge-base", "--is-ancestor", "discount", "main").code, 0)

    @hint(2)
    def test_markers(self):
        """No line of markers is left in price.py."""
        text = (self.repo / "price.py").read_text(encoding="utf-8")
        self.equal("lines of markers", [line for line in text.splitlines() if line.startswith(("<<<<<<<", "=======", ">>>>>>>"))], [])

    @hint(3)
    def test_price(self):
        """The price has the discount and the tax."""
        for cents, percent, expected in ((1000, 10, 1080), (1000, 0, 1200), (500, 50, 300)):
            source = f"from price import price; print(price({cents}, {percent}))"
            run = self.run_program([sys.executable, "-B", "-c", source], cwd=self.repo)
            self.equal(f"price({cents}, {percent})", run.out.strip() or run.err.strip().splitlines()[-1:], str(expected))

    @hint(3)
    def test_env(self):
        """.env is on the disk, ignored, and no longer tracked."""
        self.true(".env is gone from the disk.", (self.repo / ".env").is_file())
        self.equal("tracked as .env", self.git("ls-files", ".env").out, "")
        self.equal("ignored by .gitignore", self.git("check-ignore", "-q", ".env").code, 0)

    @hint(2)
    def test_clean(self):
        """Everything is committed."""
        self.equal("git status", self.git("status", "--porcelain").out, "")
        self.true("Git is in the middle of a merge.", not (self.repo / ".git" / "MERGE_HEAD").exists())
