"""The settings of each environment."""

import os
from typing import Any


def settings_of(environment: str) -> dict[str, Any]:
    common = {"DEBUG": False, "TESTING": False, "TICKETS_FILE": "tickets.json", "MAINTENANCE": False}
    if environment == "development":
        return {**common, "DEBUG": True, "SECRET_KEY": "dev"}
    if environment == "testing":
        return {**common, "TESTING": True, "SECRET_KEY": "testing"}
    if environment == "production":
        return {
            **common,
            "SECRET_KEY": os.environ.get("SECRET_KEY"),
            "TICKETS_FILE": os.environ.get("TICKETS_FILE") or "tickets.json",
        }
    raise ValueError(f"there is no environment {environment!r}")
