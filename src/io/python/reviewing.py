"""What the reviews of projects have in common: the files that git would take, and words for what is found in them.

A check of a project is written with `Review` as one of an exercise is with `Check`: each test is one point of the report.
"""

import ast
import contextlib
import fnmatch
import importlib
import os
import re
import shutil
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from checking import Check

READABLE = 512 * 1024
# Somewhat before the check itself is stopped, so that what was found by then is told.
ENDS = time.monotonic() + 54
CI_FILES = (
    ".github/workflows/*.yml",
    ".github/workflows/*.yaml",
    ".gitlab-ci.yml",
    ".circleci/config.yml",
    ".travis.yml",
    ".woodpecker.y*ml",
    ".woodpecker/*",
    ".forgejo/workflows/*",
    ".gitea/workflows/*",
    "azure-pipelines.yml",
    "bitbucket-pipelines.yml",
    ".drone.yml",
    ".builds/*",
    "Jenkinsfile",
)
RUNS_TESTS = re.compile(r"pytest|unittest|\btox\b|\bnox\b|manage\.py test|(make|just|poe|task) (test|check)")
KNOWN_SECRETS = (
    ("a private key", re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----(?:\\n|\s)+[A-Za-z0-9+/=]{20,}")),
    ("an access key of AWS", re.compile(r"\b(?:AKIA|ASIA)(?!\w*EXAMPLE)[0-9A-Z]{16}\b")),
    ("a token of GitHub", re.compile(r"\bgh[pousr]_[A-Za-z0-9]{36,}|\bgithub_pat_\w{60,}")),
    ("a token of Slack", re.compile(r"\bxox[abprs]-[0-9A-Za-z-]{20,}")),
    ("a live key of Stripe", re.compile(r"\b[rs]k_live_[0-9A-Za-z]{16,}")),
    ("a key of Google", re.compile(r"\bAIza[0-9A-Za-z_-]{35}")),
)
LOGIN_IN_URL = re.compile(r"\b[a-z][a-z0-9+]*://([^:/@\s\"']*):([^@/\s\"']+)@([^/:\s\"'?]+\.[^/:\s\"'?]+)")
SECRET_NAME = re.compile(r"(?:^|_)SECRET(?:_KEY)?$|(?:^|_)(?:SIGNING|ENCRYPTION)_KEY$|^secret_key$")
PASSWORD_NAME = re.compile(r"(?:^|_)(?:PASSWORD|PASSWD)$")
TOKEN_NAME = re.compile(r"(?:^|_)(?:TOKEN|API_?KEY|ACCESS_KEY|PRIVATE_KEY)$")
SETTING_LINE = re.compile(
    r"^[ \t]*(?:-[ \t]+|export[ \t]+|ENV[ \t]+)?[\"']?([A-Za-z][A-Za-z0-9_]*)[\"']?"
    r"[ \t]*[:= \t][ \t]*[\"']?([^\"'#\s,]+)",
    re.M,
)
SETTING_FILES = (".yml", ".yaml", ".toml", ".json", ".ini", ".cfg", ".conf", ".sh", ".env", ".example", ".properties")
NO_SECRET = re.compile(
    r"dev|test|example|sample|change|placeholder|your|dummy|fake|replace|todo|xxx|local|postgres|password|insecure"
    r"|unsafe|not.?secret|\bci\b|\.\.\.|^[$<{%]"
)
SETTINGS = {
    "app": 'app = "shop.web:create_app"',
    "public": 'public = ["/contact"]',
    "settings": 'settings = "config.settings.production"',
    "env": 'env = { MAIL_SERVER = "localhost" }',
}
WAITING = "Look for a test that waits (network, input, a server), and use a fast hash for passwords in the tests."
NO_RELEASE = {"test", "tests", "testing", "conftest", "dev", "development", "local", "ci"}


class Review(Check):
    """What a stranger gets who clones the repository, and words for what is found there."""

    clone = None
    names = ()

    def setUp(self):
        super().setUp()
        if Review.clone is None:
            self.make_clone()

    def make_clone(self):
        """Copies the files that git would take: neither .env nor a local database comes along."""
        clone = Path(tempfile.mkdtemp(prefix="clone-")).resolve()
        names = sorted(name for name in self.names_for_git() if (self.work / name).is_file())
        for name in names:
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.work / name, clone / name)
        Review.clone, Review.names = clone, tuple(names)

    def names_for_git(self):
        listing = ("ls-files", "-z", "--cached", "--others", "--exclude-standard")
        if (self.work / ".git").is_dir():
            run = self.run_program(["git", "-c", "core.fsmonitor=false", *listing])
            if run.code == 0:
                return set(run.out.split("\0")) - {""}
        return set(self.git(*listing).out.split("\0")) - {""}

    def git(self, *words):
        """Git on the work with a store of its own: only the .gitignore files of the work decide."""
        store = self.folder / "store"
        if not store.exists():
            self.run_program(["git", "-c", "init.defaultBranch=main", "init", "-q", store])
        return self.run_program(["git", f"--git-dir={store / '.git'}", f"--work-tree={self.work}", *words])

    def need(self, condition, looked, found, todo):
        """Fails with what was looked for, what is there, and what to do."""
        if not condition:
            parts = (("looked for:", looked), ("found:", found), ("to do:", todo))
            self.fail("\n".join(f"{name:<12}{self.plain(text)}" for name, text in parts))

    def plain(self, text):
        """Without the folders that only this run knows."""
        return str(text).replace(str(self.clone) + os.sep, "").replace("\n", "\n" + 12 * " ")

    def read(self, name):
        """The text of a file; empty for a very large or a binary one."""
        raw = (self.clone / name).read_bytes()
        return "" if len(raw) > READABLE or b"\0" in raw else raw.decode("utf-8-sig", "replace")

    def matching(self, *patterns):
        return [name for name in self.names if any(fnmatch.fnmatch(name, pattern) for pattern in patterns)]

    def setting(self, name, default):
        """A value below [tool.pybackend-path] in pyproject.toml."""
        value = self.project().get("tool", {}).get("pybackend-path", {}).get(name, default)
        self.need(
            isinstance(value, type(default)),
            f"`{name}` below [tool.pybackend-path] in pyproject.toml, such as {SETTINGS[name]}",
            f"{name} = {value!r}",
            "Write it like that.",
        )
        return value

    def project(self):
        if "pyproject.toml" not in self.names:
            return {}
        for module in ("tomllib", "tomli", "pip._vendor.tomli"):
            with contextlib.suppress(ImportError):
                toml = importlib.import_module(module)
                break
        else:
            self.fail("Python 3.10 cannot read pyproject.toml by itself: python -m pip install tomli")
        try:
            return toml.loads(self.read("pyproject.toml"))
        except toml.TOMLDecodeError as error:
            self.need(False, "a pyproject.toml that can be read", f"pyproject.toml: {error}", "Mend that line.")

    def python(self, words, env, seconds, cwd=None):
        """Runs Python in the clone; None when it takes too long."""
        seconds = max(2, min(seconds, ENDS - time.monotonic()))
        paths = [str(path) for path in (self.clone, self.clone / "src") if path.is_dir()]
        try:
            return self.run_program(
                [sys.executable, "-s", "-B", *words],
                env={"PYTHONPATH": os.pathsep.join(paths), **env},
                seconds=seconds,
                cwd=cwd or self.clone,
            )
        except self.failureException:
            return None

    def own_env(self):
        """What the project says it needs, in [tool.pybackend-path.env]."""
        return {name: str(value) for name, value in self.setting("env", {}).items()}

    def trees(self):
        """The Python files that can be parsed, each as (name, tree)."""
        for name in self.matching("*.py"):
            with contextlib.suppress(SyntaxError, ValueError):
                yield name, ast.parse(self.read(name))

    def readme(self):
        found = [name for name in self.names if re.fullmatch(r"readme(\.(md|rst|txt))?", name, re.I)]
        todo = "Write README.md: what a stranger needs."
        self.need(found, "a README in the first folder", self.some(self.names), todo)
        return found[0], self.read(found[0])

    def some(self, names, most=8):
        """A few of the names, to show."""
        names = list(names)
        more = f" and {len(names) - most} more" if len(names) > most else ""
        return (", ".join(names[:most]) or "nothing") + more

    def look_at_readme(self):
        """Title, what it is, install, run, test."""
        name, text = self.readme()
        parts = sections(text)
        headings = [heading for heading, _, _ in parts]
        todo = [f"{name}:{at}" for at, line in enumerate(text.splitlines(), 1) if re.search(r"\bTODO\b", line)]
        self.need(not todo, "a README that is finished", f"TODO in {self.some(todo)}", "Write what is missing there.")
        self.need(headings, "a title", f"no heading in {name}", "Begin with a line such as `# My app`.")
        about = re.compile(r"about|overview|what|descr", re.I)
        what = [body for heading, body, _ in parts if heading == headings[0] or about.search(heading)]
        said = max(len(words(body)) for body in what)
        self.need(
            said >= 15,
            "below the title, at least 15 words on what the app is and for whom",
            f"{said} words below `{headings[0]}` in {name}:{parts[0][2]}",
            "Say in two sentences what it does and who needs that.",
        )
        wanted = {
            "how to install it": r"install|set.?up|getting started|quick.?start",
            "how to run it": r"\brun|usage|\bus(e|ing)\b|start",
            "how to test it": r"test",
        }
        missing = [
            what
            for what, pattern in wanted.items()
            if not any(re.search(pattern, heading, re.I) and body.strip() for heading, body, _ in parts)
        ]
        self.need(
            not missing,
            "a section on how to install the app, how to run it and how to test it, each with its commands",
            f"{name} has the headings {self.some(headings)}; missing: {', '.join(missing)}",
            "Add a heading such as `## Install`, `## Run`, `## Test`, and below it what to type.",
        )
        self.need(
            len(words(text)) >= 100,
            "at least 100 words",
            f"{len(words(text))} words in {name}",
            "Add what a stranger asks: what it does, what it needs, how it is built, what is missing.",
        )

    def look_at_dependencies(self, package):
        """The package is named where pip, or a tool like it, looks."""
        files = self.matching(
            "requirements*.txt",
            "requirements/*",
            "requirements*.in",
            "pyproject.toml",
            "Pipfile",
            "setup.cfg",
            "setup.py",
            "environment.y*ml",
        )
        pattern = re.compile(rf"(?<![\w.-]){package}(?![\w.-])", re.I)
        naming = [name for name in files if pattern.search(without_comments(self.declaring(name)))]
        self.need(
            naming,
            f"{package} among the dependencies in pyproject.toml or requirements.txt",
            f"{self.some(files)}, and {package} is in none of them" if files else "neither of them",
            f"Write what the project imports into requirements.txt: {package}, and each other package, one on a line.",
        )

    def declaring(self, name):
        """The part of the file that names dependencies."""
        if name != "pyproject.toml":
            return self.read(name)
        data = self.project()
        poetry, project = data.get("tool", {}).get("poetry", {}), data.get("project", {})
        listed = [*project.get("dependencies", []), *poetry.get("dependencies", {})]
        return "\n".join(map(str, listed))

    def look_for_secrets(self):
        """Keys, tokens and passwords that are written into files."""
        found = []
        for name in self.names:
            base = name.rpartition("/")[2]
            if re.fullmatch(r"\.env(\.(?!example|sample|template|dist|test|ci)\w+)*", base):
                found.append(f"{name}: git takes this file along")
            if not re.search(r"\.lock$|-lock\.|\.min\.|\.map$|\.svg$", base):
                found += self.secrets_in(name, base)
        self.need(
            not found,
            "no key, token or password with its value in a file of the repository",
            "\n".join(found[:8]),
            "Read it from os.environ, put .env into .gitignore, and make a new key: the old one is in the history.",
        )

    def secrets_in(self, name, base):
        text = self.read(name)
        for what, pattern in KNOWN_SECRETS:
            yield from (f"{name}:{line_of(text, found)}: {what}" for found in pattern.finditer(text))
        for found in LOGIN_IN_URL.finditer(text):
            user, password, host = found.groups()
            if password not in (user, "pass", "secret") and not NO_SECRET.search(f"{password} {host}".lower()):
                yield f"{name}:{line_of(text, found)}: an address with a password in it"
        if NO_RELEASE.intersection(re.split(r"[/._-]", name.lower())):
            return
        if name.endswith(".py"):
            values = python_values(text)
        elif base.startswith((".env", "Dockerfile", "Procfile")) or name.endswith(SETTING_FILES):
            values = ((one[1], one[2], line_of(text, one)) for one in SETTING_LINE.finditer(text))
        else:
            return
        for setting, value, line in values:
            if is_secret(setting, value):
                yield f"{name}:{line}: {setting} has its value there"

    def look_at_gitignore(self):
        asked = (".env", ".venv/x", "venv/x", "env/x")
        ignored = {path for path in asked if self.git("check-ignore", "-q", path).code == 0}
        has = "no .gitignore"
        if ".gitignore" in self.names:
            lines = without_comments(self.read(".gitignore")).split()
            has = f".gitignore with {self.some(lines, 12)}"
        todo = "Write a line `.env`, so that your keys never get into git."
        self.need(".env" in ignored, ".env in .gitignore", has, todo)
        self.need(
            ignored - {".env"},
            "the virtual environment (.venv, venv or env) in .gitignore",
            has,
            "Write a line `.venv/`: everybody makes that folder anew.",
        )

    def look_at_ci(self):
        files = self.matching(*CI_FILES)
        self.need(
            files,
            "a file for continuous integration, such as .github/workflows/tests.yml",
            f"none of {self.some(CI_FILES, 4)}",
            "Add a workflow that installs the dependencies and runs the tests on every push.",
        )
        self.need(
            any(RUNS_TESTS.search(without_comments(self.read(name))) for name in files),
            "a step that runs the tests (pytest, unittest, tox, nox, manage.py test, make test)",
            f"none in {self.some(files)}",
            "Add a step such as `- run: pytest`.",
        )

    def run_pytest(self, env, seconds, cwd=None):
        """Runs the project's own tests: passed, failures as lines, and the output when pytest itself failed."""
        report = self.folder / "report.xml"
        options = ["-q", "-p", "no:cacheprovider", "-o", "junit_family=xunit1", f"--junitxml={report}"]
        run = self.python(["-m", "pytest", *options], env, seconds, cwd)
        self.need(
            run,
            "tests that end",
            "`python -m pytest` was still running when its time was up",
            WAITING,
        )
        cases = ElementTree.parse(report).iter("testcase") if report.is_file() else ()
        passed, failures = 0, []
        for case in cases:
            problem = next((child for child in case if child.tag in ("failure", "error")), None)
            passed += all(child.tag not in ("failure", "error", "skipped") for child in case)
            if problem is not None:
                failures.append(spoken_failure(case, problem))
        return passed, failures, run

    def look_at_tests(self, passed, failures, run, how):
        """At least five, and all of them pass."""
        self.need(
            not failures,
            f"own tests that pass with `{how}` in a fresh clone",
            "\n".join([f"{passed} passed, {len(failures)} failed", *failures[:4]]),
            "Mend the app or the test. What the tests need, they set up themselves (conftest.py, setUp) or name in "
            "[tool.pybackend-path.env].",
        )
        self.need(
            run.code in (0, 5),
            f"`{how}` that ends well",
            f"{passed} tests passed, and it ended with the code {run.code}:\n{last_lines(run)}",
            "Read the last lines: they say what is missing. Is everything in requirements installed in this Python?",
        )
        self.need(
            passed >= 5,
            "at least 5 tests that pass",
            f"{passed} passed",
            "Test what would hurt most: who may change what, bad input, the happy path.",
        )


def sections(text):
    """The headings of Markdown or reStructuredText with what stands below each: (heading, body, line)."""
    lines, found, is_code = text.splitlines(), [], False
    for number, line in enumerate(lines, 1):
        is_code ^= bool(re.match(r"\s*(```|~~~)", line))
        below = lines[number] if number < len(lines) else ""
        marked = re.match(r"#{1,6}\s+(.*\w.*)", line)
        html = re.match(r"\s*<h[1-6][^>]*>(.*\w.*)</h[1-6]>", line)
        if not is_code and marked:
            found.append((marked[1].strip("# "), [], number))
        elif not is_code and html:
            found.append((re.sub(r"<[^>]*>", "", html[1]).strip(), [], number))
        elif not is_code and re.match(r"\S*\w", line) and re.fullmatch(r"(={3,}|-{3,}|~{3,}|\^{3,})\s*", below):
            found.append((line.strip(), [], number))
        elif found and not re.fullmatch(r"(={3,}|-{3,}|~{3,}|\^{3,}|`{3,}\w*)\s*", line):
            found[-1][1].append(line)
    return [(heading, "\n".join(body), number) for heading, body, number in found]


def words(text):
    return re.findall(r"[^\W_][\w'’-]*", text)


def without_comments(text):
    return re.sub(r"(^|\s)#.*", "", text)


def line_of(text, found):
    return text.count("\n", 0, found.start()) + 1


def is_secret(name, value):
    """Whether a setting of that name gives a secret away; a value that says it is none does not."""
    low = value.lower()
    if not value.strip() or (NO_SECRET.search(low) and not low.startswith("django-insecure-")):
        return False
    if SECRET_NAME.search(name):
        return True
    if PASSWORD_NAME.search(name):
        return len(value) >= 6 and " " not in value
    return bool(TOKEN_NAME.search(name)) and bool(re.fullmatch(r"(?=.*\d)(?=.*[A-Za-z])\S{12,}", value))


def python_values(text):
    """Names with the literal text that they get: (name, value, line)."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        pairs = []
        if isinstance(node, ast.Assign):
            pairs = [(label(target), node.value) for target in node.targets]
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            pairs = [(label(node.target), node.value)]
        elif isinstance(node, ast.keyword):
            pairs = [(node.arg, node.value)]
        elif isinstance(node, ast.Dict):
            pairs = [(literal(key), value) for key, value in zip(node.keys, node.values)]
        for name, value in pairs:
            for one in literals(value):
                if name:
                    yield name, one, value.lineno


def label(target):
    """SECRET_KEY of the targets SECRET_KEY, app.SECRET_KEY and config["SECRET_KEY"]."""
    if isinstance(target, ast.Subscript):
        return literal(target.slice)
    return getattr(target, "id", None) or getattr(target, "attr", None)


def literal(node):
    value = node.value if isinstance(node, ast.Constant) else None
    return value.decode("latin-1") if isinstance(value, bytes) else value if isinstance(value, str) else None


def literals(node):
    """The texts that a value may be: itself, what stands after `or`, the default of os.environ.get."""
    if literal(node) is not None:
        yield literal(node)
    parts = []
    if isinstance(node, ast.BoolOp):
        parts = node.values
    elif isinstance(node, ast.IfExp):
        parts = [node.body, node.orelse]
    elif isinstance(node, ast.Call) and label(node.func) in ("get", "getenv", "config", "env", "str", "setdefault"):
        parts = [*node.args[1:], *(keyword.value for keyword in node.keywords if keyword.arg == "default")]
    for part in parts:
        yield from literals(part)


def spoken_failure(case, problem):
    """One line on a test that failed: which, where, why."""
    places = re.findall(r"^(\S+?\.py:\d+): ", problem.text or "", re.M)
    where = f" ({places[-1]})" if places else ""
    why = (problem.get("message") or "").strip().splitlines() or [""]
    return f"{case.get('name') or case.get('classname')}{where}: {why[0][:160]}"


def last_lines(run, most=6):
    return "\n".join((run.out.rstrip() + "\n" + run.err.rstrip()).strip().splitlines()[-most:])[-900:]
