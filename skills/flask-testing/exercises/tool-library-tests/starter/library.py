"""The tool library of a street. It is right as it stands: test it, and leave it as it is."""

import sqlite3
from contextlib import closing
from pathlib import Path

from flask import Flask, abort, redirect, render_template_string, request, session
from flask.typing import ResponseReturnValue

TABLE = "CREATE TABLE IF NOT EXISTS tools (id INTEGER PRIMARY KEY, name TEXT NOT NULL, borrower TEXT)"
LONGEST_NAME = 40
MOST_TOOLS = 3
PAGE = """<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Tool library</title></head>
  <body>
    <h1>Tool library</h1>
    {% if problem %}<p>{{ problem }}</p>{% endif %}
    <ul>
      {% for tool in tools %}
        <li>{{ tool.name }}:
          {% if not tool.borrower %}free{% elif member %}lent to {{ tool.borrower }}{% else %}lent{% endif %}</li>
      {% endfor %}
    </ul>
    <form method="post" action="/tools"><input name="name" value="{{ typed }}"><button>Add</button></form>
  </body>
</html>
"""


def create_app(database: str | Path) -> Flask:
    """An app on the SQLite file, which is made when it is missing."""
    app = Flask(__name__)
    app.config.from_mapping(SECRET_KEY="only for this exercise", DATABASE=str(database))

    def sql(statement: str, *values: object) -> list[dict]:
        with closing(sqlite3.connect(app.config["DATABASE"])) as connection, connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(statement, values)]

    def page(typed: str = "", problem: str = "") -> str:
        tools = sql("SELECT * FROM tools ORDER BY name")
        return render_template_string(PAGE, tools=tools, member=session.get("name"), typed=typed, problem=problem)

    def member_or_401() -> str:
        return session.get("name") or abort(401)

    def tool_or_404(tool_id: int) -> dict:
        found = sql("SELECT * FROM tools WHERE id = ?", tool_id)
        return found[0] if found else abort(404)

    @app.get("/")
    def home() -> ResponseReturnValue:
        return page()

    @app.post("/login")
    def login() -> ResponseReturnValue:
        name = request.form.get("name", "").strip()
        if not name:
            abort(400)
        session["name"] = name
        return redirect("/", 303)

    @app.post("/logout")
    def logout() -> ResponseReturnValue:
        session.clear()
        return redirect("/", 303)

    @app.post("/tools")
    def add_tool() -> ResponseReturnValue:
        member_or_401()
        typed = request.form.get("name", "")
        name = typed.strip()
        if not 1 <= len(name) <= LONGEST_NAME:
            return page(typed, "Please write 1 to 40 characters."), 422
        sql("INSERT INTO tools (name) VALUES (?)", name)
        return redirect("/", 303)

    @app.post("/tools/<int:tool_id>/borrow")
    def borrow(tool_id: int) -> ResponseReturnValue:
        member = member_or_401()
        tool = tool_or_404(tool_id)
        if tool["borrower"] is not None:
            abort(409)
        if len(sql("SELECT id FROM tools WHERE borrower = ?", member)) >= MOST_TOOLS:
            abort(409)
        sql("UPDATE tools SET borrower = ? WHERE id = ?", member, tool_id)
        return redirect("/", 303)

    @app.post("/tools/<int:tool_id>/return")
    def bring_back(tool_id: int) -> ResponseReturnValue:
        member = member_or_401()
        tool = tool_or_404(tool_id)
        if tool["borrower"] != member:
            abort(403)
        sql("UPDATE tools SET borrower = NULL WHERE id = ?", tool_id)
        return redirect("/", 303)

    @app.get("/api/tools")
    def api() -> ResponseReturnValue:
        tools = sql("SELECT id, name, borrower FROM tools ORDER BY name")
        if request.args.get("free") == "true":
            tools = [tool for tool in tools if tool["borrower"] is None]
        return tools

    @app.errorhandler(404)
    def not_found(_: Exception) -> ResponseReturnValue:
        return "<h1>Tool library</h1><p>There is no such page.</p>", 404

    sql(TABLE)
    return app
