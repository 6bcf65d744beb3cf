"""The ticket desk: flask --app desk run"""

from collections.abc import Mapping
from typing import Any

from flask import Flask

from desk import errors, pages, tickets
from desk.commands import add_ticket
from desk.maintenance import refuse_during_maintenance
from desk.settings import settings_of


def create_app(environment: str = "development", settings: Mapping[str, Any] | None = None) -> Flask:
    """An app with the settings of that environment."""
    app = Flask(__name__)
    app.config.from_mapping(settings_of(environment))
    app.config.update(settings or {})
    if not app.config["SECRET_KEY"]:
        raise RuntimeError("SECRET_KEY is missing")
    app.register_blueprint(tickets.blueprint)
    app.register_blueprint(pages.blueprint)
    app.before_request(refuse_during_maintenance)
    app.cli.add_command(add_ticket)
    errors.register(app)
    return app
