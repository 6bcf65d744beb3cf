"""An API for notes: flask --app notes run"""

from flask import Flask


def create_app() -> Flask:
    """An app with no notes."""
    app = Flask(__name__)

    # TODO: the routes

    return app
