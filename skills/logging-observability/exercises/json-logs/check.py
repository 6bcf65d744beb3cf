import io
import json
import logging
import threading
from datetime import date

from checking import Check, hint


class JsonLogs(Check):
    def setUp(self):
        super().setUp()
        self.logs = self.load("logs")
        self.stream = io.StringIO()
        handler = logging.StreamHandler(self.stream)
        handler.setFormatter(self.member(self.logs, "JsonFormatter")())
        self.log = logging.Logger("shop.cart", logging.DEBUG)
        self.log.addHandler(handler)

    def entries(self):
        lines = self.stream.getvalue().splitlines()
        try:
            return [json.loads(line) for line in lines]
        except ValueError:
            self.fail(f"Every line must be one JSON object; there is:\n{self.stream.getvalue()[:300]}")

    @hint(1)
    def test_fields(self):
        """A record holds level, logger, message and request."""
        self.log.warning("%s of %d left", "tea", 3)
        expected = {"level": "WARNING", "logger": "shop.cart", "message": "tea of 3 left", "request": None}
        self.equal("the entry", self.entries(), [expected])

    @hint(3)
    def test_extra(self):
        """What is given by extra stands beside them, and nothing else does."""
        self.log.info("paid", extra={"user": 3, "day": date(2026, 5, 1), "items": ["tea"]})
        [entry] = self.entries()
        self.equal("the names", sorted(entry), ["day", "items", "level", "logger", "message", "request", "user"])
        self.equal("the values", (entry["user"], entry["day"], entry["items"]), (3, "2026-05-01", ["tea"]))

    @hint(3)
    def test_secrets(self):
        """Values with a telling name are masked."""
        self.log.info("login", extra={"Password": "tea", "api_TOKEN": "x1", "client_secret_id": 5, "passport": "ok"})
        [entry] = self.entries()
        values = [entry[name] for name in ("Password", "api_TOKEN", "client_secret_id", "passport")]
        self.equal("the values", values, ["***", "***", "***", "ok"])

    @hint(2)
    def test_error(self):
        """With an exception the traceback stands under error, still on one line."""
        try:
            int("tea")
        except ValueError:
            self.log.exception("no number")
        self.log.error("plain")
        entries = self.entries()
        self.equal("entries", len(entries), 2)
        self.true("`error` should hold the whole traceback.", "Traceback" in entries[0]["error"] and "ValueError" in entries[0]["error"])
        self.true("Without an exception there is no `error`.", "error" not in entries[1])

    @hint(2)
    def test_request(self):
        """Within request_id records carry the id, also when one stands in the other."""
        with self.logs.request_id("outer"):
            self.log.info("one")
            with self.logs.request_id("inner"):
                self.log.info("two")
            self.log.info("three")
        self.log.info("four")
        self.equal("the ids", [one["request"] for one in self.entries()], ["outer", "inner", "outer", None])

    @hint(2)
    def test_request_after_error(self):
        """After an error the former id holds again."""
        try:
            with self.logs.request_id("r1"):
                raise KeyError("x")
        except KeyError:
            self.log.info("after")
        self.equal("the id", self.entries()[0]["request"], None)

    @hint(2)
    def test_threads(self):
        """Each thread has its own id."""
        meet = threading.Barrier(2)

        def work(name):
            with self.logs.request_id(name):
                meet.wait(2)
                self.log.info(name)
                meet.wait(2)

        threads = [threading.Thread(target=work, args=(name,)) for name in ("a", "b")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        pairs = sorted((one["message"], one["request"]) for one in self.entries())
        self.equal("message and id", pairs, [("a", "a"), ("b", "b")])
