"""Switches a server between releases."""

import os
import shutil
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path

HISTORY = Path("releases", ".history")


def running(root: Path) -> str | None:
    """The release that runs."""
    try:
        return (root / "current").read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None


def deploy(root: Path, release: str, is_healthy: Callable[[str], object]) -> bool:
    """Switches to the release; goes back when it is ill."""
    if not (root / "releases" / release).is_dir():
        raise FileNotFoundError(f"there is no release {release}")
    before = running(root)
    switch(root, release)
    if not seems_healthy(release, is_healthy):
        switch(root, before)
        return False
    if release != before:
        write_history(root, [*history(root), release])
    return True


def rollback(root: Path) -> str:
    """Goes back to the release before."""
    *earlier, _ = history(root) or [""]
    if not earlier:
        raise LookupError("no release ran before")
    switch(root, earlier[-1])
    write_history(root, earlier)
    return earlier[-1]


def clean(root: Path, keep: int) -> list[str]:
    """Deletes old releases."""
    *earlier, _ = history(root) or [""]
    kept = {running(root), *last_different(earlier, running(root), keep)}
    old = sorted(folder.name for folder in (root / "releases").iterdir() if folder.is_dir() and folder.name not in kept)
    write_history(root, without_repeats(name for name in history(root) if name in kept))
    for name in old:
        shutil.rmtree(root / "releases" / name)
    return old


def last_different(earlier: list[str], now: str | None, keep: int) -> list[str]:
    newest_first = [name for name in dict.fromkeys(reversed(earlier)) if name != now]
    return newest_first[:keep]


def without_repeats(names: Iterable[str]) -> list[str]:
    """The names, with equal neighbours as one."""
    return [name for name, _ in groupby(names)]


def seems_healthy(release: str, is_healthy: Callable[[str], object]) -> bool:
    try:
        return bool(is_healthy(release))
    except Exception:
        return False


def switch(root: Path, release: str | None) -> None:
    if release is None:
        (root / "current").unlink()
    else:
        replace(root / "current", release)


def replace(file: Path, text: str) -> None:
    fresh = file.with_name(f"{file.name}.new")
    fresh.write_text(text + "\n", encoding="utf-8")
    os.replace(fresh, file)


def history(root: Path) -> list[str]:
    """The releases that ran, the running one last."""
    try:
        return (root / HISTORY).read_text(encoding="utf-8").split()
    except FileNotFoundError:
        return []


def write_history(root: Path, names: list[str]) -> None:
    replace(root / HISTORY, "\n".join(names))
