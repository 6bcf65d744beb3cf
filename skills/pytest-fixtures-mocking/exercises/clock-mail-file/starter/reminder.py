"""Mails customers who have not paid: number;address;day;paid"""

from datetime import date
from pathlib import Path

from clock import today
from mailer import send

PATIENCE_DAYS = 14


def remind(path: Path) -> int:
    """Sends the reminders that are due; returns how many were sent."""
    sent = 0
    for line in lines_of(path):
        number, address, day, paid = line.split(";")
        if paid == "yes" or (today() - date.fromisoformat(day)).days < PATIENCE_DAYS:
            continue
        try:
            send(address, f"Please pay invoice {number}.")
        except ConnectionError:
            continue
        sent += 1
    return sent


def lines_of(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split()
    except FileNotFoundError:
        return []
