"""A server for books, by hand: python books.py, then http://127.0.0.1:8000/books"""

from http.server import BaseHTTPRequestHandler, HTTPServer


class Handler(BaseHTTPRequestHandler):
    """TODO"""

    def log_message(self, *args: object) -> None:
        """Prints nothing."""


def make_server(port: int) -> HTTPServer:
    """A server that keeps books in memory."""
    return HTTPServer(("127.0.0.1", port), Handler)


if __name__ == "__main__":
    make_server(8000).serve_forever()
