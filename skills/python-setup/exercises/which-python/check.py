import os
import sys
import venv

from checking import Check, hint

ASK = """
import sys
print(".".join(map(str, sys.version_info[:3])), sys.executable, sys.prefix != sys.base_prefix, sep="\\n")
"""
SAID = {}
NAMES = ("version", "interpreter", "virtual environment", "started as", "words")


class WhichPython(Check):
    def setUp(self):
        super().setUp()
        self.text("whichpython.py")
        in_environment = sys.prefix != sys.base_prefix
        self.outside = getattr(sys, "_base_executable", sys.executable) if in_environment else sys.executable

    def environment(self):
        """A new virtual environment: its folder and its Python."""
        folder = self.folder / "env"
        venv.EnvBuilder(symlinks=os.name != "nt").create(folder)
        return folder, str(folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))

    def expect(self, python, how, words, tried, cwd=None, env=None):
        """Starts the script and compares it with what the same Python says of itself."""
        if python not in SAID:
            SAID[python] = self.run_program([python, "-I", "-c", ASK]).lines
        version, path, is_inside = SAID[python]
        start = ["-m", "whichpython"] if how == "module" else [self.work / "whichpython.py"]
        run = self.run_program([python, "-B", *start, *words], cwd=cwd, env=env)
        self.equal(f"errors of {tried}", run.err.strip()[-300:], "")
        got = dict(line.partition(": ")[::2] for line in run.lines)
        expected = (version, path, "yes" if is_inside == "True" else "no", how, str(len(words)))
        for name, value in zip(NAMES, expected):
            self.equal(f"the line that begins with `{name}: `, of {tried}", got.get(name), value)
        lines = [f"{name}: {value}" for name, value in zip(NAMES, expected)]
        self.equal(f"all lines of {tried}", run.lines, lines)
        self.equal(f"exit code of {tried}", run.code, 0)

    @hint(1)
    def test_script(self):
        """Started as a script it prints the five lines."""
        self.expect(self.outside, "script", [], "python whichpython.py")

    @hint(2)
    def test_module(self):
        """Started with -m it says that it is a module."""
        self.expect(self.outside, "module", [], "python -m whichpython")

    @hint(3)
    def test_words(self):
        """The words behind the name are counted."""
        for how, words in (("script", ["tea"]), ("script", ["green tea", "", "--cup"]), ("module", ["a", "b"])):
            self.expect(self.outside, how, words, f"the {how} with {len(words)} words: {words}")

    @hint(2)
    def test_environment(self):
        """The Python of a virtual environment is told by its own path."""
        _, inside = self.environment()
        self.expect(inside, "script", [], "whichpython.py with the Python of a virtual environment that is not active")
        self.expect(inside, "module", ["a"], "-m whichpython a with the Python of a virtual environment")

    @hint(2)
    def test_active(self):
        """An active environment does not matter when another Python is started."""
        folder, inside = self.environment()
        env = {"VIRTUAL_ENV": str(folder), "PATH": os.path.dirname(inside) + os.pathsep + os.environ.get("PATH", "")}
        self.expect(self.outside, "script", [], "whichpython.py with a Python outside, while an environment is active", env=env)

    @hint(1)
    def test_other_folder(self):
        """It works from another folder."""
        self.expect(self.outside, "script", ["x"], "whichpython.py from another folder", cwd=self.folder)

    @hint(3)
    def test_import(self):
        """Importing it prints nothing."""
        run = self.run_program([self.outside, "-B", "-c", "import whichpython"], cwd=self.work)
        self.equal("what `import whichpython` prints", (run.out, run.err.strip()[-300:]), ("", ""))
