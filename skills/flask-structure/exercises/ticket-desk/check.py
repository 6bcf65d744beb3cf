import importlib
import json
import os
import pkgutil
from html.parser import HTMLParser
from unittest import mock

import flask

from checking import Check, hint


class Links(HTMLParser):
    """The links of a page as (path, text), and all its tags."""

    def __init__(self, html):
        super().__init__()
        self.links, self.tags = [], []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag == "a":
            self._inside = True
            self.links.append([dict(attrs).get("href"), ""])

    def handle_endtag(self, tag):
        self._inside = self._inside and tag != "a"

    def handle_data(self, data):
        if self._inside:
            self.links[-1][1] += data


class Desk(Check):
    def setUp(self):
        super().setUp()
        self.create = self.member(self.load("desk"), "create_app")
        self.file = self.folder / "one.json"

    def app(self, environment="testing", **settings):
        return self.create(environment, {"TICKETS_FILE": str(self.file), "SECRET_KEY": "k", **settings})

    def error(self, tried, answer, status):
        """The message of an answer that is an error of the right shape."""
        self.equal(f"status of {tried}", answer.status_code, status)
        body = answer.get_json(silent=True)
        message = body["error"].get("message") if isinstance(body, dict) and isinstance(body.get("error"), dict) else None
        self.true(
            f"{tried} should answer with JSON like {{'error': {{'status': {status}, 'message': '...'}}}}; it gave {answer.text[:120]!r}.",
            answer.is_json and isinstance(message, str) and message.strip() and body == {"error": {"status": status, "message": message}},
        )
        return message

    def env(self, **variables):
        """Only for the with statement: the environment variables with these instead of the own ones."""
        kept = {name: value for name, value in os.environ.items() if name not in ("SECRET_KEY", "TICKETS_FILE")}
        return mock.patch.dict(os.environ, {**kept, **variables}, clear=True)

    def read(self, environment, settings=None):
        app = self.create(environment, settings)
        return {name: app.config.get(name) for name in ("DEBUG", "TESTING", "SECRET_KEY", "TICKETS_FILE", "MAINTENANCE")}

    @hint(1)
    def test_settings(self):
        """Each environment has its settings, and what is given wins over them."""
        expected = {"DEBUG": True, "TESTING": False, "SECRET_KEY": "dev", "TICKETS_FILE": "tickets.json", "MAINTENANCE": False}
        with self.env(SECRET_KEY="outside", TICKETS_FILE="/data/outside.json"):
            self.equal("settings of create_app('development')", self.read("development"), expected)
            self.equal("debug of create_app()", self.create().debug, True)
            self.equal("settings of create_app('testing')", self.read("testing"), {**expected, "DEBUG": False, "TESTING": True, "SECRET_KEY": "testing"})
            given = {"DEBUG": True, "SECRET_KEY": "given", "MAINTENANCE": True, "TICKETS_FILE": "own.json", "PAGE": 7}
            self.equal("settings that are given to create_app('testing', ...)", self.read("testing", given), {"DEBUG": True, "TESTING": True, "SECRET_KEY": "given", "TICKETS_FILE": "own.json", "MAINTENANCE": True})
            self.equal("a setting of another name that is given", self.create("testing", given).config.get("PAGE"), 7)
            self.equal("settings of the next create_app('development')", self.read("development"), expected)
        for name in ("staging", "Production", ""):
            self.raises(f"create_app({name!r})", ValueError, self.create, name, {"SECRET_KEY": "k"})

    @hint(1)
    def test_production(self):
        """Production reads its environment variables when create_app is called, and needs a secret key."""
        expected = {"DEBUG": False, "TESTING": False, "SECRET_KEY": "from outside", "TICKETS_FILE": "/data/t.json", "MAINTENANCE": False}
        with self.env(SECRET_KEY="from outside", TICKETS_FILE="/data/t.json"):
            self.equal("settings of create_app('production')", self.read("production"), expected)
        with self.env(SECRET_KEY="another"):
            self.equal("settings with other variables", self.read("production"), {**expected, "SECRET_KEY": "another", "TICKETS_FILE": "tickets.json"})
            self.equal("the key that is given", self.read("production", {"SECRET_KEY": "given"})["SECRET_KEY"], "given")
        with self.env():
            self.raises("create_app('production') without SECRET_KEY", RuntimeError, self.create, "production")
            self.raises("create_app('production') with an empty SECRET_KEY that is given", RuntimeError, self.create, "production", {"SECRET_KEY": ""})
            self.equal("the key that is given, without a variable", self.read("production", {"SECRET_KEY": "given"})["SECRET_KEY"], "given")
        with self.env(SECRET_KEY=""):
            self.raises("create_app('production') with an empty SECRET_KEY", RuntimeError, self.create, "production")

    @hint(1)
    def test_no_global_app(self):
        """Importing the package makes no app."""
        made, real = [], flask.Flask.__init__

        def watch(app, *args, **kwargs):
            made.append(app)
            real(app, *args, **kwargs)

        with mock.patch.object(flask.Flask, "__init__", watch):
            package = self.fresh("desk")
            for found in pkgutil.walk_packages(package.__path__, "desk."):
                importlib.import_module(found.name)
            self.equal("how many apps importing desk and its modules makes", len(made), 0)
            first, second = package.create_app("testing"), package.create_app("testing")
        self.true("create_app should make a new app each time.", first is not second and len(made) == 2)

    @hint(2)
    def test_tickets(self):
        """Tickets are added, listed and shown, and each app has its own file."""
        client, other = self.app().test_client(), self.app(TICKETS_FILE=str(self.folder / "two.json")).test_client()
        self.equal("GET /api/tickets without tickets", (client.get("/api/tickets").status_code, client.get("/api/tickets").get_json()), (200, []))
        answer = client.post("/api/tickets", json={"title": "  Printer is on fire "})
        self.equal("POST /api/tickets", (answer.status_code, answer.get_json()), (201, {"id": 1, "title": "Printer is on fire"}))
        client.post("/api/tickets", json={"title": "No tea"})
        self.equal("GET /api/tickets", client.get("/api/tickets").get_json(), [{"id": 1, "title": "Printer is on fire"}, {"id": 2, "title": "No tea"}])
        self.equal("GET /api/tickets/2", client.get("/api/tickets/2").get_json(), {"id": 2, "title": "No tea"})
        self.equal("GET /api/tickets of another app", other.get("/api/tickets").get_json(), [])
        self.equal("GET /health", (client.get("/health").status_code, client.get("/health").get_json()), (200, {"status": "ok"}))

    @hint(2)
    def test_blueprints(self):
        """The routes belong to the blueprints tickets and pages; pages has templates of its own."""
        app = self.app()
        self.equal("blueprints that are missing", sorted({"tickets", "pages"} - set(app.blueprints)), [])
        of = {(rule.rule, method): rule.endpoint.rpartition(".")[0] for rule in app.url_map.iter_rules() for method in rule.methods}
        for path, method, name in (("/", "GET", "pages"), ("/health", "GET", "pages"), ("/api/tickets", "GET", "tickets"), ("/api/tickets", "POST", "tickets")):
            self.equal(f"the blueprint of {method} {path}", of.get((path, method)), name)
        loader = app.blueprints["pages"].jinja_loader
        self.true("The blueprint pages has no template_folder, or no template in it.", loader is not None and loader.list_templates())
        own, used = set(loader.list_templates()), []
        flask.template_rendered.connect(lambda _, template, **__: used.append(template), app, weak=False)
        app.test_client().get("/")
        self.true(f"GET / should render a template of the folder of pages, {sorted(own)}; it rendered {[one.name for one in used]}.", own & {one.name for one in used})
        folder = os.path.realpath(loader.searchpath[0])
        self.true(f"The template of / should lie below the templates folder of pages, not in {used[0].filename}.", os.path.realpath(used[0].filename).startswith(folder + os.sep))
        common = os.path.realpath(os.path.join(app.root_path, app.template_folder or "templates"))
        self.true("The blueprint pages needs a templates folder of its own, not the one of the app.", folder != common)

    @hint(2)
    def test_home(self):
        """The page shows every title as text, with a link."""
        client = self.app().test_client()
        titles = ["Broken <b>lamp</b>", "<script>alert(1)</script>", 'Tea & "cake"']
        for title in titles:
            client.post("/api/tickets", json={"title": title})
        page = Links(client.get("/").text)
        self.equal("the links of /, as path and text", [(path, text.strip()) for path, text in page.links], [(f"/api/tickets/{number}", title) for number, title in enumerate(titles, 1)])
        self.equal("tags that came with the titles", [tag for tag in page.tags if tag in ("b", "script")], [])

    @hint(3)
    def test_errors(self):
        """400, 404 and 405 are JSON of one shape, everywhere; 405 keeps its header Allow."""
        for environment in ("testing", "development", "production"):
            client = self.app(environment).test_client()
            for path in ("/api/tickets/9", "/api/tickets/x", "/nothing", "/api"):
                self.error(f"GET {path} in {environment}", client.get(path), 404)
            for path in ("/", "/api/tickets"):
                answer = client.delete(path)
                self.error(f"DELETE {path} in {environment}", answer, 405)
                self.true(f"The answer to DELETE {path} should have the header Allow.", "GET" in (answer.headers.get("Allow") or ""))
            for body in ({}, {"title": "  "}, {"title": 5}, ["title"]):
                self.error(f"POST /api/tickets of {json.dumps(body)}", client.post("/api/tickets", json=body), 400)
            self.error("POST /api/tickets of a form", client.post("/api/tickets", data={"title": "x"}), 400)
            self.equal("the tickets afterwards", client.get("/api/tickets").get_json(), [])

    def failing(self, environment):
        app = self.app(environment)

        @app.get("/boom")
        def boom():
            raise LookupError("the password is hunter2")

        return app.test_client()

    @hint(2)
    def test_unexpected(self):
        """An unexpected exception gives 500 as JSON in production, and comes through elsewhere."""
        client = self.failing("production")
        client.application.logger.disabled = True
        answer = client.get("/boom")
        self.error("a view that raises LookupError, in production", answer, 500)
        self.true(f"The answer tells the exception: {answer.text}", "hunter2" not in answer.text and "LookupError" not in answer.text)
        for environment in ("development", "testing"):
            client = self.failing(environment)
            self.raises(f"a view that raises LookupError, in {environment}", LookupError, client.get, "/boom")

    @hint(3)
    def test_maintenance(self):
        """While MAINTENANCE is true, everything but GET /health gives 503."""
        app = self.app()
        client = app.test_client()
        self.equal("GET /api/tickets before maintenance", client.get("/api/tickets").status_code, 200)
        app.config["MAINTENANCE"] = True
        for method, path in (("GET", "/"), ("GET", "/api/tickets"), ("POST", "/api/tickets"), ("GET", "/api/tickets/1"), ("GET", "/nothing")):
            self.error(f"{method} {path} during maintenance", client.open(path, method=method), 503)
        self.equal("GET /health during maintenance", client.get("/health").get_json(), {"status": "ok"})
        app.config["MAINTENANCE"] = False
        self.equal("GET /api/tickets after maintenance", client.get("/api/tickets").status_code, 200)
        self.equal("GET / of an app that begins with maintenance", self.app(MAINTENANCE=True).test_client().get("/").status_code, 503)

    @hint(2)
    def test_command(self):
        """The command add-ticket adds a ticket to the file of its app."""
        app = self.app()
        runner = app.test_cli_runner()
        self.true("The app has no command add-ticket.", "add-ticket" in app.cli.commands)
        for number, title in enumerate(("No coffee", " Door stuck "), 1):
            result = runner.invoke(args=["add-ticket", title])
            self.equal(f"exit code and output of add-ticket {title!r}", (result.exit_code, result.output.strip()), (0, f"Ticket {number} added."))
        tickets = [{"id": 1, "title": "No coffee"}, {"id": 2, "title": "Door stuck"}]
        for words in (["add-ticket", ""], ["add-ticket", "  "], ["add-ticket"]):
            self.true(f"{' '.join(words)!r} without a title should not end with 0.", runner.invoke(args=words).exit_code != 0)
        self.equal("GET /api/tickets", app.test_client().get("/api/tickets").get_json(), tickets)
