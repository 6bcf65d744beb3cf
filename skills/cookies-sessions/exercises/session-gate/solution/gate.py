"""Login, sessions and CORS for an API on another origin than its front end."""

import hmac
import json
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from typing import Any

COOKIE = "__Host-session"
FLAGS = "Path=/; Secure; HttpOnly; SameSite=Lax"
IDLE_SECONDS = 30 * 60
LONGEST_SECONDS = 8 * 60 * 60
METHODS = {"/login": "POST", "/me": "GET", "/logout": "POST"}

WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Headers = list[tuple[str, str]]


@dataclass
class Session:
    name: str
    began: float
    seen: float
    visits: int = 0

    def is_over(self, now: float) -> bool:
        return now >= self.seen + IDLE_SECONDS or now >= self.began + LONGEST_SECONDS


def make_app(passwords: Mapping[str, str], origins: tuple[str, ...], clock: Callable[[], float]) -> WsgiApp:
    """An app without sessions."""
    sessions: dict[str, Session] = {}

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        status, headers, body = answer(environ)
        headers += [*cors(environ), ("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
        start_response(f"{status.value} {status.phrase}", headers)
        return [body]

    def answer(environ: dict[str, Any]) -> tuple[HTTPStatus, Headers, bytes]:
        method, path, origin = environ["REQUEST_METHOD"], environ.get("PATH_INFO", ""), environ.get("HTTP_ORIGIN")
        if method == "OPTIONS":
            return HTTPStatus.NO_CONTENT, [], b""
        if method == "POST" and origin is not None and origin not in origins:
            return HTTPStatus.FORBIDDEN, [], b""
        session_id = living(environ)
        if path not in METHODS:
            return HTTPStatus.NOT_FOUND, [], b""
        if method != METHODS[path]:
            return HTTPStatus.METHOD_NOT_ALLOWED, [("Allow", METHODS[path])], b""
        return {"/login": login, "/me": me, "/logout": logout}[path](environ, session_id)

    def living(environ: dict[str, Any]) -> str:
        """The id of the session that the browser brought, which is used now; empty when it is over or unknown."""
        session_id, now = cookie_of(environ), clock()
        session = sessions.get(session_id)
        if session is None or session.is_over(now):
            sessions.pop(session_id, None)
            return ""
        session.seen = now
        return session_id

    def login(environ: dict[str, Any], session_id: str) -> tuple[HTTPStatus, Headers, bytes]:
        data = json_of(environ)
        name, password = data.get("name"), data.get("password")
        if not isinstance(name, str) or not isinstance(password, str):
            return HTTPStatus.BAD_REQUEST, [], b""
        is_right = hmac.compare_digest(password.encode(), passwords.get(name, "").encode())
        if not is_right or name not in passwords:
            return HTTPStatus.UNAUTHORIZED, [], b""
        sessions.pop(session_id, None)
        new_id = secrets.token_urlsafe(32)
        sessions[new_id] = Session(name, clock(), clock())
        return HTTPStatus.NO_CONTENT, [("Set-Cookie", f"{COOKIE}={new_id}; Max-Age={LONGEST_SECONDS}; {FLAGS}")], b""

    def me(_: dict[str, Any], session_id: str) -> tuple[HTTPStatus, Headers, bytes]:
        if not session_id:
            return HTTPStatus.UNAUTHORIZED, [], b""
        session = sessions[session_id]
        session.visits += 1
        return HTTPStatus.OK, [], json.dumps({"name": session.name, "visits": session.visits}).encode()

    def logout(_: dict[str, Any], session_id: str) -> tuple[HTTPStatus, Headers, bytes]:
        sessions.pop(session_id, None)
        return HTTPStatus.NO_CONTENT, [("Set-Cookie", f"{COOKIE}=; Max-Age=0; {FLAGS}")], b""

    def cors(environ: dict[str, Any]) -> Headers:
        origin, headers = environ.get("HTTP_ORIGIN"), [("Vary", "Origin")]
        if origin in origins:
            headers += [("Access-Control-Allow-Origin", origin), ("Access-Control-Allow-Credentials", "true")]
            if environ["REQUEST_METHOD"] == "OPTIONS":
                headers += [
                    ("Access-Control-Allow-Methods", "GET, POST"),
                    ("Access-Control-Allow-Headers", "Content-Type"),
                ]
        return headers

    return app


def cookie_of(environ: dict[str, Any]) -> str:
    try:
        cookies = SimpleCookie(environ.get("HTTP_COOKIE", ""))
    except CookieError:
        return ""
    return cookies[COOKIE].value if COOKIE in cookies else ""


def json_of(environ: dict[str, Any]) -> dict[str, Any]:
    """The object in the body; an empty one when there is none."""
    try:
        data = json.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)))
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}
