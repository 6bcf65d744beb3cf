"""Bids as Server-Sent Events: make_server(Feed(), 8000).serve_forever()"""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Feed:
    """The newest events; any thread may publish."""

    def __init__(self, keep: int = 100) -> None:
        self.keep = keep
        self.watchers = 0

    def publish(self, data: str, event: str = "message") -> int:
        """Adds an event for all streams, and returns its id."""
        # TODO
        return 0


def make_server(feed: Feed, port: int, beat: float = 15) -> ThreadingHTTPServer:
    """A server whose /events is a stream of the feed."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            # TODO
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Says nothing about each request."""

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)
