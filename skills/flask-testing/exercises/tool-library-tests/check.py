import json
import re
import sys

from checking import Check, hint

# Each breaks one rule: what stands in library.py, and what stands there instead.
WRONG = {
    "GET / sorts the tools by name": ('tools = sql("SELECT * FROM tools ORDER BY name")', 'tools = sql("SELECT * FROM tools ORDER BY id")'),
    "visitors do not see who has a tool": ("{% elif member %}lent to", "{% elif true %}lent to"),
    "members see who has a tool": ("lent to {{ tool.borrower }}", "lent"),
    "names are shown as text": ("<li>{{ tool.name }}:", "<li>{{ tool.name|safe }}:"),
    "a login with only spaces is refused": ('name = request.form.get("name", "").strip()\n        if not name:', 'name = request.form.get("name", "")\n        if not name:'),
    "logging out ends the session": ("        session.clear()\n", ""),
    "only members add tools": ("        member_or_401()\n        typed", "        typed"),
    "a tool's name has 40 characters at most": ("LONGEST_NAME = 40", "LONGEST_NAME = 41"),
    "a tool's name may have 40 characters": ("len(name) <= LONGEST_NAME", "len(name) < LONGEST_NAME"),
    "spaces around a tool's name are taken away": ("name = typed.strip()", "name = typed"),
    "a wrong name is not stored": (
        '            return page(typed, "Please write 1 to 40 characters."), 422\n',
        '            sql("INSERT INTO tools (name) VALUES (?)", name)\n            return page(typed, "Please write 1 to 40 characters."), 422\n',
    ),
    "the form shows what was typed": ('value="{{ typed }}"', 'value=""'),
    "only members borrow": ('    def borrow(tool_id: int) -> ResponseReturnValue:\n        member = member_or_401()', '    def borrow(tool_id: int) -> ResponseReturnValue:\n        member = session.get("name", "somebody")'),
    "a tool that is lent stays with its borrower": ('        if tool["borrower"] is not None:\n            abort(409)\n', ""),
    "three tools are allowed": (">= MOST_TOOLS", ">= MOST_TOOLS - 1"),
    "a fourth tool is refused": (">= MOST_TOOLS", "> MOST_TOOLS"),
    "three tools are counted for each person": ('sql("SELECT id FROM tools WHERE borrower = ?", member)', 'sql("SELECT id FROM tools WHERE borrower IS NOT NULL")'),
    "only the borrower brings a tool back": ('if tool["borrower"] != member:', 'if tool["borrower"] is None:'),
    "a tool that came back is free": ("SET borrower = NULL WHERE", "SET borrower = borrower WHERE"),
    "an unknown tool gives 404": ("return found[0] if found else abort(404)", 'return found[0] if found else {"borrower": session["name"] if request.path.endswith("return") else None}'),
    "?free=true leaves out what is lent": ('if request.args.get("free") == "true":', 'if request.args.get("free") == "yes":'),
    "a path that is not there gives 404": ("There is no such page.</p>\", 404", "There is no such page.</p>\""),
    "a path that is not there gives the library's own page": ('"<h1>Tool library</h1><p>There is no such page.</p>", 404', '"<h1>Not Found</h1>", 404'),
}  # fmt: skip
# Other HTML, other words where none are promised: still right.
REDONE = (
    ("<ul>", '<ol class="tools">'), ("</ul>", "</ol>"), ("<li>{{ tool.name }}:", '<li><span class="name">{{ tool.name }}</span>'), ("<title>Tool library</title>", "<title>Tools of Elm Street</title>"),
    ("<h1>Tool library</h1>\n    {%", "<h1>Tools of Elm Street</h1>\n    {%"), ("Please write 1 to 40 characters.", "This name does not fit."),
    ("<h1>Tool library</h1><p>There is no such page.</p>", "<p>Sorry, there is no such page here.</p>"), ("SECRET_KEY=\"only for this exercise\"", 'SECRET_KEY="another key"'),
)  # fmt: skip

# Runs pytest in each folder, in one process, as Flask is then imported once. When the first run fails it ends there.
RUNNER = """
import contextlib, io, json, os, sys
import pytest

results = {}
with open("runs.json", encoding="utf-8") as file:
    runs = json.load(file)
place = os.getcwd()
for name, folder, *options in runs:
    os.chdir(folder)
    path = list(sys.path)
    sys.path.insert(0, folder)
    with contextlib.redirect_stdout(io.StringIO()) as out:
        words = ["-p", "no:cacheprovider", "-c", os.path.join(folder, "pytest.ini"), "--rootdir", folder, *options, folder]
        code = int(pytest.main(words))
    results[name] = code, out.getvalue()[-900:]
    sys.path[:] = path
    for module, loaded in list(sys.modules.items()):
        if (getattr(loaded, "__file__", None) or "").startswith(folder + os.sep):
            del sys.modules[module]
    if code and len(results) == 1:
        break
with open(os.path.join(place, "results.json"), "w", encoding="utf-8") as file:
    json.dump(results, file)
"""

# Notes which tests use an app that was not made for them, or not on an empty database.
WATCHER = """
import json, sqlite3
from contextlib import closing

import flask
import library
import pytest

apps, wrong, requests = {}, set(), set()
current = None
make = library.create_app


def create_app(*args, **kwargs):
    app = make(*args, **kwargs)
    with closing(sqlite3.connect(app.config["DATABASE"])) as connection:
        rows = connection.execute("SELECT count(*) FROM tools").fetchone()[0]
    apps[app] = (current, rows)
    return app


def began(app, **_):
    requests.add(current)
    if apps.get(app) != (current, 0):
        wrong.add(current)


library.create_app = create_app
flask.request_started.connect(began, weak=False)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_logstart(nodeid, location):
    global current
    current = nodeid


def pytest_collection_modifyitems(items):
    items.reverse()


def pytest_sessionfinish():
    flask.request_started.disconnect(began)
    with open("watched.json", "w", encoding="utf-8") as file:
        json.dump({"wrong": sorted(map(str, wrong)), "requests": len(requests)}, file)
"""
OWN = ("test_library.py", "conftest.py")
MOST_SECONDS = 80
# Only whether they fail is asked of the broken versions: nothing is printed, and what costs time is left out.
UNUSED = ("terminal", "doctest", "faulthandler", "unraisableexception", "threadexception")
QUICK = ("-x", "--assert=plain", *(word for name in UNUSED for word in ("-p", f"no:{name}")))


class Tests(Check):
    results = None
    problem = None
    watched = None
    left = ()

    def setUp(self):
        super().setUp()
        self.app = self.text("library.py")
        self.text("test_library.py")
        if Tests.results is None and Tests.problem is None:
            try:
                self.run_all()
            except self.failureException as problem:
                Tests.problem = str(problem)

    def run_all(self):
        """Runs the tests once for each version of the app."""
        redone = self.app
        for find, put in REDONE:
            redone = redone.replace(find, put)
        runs = [
            ("right", self.version("right", self.app), "-q", "--no-header"),
            ("redone", self.version("redone", redone), "-q", "--no-header"),
            ("watched", self.version("watched", self.app), "-q", "--no-header", "-p", "watcher"),
        ]
        watched = self.folder / "watched"
        (watched / "watcher.py").write_text(WATCHER, encoding="utf-8")
        for number, (rule, (find, put)) in enumerate(WRONG.items()):
            runs.append((rule, self.version(f"wrong{number}", self.app.replace(find, put)), *QUICK))
        (self.folder / "runs.json").write_text(json.dumps(runs), encoding="utf-8")
        (self.folder / "runner.py").write_text(RUNNER, encoding="utf-8")
        try:
            run = self.run_program([sys.executable, "-s", "-B", "-X", "utf8", "runner.py"], cwd=self.folder, seconds=MOST_SECONDS)
        except self.failureException:
            self.fail(f"Your tests were still running after {MOST_SECONDS} seconds. Does one of them wait for something?")
        if not (self.folder / "results.json").exists():
            self.fail(f"pytest did not come to its end:\n{(run.out + run.err)[-900:]}")
        Tests.results = json.loads((self.folder / "results.json").read_text(encoding="utf-8"))
        if (watched / "watched.json").exists():
            Tests.watched = json.loads((watched / "watched.json").read_text(encoding="utf-8"))
        ours = {*OWN, "library.py", "pytest.ini", "watcher.py", "watched.json", "__pycache__"}
        Tests.left = sorted({one.name for name in ("right", "watched") for one in (self.folder / name).iterdir() if not one.name.startswith(".")} - ours)

    def version(self, name, app):
        """A folder with the tests and that version of the app, which does not wait for the disk."""
        folder = self.folder / name
        folder.mkdir()
        for file in OWN:
            if (self.work / file).is_file():
                (folder / file).write_text(self.text(file), encoding="utf-8")
        rows = "connection.row_factory = sqlite3.Row"
        quick = app.replace(rows, f'{rows}; connection.executescript("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY")')
        (folder / "library.py").write_text(quick, encoding="utf-8")
        (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
        return str(folder.resolve())

    def passes(self, name, what):
        """The tests pass for that version; what pytest says, else."""
        if self.problem:
            self.fail(self.problem)
        if name not in self.results:
            self.fail("First your tests must pass for the given app.")
        code, out = self.results[name]
        self.true(f"{what} pytest says:\n{out}", code == 0)
        return out

    @hint(1)
    def test_module(self):
        """library.py is as it was."""
        missing = [rule for rule, (find, _) in WRONG.items() if self.app.count(find) != 1]
        self.equal("rules of library.py whose lines were changed (put the file back as it was)", missing, [])

    @hint(1)
    def test_right(self):
        """Your tests pass for the given app; at least eight run."""
        out = self.passes("right", "For the given app")
        found = re.search(r"(\d+) passed", out)
        self.true(f"{found[1] if found else 'No'} tests passed; eight are the least.", found and int(found[1]) >= 8)

    @hint(2)
    def test_other_html(self):
        """Your tests pass also when only the HTML around the promised words is another."""
        self.passes("redone", "For an app with the same words in other HTML")

    @hint(2)
    def test_alone(self):
        """Every test has an app and an empty database of its own; the order does not matter, and no file is left."""
        self.passes("watched", "When the tests run the other way round,")
        self.true("No test sent a request through the test client.", self.watched["requests"])
        self.equal("tests that use an app of another test, or a database that was not empty", self.watched["wrong"], [])
        self.equal("files that your tests left in the folder", self.left, [])

    @hint(3)
    def test_wrong(self):
        """Your tests fail for every broken version."""
        self.passes("right", "For the given app")
        unseen = [rule for rule in WRONG if self.results[rule][0] == 0]
        listed = "".join(f"\n- {rule}" for rule in unseen)
        self.true(f"In {len(unseen)} of {len(WRONG)} broken versions all your tests still pass. Rules that are not tested:{listed}", not unseen)
