"""Tickets of an office: uvicorn --factory main:create_app"""

from typing import Annotated, Any

from fastapi import FastAPI, Header, HTTPException
from pydantic import BaseModel, Field

from settings import Settings
from store import Store, TicketNotFound


class NewTicket(BaseModel):
    title: str = Field(min_length=1, max_length=120)


def create_app() -> FastAPI:
    """The app, all in one place."""
    # TODO: move the parts to dependencies.py and routers/
    app = FastAPI(title="Tickets")
    settings = Settings()
    store = Store(settings.database)

    @app.get("/me")
    def show_me(authorization: Annotated[str, Header()] = "") -> dict[str, Any]:
        user = settings.tokens.get(authorization.removeprefix("Bearer "))
        if user is None:
            raise HTTPException(401, "a valid token is needed")
        return {"name": user, "actions": store.actions(user)}

    @app.get("/tickets")
    def list_tickets(authorization: Annotated[str, Header()] = "") -> list[dict[str, Any]]:
        user = settings.tokens.get(authorization.removeprefix("Bearer "))
        if user is None:
            raise HTTPException(401, "a valid token is needed")
        return store.open_tickets(user, settings.page_size)

    @app.post("/tickets", status_code=201)
    def add_ticket(ticket: NewTicket, authorization: Annotated[str, Header()] = "") -> dict[str, Any]:
        user = settings.tokens.get(authorization.removeprefix("Bearer "))
        if user is None:
            raise HTTPException(401, "a valid token is needed")
        added = store.add(user, ticket.title)
        store.commit()
        return added

    @app.post("/tickets/{ticket_id}/close", status_code=204)
    def close_ticket(ticket_id: int, authorization: Annotated[str, Header()] = "") -> None:
        user = settings.tokens.get(authorization.removeprefix("Bearer "))
        if user is None:
            raise HTTPException(401, "a valid token is needed")
        try:
            store.close_ticket(user, ticket_id)
        except TicketNotFound:
            raise HTTPException(404, "no such ticket") from None
        store.commit()

    return app
