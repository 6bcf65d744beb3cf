"""A guest book: flask --app guestbook run"""

from flask import Flask


def create_app() -> Flask:
    """An app with an empty book."""
    app = Flask(__name__)
    # TODO: the secret key, and the view for GET and POST of /
    return app
