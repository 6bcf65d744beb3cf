"""The settings of the app, from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SHORTEST_KEY = 32
YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off"}


class SettingsError(Exception):
    """Names every variable that is missing or wrong."""


@dataclass(frozen=True)
class Settings:
    """Read once at the start; its repr is safe to log."""

    database_url: str = field(repr=False)
    secret_key: str = field(repr=False)
    port: int = 8000
    debug: bool = False
    allowed_hosts: tuple[str, ...] = ("localhost",)


def load(environ: Mapping[str, str]) -> Settings:
    """The settings, or a SettingsError with all mistakes."""
    problems: list[str] = []
    settings = Settings(
        database_url=required(environ, "DATABASE_URL", problems),
        secret_key=secret_key(environ, problems),
        port=port(environ.get("PORT") or "8000", problems),
        debug=yes_or_no(environ.get("DEBUG") or "no", problems),
        allowed_hosts=parts(environ.get("ALLOWED_HOSTS") or "") or ("localhost",),
    )
    if problems:
        raise SettingsError("; ".join(problems))
    return settings


def required(environ: Mapping[str, str], name: str, problems: list[str]) -> str:
    value = environ.get(name) or ""
    if not value:
        problems.append(f"{name} is missing")
    return value


def secret_key(environ: Mapping[str, str], problems: list[str]) -> str:
    key = required(environ, "SECRET_KEY", problems)
    if key and len(key) < SHORTEST_KEY:
        problems.append(f"SECRET_KEY has fewer than {SHORTEST_KEY} characters")
    return key


def port(text: str, problems: list[str]) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 65535:
        return int(text)
    problems.append(f"PORT must be a number from 1 to 65535, not {text!r}")
    return 0


def yes_or_no(text: str, problems: list[str]) -> bool:
    if text.lower() not in YES | NO:
        problems.append(f"DEBUG must be yes or no, not {text!r}")
    return text.lower() in YES


def parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
