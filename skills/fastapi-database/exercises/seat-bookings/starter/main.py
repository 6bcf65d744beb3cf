"""Bookings of seats: create_app(engine) gives the app."""

from fastapi import FastAPI
from sqlalchemy import Engine


def create_app(engine: Engine) -> FastAPI:
    """An app that keeps its bookings in the database of the engine, whose tables are there."""
    app = FastAPI(title="Bookings")

    @app.get("/health")
    def show_health() -> dict[str, bool]:
        return {"ok": True}

    # TODO: a dependency for the session, and the routes

    return app
