"""Tickets of an office: uvicorn --factory main:create_app"""

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from routers import tickets, users
from store import TicketNotFound


def create_app() -> FastAPI:
    """The app, put together from its parts."""
    app = FastAPI(title="Tickets")
    app.include_router(tickets.router)
    app.include_router(users.router)
    app.add_exception_handler(TicketNotFound, ticket_not_found)
    return app


def ticket_not_found(_: Request, __: Exception) -> JSONResponse:
    return JSONResponse({"error": "no such ticket"}, status_code=404)
