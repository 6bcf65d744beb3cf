"""Products, kept in Redis for a while."""

from collections.abc import Callable
from typing import Any

Product = dict[str, Any]


class Catalogue:
    """Reads products through the cache."""

    def __init__(self, redis: Any, load: Callable[[int], Product | None], save: Callable[[Product], None]) -> None:
        self.redis = redis
        self.load = load
        self.save = save

    def get_product(self, product_id: int) -> Product | None:
        """The product, from the cache where it is there."""
        # TODO
        return self.load(product_id)

    def update_product(self, product: Product) -> None:
        """Saves the product; the next reader sees it."""
        # TODO
        self.save(product)
