"""A diary for many users: flask --app diary run"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask, render_template_string
from flask_login import UserMixin

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
    """TODO: a name, a hash of the password, and what tells old sessions from new ones."""


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
    app.config.from_mapping(SECRET_KEY=secrets.token_hex(), PASSWORD_METHOD="scrypt")
    app.config.update(settings or {})
    users: dict[str, User] = {}
    entries: dict[int, Entry] = {}
    app.extensions["users"] = users

    # TODO: the flags of the cookie, the LoginManager, and the routes

    return app
