"""What differs from one place to another. This file is ready."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Settings:
    """The database, the user of each token, and how many tickets a list shows."""

    database: str = "tickets.db"
    tokens: Mapping[str, str] = field(default_factory=lambda: {"demo-token": "demo"})
    page_size: int = 20
