"""Repairs of a workshop, kept in MongoDB."""

from datetime import datetime
from typing import Any

Document = dict[str, Any]


class Repairs:
    """The repairs in a collection; each method is one question to the database, or one change."""

    def __init__(self, collection: Any) -> None:
        self.collection = collection

    def open(self, name: str, city: str, opened: datetime) -> Any:
        """Stores a new repair and returns its _id."""
        # TODO
        return None

    def get(self, repair_id: Any) -> Document | None:
        """The repair, or None."""
        # TODO
        return None

    # TODO: add_part, remove_part, close, search, sales, create_index
