from contextlib import contextmanager

import sqlalchemy
from sqlalchemy import event

from checking import Check, hint

MISSING = object()


@event.listens_for(sqlalchemy.engine.Engine, "connect")
def do_not_wait_for_the_disk(connection, _):
    connection.executescript("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY")


class Planner(Check):
    def setUp(self):
        super().setUp()
        self.module = self.load("planner")
        self.address = f"sqlite:///{(self.folder / 'planner.db').as_posix()}"
        self.client = self.new(self.address)
        self.outside = sqlalchemy.create_engine(self.address)
        self.addCleanup(self.outside.dispose)

    def new(self, address):
        app = self.member(self.module, "create_app")(address)
        if "sqlalchemy" not in app.extensions:
            self.fail("create_app should connect the app with the database: db.init_app(app).")
        with app.app_context():
            engine = self.module.db.engine
        self.addCleanup(engine.dispose)
        return app.test_client()

    def ask(self, method, path, body=MISSING, status=200, client=None):
        """The JSON of the answer, which must have that status."""
        answer = (client or self.client).open(path, method=method, **({} if body is MISSING else {"json": body}))
        tried = f"{method} {path}" + ("" if body is MISSING else f" of {body!r}")
        self.equal(f"status of {tried}", answer.status_code, status)
        if status == 204:
            self.equal(f"body of {tried}", answer.data, b"")
            return None
        got = answer.get_json(silent=True)
        if status >= 400:
            self.true(f"{tried} should answer with JSON that has `error`; it gave {answer.text[:80]!r}.", isinstance(got, dict) and isinstance(got.get("error"), str))
        return got

    def project(self, name, *tasks):
        """The id of a new project; a task that ends with ! is done."""
        number = self.ask("POST", "/projects", {"name": name}, 201)["id"]
        for title in tasks:
            task = self.ask("POST", f"/projects/{number}/tasks", {"title": title}, 201)
            if title.endswith("!"):
                self.ask("PATCH", f"/tasks/{task['id']}", {"done": True})
        return number

    def fill(self, projects, tasks):
        """Many rows at once, through the models."""
        with self.client.application.app_context():
            session = self.module.db.session
            made = [self.module.Project(name=f"p{number}") for number in range(projects)]
            session.add_all(made)
            session.add_all([self.module.Task(title=f"t{number}", project=one) for one in made for number in range(tasks)])
            session.commit()

    def rows(self, table):
        """How many rows another connection sees."""
        name = getattr(self.module, table).__table__.name
        with self.outside.connect() as connection:
            return connection.execute(sqlalchemy.text(f'SELECT count(*) FROM "{name}"')).scalar()

    def titles(self, path):
        return [task["title"] for task in self.ask("GET", path)["items"]]

    @contextmanager
    def watch(self):
        """What happens to the database inside: SQL statements, and rows that are fetched."""
        statements, rows = [], []

        def sent(_connection, _cursor, sql, *_):
            statements.append(sql)

        def fetched(_cursor, row):
            rows.append(row)
            return row

        def begins(connection, *_):
            connection.row_factory = fetched

        with self.client.application.app_context():
            engine = self.module.db.engine
        event.listen(engine, "before_cursor_execute", sent)
        event.listen(engine, "checkout", begins)
        try:
            yield statements, rows
        finally:
            event.remove(engine, "before_cursor_execute", sent)
            event.remove(engine, "checkout", begins)

    @hint(1)
    def test_projects(self):
        """Projects are added and shown; a name can be there once."""
        self.equal("POST /projects", self.ask("POST", "/projects", {"name": "  Move ", "id": 9, "tasks": 3}, 201), {"id": 1, "name": "Move", "tasks": 0, "open": 0})
        self.ask("POST", "/projects", {"name": "Move"}, 409)
        self.ask("POST", "/projects", {"name": " Move  "}, 409)
        self.project("move", "a", "b!", "c!", "d!")
        self.equal("GET /projects/1", self.ask("GET", "/projects/1"), {"id": 1, "name": "Move", "tasks": 0, "open": 0})
        self.equal("GET /projects/2", self.ask("GET", "/projects/2"), {"id": 2, "name": "move", "tasks": 4, "open": 1})

    @hint(1)
    def test_stored(self):
        """What is stored is there for another app on the same database; another database is empty."""
        number = self.project("Move", "a")
        other = self.new(self.address)
        self.equal("GET /projects of another app on this database", self.ask("GET", "/projects", client=other)["items"], [{"id": number, "name": "Move", "tasks": 1, "open": 1}])
        self.ask("DELETE", "/tasks/1", status=204, client=other)
        self.equal("the project, after another app deleted its task", self.ask("GET", f"/projects/{number}"), {"id": number, "name": "Move", "tasks": 0, "open": 0})
        apart = self.new(f"sqlite:///{(self.folder / 'apart.db').as_posix()}")
        self.equal("total of GET /projects on another database", self.ask("GET", "/projects", client=apart)["total"], 0)

    @hint(2)
    def test_page_of_projects(self):
        """GET /projects gives pages, with the numbers of each project."""
        self.equal("without projects", self.ask("GET", "/projects"), {"items": [], "page": 1, "per_page": 20, "total": 0})
        self.project("b", "x", "y!")
        self.project("a")
        self.project("c", "z!")
        self.equal("GET /projects", self.ask("GET", "/projects"), {"items": [
            {"id": 1, "name": "b", "tasks": 2, "open": 1}, {"id": 2, "name": "a", "tasks": 0, "open": 0}, {"id": 3, "name": "c", "tasks": 1, "open": 0},
        ], "page": 1, "per_page": 20, "total": 3})  # fmt: skip
        got = self.ask("GET", "/projects?per_page=2&page=2")
        self.equal("GET /projects?per_page=2&page=2", ([one["name"] for one in got["items"]], got["page"], got["per_page"], got["total"]), (["c"], 2, 2, 3))
        got = self.ask("GET", "/projects?per_page=3&page=2")
        self.equal("a page after the last one", got, {"items": [], "page": 2, "per_page": 3, "total": 3})

    @hint(2)
    def test_page_of_tasks(self):
        """GET /projects/ID/tasks gives pages of the tasks of this project, also filtered."""
        self.project("other", "o1", "o2!")
        number = self.project("main", "a", "b!", "c", "d!", "e!")
        path = f"/projects/{number}/tasks"
        got = self.ask("GET", path)
        self.equal("titles, and the rest of the page", ([one["title"] for one in got.pop("items")], got), (["a", "b!", "c", "d!", "e!"], {"page": 1, "per_page": 20, "total": 5}))
        got = self.ask("GET", f"{path}?done=true&per_page=2&page=2")
        self.equal("the second page of what is done", ([one["title"] for one in got["items"]], got["total"]), (["e!"], 3))
        self.equal("a task", got["items"][0], {"id": 7, "title": "e!", "done": True, "project_id": number})
        got = self.ask("GET", f"{path}?done=false&per_page=1")
        self.equal("the first page of what is open", ([one["title"] for one in got["items"]], got["total"]), (["a"], 2))
        self.equal("a page after the last one", self.ask("GET", f"{path}?page=9"), {"items": [], "page": 9, "per_page": 20, "total": 5})

    @hint(2)
    def test_limits(self):
        """Pages have 20 rows, 1 to 100 when asked for; anything else gives 400."""
        self.fill(100, 0)
        number = self.project("many", *"abcdefghijklmnopqrstu")
        for path, total in (("/projects", 101), (f"/projects/{number}/tasks", 21)):
            sizes = {given: len(self.ask("GET", f"{path}{given}")["items"]) for given in ("", "?per_page=100", "?per_page=1", "?page=2")}
            self.equal(f"rows of GET {path}", sizes, {"": 20, "?per_page=100": min(100, total), "?per_page=1": 1, "?page=2": min(20, total - 20)})
            for given in ("per_page=0", "per_page=101", "per_page=x", "per_page=", "page=0", "page=-1", "page=1.5"):
                self.ask("GET", f"{path}?{given}", status=400)
        for given in ("done=maybe", "done=", "done=1"):
            self.ask("GET", f"/projects/{number}/tasks?{given}", status=400)

    @hint(1)
    def test_loaded(self):
        """Only the rows of the page are loaded, and the number of statements stays the same."""
        self.fill(12, 30)
        for path, most in (("/projects?page=2&per_page=3", 3), ("/projects/5/tasks?page=1&per_page=2", 2), ("/projects/5", 1)):
            with self.watch() as (statements, rows):
                self.ask("GET", path)
            self.true(f"GET {path} sent no SQL at all.", statements)
            self.true(f"GET {path} fetched {len(rows)} rows from the database, to show {most}.", len(rows) <= 3 * most + 3)
        for path in ("/projects", "/projects/5/tasks"):
            sent = []
            for size in (2, 12):
                with self.watch() as (statements, _):
                    self.equal(f"rows of GET {path}?per_page={size}", len(self.ask("GET", f"{path}?per_page={size}")["items"]), size)
                sent.append(len(statements))
            self.true(f"GET {path}?per_page=2 sends {sent[0]} SQL statements, per_page=12 sends {sent[1]}; it should not be more.", sent[1] <= sent[0])

    @hint(3)
    def test_change(self):
        """PATCH changes what is given, and nothing else."""
        number = self.project("Move", "Pack", "Drive")
        path = "/tasks/2"
        task = {"id": 2, "title": "Drive", "done": False, "project_id": number}
        self.equal("PATCH of done", self.ask("PATCH", path, {"done": True}), {**task, "done": True})
        self.equal("PATCH of the title", self.ask("PATCH", path, {"title": " Fly ", "project_id": 9, "id": 5}), {**task, "title": "Fly", "done": True})
        self.equal("PATCH of both", self.ask("PATCH", path, {"title": "Walk", "done": False}), {**task, "title": "Walk"})
        for body in ({}, {"id": 3}, {"title": ""}, {"title": "x", "done": "no"}, {"done": None}, {"done": 1}, {"title": " ", "done": True}, {"title": None}, [], "text"):
            self.ask("PATCH", path, body, 400)
        got = self.ask("GET", f"/projects/{number}/tasks")["items"]
        self.equal("the tasks afterwards", got, [{**task, "id": 1, "title": "Pack"}, {**task, "title": "Walk"}])

    @hint(3)
    def test_delete(self):
        """With a project its tasks go, and no others."""
        first, second = self.project("a", "x", "y"), self.project("b", "z", "w")
        self.ask("DELETE", f"/projects/{first}", status=204)
        self.equal("rows of projects and tasks in the database", (self.rows("Project"), self.rows("Task")), (1, 2))
        self.ask("GET", f"/projects/{first}", status=404)
        self.ask("DELETE", "/tasks/4", status=204)
        self.equal("the tasks that are left", self.titles(f"/projects/{second}/tasks"), ["z"])
        self.ask("POST", "/projects", {"name": "a"}, 201)

    @hint(1)
    def test_not_there(self):
        """What is not there gives 404 as JSON."""
        self.project("a", "x")
        for method, path, body in (
            ("GET", "/projects/7", MISSING), ("DELETE", "/projects/7", MISSING), ("GET", "/projects/7/tasks", MISSING), ("POST", "/projects/7/tasks", {"title": "x"}),
            ("PATCH", "/tasks/7", {"done": True}), ("DELETE", "/tasks/7", MISSING), ("GET", "/projects/x", MISSING), ("GET", "/nothing", MISSING),
        ):  # fmt: skip
            self.ask(method, path, body, 404)
        self.equal("rows of projects and tasks", (self.rows("Project"), self.rows("Task")), (1, 1))

    @hint(2)
    def test_bad_bodies(self):
        """A body that does not fit gives 400, and nothing is stored."""
        number = self.project("a")
        for path, field in (("/projects", "name"), (f"/projects/{number}/tasks", "title")):
            for body in ({}, {field: ""}, {field: "  "}, {field: 5}, {field: None}, [field], "text", None):
                self.ask("POST", path, body, 400)
            answer = self.client.post(path, data="{", content_type="application/json")
            self.equal(f"status of POST {path} of broken JSON", answer.status_code, 400)
        self.equal("rows of projects and tasks", (self.rows("Project"), self.rows("Task")), (1, 0))

    @hint(2)
    def test_tables(self):
        """The tables themselves refuse a second project of a name, and a task without title or project."""
        models, session = self.module, self.module.db.session
        for what, rows in (
            ("two projects of one name", lambda: [models.Project(name="a"), models.Project(name="a")]),
            ("a project without a name", lambda: [models.Project()]),
            ("a task without a title", lambda: [models.Task(project=models.Project(name="b"))]),
            ("a task without a project", lambda: [models.Task(title="t")]),
        ):
            with self.client.application.app_context():
                session.add_all(rows())
                self.raises(f"commit of {what}", sqlalchemy.exc.IntegrityError, session.commit)
