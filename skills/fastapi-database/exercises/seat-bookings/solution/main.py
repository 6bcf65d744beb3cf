"""Bookings of seats: create_app(engine) gives the app."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Query
from pydantic import BaseModel, Field
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session, selectinload

from models import Booking, Event, Item


class NewItem(BaseModel):
    event_id: int
    seats: int = Field(ge=1, le=10)


class NewBooking(BaseModel):
    name: str = Field(min_length=1, max_length=80)
    items: list[NewItem] = Field(min_length=1, max_length=5)


class EventOut(BaseModel):
    id: int
    title: str
    free: int


class ItemOut(BaseModel):
    event_id: int
    title: str
    seats: int


class BookingOut(BaseModel):
    id: int
    name: str
    items: list[ItemOut]


class Page(BaseModel):
    bookings: list[BookingOut]
    next: int | None


def create_app(engine: Engine) -> FastAPI:
    """An app that keeps its bookings in the database of the engine, whose tables are there."""
    app = FastAPI(title="Bookings")

    def get_session() -> Iterator[Session]:
        # Closing a session rolls back what was not committed.
        with Session(engine) as session:
            yield session

    OwnSession = Annotated[Session, Depends(get_session)]

    @app.get("/health")
    def show_health() -> dict[str, bool]:
        return {"ok": True}

    @app.get("/events/{event_id}")
    def show_event(event_id: int, session: OwnSession) -> EventOut:
        event = session.get(Event, event_id)
        if event is None:
            raise HTTPException(404, "there is no such event")
        return EventOut(id=event.id, title=event.title, free=event.free)

    @app.post("/bookings", status_code=201)
    def book(new: NewBooking, session: OwnSession) -> BookingOut:
        booking = Booking(name=new.name)
        session.add(booking)
        for wanted in new.items:
            take_seats(session, wanted.event_id, wanted.seats)
            booking.items.append(Item(event_id=wanted.event_id, seats=wanted.seats))
        # Here and not in get_session: that goes on when the answer has been sent.
        session.commit()
        return shown(booking)

    @app.get("/bookings")
    def list_bookings(
        session: OwnSession,
        after: int = 0,
        limit: Annotated[int, Query(ge=1, le=100)] = 20,
    ) -> Page:
        query = (
            select(Booking)
            .where(Booking.id > after)
            .order_by(Booking.id)
            .limit(limit + 1)
            .options(selectinload(Booking.items).joinedload(Item.event))
        )
        found = session.scalars(query).all()
        page = found[:limit]
        return Page(bookings=[shown(one) for one in page], next=page[-1].id if len(found) > limit else None)

    return app


def take_seats(session: Session, event_id: int, seats: int) -> None:
    """One statement compares and takes, so nobody can come between."""
    taken = session.execute(
        update(Event).where(Event.id == event_id, Event.free >= seats).values(free=Event.free - seats)
    )
    if taken.rowcount == 0:
        if session.get(Event, event_id) is None:
            raise HTTPException(404, "there is no such event")
        raise HTTPException(409, "there are not enough free seats")


def shown(booking: Booking) -> BookingOut:
    items = [ItemOut(event_id=one.event_id, title=one.event.title, seats=one.seats) for one in booking.items]
    return BookingOut(id=booking.id, name=booking.name, items=items)
