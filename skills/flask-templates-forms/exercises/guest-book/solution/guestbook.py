"""A guest book: flask --app guestbook run"""

import os
import secrets

from flask import Flask, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

MOST = {"name": 40, "text": 500}


def create_app() -> Flask:
    """An app with an empty book."""
    app = Flask(__name__)
    app.secret_key = os.environ.get("SECRET_KEY") or secrets.token_hex()
    entries: list[dict[str, str]] = []

    @app.get("/")
    def book() -> ResponseReturnValue:
        return render_template("book.html", entries=entries[::-1], errors={}, form={})

    @app.post("/")
    def sign() -> ResponseReturnValue:
        entry = {field: request.form.get(field, "").strip() for field in MOST}
        errors = errors_in(entry)
        if errors:
            return render_template("book.html", entries=entries[::-1], errors=errors, form=request.form), 422
        entries.append(entry)
        flash(f"Thank you, {entry['name']}!")
        return redirect(url_for("book"), 303)

    return app


def errors_in(entry: dict[str, str]) -> dict[str, str]:
    """What is wrong, by field."""
    return {
        field: f"Please write 1 to {most} characters." for field, most in MOST.items() if not 1 <= len(entry[field]) <= most
    }
