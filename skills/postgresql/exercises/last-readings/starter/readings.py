"""Keeps the last reading of each device in PostgreSQL."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from fakepg import Connection, Jsonb  # with a server: from psycopg import Connection; from psycopg.types.json import Jsonb


@dataclass(frozen=True)
class Reading:
    device_id: UUID
    seen_at: datetime
    data: dict[str, Any]
    updates: int


def save(conn: Connection, device_id: UUID, seen_at: datetime, data: dict[str, Any]) -> bool:
    """Stores the reading if it is newer than the stored one; tells whether it was."""
    # TODO: one statement
    return False


def save_all(conn: Connection, readings: Iterable[tuple[UUID, datetime, dict[str, Any]]]) -> int:
    """Saves all readings in one transaction; returns how many were stored."""
    # TODO
    return 0


def get(conn: Connection, device_id: UUID) -> Reading | None:
    """The reading of that device."""
    # TODO
    return None


def find(conn: Connection, part: dict[str, Any], limit: int) -> list[UUID]:
    """The devices whose data contains the part, the one that was seen last first."""
    # TODO
    return []
