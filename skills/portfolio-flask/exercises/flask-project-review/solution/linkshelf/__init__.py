"""Linkshelf: shelves of links behind a JSON API."""

import os
from collections.abc import Mapping
from typing import Any

from flask import Flask, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text
from werkzeug.exceptions import HTTPException

from linkshelf import api, auth
from linkshelf.database import database_url, db


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """The app with settings from the environment; `config` overrides them, for tests."""
    app = Flask(__name__)
    app.config.from_mapping(
        SECRET_KEY=os.environ.get("SECRET_KEY"),
        SQLALCHEMY_DATABASE_URI=database_url(),
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=os.environ.get("COOKIE_SECURE", "1") == "1",
        MAX_CONTENT_LENGTH=64 * 1024,
    )
    app.config.from_mapping(config)
    if not app.config["SECRET_KEY"]:
        raise RuntimeError("Set SECRET_KEY in the environment, see .env.example.")
    db.init_app(app)
    app.register_blueprint(auth.blueprint)
    app.register_blueprint(api.blueprint)
    app.register_error_handler(HTTPException, as_json)
    app.add_url_rule("/health", view_func=health)
    return app


def health() -> ResponseReturnValue:
    """For whatever watches the service: 200 as long as the database answers."""
    db.session.execute(text("SELECT 1"))
    return {"status": "ok"}


def as_json(error: HTTPException) -> ResponseReturnValue:
    return jsonify(error=error.description), error.code or 500
