"""A notes app with six holes. `App(connection, folder).handle(request)` answers a request."""

import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

TABLES = "CREATE TABLE note (id INTEGER PRIMARY KEY, owner TEXT, text TEXT);"


@dataclass
class Request:
    """`query` and `form` are what the browser sent; `session` is kept by the server: user and csrf."""

    method: str
    path: str
    query: dict[str, str] = field(default_factory=dict)
    form: dict[str, str] = field(default_factory=dict)
    session: dict[str, str] = field(default_factory=dict)


@dataclass
class Response:
    status: int
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)


class App:
    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self.connection = connection
        self.folder = folder

    def handle(self, request: Request) -> Response:
        if request.path == "/search":
            return self.search(request)
        if request.path == "/login" and request.method == "POST":
            return self.login(request)
        if request.path.startswith("/files/"):
            return self.file(request.path.removeprefix("/files/"))
        if request.path.startswith("/delete/") and request.method == "POST":
            return self.delete(request, request.path.removeprefix("/delete/"))
        return Response(404)

    def search(self, request: Request) -> Response:
        words = request.query.get("q", "")
        rows = self.connection.execute(f"SELECT owner, text FROM note WHERE text LIKE '%{words}%' ORDER BY id")
        items = "".join(f"<li>{owner}: {text}</li>" for owner, text in rows)
        return Response(200, f"<h1>Notes with {words}</h1><ul>{items}</ul>")

    def login(self, request: Request) -> Response:
        request.session["user"] = request.form["user"]
        return Response(303, headers={"Location": request.query.get("next", "/")})

    def file(self, name: str) -> Response:
        return Response(200, (self.folder / name).read_text(encoding="utf-8"))

    def delete(self, request: Request, note: str) -> Response:
        self.connection.execute(f"DELETE FROM note WHERE id = {note}")
        self.connection.commit()
        return Response(200, "deleted")
