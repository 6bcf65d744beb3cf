"""Routes below /tickets."""

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from dependencies import AppSettings, CurrentUser, RequestStore

router = APIRouter(prefix="/tickets")


class NewTicket(BaseModel):
    title: str = Field(min_length=1, max_length=120)


@router.get("")
def list_tickets(user: CurrentUser, store: RequestStore, settings: AppSettings) -> list[dict[str, Any]]:
    return store.open_tickets(user, settings.page_size)


@router.post("", status_code=201)
def add_ticket(user: CurrentUser, store: RequestStore, ticket: NewTicket) -> dict[str, Any]:
    return store.add(user, ticket.title)


@router.post("/{ticket_id}/close", status_code=204)
def close_ticket(user: CurrentUser, store: RequestStore, ticket_id: int) -> None:
    store.close_ticket(user, ticket_id)
