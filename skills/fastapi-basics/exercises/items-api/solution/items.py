"""An API for items: uvicorn --factory items:create_app"""

from itertools import count
from typing import Annotated, Any

from fastapi import FastAPI, HTTPException, Query
from pydantic import BaseModel, ConfigDict, Field

Name = Annotated[str, Field(min_length=1, max_length=60)]
Cents = Annotated[int, Field(ge=0)]


class NewItem(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Name
    price: Cents
    cost: Cents
    tags: list[str] = []


class ItemChanges(BaseModel):
    """What is left out stays."""

    model_config = ConfigDict(extra="forbid")

    name: Name = ""
    price: Cents = 0
    cost: Cents = 0
    tags: list[str] = []


class Item(BaseModel):
    """What the world may see."""

    id: int
    name: str
    price: int
    tags: list[str]


def create_app() -> FastAPI:
    """An app with no items."""
    app = FastAPI(title="Items")
    items: dict[int, dict[str, Any]] = {}
    numbers = count(1)

    def found(item_id: int) -> dict[str, Any]:
        if item_id not in items:
            raise HTTPException(404, "there is no such item")
        return items[item_id]

    @app.post("/items", status_code=201, response_model=Item, summary="Add an item")
    def add_item(new: NewItem) -> Any:
        item = {"id": next(numbers), **new.model_dump()}
        items[item["id"]] = item
        return item

    @app.get("/items", response_model=list[Item], summary="List items")
    def list_items(limit: Annotated[int, Query(ge=1, le=100)] = 20, tag: str | None = None) -> Any:
        return [item for item in items.values() if tag is None or tag in item["tags"]][:limit]

    @app.get("/items/{item_id}", response_model=Item, summary="Show an item")
    def show_item(item_id: int) -> Any:
        return found(item_id)

    @app.patch("/items/{item_id}", response_model=Item, summary="Change an item")
    def change_item(item_id: int, changes: ItemChanges) -> Any:
        item = found(item_id)
        item.update(changes.model_dump(exclude_unset=True))
        return item

    return app
