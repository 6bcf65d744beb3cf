"""Tells whether a pull request is ready for review."""

import re
from pathlib import PurePosixPath

LONGEST_TITLE = 72
MOST_LINES = 400
LOCKS = {"package-lock.json", "uv.lock"}
ISSUE = re.compile(r"(?<![\w/])#[1-9]\d*\b|/issues/[1-9]\d*\b")


def problems(title: str, body: str, files: list[tuple[str, int]]) -> list[str]:
    """The codes of what is missing."""
    sections = sections_of(body)
    missing = {
        "title": not is_title(title.strip()),
        "why": not sections.get("why"),
        "test": not sections.get("how to test"),
        "issue": ISSUE.search(body) is None,
        "large": sum(lines for path, lines in files if PurePosixPath(path).name not in LOCKS) > MOST_LINES,
        "no-tests": any(path.endswith(".py") for path, _ in files) and not any(is_test(path) for path, _ in files),
    }
    return [code for code, is_missing in missing.items() if is_missing]


def is_title(title: str) -> bool:
    return 0 < len(title) <= LONGEST_TITLE and not title.endswith(".")


def is_test(path: str) -> bool:
    *folders, name = PurePosixPath(path).parts
    return "tests" in folders or (name.startswith("test_") and name.endswith(".py"))


def sections_of(body: str) -> dict[str, str]:
    """The text of each section by its name in small letters."""
    sections: dict[str, str] = {}
    name, fenced = "", False
    for line in body.splitlines():
        if line.strip().startswith("```"):
            fenced = not fenced
        if line.startswith("## ") and not fenced:
            name = line[3:].strip().lower()
        else:
            sections[name] = sections.get(name, "") + line.strip()
    return sections
