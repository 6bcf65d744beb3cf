"""Repairs of a workshop, kept in MongoDB."""

from datetime import datetime
from typing import Any

from pymongo import ASCENDING, DESCENDING

Document = dict[str, Any]


class Repairs:
    """The repairs in a collection; each method is one question to the database, or one change."""

    def __init__(self, collection: Any) -> None:
        self.collection = collection

    def open(self, name: str, city: str, opened: datetime) -> Any:
        """Stores a new repair and returns its _id."""
        repair = {"customer": {"name": name, "city": city}, "status": "open", "opened": opened, "parts": []}
        return self.collection.insert_one(repair).inserted_id

    def get(self, repair_id: Any) -> Document | None:
        """The repair, or None."""
        return self.collection.find_one({"_id": repair_id})

    def add_part(self, repair_id: Any, sku: str, quantity: int, cents: int) -> bool:
        """Adds a part to an open repair, or more of it."""
        part = {"sku": sku, "quantity": quantity, "cents": cents}
        there = {"parts.sku": sku}, {"$inc": {"parts.$.quantity": quantity}}
        missing = {"parts.sku": {"$ne": sku}}, {"$push": {"parts": part}}
        # Another server may have added it after the first try.
        return any(self._change(repair_id, *one) for one in (there, missing, there))

    def remove_part(self, repair_id: Any, sku: str) -> bool:
        """Takes a part out of an open repair."""
        return self._change(repair_id, {"parts.sku": sku}, {"$pull": {"parts": {"sku": sku}}})

    def close(self, repair_id: Any, closed: datetime) -> bool:
        """Closes an open repair that has parts."""
        return self._change(repair_id, {"parts": {"$ne": []}}, {"$set": {"status": "closed", "closed": closed}})

    def _change(self, repair_id: Any, condition: Document, change: Document) -> bool:
        """Changes an open repair, if the condition still holds at that moment."""
        return self.collection.update_one({"_id": repair_id, "status": "open", **condition}, change).matched_count == 1

    def search(
        self, city: str | None = None, status: str | None = None, sku: str | None = None, limit: int = 20
    ) -> list[Document]:
        """Repairs to which everything applies that is given, the last opened first."""
        given = {"customer.city": city, "status": status, "parts.sku": sku}
        condition = {path: value for path, value in given.items() if value is not None}
        if not all(isinstance(value, str) for value in condition.values()):
            raise TypeError("city, status and sku are texts")
        return list(self.collection.find(condition).sort("opened", DESCENDING).limit(limit))

    def sales(self, since: datetime) -> list[Document]:
        """Cents and number of the repairs closed since then, for each city."""
        cents = {"$multiply": ["$parts.quantity", "$parts.cents"]}
        pipeline = [
            {"$match": {"status": "closed", "closed": {"$gte": since}}},
            {"$unwind": "$parts"},
            {"$group": {"_id": {"city": "$customer.city", "repair": "$_id"}, "cents": {"$sum": cents}}},
            {"$group": {"_id": "$_id.city", "cents": {"$sum": "$cents"}, "repairs": {"$sum": 1}}},
            {"$project": {"_id": False, "city": "$_id", "cents": True, "repairs": True}},
            {"$sort": {"cents": -1, "city": 1}},
        ]
        return list(self.collection.aggregate(pipeline))

    def create_index(self) -> None:
        """Helps `sales`: first the field that is equal to something, then the one with a range."""
        self.collection.create_index([("status", ASCENDING), ("closed", ASCENDING)])
