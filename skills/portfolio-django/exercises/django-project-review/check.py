"""Reviews a Django project, point by point: everything runs on a copy of the files that git would take."""

import ast
import importlib
import inspect
import json
import os
import re
import sys
import textwrap

from checking import hint
from reviewing import WAITING, Review, label, last_lines, words

HEALTH = ("/health", "/healthz", "/api/health")
HOSTS = "localhost,127.0.0.1,example.org"
KEY = "only-for-the-review-of-this-project-and-for-nothing-else-0123456789"
PYTEST_FILES = (
    ("pytest.ini", ""),
    ("pyproject.toml", "[tool.pytest"),
    ("setup.cfg", "[tool:pytest]"),
    ("tox.ini", "[pytest]"),
)


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
