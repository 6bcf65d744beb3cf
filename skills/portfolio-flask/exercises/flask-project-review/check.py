"""Reviews a Flask project, point by point: everything runs on a copy of the files that git would take."""

import ast
import contextlib
import importlib
import inspect
import json
import os
import re
import sys

from checking import hint
from reviewing import NO_RELEASE, Review, label, last_lines, line_of, literal, literals, words

HEALTH = ("/health", "/healthz", "/api/health")
OPEN = {"login", "signin", "register", "signup", "logout", "signout", "token", "refresh", "health", "healthz"}
LOST_PASSWORD = re.compile(r"(reset|forgot|lost|recover).*password|password.*(reset|forgot|lost|recover)")
TO_LOGIN = re.compile(r"(log|sign)[-_]?in|auth")
DEBUG_FILES = (".flaskenv", "*Dockerfile*", "*Containerfile", "*Procfile", "*compose*.y*ml")
DEBUG_WORDS = re.compile(r"FLASK_DEBUG[\"']?\s*[=: ]\s*[\"']?(1|true|on|yes)\b|\bflask\b[^\n]*--debug\b", re.I)


class FlaskProject(Review):
    seen = None

    @hint(1)
    def test_app_is_found(self):
        """There is an app: a factory create_app, or the app itself."""
        self.place()

    @hint(2)
    def test_app_starts(self):
        """The app starts with a configuration for tests, and app.test_client() gets an answer."""
        seen = self.look()
        error, where = seen.get("error", {}), "{2}:{3}".format(*self.place())
        self.need(
            not error,
            f"an app that starts, made by {self.call()} ({where})",
            f"{error.get('what')}\n{error.get('where')}".strip(),
            self.advice(error.get("what", "")),
        )
        self.need(
            "database" not in seen,
            "an app that works on the empty SQLite database it is given (in the mapping and in DATABASE_URL)",
            f"an app on {seen.get('database')} ({where})",
            "Let create_app() take a mapping that overrides the settings, or read DATABASE_URL: tests must never touch "
            "real data.",
        )

    @hint(2)
    def test_health(self):
        """A health endpoint answers 200."""
        looked = "200 from GET " + " or ".join(HEALTH)
        health = self.started(looked)["health"]
        self.need(
            any(status == 200 for _, status in health),
            looked,
            ", ".join(f"{path}: {status}" for path, status in health),
            "Add a small route that answers 200 without a login: a load balancer asks it every few seconds.",
        )

    @hint(2)
    def test_wrong_requests(self):
        """An unknown address gives 404, a wrong method gives 405."""
        seen = self.started("404 for an unknown address, 405 for a wrong method")
        unknown, method = seen["unknown"], seen["method"]
        advice = (
            "Do not catch everything: no route for every path, and no guard that answers before Flask has looked for "
            "the page (in before_request let requests pass whose request.endpoint is None)."
        )
        self.need(unknown["status"] == 404, f"404 for GET {unknown['path']}", got(unknown), advice)
        self.need(method is not None, "an address without variables, to try a wrong method", "none", "Add /health.")
        self.need(method["status"] == 405, f"405 for {method['method']} {method['path']}", got(method), advice)

    @hint(3)
    def test_strangers_are_refused(self):
        """Whoever is not logged in cannot change data."""
        looked = "routes that change data (POST, PUT, PATCH, DELETE), besides those for login, registration and health"
        public = {path.rstrip("/") for path in self.setting("public", [])}
        seen = self.started(looked)["routes"]
        routes = [one for one in seen if not is_open(one["path"]) and one["path"].rstrip("/") not in public]
        self.need(
            routes,
            looked,
            "none",
            "A portfolio needs data: let a user make, change and delete something.",
        )
        unguarded = [
            f"{one['method']} {one['path']} ({one['where']}): {got(one)}" for one in routes if not refused(one)
        ]
        self.need(
            not unguarded,
            "401, 403 or a redirect to the login, when a request without a session comes",
            "\n".join(unguarded[:6]),
            "Guard the view before it does anything else, such as with @login_required right below the route. Is it "
            'open on purpose? Name it: [tool.pybackend-path] public = ["/contact"].',
        )

    @hint(2)
    def test_debug_is_off(self):
        """Debug mode is off unless somebody asks for it."""
        looked = "debug mode off: it lets strangers run code on the server"
        found = self.debug_in_files()
        if not found and self.started(looked)["debug"]:
            found.append("{2}:{3}: app.debug is True with the settings the app has by itself".format(*self.place()))
        self.need(
            not found,
            looked,
            "\n".join(found[:6]),
            "Take it out, and start with `flask run --debug` while you work.",
        )

    @hint(1)
    def test_own_tests(self):
        """The project's own tests pass, and there are at least five."""
        passed, failures, run = self.run_pytest(self.own_env(), 45)
        self.need(
            passed or failures or run.code != 5,
            "tests in files named test_*.py or *_test.py",
            "no test",
            "Write tests/test_app.py with functions test_...; app.test_client() is all they need.",
        )
        self.look_at_tests(passed, failures, run, "python -m pytest")

    @hint(2)
    def test_migrations(self):
        """The tables are made by migrations, or by a schema.sql, and they are complete."""
        files = self.matching("*versions/*.py", "*migrations/*.sql", "*schema.sql", "*migrations/*.py")
        known = {name: self.words_of_migration(name) for name in files}
        makers = [name for name, found in known.items() if found & {"create_table", "create"}]
        self.need(
            makers,
            "a migration that makes tables: migrations/versions/*.py (Alembic), migrations/*.sql or schema.sql",
            self.some(files) if files else "no such file",
            "With Flask-Migrate: `flask db init`, then `flask db migrate` and commit the folder. By hand: schema.sql "
            "with CREATE TABLE.",
        )
        looked = "every table and column of the models in a migration"
        all_words = set().union(*known.values())
        missing = []
        for table, (columns, where) in self.started(looked)["tables"].items():
            absent = [name for name in columns if name.lower() not in all_words]
            if table.lower() not in all_words:
                missing.append(f"{where}: the table {table}")
            elif absent:
                missing.append(f"{where}: {', '.join(absent)} of the table {table}")
        self.need(
            not missing,
            looked,
            "\n".join([*missing[:6], f"in none of {self.some(files)}"]),
            "Make a migration for the change (`flask db migrate`, `alembic revision --autogenerate`) and commit it.",
        )

    @hint(1)
    def test_readme(self):
        """The README says what it is, how to install, run and test it."""
        self.look_at_readme()

    @hint(1)
    def test_dependencies(self):
        """The dependencies are declared."""
        self.look_at_dependencies("flask")

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

    @hint(1)
    def test_licence(self):
        """A licence says what others may do with the code."""
        files = [name for name in self.names if re.match(r"(licen[cs]es?|copying|unlicense)\b[^/]*(/.+)?$", name, re.I)]
        self.need(
            any(len(words(self.read(name))) >= 20 for name in files),
            "a file LICENSE (or LICENCE, COPYING) with the text of a licence",
            f"{self.some(files)}, nearly empty" if files else "no such file",
            "Choose one, such as MIT: without a licence nobody may use the code. choosealicense.com has the texts.",
        )

    def place(self):
        """Where the app is: (module, name, file, line). Read from the files; nothing is run for it."""
        named = self.setting("app", "")
        if named:
            return self.named_place(named)
        folders = sorted({name.rpartition("/")[0] for name in self.matching("*/__init__.py")})
        packages = [one for one in folders if re.fullmatch(r"(src/)?(?!tests?$|migrations$|docs$)\w+", one)]
        files = [f"{root}{name}.py" for name in ("app", "wsgi", "main") for root in ("", "src/")]
        files = [name for name in files + [f"{one}/__init__.py" for one in packages] if name in self.names]
        found = [place for name in files for place in self.apps_in(name)]
        self.need(
            found,
            "a factory create_app, or a variable app, in app.py, wsgi.py, main.py or the __init__.py of a package "
            "(also below src/)",
            f"neither in {self.some(files)}" if files else f"no such file, but {self.some(self.matching('*.py'))}",
            'Make one, or name it in pyproject.toml: [tool.pybackend-path] app = "package.module:create_app".',
        )
        _, *place = min(found, key=lambda one: one[0])
        return place

    def named_place(self, named):
        module, _, name = named.partition(":")
        path = module.replace(".", "/")
        files = [f"{root}{path}{end}" for root in ("", "src/") for end in (".py", "/__init__.py")]
        file = next((one for one in files if one in self.names), None)
        self.need(
            file and name,
            f'`{named}` of [tool.pybackend-path] in pyproject.toml, which means "module:name"',
            f"none of {', '.join(files)}" if name else "no name after a colon",
            'Name the module with dots and what is in it: app = "shop.web:create_app".',
        )
        lines = self.read(file).splitlines()
        number = next((at for at, line in enumerate(lines, 1) if re.search(rf"\b{re.escape(name)}\b", line)), 1)
        return [module, name, file, number]

    def apps_in(self, file):
        """What may be the app in that file: (rank, module, name, file, line), a factory before a variable."""
        try:
            tree = ast.parse(self.read(file))
        except SyntaxError as error:
            self.need(False, f"an app in {file}", f"{file}:{error.lineno}: {error.msg}", "Mend that line.")
        module = re.sub(r"^src/|/__init__\.py$|\.py$", "", file).replace("/", ".")
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node in tree.body:
                names, rank = [node.name], 0
            elif isinstance(node, ast.ImportFrom) and file.endswith("__init__.py"):
                names, rank = [one.asname or one.name for one in node.names], 1
            elif isinstance(node, (ast.Assign, ast.AnnAssign)) and node in tree.body:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                names, rank = [one.id for one in targets if isinstance(one, ast.Name)], 3
            else:
                continue
            for name in names:
                if name in ("create_app", "make_app") and rank < 3:
                    yield rank, module, name, file, node.lineno
                elif name in ("app", "application") and rank > 0:
                    yield max(rank, 2), module, name, file, node.lineno

    def call(self):
        module, name, _, _ = self.place()
        return f"{module}.{name}" + ("" if name in ("app", "application") else "({TESTING: True, ...})")

    def look(self):
        """What the probe saw; it runs once."""
        if FlaskProject.seen is None:
            module, name, _, _ = self.place()
            result, probe_file = self.folder / "seen.json", self.folder / "probe.py"
            database = self.folder / "review.db"
            url = f"sqlite:///{database.as_posix()}"
            order = {
                "module": module,
                "name": name,
                "root": str(self.clone),
                "result": str(result),
                "health": HEALTH,
                "settings": str(self.folder / "settings.cfg"),
                "config": {
                    "TESTING": True,
                    "SECRET_KEY": "only-for-the-review",
                    "WTF_CSRF_ENABLED": False,
                    "SQLALCHEMY_DATABASE_URI": url,
                    "DATABASE_URL": url,
                    "DATABASE": str(database),
                },
            }
            source = "\n\n".join(inspect.getsource(part) for part in PROBE)
            probe_file.write_text(f"{source}\n\nmain()\n", encoding="utf-8")
            env = {"SECRET_KEY": "only-for-the-review", "DATABASE_URL": url, **self.own_env()}
            run = self.python([probe_file, json.dumps(order)], env, 15)
            if run is None:
                FlaskProject.seen = {"error": {"what": "It was still starting after 15 seconds.", "where": ""}}
            elif not result.is_file():
                FlaskProject.seen = {"error": {"what": f"Python ended with {run.code}.", "where": last_lines(run)}}
            else:
                FlaskProject.seen = json.loads(result.read_text(encoding="utf-8"))
        return FlaskProject.seen

    def started(self, looked):
        """The same, for a point that needs an app that runs."""
        try:
            seen = self.look()
        except self.failureException:
            seen = {"error": "there is none"}
        self.need(
            "error" not in seen and "database" not in seen,
            looked,
            "no app that starts yet",
            "Mend the first two points; this one can be looked at after them.",
        )
        return seen

    def advice(self, what):
        if what.startswith(("ModuleNotFoundError", "ImportError")):
            return (
                f"Install what the project needs into this Python: {sys.executable} -m pip install -r requirements.txt"
            )
        if what.startswith("KeyError"):
            return (
                "Give it a default, or let the review set it: a table [tool.pybackend-path.env] in pyproject.toml. "
                "SECRET_KEY and DATABASE_URL are set already."
            )
        return "Start it in a fresh clone, without your .env and your database, and mend what stops it."

    def debug_in_files(self):
        """Where the files switch debug mode on."""
        found = []
        for name in self.matching(*DEBUG_FILES):
            text = re.sub(r"(?m)^\s*#.*", "", self.read(name))
            if not NO_RELEASE.intersection(re.split(r"[/._-]", name.lower())):
                found += [f"{name}:{line_of(text, one)}: {one[0]}" for one in DEBUG_WORDS.finditer(text)]
        for name, tree in self.trees():
            if NO_RELEASE.intersection(re.split(r"[/._]", name.lower())):
                continue
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and label(node.func) in ("run", "run_simple"):
                    values = [one.value for one in node.keywords if one.arg in ("debug", "use_debugger")]
                elif isinstance(node, ast.Assign) and label(node.targets[0]) == "debug":
                    values = [node.value]
                else:
                    continue
                found += [f"{name}:{node.lineno}: {ast.unparse(node)[:80]}" for one in values if is_on(one)]
        return found

    def words_of_migration(self, name):
        """The words that count: SQL without comments, or the calls and texts in `upgrade` of a migration."""
        text = self.read(name)
        if name.endswith(".sql"):
            return set(re.findall(r"\w+", re.sub(r"--.*|/\*[\s\S]*?\*/", "", text).lower()))
        found = set()
        with contextlib.suppress(SyntaxError):
            for node in ast.walk(ast.parse(text)):
                # A downgrade names what it takes away, not what there is.
                if isinstance(node, ast.FunctionDef) and node.name != "downgrade":
                    for part in ast.walk(node):
                        found |= {label(part.func)} if isinstance(part, ast.Call) else set()
                        found |= set(re.findall(r"\w+", (literal(part) or "").lower()))
        return found


def is_on(node):
    """Whether a value for debug is true without anybody asking for it."""
    if isinstance(node, ast.Constant):
        return node.value is True or node.value == 1
    return any(text.lower() in ("1", "true", "on", "yes") for text in literals(node)) or (
        isinstance(node, ast.Call) and any(isinstance(one, ast.Constant) and one.value is True for one in node.args[1:])
    )


def got(one):
    """What came of a request."""
    return one["error"] or f"{one['status']}" + (f" to {one['location']}" if one["location"] else "")


def refused(one):
    path = (one["location"] or "").partition("?")[0]
    return one["status"] in (401, 403) or (one["status"] in (301, 302, 303, 307, 308) and bool(TO_LOGIN.search(path)))


def is_open(path):
    """Login, registration, health and the like are for strangers."""
    fixed = [part.replace("-", "").replace("_", "").lower() for part in path.split("/") if part and "<" not in part]
    last = fixed[-1] if fixed else ""
    return bool(LOST_PASSWORD.search(last)) or (last in OPEN and "<" not in path)


# What follows runs in a Python of its own, which gets the text of these functions.


def main():
    import json
    import os
    import sys

    order = json.loads(sys.argv[1])
    # The folder of this file is no part of the project.
    sys.path[0] = order["root"]
    seen = probe(order)
    with open(order["result"], "w", encoding="utf-8") as file:
        json.dump(seen, file)
    os._exit(0)  # whatever the app has started in the background


def probe(order):
    """Starts the app and tries its routes."""
    import re

    import flask

    def no_server(*args, **kwargs):
        raise RuntimeError('app.run() ran while the module was imported; put it below if __name__ == "__main__":')

    flask.Flask.run = no_server
    keep_to_sqlite()
    try:
        source = find_app(order)
        app = make_app(source, order)
    except BaseException as error:
        return {"error": story(error, order["root"])}
    database = app.config.get("SQLALCHEMY_DATABASE_URI")
    if isinstance(database, str) and not database.startswith("sqlite"):
        return {"database": re.sub("//[^/@]*@", "//", database)}
    debug = default_debug(source, app)
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    make_tables(app)
    health = [ask(app, path) for path in health_paths(app, order["health"])]
    return {
        "debug": debug,
        "health": [(one["path"], one["error"] or one["status"]) for one in health],
        "unknown": ask(app, "/no-such-page-7f3a"),
        "method": wrong_method(app, order["health"]),
        "routes": [one for rule in app.url_map.iter_rules() for one in changes(app, rule, order["root"])],
        "tables": tables(order["root"]),
    }


def keep_to_sqlite():
    """No request of the review reaches a database with real data."""
    try:
        from sqlalchemy import event
        from sqlalchemy.engine import Engine
    except ImportError:
        return

    def refuse(dialect, record, arguments, options):
        if dialect.name != "sqlite":
            raise ConnectionError(f"the review works on SQLite, not on {dialect.name}: read DATABASE_URL")

    event.listen(Engine, "do_connect", refuse)


def find_app(order):
    import importlib

    module = importlib.import_module(order["module"])
    if not hasattr(module, order["name"]):
        raise AttributeError(f"the module {order['module']} has no {order['name']}")
    return getattr(module, order["name"])


def make_app(source, order):
    """The app, or what the factory makes when it is given a configuration for tests in the way it wants one."""
    import flask

    app = source if isinstance(source, flask.Flask) else call_factory(source, order)
    if not isinstance(app, flask.Flask):
        raise TypeError(f"{order['name']} is or gives {type(app).__name__}, not a Flask app")
    return app


def call_factory(factory, order):
    import inspect

    parameters = list(inspect.signature(factory).parameters.values())
    plain = [one for one in parameters if one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD)]
    config = order["config"]
    if not plain:
        if any(one.kind is one.VAR_KEYWORD for one in parameters):
            return factory(**config)
        return factory()
    first = plain[0]
    name, default = first.name.lower(), first.default
    if "file" in name or "path" in name:
        with open(order["settings"], "w", encoding="utf-8") as file:
            file.writelines(f"{key} = {value!r}\n" for key, value in config.items())
        return factory(order["settings"])
    if isinstance(default, str) and "." in default:
        return factory()
    if isinstance(default, str) or name.endswith(("name", "env", "environment", "mode")):
        return factory("testing")
    if isinstance(default, type) or "class" in name or "object" in name:
        base = default if isinstance(default, type) else object
        return factory(type("ReviewConfig", (base,), config))
    try:
        return factory(config)
    except (TypeError, AttributeError):
        # It wants an object of its own; by itself it reads the environment, which is the review's.
        if default is first.empty:
            raise
        return factory()


def default_debug(source, app):
    """Whether debug is on with the settings the app has by itself."""
    import flask

    if isinstance(source, flask.Flask):
        return bool(app.debug)
    try:
        return bool(source().debug)
    except BaseException:
        return False


def make_tables(app):
    """Best effort: pages may read from the database before they refuse."""
    database = app.extensions.get("sqlalchemy")
    try:
        with app.app_context():
            database.create_all()
    except Exception:
        pass


def ask(app, path, method="GET"):
    """What came of a request: status, location of a redirect, error."""
    body = {} if method == "GET" else {"json": {}}
    found = {"path": path, "method": method, "status": None, "location": None, "error": None}
    try:
        # As through HTTPS, so that nothing is redirected there.
        answer = app.test_client().open(path, method=method, environ_overrides={"wsgi.url_scheme": "https"}, **body)
        found.update(status=answer.status_code, location=answer.headers.get("Location"))
    except Exception as error:
        found["error"] = f"{type(error).__name__}: {error}"[:200]
    return found


def health_paths(app, paths):
    """Those of the paths that the app has, as it spells them; all of them when it has none."""
    rules = {rule.rule.rstrip("/"): rule.rule for rule in app.url_map.iter_rules()}
    return [rules[path] for path in paths if path in rules] or list(paths)


def wrong_method(app, health):
    """A request with a method that its address does not take; the health endpoint first."""
    adapter = app.url_map.bind("localhost")
    rules = [rule.rule for rule in app.url_map.iter_rules() if not rule.arguments]
    for path in sorted(rules, key=lambda path: path.rstrip("/") not in health):
        wrong = sorted({"DELETE", "PUT", "PATCH", "POST"} - set(adapter.allowed_methods(path)))
        if wrong:
            return ask(app, path, wrong[0])
    return None


def changes(app, rule, root):
    """A request of a stranger for each method of the rule that changes data."""
    for method in sorted({"POST", "PUT", "PATCH", "DELETE"} & set(rule.methods or ())):
        path = example_path(app, rule, method)
        if path is not None:
            where = place_of(app.view_functions.get(rule.endpoint), root)
            yield {**ask(app, path, method), "path": rule.rule, "where": where}


def example_path(app, rule, method):
    """The rule with something in place of its variables; None when nothing fits."""
    import itertools
    import uuid

    samples = (1, "1", "example", "2024-01-01", uuid.UUID(int=1), 1.5)
    names = sorted(rule.arguments)
    given = rule.defaults or {}
    adapter = app.url_map.bind("localhost")
    options = [[given[name]] if name in given else samples for name in names]
    for values in itertools.islice(itertools.product(*options), 500):
        try:
            path = adapter.build(rule.endpoint, dict(zip(names, values)), method=method)
            found, _ = adapter.match(path.partition("?")[0], method=method)
        except Exception:
            continue
        if found == rule.endpoint:
            return path
    return None


def place_of(view, root):
    import inspect
    import os

    view = inspect.unwrap(getattr(view, "view_class", view))
    try:
        file, line = inspect.getsourcefile(view), inspect.getsourcelines(view)[1]
    except (TypeError, OSError):
        return "?"
    return f"{os.path.relpath(file, root) if file.startswith(root) else os.path.basename(file)}:{line}"


def tables(root):
    """The tables of SQLAlchemy's models in the project: name, columns, where."""
    import sys

    if "sqlalchemy" not in sys.modules:
        return {}
    from sqlalchemy import MetaData

    found = {}
    for module in list(sys.modules.values()):
        if not str(getattr(module, "__file__", None)).startswith(root):
            continue
        for value in list(vars(module).values()):
            try:
                data = value if isinstance(value, MetaData) else getattr(value, "metadata", None)
                table = getattr(value, "__table__", None)
            except Exception:
                continue
            if isinstance(data, MetaData):
                for one in data.tables.values():
                    found.setdefault(one.name, ([column.name for column in one.columns], "the models"))
            if getattr(table, "name", None) in found and isinstance(value, type):
                found[table.name] = (found[table.name][0], place_of(value, root))
    return found


def story(error, root):
    """What went wrong, and the last line of the project that took part."""
    import os
    import traceback

    frames = [one for one in traceback.extract_tb(error.__traceback__) if one.filename.startswith(root)]
    if isinstance(error, SyntaxError):
        where = f"{error.filename}:{error.lineno}: {(error.text or '').strip()}"
    elif frames:
        where = f"{os.path.relpath(frames[-1].filename, root)}:{frames[-1].lineno}: {frames[-1].line}"
    else:
        where = ""
    return {"what": f"{type(error).__name__}: {error}"[:600], "where": where}


PROBE = (
    main,
    probe,
    keep_to_sqlite,
    find_app,
    make_app,
    call_factory,
    default_debug,
    make_tables,
    ask,
    health_paths,
    wrong_method,
    changes,
    example_path,
    place_of,
    tables,
    story,
)
