"""The ticket desk: flask --app desk run"""

from collections.abc import Mapping
from typing import Any

from flask import Flask


def create_app(environment: str = "development", settings: Mapping[str, Any] | None = None) -> Flask:
    """An app with the settings of that environment."""
    app = Flask(__name__)

    # TODO: settings, blueprints (in modules of their own), errors, maintenance, the command

    return app
