"""What a check file is written with: unittest, and a few words for what learners do.

    from checking import Check, hint

    class Tree(Check):
        @hint(2)
        def test_biggest_first(self):
            "Files are listed by size, the biggest first."
            run = self.program("tree.py", self.folder)
            self.equal("tree.py on a folder with two files", run.lines, ["30 b.txt", "10 a.txt"])

The docstring of a test is what the learner reads: what is tried. `hint` says which of the three hints helps there.
"""

import contextlib
import importlib
import os
import pprint
import shutil
import subprocess
import sys
import tempfile
import unittest
from dataclasses import dataclass
from pathlib import Path

MOST_SHOWN = 600
_place = {}


def prepare(work, node):
    """Called by the harness: where the work lies, and the Node that runs JavaScript."""
    _place.update(work=Path(work), node=node)


def hint(number):
    """Marks a test with the hint (1 to 3) that helps when it fails."""

    def mark(test):
        test.hint_number = number
        return test

    return mark


@dataclass(frozen=True)
class Run:
    """What a program did: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def lines(self):
        return self.out.splitlines()


def shown(value):
    text = value if isinstance(value, Run) else pprint.pformat(value, width=72, sort_dicts=False)
    text = str(text)
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]} ..."


def _pretender(value, depth=6):
    """A class of the learner's own that decides itself what it equals, somewhere in the value."""
    if depth == 0:
        return None
    compare = getattr(type(value).__eq__, "__code__", None)
    if compare is not None and compare.co_filename.startswith(str(_place["work"])):
        return type(value).__name__
    if isinstance(value, (list, tuple, set, frozenset)):
        parts = list(value)
    elif isinstance(value, dict):
        parts = [*value.keys(), *value.values()]
    else:
        return None
    return next(filter(None, (_pretender(part, depth - 1) for part in parts[:1000])), None)


class Check(unittest.TestCase):
    """A test case with words for a learner's work. Every test has a folder of its own, `self.folder`."""

    longMessage = False
    maxDiff = 2000

    def setUp(self):
        self.work = _place["work"]
        self.node_program = _place["node"]
        self.folder = Path(tempfile.mkdtemp(prefix="check-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        os.chdir(self.work)

    def assertEqual(self, first, second, msg=None):
        # Whatever equals everything would pass every check.
        ours = _pretender(second)
        name = None if ours else _pretender(first)
        if name:
            self.fail(f"expected {shown(second)}, got an object of the class {name}")
        super().assertEqual(first, second, msg)

    def equal(self, tried, got, expected):
        """Fails with a sentence: what was tried, what it gave, what was expected."""
        try:
            self.assertEqual(got, expected)
        except AssertionError:
            gave, wanted = shown(got), shown(expected)
            if gave == wanted:
                gave, wanted = f"{gave} ({type(got).__name__})", f"{wanted} ({type(expected).__name__})"
            self.fail(f"{tried}\n  expected: {indented(wanted)}\n  got:      {indented(gave)}")

    def true(self, sentence, condition):
        """Fails with the sentence, which says what should be so."""
        if not condition:
            self.fail(sentence)

    def raises(self, tried, error, call, *args, **kwargs):
        """The error that the call raises; fails when it raises none, or another one."""
        try:
            got = call(*args, **kwargs)
        except error as raised:
            return raised
        except Exception as other:
            self.fail(f"{tried}\n  expected: {names(error)}\n  got:      {type(other).__name__}: {other}")
        self.fail(f"{tried}\n  expected: {names(error)}\n  got:      no error, but {shown(got)}")

    def load(self, name):
        """The learner's module of that name, imported as usual (once)."""
        with self.own_words(name):
            return importlib.import_module(name)

    def fresh(self, name):
        """The same, imported anew: nothing that an earlier test changed in it is left."""
        for loaded, module in list(sys.modules.items()):
            origin = getattr(module, "__file__", None) or ""
            if origin.startswith(str(self.work) + os.sep):
                del sys.modules[loaded]
        importlib.invalidate_caches()
        return self.load(name)

    @contextlib.contextmanager
    def own_words(self, name):
        try:
            yield
        except ModuleNotFoundError as missing:
            if missing.name == name.split(".")[0]:
                self.fail(f"There is no {name.replace('.', '/')}.py in the folder of the exercise.")
            raise

    def member(self, module, name):
        """A function, class or value of the learner's module; fails with a sentence when it is missing."""
        if not hasattr(module, name):
            self.fail(f"{Path(module.__file__).name} has no `{name}`.")
        return getattr(module, name)

    def text(self, file):
        """The text of a file of the work."""
        path = self.work / file
        if not path.is_file():
            self.fail(f"There is no {file} in the folder of the exercise.")
        return path.read_text(encoding="utf-8")

    def program(self, file, *args, stdin="", env=None, seconds=5, cwd=None):
        """Runs a Python file of the work, or `-m name`, as the learner would."""
        command = ["-m", file[3:].strip()] if file.startswith("-m ") else [str(self.work / file)]
        if not file.startswith("-m "):
            self.text(file)
        return self.run_program([sys.executable, "-s", "-B", *command, *args], stdin, env, seconds, cwd)

    def node(self, source, seconds=5):
        """Runs JavaScript (an ES module's text) in the folder of the work, with Node."""
        if not self.node_program:
            self.skipTest("Node is needed for this one.")
        command = [self.node_program, "--max-old-space-size=128", "--input-type=module", "-e", source]
        return self.run_program(command, "", None, seconds, None)

    def run_program(self, command, stdin="", env=None, seconds=5, cwd=None):
        """Runs any command; fails with a sentence when it takes too long."""
        words = [str(word) for word in command]
        try:
            done = subprocess.run(
                words,
                input=stdin,
                capture_output=True,
                timeout=seconds,
                cwd=cwd or self.work,
                env={**os.environ, **(env or {})},
                encoding="utf-8",
                errors="replace",
                check=False,
            )
        except subprocess.TimeoutExpired:
            self.fail(f"{spoken(words)} was still running after {seconds} seconds.")
        except FileNotFoundError:
            self.fail(f"{words[0]} is not installed here.")
        return Run(done.returncode, done.stdout, done.stderr)


def indented(text):
    return text.replace("\n", "\n            ")


def names(error):
    return " or ".join(one.__name__ for one in (error if isinstance(error, tuple) else (error,)))


def spoken(words):
    """A command as the learner would type it."""
    work = str(_place["work"]) + os.sep
    shown_words = [word.replace(work, "") for word in words if word not in ("-s", "-B")]
    return " ".join(["python" if shown_words[0] == sys.executable else shown_words[0], *shown_words[1:]])
