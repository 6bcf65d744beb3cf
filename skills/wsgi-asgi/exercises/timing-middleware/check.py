from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

from checking import Check, hint


class Answer:
    """What a server makes of an app."""

    def __init__(self, app, method="GET", path="/", query="", parts=None, **headers):
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": "", **headers}
        setup_testing_defaults(environ)
        self.status = self.headers = None

        def start(status, pairs, error=None):
            self.status, self.headers = status, dict(pairs)
            return lambda data: None

        result = app(environ, start)
        self.body, self.parts = b"", 0
        try:
            for part in result:
                self.body += part
                self.parts += 1
                if parts == self.parts:
                    break
        finally:
            if hasattr(result, "close"):
                result.close()


class Stream:
    """An answer in three parts that knows how far it was read."""

    def __init__(self):
        self.given, self.closed = 0, 0

    def __iter__(self):
        for part in (b"a", b"b", b"c"):
            self.given += 1
            yield part

    def close(self):
        self.closed += 1


class Middleware(Check):
    def setUp(self):
        super().setUp()
        self.module = self.load("middleware")
        self.now, self.reports = 10.0, []

    def timing(self, app):
        return self.member(self.module, "Timing")(app, lambda: self.now, lambda *args: self.reports.append(args))

    def hello(self, **more):
        return Answer(validator(self.member(self.module, "hello")), **more)

    @hint(1)
    def test_hello(self):
        """The app greets by name, with the right headers."""
        for query, text in (("", "hello world"), ("name=Ada", "hello Ada"), ("x=1&name=Zo%C3%AB+K", "hello Zoë K")):
            answer = self.hello(query=query)
            self.equal(f"body for {query!r}", answer.body.decode(), text)
            got = (answer.status, answer.headers.get("Content-Type"), answer.headers.get("Content-Length"))
            self.equal("status and headers", got, ("200 OK", "text/plain; charset=utf-8", str(len(text.encode()))))

    def test_others(self):
        """Other paths, other methods and HEAD are answered."""
        self.equal("status of /other", self.hello(path="/other").status, "404 Not Found")
        answer = self.hello(method="POST")
        self.equal("POST", (answer.status, answer.headers.get("Allow")), ("405 Method Not Allowed", "GET, HEAD"))
        answer = self.hello(method="HEAD")
        self.equal("HEAD", (answer.status, answer.headers.get("Content-Length"), answer.body), ("200 OK", "11", b""))

    def with_id(self, **headers):
        seen = []

        def inner(environ, start_response):
            seen.append(environ.get("request_id"))
            start_response("204 No Content", [("X-Other", "1")])
            return []

        answer = Answer(self.member(self.module, "RequestId")(inner, lambda: "made"), **headers)
        self.equal("the id inside and outside", seen, [answer.headers.get("X-Request-Id")])
        self.equal("the other header", answer.headers.get("X-Other"), "1")
        return seen[0]

    @hint(2)
    def test_request_id(self):
        """Each answer has an id: the one that was brought, or a new one."""
        self.equal("without an id", self.with_id(), "made")
        self.equal("a good one", self.with_id(HTTP_X_REQUEST_ID="Abc-12"), "Abc-12")
        self.equal("64 characters", self.with_id(HTTP_X_REQUEST_ID="x" * 64), "x" * 64)

    def test_bad_ids(self):
        """An id that could do harm is not passed on."""
        for brought in ("", "x" * 65, "a b", "a\r\nSet-Cookie: x=1", "a;b", "é"):
            self.equal(f"the id for {brought[:20]!r}", self.with_id(HTTP_X_REQUEST_ID=brought), "made")

    @hint(3)
    def test_timing(self):
        """Each answer is reported once, when it was sent whole."""
        stream = Stream()

        def app(environ, start_response):
            start_response("201 Created", [])
            self.now += 2
            return stream

        answer = Answer(self.timing(app), method="POST", path="/orders")
        self.equal("body and closed", (answer.body, stream.closed), (b"abc", 1))
        self.equal("reports", self.reports, [("POST", "/orders", 201, 2.0)])

    @hint(2)
    def test_parts(self):
        """Parts pass one at a time, and a broken answer is closed and reported."""
        stream = Stream()

        def app(environ, start_response):
            start_response("200 OK", [])
            return stream

        Answer(self.timing(app), parts=1)
        self.equal("parts that were made, closed, reports", (stream.given, stream.closed, len(self.reports)), (1, 1, 1))

    @hint(3)
    def test_raises(self):
        """When the app raises, 500 is reported and the exception passes."""

        def app(environ, start_response):
            self.now += 1
            raise KeyError("x")

        self.raises("the app", KeyError, Answer, self.timing(app))
        self.equal("reports", self.reports, [("GET", "/", 500, 1.0)])

    def test_valid(self):
        """Together they keep to the rules of WSGI."""
        make = self.member(self.module, "RequestId")
        app = validator(self.timing(validator(make(validator(self.member(self.module, "hello")), lambda: "made"))))
        answer = Answer(app, query="name=Lin")
        self.equal("body, id, reports", (answer.body, answer.headers.get("X-Request-Id"), len(self.reports)), (b"hello Lin", "made", 1))
