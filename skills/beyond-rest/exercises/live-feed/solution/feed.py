"""Bids as Server-Sent Events: make_server(Feed(), 8000).serve_forever()"""

import re
import threading
from collections import deque
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class Event:
    """One event; `reset` is the only one without an id."""

    id: int | None
    name: str
    data: str

    def encode(self) -> bytes:
        lines = [] if self.id is None else [f"id: {self.id}"]
        lines += [f"event: {self.name}", *(f"data: {line}" for line in LINE_END.split(self.data))]
        return "\n".join([*lines, "", ""]).encode()


RESET = Event(None, "reset", "reload")


class Feed:
    """The newest events; any thread may publish."""

    def __init__(self, keep: int = 100) -> None:
        self.watchers = 0
        self.last = 0
        self._kept: deque[Event] = deque(maxlen=keep)
        self._changed = threading.Condition()

    def publish(self, data: str, event: str = "message") -> int:
        """Adds an event for all streams, and returns its id."""
        if not data or LINE_END.search(event):
            raise ValueError("an event needs data, and a name of one line")
        with self._changed:
            self.last += 1
            self._kept.append(Event(self.last, event, data))
            self._changed.notify_all()
            return self.last

    def after(self, position: int, seconds: float) -> tuple[list[Event], int]:
        """What comes behind the position, and the new position; nothing when there is none for so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.last != position, seconds)
            oldest = self.last - len(self._kept) + 1
            if oldest - 1 <= position <= self.last:
                return [one for one in self._kept if one.id is not None and one.id > position], self.last
            return [RESET], self.last

    def join(self, number: int) -> None:
        """A stream opens (1) or ends (-1)."""
        with self._changed:
            self.watchers += number


def make_server(feed: Feed, port: int, beat: float = 15) -> ThreadingHTTPServer:
    """A server whose /events is a stream of the feed."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path != "/events":
                self.send_error(404)
                return
            feed.join(1)
            try:
                # Before the headers: whoever has them misses nothing from then on.
                self.stream(*feed.after(self.position(), 0))
            except ConnectionError:
                pass  # The client has gone away.
            finally:
                feed.join(-1)

        def position(self) -> int:
            """The id of the last event that the client has; -1 when it cannot be one."""
            given = self.headers.get("Last-Event-ID", "")
            if not given:
                return feed.last
            return int(given) if given.isascii() and given.isdigit() else -1

        def stream(self, events: list[Event], position: int) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Cache-Control", "no-cache")
            self.end_headers()
            while True:
                self.wfile.write(b"".join(one.encode() for one in events) or b": beat\n\n")
                events, position = feed.after(position, beat)

        def log_message(self, *_: object) -> None:
            """Says nothing about each request."""

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)
