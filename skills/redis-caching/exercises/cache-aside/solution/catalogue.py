"""Products, kept in Redis for a while."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

Product = dict[str, Any]
FOUND_SECONDS = 60
MISSING_SECONDS = 5


class Catalogue:
    """Reads products through the cache."""

    def __init__(self, redis: Any, load: Callable[[int], Product | None], save: Callable[[Product], None]) -> None:
        self.redis = redis
        self.load = load
        self.save = save

    def get_product(self, product_id: int) -> Product | None:
        """The product, from the cache where it is there."""
        with suppress(ConnectionError):
            text = self.redis.get(key_of(product_id))
            if text is not None:
                return json.loads(text)
        product = self.load(product_id)
        seconds = MISSING_SECONDS if product is None else FOUND_SECONDS
        with suppress(ConnectionError):
            self.redis.set(key_of(product_id), json.dumps(product), ex=seconds)
        return product

    def update_product(self, product: Product) -> None:
        """Saves the product; the next reader sees it."""
        self.save(product)
        with suppress(ConnectionError):
            self.redis.delete(key_of(product["id"]))


def key_of(product_id: int) -> str:
    return f"product:{product_id}"
