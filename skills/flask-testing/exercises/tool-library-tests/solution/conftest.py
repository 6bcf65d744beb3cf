import pytest
from library import create_app


@pytest.fixture
def app(tmp_path):
    return create_app(tmp_path / "library.db")


@pytest.fixture
def visitor(app):
    """Somebody who is not logged in."""
    return app.test_client()


@pytest.fixture
def login(app):
    """login("Ada") gives a client in which Ada is logged in."""

    def log_in(name):
        client = app.test_client()
        assert client.post("/login", data={"name": name}).status_code == 303
        return client

    return log_in


@pytest.fixture
def ada(login):
    return login("Ada")


@pytest.fixture
def bob(login):
    return login("Bob")
