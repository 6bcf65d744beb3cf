"""While somebody works on the server, only its health can be asked."""

from flask import abort, current_app, request


def refuse_during_maintenance() -> None:
    if current_app.config["MAINTENANCE"] and request.endpoint != "pages.health":
        abort(503, "The ticket desk is closed for maintenance.")
