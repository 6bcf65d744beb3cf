"""Accounts and sessions."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, abort, g, session
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from werkzeug.security import check_password_hash, generate_password_hash

from linkshelf.database import User, db
from linkshelf.fields import text_field

SHORTEST_PASSWORD = 8
# Checked when nobody has that email: the answer takes as long as for a wrong password.
NOBODY = generate_password_hash("nobody")

blueprint = Blueprint("auth", __name__, url_prefix="/api")


@blueprint.before_app_request
def load_user() -> None:
    user_id = session.get("user_id")
    g.user = None if user_id is None else db.session.get(User, user_id)


def login_required(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """Answers 401 to whoever has not logged in."""

    @wraps(view)
    def guarded(**values: Any) -> ResponseReturnValue:
        if g.user is None:
            abort(401, "Log in first.")
        return view(**values)

    return guarded


@blueprint.post("/register")
def register() -> ResponseReturnValue:
    email, password = credentials()
    if len(password) < SHORTEST_PASSWORD:
        abort(400, f"A password has at least {SHORTEST_PASSWORD} characters.")
    user = User(email=email, password_hash=generate_password_hash(password))
    db.session.add(user)
    try:
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        abort(409, "There is an account with this email.")
    start_session(user)
    return {"id": user.id, "email": user.email}, 201


@blueprint.post("/login")
def login() -> ResponseReturnValue:
    email, password = credentials()
    user = db.session.scalar(select(User).where(User.email == email))
    if not check_password_hash(user.password_hash if user else NOBODY, password) or user is None:
        abort(401, "The email or the password is wrong.")
    start_session(user)
    return {"id": user.id, "email": user.email}


@blueprint.post("/logout")
def logout() -> ResponseReturnValue:
    session.clear()
    return "", 204


def credentials() -> tuple[str, str]:
    return text_field("email", 254).lower(), text_field("password", 200, is_stripped=False)


def start_session(user: User) -> None:
    session.clear()
    session["user_id"] = user.id
