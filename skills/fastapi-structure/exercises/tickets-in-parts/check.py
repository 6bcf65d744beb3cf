from fastapi import FastAPI
from fastapi.testclient import TestClient

from checking import Check, hint

ADA, BEN = {"Authorization": "Bearer tok-a"}, {"Authorization": "Bearer tok-b"}
TOKENS = {"tok-a": "ada", "tok-b": "ben"}


def watched(original, events):
    """The learner's store, with a diary of what happens to it."""

    class Watched(original):
        def __init__(self, path):
            events.append("open")
            super().__init__(path)

        def commit(self):
            events.append("commit")
            super().commit()

        def rollback(self):
            events.append("rollback")
            super().rollback()

        def close(self):
            events.append("close")
            super().close()

    return Watched


class Canned:
    """Stands in for the store of a request."""

    def open_tickets(self, owner, limit):
        return [{"id": 70, "title": f"{owner} {limit}"}]

    def actions(self, owner):
        return 42


class Parts(Check):
    def setUp(self):
        super().setUp()
        self.events = []
        self.store = self.fresh("store")
        # Whoever imports Store from now on gets the watched one.
        self.store.Store = watched(self.store.Store, self.events)
        self.settings = self.load("settings").Settings
        self.dependencies = self.load("dependencies")
        self.path = str(self.folder / "office.db")
        self.app = self.member(self.load("main"), "create_app")()

    def dependency(self, name):
        return self.member(self.dependencies, name)

    def client(self, app=None, page_size=20, **more):
        """A client of the app with settings of our own, and other dependencies replaced by name."""
        app = app or self.app
        ours = self.settings(database=self.path, tokens=TOKENS, page_size=page_size)
        app.dependency_overrides = {self.dependency("get_settings"): lambda: ours}
        for name, replacement in more.items():
            app.dependency_overrides[self.dependency(name)] = replacement
        client = TestClient(app, raise_server_exceptions=False)
        # Opened, so that all requests share one event loop, as on a server.
        client.__enter__()
        self.addCleanup(client.__exit__, None, None, None)
        return client

    def titles(self, client, headers=ADA):
        answer = client.get("/tickets", headers=headers)
        self.equal("status of GET /tickets", answer.status_code, 200)
        return [one["title"] for one in answer.json()]

    def diary(self, call):
        """What happens to stores during the call."""
        self.events.clear()
        answer = call()
        return answer.status_code, self.events

    @hint(1)
    def test_settings(self):
        """The settings can be replaced: database, tokens and page size."""
        client = self.client(page_size=2)
        for title in ("Lamp", "Door", "Sink"):
            answer = client.post("/tickets", json={"title": title}, headers=ADA)
            self.equal(f"status of POST /tickets with the token of ada in other settings ({title})", answer.status_code, 201)
        self.equal("titles with a page size of 2", self.titles(client), ["Lamp", "Door"])
        self.equal("titles with the usual page size", self.titles(self.client()), ["Lamp", "Door", "Sink"])
        self.path = str(self.folder / "other.db")
        self.equal("titles in another database", self.titles(self.client()), [])

    def test_same_answers(self):
        """Paths, codes and bodies are the ones from before."""
        client = self.client()
        first = client.post("/tickets", json={"title": "Lamp"}, headers=ADA)
        self.equal("POST /tickets", (first.status_code, first.json()), (201, {"id": 1, "title": "Lamp"}))
        client.post("/tickets", json={"title": "Door"}, headers=BEN)
        self.equal("tickets of ada and of ben", (self.titles(client), self.titles(client, BEN)), (["Lamp"], ["Door"]))
        done = client.post("/tickets/1/close", headers=ADA)
        self.equal("closing a ticket", (done.status_code, done.content), (204, b""))
        self.equal("tickets of ada then", self.titles(client), [])
        self.equal("GET /me of ada", client.get("/me", headers=ADA).json(), {"name": "ada", "actions": 2})
        for title in ("x", "x" * 120):
            answer = client.post("/tickets", json={"title": title}, headers=BEN)
            self.equal(f"status of POST with a title of {len(title)}", answer.status_code, 201)
        for body in ({}, {"title": ""}, {"title": "x" * 121}):
            self.equal(f"status of POST {str(body)[:30]}", client.post("/tickets", json=body, headers=ADA).status_code, 422)
        self.equal("closing ticket x", client.post("/tickets/x/close", headers=ADA).status_code, 422)

    @hint(1)
    def test_token(self):
        """Without a valid token each route answers 401, and no store is made."""
        client = self.client()
        for method, path in (("GET", "/me"), ("GET", "/tickets"), ("POST", "/tickets"), ("POST", "/tickets/1/close")):
            for given in (None, "Bearer wrong", "Bearer ", "Basic tok-a", "tok-a"):
                headers = {} if given is None else {"Authorization": given}
                body = {"title": "Lamp"} if path == "/tickets" and method == "POST" else None
                self.events.clear()
                answer = client.request(method, path, json=body, headers=headers)
                tried = f"{method} {path} with the Authorization {given!r}"
                self.equal(f"status of {tried}", answer.status_code, 401)
                self.equal(f"WWW-Authenticate of {tried}", answer.headers.get("WWW-Authenticate"), "Bearer")
                self.equal(f"what happened to stores at {tried}", self.events, [])

    @hint(1)
    def test_user(self):
        """The user can be replaced; then no token is needed."""
        client = self.client(current_user=lambda: "eve")
        self.equal("status of POST /tickets", client.post("/tickets", json={"title": "Lift"}).status_code, 201)
        self.equal("titles", self.titles(client, {}), ["Lift"])
        self.equal("GET /me", client.get("/me").json(), {"name": "eve", "actions": 1})
        self.equal("status of closing", client.post("/tickets/1/close").status_code, 204)

    @hint(1)
    def test_store(self):
        """The store can be replaced; then no other one is made."""
        client = self.client(page_size=7, get_store=Canned)
        self.events.clear()
        self.equal("GET /tickets", client.get("/tickets", headers=BEN).json(), [{"id": 70, "title": "ben 7"}])
        self.equal("GET /me", client.get("/me", headers=BEN).json(), {"name": "ben", "actions": 42})
        self.equal("what happened to other stores", self.events, [])

    @hint(2)
    def test_good_end(self):
        """Each request has its own store, which is committed and closed when the route ended well."""
        client = self.client()
        for tried, call in (
            ("POST /tickets", lambda: client.post("/tickets", json={"title": "Lamp"}, headers=ADA)),
            ("GET /tickets", lambda: client.get("/tickets", headers=ADA)),
            ("closing it", lambda: client.post("/tickets/1/close", headers=ADA)),
            ("GET /me", lambda: client.get("/me", headers=ADA)),
        ):
            self.equal(f"what happened at {tried}", self.diary(call)[1], ["open", "commit", "close"])

    @hint(3)
    def test_not_found(self):
        """What a route wrote before a TicketNotFound is rolled back."""
        client = self.client()
        status, events = self.diary(lambda: client.post("/tickets/9/close", headers=ADA))
        self.equal("what happened at closing a ticket that is not there", events, ["open", "rollback", "close"])
        self.equal("status", status, 404)
        self.equal("actions of ada", client.get("/me", headers=ADA).json(), {"name": "ada", "actions": 0})

    @hint(3)
    def test_crash(self):
        """After any error the store is rolled back and closed, and the next request works."""
        client = self.client()

        def add(store, owner, title):
            store.__class__.__mro__[1].add(store, owner, title)
            raise RuntimeError("the disk is full")

        self.store.Store.add = add
        status, events = self.diary(lambda: client.post("/tickets", json={"title": "Lamp"}, headers=ADA))
        self.equal("what happened when the store failed", events, ["open", "rollback", "close"])
        self.equal("status", status, 500)
        del self.store.Store.add
        self.equal("titles then", self.titles(client), [])

    @hint(3)
    def test_handler(self):
        """Each TicketNotFound is answered with 404 and an error, whichever route raises it."""
        client = self.client()
        error = self.store.TicketNotFound

        def open_tickets(store, owner, limit):
            raise error(5)

        for method, path in (("POST", "/tickets/3/close"), ("GET", "/tickets")):
            if method == "GET":
                self.store.Store.open_tickets = open_tickets
            answer = client.request(method, path, headers=ADA)
            self.equal(f"status of {method} {path}", answer.status_code, 404)
            self.equal(f"body of {method} {path}", answer.json(), {"error": "no such ticket"})

    @hint(2)
    def test_routers(self):
        """Each router works in another app, alone."""
        for name, paths in (("tickets", {"/tickets": 200, "/me": 404}), ("users", {"/tickets": 404, "/me": 200})):
            app = FastAPI()
            app.include_router(self.member(self.load(f"routers.{name}"), "router"))
            client = self.client(app)
            got = {path: client.get(path, headers=ADA).status_code for path in paths}
            self.equal(f"status of GET in an app with routers.{name}.router only", got, paths)

    def test_new_app(self):
        """create_app makes a new app each time."""
        other = self.load("main").create_app()
        self.client(current_user=lambda: "eve")
        self.equal("status of GET /me of another app, without a token", TestClient(other).get("/me").status_code, 401)
