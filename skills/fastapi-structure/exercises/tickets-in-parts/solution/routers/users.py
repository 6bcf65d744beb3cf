"""The route /me."""

from typing import Any

from fastapi import APIRouter

from dependencies import CurrentUser, RequestStore

router = APIRouter()


@router.get("/me")
def show_me(user: CurrentUser, store: RequestStore) -> dict[str, Any]:
    return {"name": user, "actions": store.actions(user)}
