"""Login, sessions and CORS for an API on another origin than its front end."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

COOKIE = "__Host-session"
IDLE_SECONDS = 30 * 60
LONGEST_SECONDS = 8 * 60 * 60

WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def make_app(passwords: Mapping[str, str], origins: tuple[str, ...], clock: Callable[[], float]) -> WsgiApp:
    """An app without sessions."""
    # TODO: what is known of each session

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        # TODO: the routes, the cookie, and the headers of CORS
        start_response("404 Not Found", [("Content-Length", "0")])
        return [b""]

    return app
