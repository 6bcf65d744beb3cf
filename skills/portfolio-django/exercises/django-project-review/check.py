"""Reviews a Django project, point by point: everything runs on a copy of the files that git would take."""

import ast
import contextlib
import fnmatch
import importlib
import inspect
import json
import os
import re
import shutil
import sys
import tempfile
import textwrap
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from checking import Check, hint

HEALTH = ("/health", "/healthz", "/api/health")
HOSTS = "localhost,127.0.0.1,example.org"
KEY = "only-for-the-review-of-this-project-and-for-nothing-else-0123456789"
PYTEST_FILES = (
    ("pytest.ini", ""),
    ("pyproject.toml", "[tool.pytest"),
    ("setup.cfg", "[tool:pytest]"),
    ("tox.ini", "[pytest]"),
)
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


class DjangoProject(Review):
    seen = None
    checked = None

    @hint(1)
    def test_check(self):
        """There is a manage.py, and `manage.py check` finds nothing wrong."""
        folder = self.manage_folder()
        problem = self.check_problem()
        self.need(
            not problem,
            f"`python {folder}manage.py check` without an error",
            problem,
            "Start it in a fresh clone, without your .env. SECRET_KEY, ALLOWED_HOSTS and DATABASE_URL are set; "
            "what else it needs goes to [tool.pybackend-path.env] in pyproject.toml, packages go into this Python: "
            f"{sys.executable} -m pip install -r requirements.txt",
        )

    @hint(2)
    def test_check_deploy(self):
        """`check --deploy` has no warning of security with the settings for production."""
        settings = self.setting("settings", "")
        options = [f"--settings={settings}"] if settings else []
        looked = " ".join(["no warning security.* from `manage.py check --deploy", *options]) + "` with DEBUG=0"
        self.after_check(looked)
        env = {**self.environment(), **production()}
        run = self.manage(["check", "--deploy", *options], env, 10)
        text = run.out + run.err if run else "It was still running after 10 seconds."
        warnings = re.findall(r"\((security\.[WEC]\d+)\) (.*)", text)
        self.need(
            not warnings,
            looked,
            "\n".join(f"{number} {first_sentence(said)}{self.setting_place(said)}" for number, said in warnings),
            "Set what is named when DEBUG is off (SESSION_COOKIE_SECURE = not DEBUG). Other settings for production? "
            'Name them: [tool.pybackend-path] settings = "config.settings.production". What does not fit your server '
            "goes, with a comment why, into SILENCED_SYSTEM_CHECKS.",
        )
        self.need(
            run and run.code == 0,
            "the settings for production to start",
            self.told(run),
            "They get SECRET_KEY, DJANGO_SECRET_KEY, ALLOWED_HOSTS, DJANGO_ALLOWED_HOSTS, DATABASE_URL and DEBUG=0; "
            "what else they need goes to [tool.pybackend-path.env].",
        )

    @hint(2)
    def test_migrations(self):
        """The migrations are complete."""
        looked = "no change of a model without its migration (`manage.py makemigrations --check --dry-run`)"
        unmigrated = self.started(looked)["unmigrated"]
        self.need(
            not unmigrated,
            "migrations in every app that has models",
            "\n".join(f"none in {path}/migrations" for path in unmigrated),
            "Run `python manage.py makemigrations NAME-OF-THE-APP`, and commit the folder with its __init__.py.",
        )
        run = self.manage(["makemigrations", "--check", "--dry-run", "--no-input"], self.environment(), 10)
        said = run.out.strip() if run and run.code == 1 and run.out.strip() else self.told(run)
        self.need(
            run and run.code == 0,
            looked,
            said[:700],
            "Run `python manage.py makemigrations`, read what it wrote, and commit it.",
        )

    @hint(2)
    def test_user_model(self):
        """The project has a user model of its own, or a reason for Django's."""
        looked = "AUTH_USER_MODEL with a model of the project: it is hard to change later"
        model = self.started(looked)["user"]
        if model == "auth.User":
            name, text = self.readme()
            sentences = re.split(r"[.!?](?=\s)|\n\s*\n|\n(?=[-*#])", text.lower())
            self.need(
                any("user model" in one and "because" in one for one in map(" ".join, map(str.split, sentences))),
                looked,
                f"auth.User, and no reason for it in {name}",
                "Add an app with `class User(AbstractUser): pass` and set AUTH_USER_MODEL. Is the project too old for "
                "that? Write into the README why: a sentence with `user model` and `because`.",
            )

    @hint(2)
    def test_admin(self):
        """The admin shows at least one model of the project."""
        looked = "a model of the project in the admin"
        seen = self.started(looked)
        models = [f"{where}: {name}" for name, where in seen["models"]]
        self.need(
            seen["admin"],
            looked,
            "none is registered" + (f", of these:\n{self.some(models)}" if models else ", and there is no model"),
            "Write an admin.py with @admin.register(YourModel); list_display and search_fields help at work.",
        )

    @hint(2)
    def test_health(self):
        """A health endpoint answers 200."""
        looked = "200 from GET " + " or ".join(HEALTH)
        health = self.with_database(looked)["health"]
        self.need(
            any(status == 200 for _, status in health),
            looked,
            ", ".join(f"{path}: {status}" for path, status in health),
            "Add a small view that answers 200 without a login: a load balancer asks it every few seconds.",
        )

    @hint(3)
    def test_api(self):
        """Below /api/ something answers with JSON, or there is a schema of the API."""
        looked = "JSON from an address below /api/ (the health endpoint does not count), or a schema of OpenAPI"
        api = self.with_database(looked)["api"]
        files = [name for name in self.matching("*openapi*.json", "*openapi*.y*ml", "*schema*.y*ml")]
        tried = [f"GET {one['path']}: {one['status']} {one['type']}" for one in api]
        self.need(
            any(one["good"] for one in api) or any("openapi" in self.read(name) for name in files),
            looked,
            "\n".join(tried[:6]) or "no address below /api/",
            "Add a list of your main model below path('api/', ...), with JsonResponse or Django REST framework.",
        )

    @hint(1)
    def test_own_tests(self):
        """The project's own tests pass, and there are at least five."""
        self.after_check("own tests that pass in a fresh clone")
        folder = self.pytest_folder()
        if folder is not None:
            result = self.run_pytest(self.environment(), 45, self.clone / folder)
            return self.look_at_tests(*result, "python -m pytest")
        result = self.run_manage_test()
        return self.look_at_tests(*result, "python manage.py test")

    @hint(1)
    def test_readme(self):
        """The README says what it is, how to install, run and test it."""
        self.look_at_readme()

    @hint(1)
    def test_dependencies(self):
        """The dependencies are declared."""
        self.look_at_dependencies("django")

    @hint(1)
    def test_no_secrets(self):
        """No key, token or password stands in a file."""
        self.look_for_secrets()

    @hint(1)
    def test_gitignore(self):
        """.gitignore keeps .env and the virtual environment out of git."""
        self.look_at_gitignore()

    @hint(1)
    def test_ci(self):
        """A workflow runs the tests on every push."""
        self.look_at_ci()

    def manage_folder(self):
        """The folder of manage.py with a slash, empty for the first one."""
        found = [name for name in self.names if re.fullmatch(r"([^/]+/){0,2}manage\.py", name)]
        self.need(
            found,
            "manage.py in the first folder, or up to two below it",
            self.some(self.names),
            "Begin with `django-admin startproject config .`, or name the right folder with --dir.",
        )
        return min(found, key=len)[: -len("manage.py")]

    def environment(self):
        """What the settings may read."""
        url = f"sqlite:///{(self.clone / 'review.sqlite3').as_posix()}"
        hosts = {"ALLOWED_HOSTS": HOSTS, "DJANGO_ALLOWED_HOSTS": HOSTS}
        return {"SECRET_KEY": KEY, "DJANGO_SECRET_KEY": KEY, "DATABASE_URL": url, **hosts, **self.own_env()}

    def manage(self, words, env, seconds):
        return self.python(["manage.py", *words], env, seconds, self.clone / self.manage_folder())

    def check_problem(self):
        """What `manage.py check` says; empty when nothing. It runs once."""
        if DjangoProject.checked is None:
            run = self.manage(["check"], self.environment(), 10)
            DjangoProject.checked = "" if run and run.code == 0 else self.told(run)
        return DjangoProject.checked

    def told(self, run):
        """What a command that failed said: the error, and the last line of the project that took part."""
        if run is None:
            return "It was still running when its time was up."
        clone = re.escape(str(self.clone) + os.sep)
        places = re.findall(rf'File "{clone}([^"]+)", line (\d+)', run.err)
        if "Traceback" in run.err and places:
            return f"{run.err.strip().splitlines()[-1][:500]}\n{places[-1][0]}:{places[-1][1]}"
        return last_lines(run)

    def after_check(self, looked):
        """For a point that needs a project that starts."""
        try:
            problem = self.check_problem()
        except self.failureException:
            problem = "there is none"
        self.need(
            not problem,
            looked,
            "no project that passes `manage.py check` yet",
            "Mend the first point; this one can be looked at after it.",
        )

    def started(self, looked):
        """What the probe saw of the project; it runs once."""
        self.after_check(looked)
        if DjangoProject.seen is None:
            result, probe_file = self.folder / "seen.json", self.folder / "probe.py"
            order = {"root": str(self.clone), "result": str(result), "health": HEALTH}
            source = "\n\n".join(inspect.getsource(part) for part in PROBE)
            probe_file.write_text(f"{source}\n\nmain({order!r})\n", encoding="utf-8")
            code = f"exec(compile(open({str(probe_file)!r}, encoding='utf-8').read(), 'probe', 'exec'), {{}})"
            run = self.manage(["shell", "-c", code], self.environment(), 12)
            seen = json.loads(result.read_text(encoding="utf-8")) if result.is_file() else {"error": self.told(run)}
            DjangoProject.seen = seen
        error = DjangoProject.seen.get("error")
        todo = "Start it with `python manage.py shell` in a fresh clone and mend what stops it."
        self.need(not error, looked, error, todo)
        return DjangoProject.seen

    def with_database(self, looked):
        """The same, for points that need requests."""
        seen = self.started(looked)
        self.need(
            "database" not in seen,
            looked,
            f"no database for tests: {seen.get('database')}",
            "Mend the migrations. Is a server missing? Let the settings read DATABASE_URL, which is SQLite here.",
        )
        return seen

    def setting_place(self, said):
        """Where the settings name what a warning is about."""
        names = set(re.findall(r"[A-Z]+_[A-Z_]+|DEBUG", said))
        for name, tree in self.trees():
            for node in ast.walk(tree) if "settings" in name else ():
                if isinstance(node, ast.Assign) and label(node.targets[0]) in names:
                    return f" ({name}:{node.lineno})"
        return ""

    def pytest_folder(self):
        """Where the project configures pytest, if it does."""
        for folder in dict.fromkeys(("", self.manage_folder())):
            for name, section in PYTEST_FILES:
                if folder + name in self.names and section in self.read(folder + name):
                    return folder
        return None

    def run_manage_test(self):
        """Runs `manage.py test`: passed, failures as lines, and the run."""
        run = self.manage(["test", "--no-input"], self.environment(), 45)
        self.need(
            run,
            "tests that end",
            "`python manage.py test` was still running when its time was up",
            WAITING,
        )
        blocks = re.split(r"^={70}\n", run.err, flags=re.M)[1:]
        failures = [self.failure_line(block) for block in blocks if re.match("FAIL|ERROR", block)]
        ran = re.search(r"^Ran (\d+) tests?", run.err, re.M)
        left_out = sum(map(int, re.findall(r"(?:skipped|expected failures)=(\d+)", run.err)))
        passed = int(ran[1]) - len(failures) - left_out if ran else 0
        return max(passed, 0), failures, run

    def failure_line(self, block):
        """One line on a test that failed: which, where, why."""
        name = block.split()[1]
        parts = re.split(r"^-{70}\n", block, flags=re.M)
        text = parts[1].strip() if len(parts) > 1 else ""
        clone = re.escape(str(self.clone) + os.sep)
        places = re.findall(rf'File "{clone}([^"]+)", line (\d+)', text)
        where = f" ({places[-1][0]}:{places[-1][1]})" if places else ""
        errors = re.findall(r"^\w[\w.]*(?:Error|Exception|Warning)?\b.*", text, re.M)
        return f"{name}{where}: {(errors or [''])[-1][:160]}"


def production():
    """What only the settings for production get."""
    hosts = {"ALLOWED_HOSTS": "example.org", "DJANGO_ALLOWED_HOSTS": "example.org"}
    return {"SECRET_KEY": KEY, "DJANGO_SECRET_KEY": KEY, "DEBUG": "0", "DJANGO_DEBUG": "0", **hosts}


def first_sentence(text):
    return textwrap.shorten(re.split(r"(?<=[a-z)'])\. ", text.strip())[0], 180, placeholder=" ...")


# What follows runs in `manage.py shell`, which gets the text of these functions.


def main(order):
    import json

    try:
        seen = probe(order)
    except Exception as error:
        seen = {"error": f"{type(error).__name__}: {error}"[:600]}
    with open(order["result"], "w", encoding="utf-8") as file:
        json.dump(seen, file)


def probe(order):
    """Looks at settings, models and admin, then asks the addresses on a database for tests."""
    import importlib
    import inspect
    import os

    from django.apps import apps
    from django.conf import settings
    from django.contrib.admin.sites import all_sites
    from django.db.migrations.loader import MigrationLoader

    root = order["root"]
    # Some projects make their admin site where they list their addresses.
    importlib.import_module(settings.ROOT_URLCONF)
    own = [config for config in apps.get_app_configs() if os.path.realpath(config.path).startswith(root)]
    models = [model for config in own for model in config.get_models()]
    without = MigrationLoader(None, ignore_no_migrations=True).unmigrated_apps
    registered = {model for site in all_sites for model in site._registry}
    seen = {
        "user": settings.AUTH_USER_MODEL,
        "unmigrated": [
            os.path.relpath(os.path.realpath(config.path), root)
            for config in own
            if config.label in without and any(one._meta.managed for one in config.get_models())
        ],
        "models": [
            (one.__name__, f"{os.path.relpath(inspect.getsourcefile(one), root)}:{inspect.getsourcelines(one)[1]}")
            for one in models
        ],
        "admin": [model.__name__ for model in models if model in registered],
    }
    return {**seen, **ask_all(order)}


def ask_all(order):
    """Answers of the health endpoint and of everything below /api/."""
    import re

    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    setup_test_environment()
    try:
        databases = setup_databases(verbosity=0, interactive=False)
    except Exception as error:
        return {"database": f"{type(error).__name__}: {error}"[:300]}
    try:
        health = [ask(path + slash)[:2] for path in order["health"] for slash in ("", "/")]
        known = [one for one in health if one[1] not in (404, 301)] or health[::2]
        paths = sorted({path for path in addresses() if re.search(r"(^|/)api/", path)})
        skipped = {path.rstrip("/") for path in order["health"]}
        api = [answer_of("/" + path) for path in paths[:40] if "/" + path.rstrip("/") not in skipped]
        return {"health": known, "api": api}
    finally:
        teardown_databases(databases, verbosity=0)


def ask(path, user=None):
    """What came of a GET: path, status, type of the content."""
    from django.test import Client, override_settings

    client = Client(raise_request_exception=False, HTTP_ACCEPT="application/json")
    try:
        if user is not None:
            client.force_login(user)
        # As behind a proxy that does HTTPS.
        with override_settings(SECURE_SSL_REDIRECT=False):
            answer = client.get(path, secure=True)
        return path, answer.status_code, answer.headers.get("Content-Type", "")
    except Exception as error:
        return path, f"{type(error).__name__}: {error}"[:200], ""


def answer_of(path):
    """The answer to a stranger, or, where that is no JSON, to somebody who is logged in."""
    import re

    example = re.sub(r"<uuid:\w+>", "00000000-0000-0000-0000-000000000001", path)
    example = re.sub(r"<[^>]+>", "1", example)
    for user in (None, somebody()):
        _, status, kind = ask(example, user)
        is_schema = status == 200 and re.search("schema|openapi", path) and re.search("json|yaml|openapi", kind)
        is_json = "json" in kind and isinstance(status, int) and status < 500 and (status != 404 or example != path)
        if is_json or is_schema:
            break
    return {"path": path, "status": status, "type": kind, "good": bool(is_json or is_schema)}


def somebody():
    """A user in the database for tests; None when the model wants more than a name."""
    from django.contrib.auth import get_user_model
    from django.db import transaction

    model = get_user_model()
    wanted = {model.USERNAME_FIELD: "review@example.org", "is_staff": True, "is_superuser": True}
    names = {field.name for field in model._meta.get_fields()}
    try:
        with transaction.atomic():
            found = model.objects.filter(**{model.USERNAME_FIELD: "review@example.org"}).first()
            return found or model.objects.create(**{name: wanted[name] for name in wanted if name in names})
    except Exception:
        return None


def addresses(patterns=None, before=""):
    """Every address of the project, with its variables as <name>."""
    import re

    from django.urls import get_resolver

    for one in get_resolver().url_patterns if patterns is None else patterns:
        piece = str(one.pattern)
        if hasattr(one.pattern, "regex") and not hasattr(one.pattern, "_route"):
            piece = re.sub(r"\(\?P(<\w+>)[^)]*\)", r"\1", re.sub(r"^\^|\$$|\\Z$", "", piece)).replace("/?", "/")
        path = before + piece
        if hasattr(one, "url_patterns"):
            yield from addresses(one.url_patterns, path)
        elif not re.search(r"[][(){}*+?|\\^$]", path):
            yield path


PROBE = (main, probe, ask_all, ask, answer_of, somebody, addresses)
