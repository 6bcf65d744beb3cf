"""A WSGI app, and middleware around it."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import parse_qs

Environ = dict[str, Any]
App = Callable[[Environ, Callable], Iterable[bytes]]
REQUEST_ID = re.compile(r"[A-Za-z0-9-]{1,64}")


def hello(environ: Environ, start_response: Callable) -> Iterable[bytes]:
    """Greets whoever is named in the query."""
    method = environ["REQUEST_METHOD"]
    if environ.get("PATH_INFO") != "/":
        return plain(start_response, "404 Not Found", "not found", method)
    if method not in ("GET", "HEAD"):
        return plain(start_response, "405 Method Not Allowed", "not allowed", method, ("Allow", "GET, HEAD"))
    name = parse_qs(environ.get("QUERY_STRING", "")).get("name", ["world"])[0]
    return plain(start_response, "200 OK", f"hello {name}", method)


def plain(start_response: Callable, status: str, text: str, method: str, *more: tuple[str, str]) -> list[bytes]:
    body = text.encode()
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body))), *more]
    start_response(status, headers)
    return [] if method == "HEAD" else [body]


class RequestId:
    """Gives each request an id, and tells it in the answer."""

    def __init__(self, app: App, new_id: Callable[[], str]) -> None:
        self.app = app
        self.new_id = new_id

    def __call__(self, environ: Environ, start_response: Callable) -> Iterable[bytes]:
        brought = environ.get("HTTP_X_REQUEST_ID", "")
        request_id = brought if REQUEST_ID.fullmatch(brought) else self.new_id()

        def start(status: str, headers: list, *error: Any) -> Callable:
            return start_response(status, [*headers, ("X-Request-Id", request_id)], *error)

        return self.app({**environ, "request_id": request_id}, start)


class Timing:
    """Reports how long each answer took."""

    def __init__(self, app: App, clock: Callable[[], float], report: Callable[[str, str, int, float], object]) -> None:
        self.app = app
        self.clock = clock
        self.report = report

    def __call__(self, environ: Environ, start_response: Callable) -> Iterable[bytes]:
        began = self.clock()
        statuses = [500]

        def start(status: str, headers: list, *error: Any) -> Callable:
            statuses.append(int(status.split()[0]))
            return start_response(status, headers, *error)

        def done() -> None:
            self.report(environ["REQUEST_METHOD"], environ.get("PATH_INFO", ""), statuses[-1], self.clock() - began)

        try:
            return Watched(self.app(environ, start), done)
        except Exception:
            statuses.append(500)
            done()
            raise


class Watched:
    """Passes parts on, and tells when it was closed."""

    def __init__(self, inner: Iterable[bytes], done: Callable[[], None]) -> None:
        self.inner = inner
        self.done = done

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.inner)

    def close(self) -> None:
        try:
            if hasattr(self.inner, "close"):
                self.inner.close()
        finally:
            self.done()
