"""An app on a new database for every test, and people who use it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from flask import Flask
from flask.testing import FlaskClient

from linkshelf import create_app

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def migrations(tmp_path: Path) -> Config:
    """Alembic's settings for an empty database that has all migrations."""
    config = Config(ROOT / "alembic.ini")
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.set_main_option("sqlalchemy.url", f"sqlite:///{(tmp_path / 'test.db').as_posix()}")
    command.upgrade(config, "head")
    return config


@pytest.fixture
def app(migrations: Config) -> Flask:
    return create_app(
        {
            "TESTING": True,
            "SECRET_KEY": "test",
            "SQLALCHEMY_DATABASE_URI": migrations.get_main_option("sqlalchemy.url"),
            "SESSION_COOKIE_SECURE": False,
        }
    )


@pytest.fixture
def stranger(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def person(app: Flask) -> Callable[[str], FlaskClient]:
    """Makes an account and returns a client that is logged in."""

    def join(email: str) -> FlaskClient:
        client = app.test_client()
        client.post("/api/register", json={"email": email, "password": "long enough"})
        return client

    return join
