import http.client
import json
import threading

from checking import Check, hint


class Books(Check):
    def setUp(self):
        super().setUp()
        self.port = self.start()

    def start(self):
        server = self.member(self.load("books"), "make_server")(0)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return server.server_port

    def ask(self, method, path, body=None, kind="application/json", port=None):
        """Status, headers and parsed body of the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=2)
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        try:
            connection.request(method, path, data, {"Content-Type": kind} if kind and data is not None else {})
            answer = connection.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException) as error:
            self.fail(f"{method} {path}: there was no whole answer ({type(error).__name__}). Is Content-Length sent?")
        finally:
            connection.close()
        if text:
            self.equal(f"Content-Type of {method} {path}", (answer.headers.get_content_type()), "application/json")
        return answer.status, answer.headers, json.loads(text) if text else None

    def status(self, *args, **kwargs):
        status, _, body = self.ask(*args, **kwargs)
        if status >= 400:
            self.true(f"The body of {args[:2]} should be an object with `error`: {body}", isinstance(body, dict) and isinstance(body.get("error"), str))
        return status

    def test_empty(self):
        """A new server has no books."""
        self.equal("GET /books", self.ask("GET", "/books")[::2], (200, []))

    @hint(3)
    def test_add(self):
        """A book is added, with its place in Location."""
        status, headers, body = self.ask("POST", "/books", {"title": "Emma ü"})
        self.equal("status, Location, body", (status, headers["Location"], body), (201, "/books/1", {"id": 1, "title": "Emma ü"}))
        self.ask("POST", "/books", {"title": "Dune", "id": 99}, kind="application/json; charset=utf-8")
        self.equal("GET /books", self.ask("GET", "/books?sort=title")[2], [{"id": 1, "title": "Emma ü"}, {"id": 2, "title": "Dune"}])
        self.equal("GET /books/2", self.ask("GET", "/books/2")[::2], (200, {"id": 2, "title": "Dune"}))

    @hint(1)
    def test_missing(self):
        """What is not there gives 404."""
        for method, path in (("GET", "/books/1"), ("DELETE", "/books/1"), ("GET", "/"), ("GET", "/books/x"), ("POST", "/book"), ("GET", "/books/")):
            self.equal(f"{method} {path}", self.status(method, path), 404)

    def test_delete(self):
        """A book is deleted, and its id is not given again."""
        for title in ("a", "b"):
            self.ask("POST", "/books", {"title": title})
        status, _, body = self.ask("DELETE", "/books/2")
        self.equal("status and body of DELETE", (status, body), (204, None))
        self.equal("GET /books/2", self.status("GET", "/books/2"), 404)
        self.equal("the next id", self.ask("POST", "/books", {"title": "c"})[2]["id"], 3)

    @hint(1)
    def test_methods(self):
        """A method that is not allowed gives 405 and tells which are."""
        for method, path, allowed in (("DELETE", "/books", "GET, POST"), ("PUT", "/books", "GET, POST"), ("POST", "/books/7", "DELETE, GET"), ("PATCH", "/books/7", "DELETE, GET")):
            status, headers, body = self.ask(method, path, {"title": "x"} if method != "DELETE" else None)
            self.equal(f"{method} {path}", (status, headers["Allow"], "error" in (body or {})), (405, allowed, True))

    @hint(2)
    def test_bodies(self):
        """A body that does not fit gives 400, and nothing is added."""
        for body in (b"{", b"", b"\xff", [1], "text", {}, {"title": ""}, {"title": 5}, {"title": None}):
            self.equal(f"POST {body!r}", self.status("POST", "/books", body), 400)
        self.equal("GET /books", self.ask("GET", "/books")[2], [])

    def test_kind(self):
        """Another kind of body gives 415."""
        for kind in ("text/plain", "application/jsonx", None):
            self.equal(f"Content-Type {kind}", self.status("POST", "/books", b'{"title": "x"}', kind=kind), 415)

    def test_own_books(self):
        """Each server has its own books."""
        self.ask("POST", "/books", {"title": "a"})
        self.equal("books of another server", self.ask("GET", "/books", port=self.start())[2], [])
