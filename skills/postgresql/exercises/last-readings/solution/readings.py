"""Keeps the last reading of each device in PostgreSQL."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from fakepg import Connection, Jsonb  # with a server: from psycopg import Connection; from psycopg.types.json import Jsonb

SAVE = """
INSERT INTO readings (device_id, seen_at, data, updates)
VALUES (%s, %s, %s, 1)
ON CONFLICT (device_id) DO UPDATE
SET seen_at = EXCLUDED.seen_at, data = EXCLUDED.data, updates = readings.updates + 1
WHERE readings.seen_at < EXCLUDED.seen_at
"""
GET = "SELECT device_id, seen_at, data, updates FROM readings WHERE device_id = %s"
FIND = "SELECT device_id FROM readings WHERE data @> %s ORDER BY seen_at DESC, device_id LIMIT %s"


@dataclass(frozen=True)
class Reading:
    device_id: UUID
    seen_at: datetime
    data: dict[str, Any]
    updates: int


def save(conn: Connection, device_id: UUID, seen_at: datetime, data: dict[str, Any]) -> bool:
    """Stores the reading if it is newer than the stored one; tells whether it was."""
    if seen_at.utcoffset() is None:
        raise ValueError(f"{seen_at} has no time zone")
    return conn.execute(SAVE, (device_id, seen_at, Jsonb(data))).rowcount == 1


def save_all(conn: Connection, readings: Iterable[tuple[UUID, datetime, dict[str, Any]]]) -> int:
    """Saves all readings in one transaction; returns how many were stored."""
    with conn.transaction():
        return sum(save(conn, *reading) for reading in readings)


def get(conn: Connection, device_id: UUID) -> Reading | None:
    """The reading of that device."""
    row = conn.execute(GET, (device_id,)).fetchone()
    return Reading(*row) if row else None


def find(conn: Connection, part: dict[str, Any], limit: int) -> list[UUID]:
    """The devices whose data contains the part, the one that was seen last first."""
    return [device_id for (device_id,) in conn.execute(FIND, (Jsonb(part), limit))]
