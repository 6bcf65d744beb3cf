"""Runs the tests of one check file in this process, together with the learner's work, and reports what they found.

Started by supervise.py as `python -I`. stdin: one line of JSON. The first standard output is the supervisor's pipe;
what the work prints goes elsewhere. A report carries a nonce that the work is never given. Whoever is determined to
cheat on their own machine can; what a learner would try in earnest ends as `tampered` or without a verdict.
"""

import ast
import builtins
import faulthandler
import io
import json
import linecache
import os
import sys
import threading
import time
import traceback
import types
import unittest
import unittest.case
import unittest.result

HERE = os.path.dirname(os.path.abspath(__file__))
MOST_PROBLEM_CHARACTERS = 4000
GUARDED = {
    "unittest.TestCase": unittest.TestCase,
    "unittest.TestResult": unittest.TestResult,
    "builtins": builtins,
    "json": json,
}
SPYING = {"gc.get_objects", "gc.get_referrers", "gc.get_referents", "ctypes.dlopen", "sys._getframe"}


def own_output():
    """Keeps the supervisor's pipe to ourselves; the work prints to what was stderr and reads nothing."""
    report = os.dup(1)
    os.set_inheritable(report, False)
    os.dup2(2, 1)
    orders = json.loads(sys.stdin.readline())
    empty = os.open(os.devnull, os.O_RDONLY)
    os.dup2(empty, 0)
    os.close(empty)
    return report, orders


def reporter(report, nonce):
    write, dumps, lock = os.write, json.dumps, threading.Lock()

    def say(**message):
        line = dumps({"nonce": nonce, **message}).encode() + b"\n"
        with lock:
            while line:
                line = line[write(report, line):]

    return say


def watch_for_spies(work, check):
    """Notes what looks for the checker: reads its file, walks frames or the heap from the learner's own code."""
    seen = []
    inside = threading.local()
    private = {os.path.join(HERE, name) for name in ("harness.py", "supervise.py")} | {check}
    getframe = sys._getframe

    def hook(event, args):
        if getattr(inside, "busy", False) or (event not in SPYING and event != "open"):
            return
        inside.busy = True
        try:
            if event == "open" and (not isinstance(args[0], str) or os.path.abspath(args[0]) not in private):
                return
            frame = getframe(1)
            # The nearest frame that is not of the standard library asked for it.
            while frame is not None and not frame.f_code.co_filename.startswith((work, HERE, check)):
                # Tracebacks show the lines of every file they pass through.
                if "site-packages" in frame.f_code.co_filename or frame.f_code.co_filename.endswith("linecache.py"):
                    return
                frame = frame.f_back
                if event == "sys._getframe":
                    return
            if frame is not None and frame.f_code.co_filename.startswith(work):
                seen.append(f"the work asked for {event}" if event != "open" else "the work opened the check")
        finally:
            inside.busy = False

    sys.addaudithook(hook)
    return seen


def snapshot(more):
    """What the tests stand on, to see afterwards that it is still the same."""
    return {name: dict(vars(thing)) for name, thing in {**GUARDED, **more}.items()}


def changed(before, more):
    for name, thing in {**GUARDED, **more}.items():
        now = vars(thing)
        for key, value in before[name].items():
            if key not in ("_", "__warningregistry__") and now.get(key) is not value:
                return f"{name}.{key} was replaced and not put back"
    return None


class Recorder(unittest.TestResult):
    """Collects the outcome of every test for the report."""

    def __init__(self, say, work, check):
        super().__init__()
        self.say, self.work, self.check = say, work, check
        self.records = []

    def startTest(self, test):
        super().startTest(test)
        self.say(test=describe(test))
        self.printed = io.StringIO()
        self.streams = sys.stdout, sys.stderr
        sys.stdout = sys.stderr = self.printed

    def stopTest(self, test):
        sys.stdout, sys.stderr = self.streams
        super().stopTest(test)

    def record(self, test, outcome, error=None):
        entry = {"tried": describe(test), "outcome": outcome}
        method = getattr(test, getattr(test, "_testMethodName", ""), None)
        if getattr(method, "hint_number", None):
            entry["hint"] = method.hint_number
        if error is not None:
            entry.update(explain(error, self.work, self.check))
            entry["printed"] = self.printed.getvalue()[-2000:]
        self.records.append(entry)

    def addSuccess(self, test):
        self.record(test, "passed")

    def addFailure(self, test, error):
        self.record(test, "failed", error)

    def addError(self, test, error):
        self.record(test, "failed", error)

    def addSkip(self, test, reason):
        self.records.append({"tried": describe(test), "outcome": "skipped", "problem": reason})

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.record(test, "failed", error)


def describe(test):
    """The first paragraph of the docstring: what is tried, in words for the learner."""
    method = getattr(test, getattr(test, "_testMethodName", ""), None)
    text = (getattr(method, "__doc__", None) or str(test)).strip().split("\n\n")[0]
    return " ".join(text.split())


def explain(error, work, check):
    """What went wrong: the message, and only the lines that are the learner's own."""
    kind, value, trace = error
    is_check = issubclass(kind, AssertionError) and not from_work(trace, work)
    message = str(value) or "(no message)"
    problem = message if is_check else f"{kind.__name__}: {message}"
    if issubclass(kind, SyntaxError) and value.filename:
        lines = [line_at(value.filename, value.lineno or 0, "", work)] if value.filename.startswith(work) else []
    else:
        lines = [
            line_at(frame.filename, frame.lineno, frame.name, work)
            for frame in traceback.extract_tb(trace)
            if frame.filename.startswith(work)
        ]
    return {"problem": problem[:MOST_PROBLEM_CHARACTERS], "isCheck": is_check, "lines": lines[-5:]}


def from_work(trace, work):
    """Whether the last frame is the learner's own: an assert of theirs is an error of theirs."""
    frames = traceback.extract_tb(trace)
    return bool(frames) and frames[-1].filename.startswith(work)


def line_at(filename, number, name, work):
    return {
        "file": os.path.relpath(filename, work),
        "line": number,
        "in": name,
        "text": linecache.getline(filename, number).strip()[:200],
    }


def tests_in(path):
    """How many tests the file holds, read without running it."""
    with open(path, encoding="utf-8") as file:
        tree = ast.parse(file.read())
    return sum(
        isinstance(node, ast.FunctionDef) and node.name.startswith("test")
        for group in tree.body
        if isinstance(group, ast.ClassDef)
        for node in group.body
    )


def load_check(path):
    module = types.ModuleType("check")
    module.__file__ = path
    with open(path, encoding="utf-8") as file:
        code = compile(file.read(), path, "exec")
    exec(code, vars(module))
    return module


def cases_of(module):
    """Test cases in the order of the file, with their tests in the order of the file."""
    for group in vars(module).values():
        if isinstance(group, type) and issubclass(group, unittest.TestCase) and group.__module__ == "check":
            for name, value in vars(group).items():
                if name.startswith("test") and callable(value):
                    yield group(name)


def main():
    report, orders = own_output()
    say = reporter(report, orders["nonce"])
    # As reported by traceback: links in the path of a temporary folder are resolved.
    work, check = os.path.realpath(orders["work"]), os.path.realpath(orders["check"])
    sys.path.insert(0, HERE)
    import checking

    checking.prepare(work, orders.get("node"))
    finish = os._exit
    expected = tests_in(check)
    more = {"checking.Check": checking.Check}
    before = snapshot(more)
    hang = open(os.path.join(os.path.dirname(work), "hang.txt"), "w", encoding="utf-8")
    # Before the supervisor stops us, however long Python took to start.
    left = orders["until"] - time.time()
    faulthandler.dump_traceback_later(max(left - 0.25, 0.05), file=hang)
    seen = watch_for_spies(work + os.sep, check)
    recorder = Recorder(say, work + os.sep, check)
    # What the check itself imports lies beside us; from then on the work comes first.
    module = load_check(check)
    sys.path[0] = work
    suite = unittest.TestSuite(cases_of(module))
    suite.run(recorder)
    faulthandler.cancel_dump_traceback_later()
    tampered = changed(before, more) or (seen[0] if seen else None)
    ran = len({record["tried"] for record in recorder.records})
    if tampered is None and ran == 0:
        tampered = "no test ran"
    say(verdict={"tests": recorder.records, "expected": expected, "ran": recorder.testsRun, "tampered": tampered})
    finish(0)


main()
