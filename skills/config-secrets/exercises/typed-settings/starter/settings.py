"""The settings of the app, from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass


class SettingsError(Exception):
    """Names every variable that is missing or wrong."""


@dataclass
class Settings:
    """TODO: frozen, and without secrets in its repr."""

    database_url: str
    secret_key: str
    port: int = 8000
    debug: bool = False
    allowed_hosts: tuple[str, ...] = ("localhost",)


def load(environ: Mapping[str, str]) -> Settings:
    """The settings, or a SettingsError with all mistakes."""
    # TODO
    raise NotImplementedError
