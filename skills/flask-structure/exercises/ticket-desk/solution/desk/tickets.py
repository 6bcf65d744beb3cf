"""The API for tickets."""

from flask import Blueprint, abort, current_app, request
from flask.typing import ResponseReturnValue

from desk.store import TicketStore

blueprint = Blueprint("tickets", __name__, url_prefix="/api/tickets")


def store() -> TicketStore:
    return TicketStore(current_app.config["TICKETS_FILE"])


@blueprint.get("")
def list_tickets() -> ResponseReturnValue:
    return store().all()


@blueprint.post("")
def add_ticket() -> ResponseReturnValue:
    data = request.get_json(silent=True)
    title = data.get("title") if isinstance(data, dict) else None
    if not isinstance(title, str) or not title.strip():
        abort(400, "A ticket needs a title.")
    return store().add(title.strip()), 201


@blueprint.get("/<int:ticket_id>")
def show_ticket(ticket_id: int) -> ResponseReturnValue:
    return store().get(ticket_id) or abort(404)
