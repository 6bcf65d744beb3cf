"""A notes app. `App(connection, folder).handle(request)` answers a request."""

import hmac
import sqlite3
from dataclasses import dataclass, field
from html import escape
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
        rows = self.connection.execute(
            "SELECT owner, text FROM note WHERE text LIKE '%' || ? || '%' ORDER BY id", (words,)
        )
        items = "".join(f"<li>{escape(owner)}: {escape(text)}</li>" for owner, text in rows)
        return Response(200, f"<h1>Notes with {escape(words)}</h1><ul>{items}</ul>")

    def login(self, request: Request) -> Response:
        request.session["user"] = request.form["user"]
        return Response(303, headers={"Location": own_path(request.query.get("next", "/"))})

    def file(self, name: str) -> Response:
        file = (self.folder / name).resolve()
        if not file.is_relative_to(self.folder.resolve()) or not file.is_file():
            return Response(404)
        return Response(200, file.read_text(encoding="utf-8"))

    def delete(self, request: Request, note: str) -> Response:
        user = request.session.get("user")
        if user is None:
            return Response(401)
        if not has_token(request):
            return Response(403)
        row = self.connection.execute("SELECT owner FROM note WHERE id = ?", (note,)).fetchone()
        if row is None:
            return Response(404)
        if row[0] != user:
            return Response(403)
        self.connection.execute("DELETE FROM note WHERE id = ?", (note,))
        self.connection.commit()
        return Response(200, "deleted")


def own_path(target: str) -> str:
    """The target when it is a path of this site; browsers read \\ as / and drop control characters."""
    is_own = target.startswith("/") and not target.startswith(("//", "/\\")) and target.isprintable()
    return target if is_own else "/"


def has_token(request: Request) -> bool:
    expected = request.session.get("csrf", "")
    return expected != "" and hmac.compare_digest(request.form.get("csrf", "").encode(), expected.encode())
