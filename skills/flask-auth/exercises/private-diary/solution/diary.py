"""A diary for many users: flask --app diary run"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from flask import Flask, abort, redirect, render_template_string, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, UserMixin, current_user, login_required, login_user, logout_user
from werkzeug.security import check_password_hash, generate_password_hash

SHORTEST_PASSWORD = 10
PAGE = """<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>{{ title }}</title></head>
  <body>
    <h1>{{ title }}</h1>
    {% if problem %}<p class="problem">{{ problem }}</p>{% endif %}
    {% for text in texts %}<p class="entry">{{ text }}</p>{% endfor %}
    {% if fields %}
      <form method="post">
        {% for name in fields %}
          <label>{{ name }} <input name="{{ name }}" type="{{ 'text' if name == 'name' else 'password' }}"></label>
        {% endfor %}
        <button>Send</button>
      </form>
    {% endif %}
  </body>
</html>
"""


class User(UserMixin):
    """The generation is raised to end all sessions of the user."""

    def __init__(self, name: str, password_hash: str) -> None:
        self.name = name
        self.password_hash = password_hash
        self.generation = 1

    def get_id(self) -> str:
        return f"{self.generation}|{self.name}"


@dataclass
class Entry:
    owner: str
    text: str


def page(title: str, *, texts: tuple[str, ...] = (), fields: tuple[str, ...] = (), problem: str = "") -> str:
    """A page of HTML with texts, or with a form that has these fields."""
    return render_template_string(PAGE, title=title, texts=texts, fields=fields, problem=problem)


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """An app without users."""
    app = Flask(__name__)
    app.config.from_mapping(
        SECRET_KEY=secrets.token_hex(),
        PASSWORD_METHOD="scrypt",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=True,
    )
    app.config.update(settings or {})
    users: dict[str, User] = {}
    entries: dict[int, Entry] = {}
    numbers = count(1)
    app.extensions["users"] = users
    login_manager = LoginManager(app)
    login_manager.login_view = "login"

    def hashed(password: str) -> str:
        return generate_password_hash(password, method=app.config["PASSWORD_METHOD"])

    nobody = User("", hashed(secrets.token_hex()))

    @login_manager.user_loader
    def load_user(user_id: str) -> User | None:
        user = users.get(user_id.partition("|")[2])
        return user if user and user.get_id() == user_id else None

    def own_entry(entry_id: int) -> Entry:
        entry = entries.get(entry_id)
        return entry if entry and entry.owner == current_user.name else abort(404)

    def begin_session(user: User) -> None:
        session.clear()
        login_user(user)

    @app.route("/signup", methods=["GET", "POST"])
    def signup() -> ResponseReturnValue:
        if request.method == "GET":
            return page("Sign up", fields=("name", "password"))
        name, password = request.form.get("name", "").strip(), request.form.get("password", "")
        if not name or name in users or len(password) < SHORTEST_PASSWORD:
            return page("Sign up", fields=("name", "password"), problem="Choose another name or a longer password."), 422
        users[name] = User(name, hashed(password))
        return redirect(url_for("login"), 303)

    @app.route("/login", methods=["GET", "POST"])
    def login() -> ResponseReturnValue:
        if request.method == "GET":
            return page("Log in", fields=("name", "password"))
        user = users.get(request.form.get("name", "").strip(), nobody)
        if not check_password_hash(user.password_hash, request.form.get("password", "")) or user is nobody:
            return page("Log in", fields=("name", "password"), problem="Name or password is wrong."), 401
        begin_session(user)
        return redirect(own_path(request.args.get("next", "")) or url_for("list_entries"), 303)

    @app.post("/logout")
    @login_required
    def logout() -> ResponseReturnValue:
        logout_user()
        session.clear()
        return redirect(url_for("login"), 303)

    @app.get("/entries")
    @login_required
    def list_entries() -> ResponseReturnValue:
        own = (entry.text for entry in entries.values() if entry.owner == current_user.name)
        return page("My diary", texts=tuple(own))

    @app.post("/entries")
    @login_required
    def add_entry() -> ResponseReturnValue:
        entry_id = next(numbers)
        entries[entry_id] = Entry(current_user.name, request.form.get("text", ""))
        return redirect(url_for("show_entry", entry_id=entry_id), 303)

    @app.get("/entries/<int:entry_id>")
    @login_required
    def show_entry(entry_id: int) -> ResponseReturnValue:
        return page("My diary", texts=(own_entry(entry_id).text,))

    @app.post("/entries/<int:entry_id>/delete")
    @login_required
    def delete_entry(entry_id: int) -> ResponseReturnValue:
        own_entry(entry_id)
        del entries[entry_id]
        return redirect(url_for("list_entries"), 303)

    @app.post("/password")
    @login_required
    def change_password() -> ResponseReturnValue:
        old, new = request.form.get("old", ""), request.form.get("new", "")
        user = users[current_user.name]
        if not check_password_hash(user.password_hash, old):
            return page("New password", problem="The old password is wrong."), 401
        if len(new) < SHORTEST_PASSWORD:
            return page("New password", problem="The new password is too short."), 422
        user.password_hash = hashed(new)
        user.generation += 1
        begin_session(user)
        return redirect(url_for("list_entries"), 303)

    return app


def own_path(target: str) -> str:
    """The target when it is a path of this site, else an empty text."""
    is_own = target.startswith("/") and target[1:2] not in ("/", "\\") and all(ord(letter) >= 32 for letter in target)
    return target if is_own else ""
