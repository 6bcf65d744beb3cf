"""A server for books, by hand: python books.py, then http://127.0.0.1:8000/books"""

import json
import re
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import count
from typing import Any
from urllib.parse import urlsplit

ALLOWED = {"list": ("GET", "POST"), "book": ("DELETE", "GET")}


class Problem(Exception):
    def __init__(self, status: int, message: str, **headers: str) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers


class Handler(BaseHTTPRequestHandler):
    server: "BookServer"

    def handle_request(self) -> None:
        try:
            self.route()
        except Problem as problem:
            self.answer(problem.status, {"error": str(problem)}, **problem.headers)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_request

    def route(self) -> None:
        path = urlsplit(self.path).path
        found = re.fullmatch(r"/books/([0-9]+)", path)
        kind = "book" if found else "list" if path == "/books" else None
        if kind is None:
            raise Problem(404, "no such path")
        if self.command not in ALLOWED[kind]:
            raise Problem(405, "this method is not allowed here", Allow=", ".join(ALLOWED[kind]))
        if found:
            self.one_book(int(found[1]))
        elif self.command == "GET":
            self.answer(200, list(self.server.books.values()))
        else:
            self.add(self.title())

    def one_book(self, number: int) -> None:
        if number not in self.server.books:
            raise Problem(404, "no such book")
        if self.command == "DELETE":
            del self.server.books[number]
            self.answer(204)
        else:
            self.answer(200, self.server.books[number])

    def add(self, title: str) -> None:
        book = {"id": next(self.server.numbers), "title": title}
        self.server.books[book["id"]] = book
        self.answer(201, book, Location=f"/books/{book['id']}")

    def title(self) -> str:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.headers.get_content_type() != "application/json" or "Content-Type" not in self.headers:
            raise Problem(415, "send application/json")
        try:
            data = json.loads(body)
        except ValueError:
            raise Problem(400, "this is no JSON") from None
        title = data.get("title") if isinstance(data, dict) else None
        if not isinstance(title, str) or title == "":
            raise Problem(400, "title must be a text")
        return title

    def answer(self, status: int, data: Any = None, **headers: str) -> None:
        body = b"" if data is None else json.dumps(data).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if data is not None:
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Prints nothing."""


class BookServer(HTTPServer):
    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.books: dict[int, dict[str, Any]] = {}
        self.numbers = count(1)


def make_server(port: int) -> HTTPServer:
    """A server that keeps books in memory."""
    return BookServer(port)


if __name__ == "__main__":
    make_server(8000).serve_forever()
