"""An API for items: uvicorn --factory items:create_app"""

from fastapi import FastAPI


def create_app() -> FastAPI:
    """An app with no items."""
    app = FastAPI(title="Items")

    # TODO: models and routes

    return app
