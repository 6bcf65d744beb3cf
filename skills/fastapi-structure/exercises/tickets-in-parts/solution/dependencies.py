"""What several routes need: the settings, a store for each request, and the user."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Header, HTTPException

from settings import Settings
from store import Store


def get_settings() -> Settings:
    """The settings; a test gives others through dependency_overrides."""
    return Settings()


AppSettings = Annotated[Settings, Depends(get_settings)]


def get_store(settings: AppSettings) -> Iterator[Store]:
    """A store for one request: what was written lasts only when the route ended well."""
    store = Store(settings.database)
    try:
        yield store
        store.commit()
    except BaseException:
        store.rollback()
        raise
    finally:
        store.close()


def current_user(settings: AppSettings, authorization: Annotated[str, Header()] = "") -> str:
    """The name of the user whose token came with the request."""
    scheme, _, token = authorization.partition(" ")
    user = settings.tokens.get(token)
    if scheme.lower() != "bearer" or user is None:
        raise HTTPException(401, "a valid token is needed", {"WWW-Authenticate": "Bearer"})
    return user


CurrentUser = Annotated[str, Depends(current_user)]
RequestStore = Annotated[Store, Depends(get_store)]
