"""Switches a server between releases."""

from collections.abc import Callable
from pathlib import Path


def running(root: Path) -> str | None:
    """The release that runs."""
    # TODO
    return None


def deploy(root: Path, release: str, is_healthy: Callable[[str], object]) -> bool:
    """Switches to the release; goes back when it is ill."""
    # TODO
    raise NotImplementedError("deploy() is not written yet")


def rollback(root: Path) -> str:
    """Goes back to the release before."""
    # TODO
    raise NotImplementedError("rollback() is not written yet")


def clean(root: Path, keep: int) -> list[str]:
    """Deletes old releases."""
    # TODO
    raise NotImplementedError("clean() is not written yet")
