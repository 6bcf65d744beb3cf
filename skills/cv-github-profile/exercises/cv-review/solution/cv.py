"""Finds what a reader of a CV stumbles over."""

import re
from urllib.parse import urlsplit

WEAK_WORDS = ("responsible", "worked", "helped", "involved", "various")
WEAK_LINE = re.compile(rf"\s*- ({'|'.join(WEAK_WORDS)})\b", re.IGNORECASE)
LINK = re.compile(r"(?:https?://|www\.)\S+")


def weak_lines(text: str) -> list[int]:
    """The numbers of the lines that begin with a weak word."""
    return [number for number, line in enumerate(text.splitlines(), 1) if WEAK_LINE.match(line)]


def bad_links(text: str) -> list[str]:
    """The links that a reader cannot follow."""
    links = [found.rstrip(".,)]") for found in LINK.findall(text)]
    return [link for link in links if not is_good(link)]


def is_good(link: str) -> bool:
    parts = urlsplit(link)
    return parts.scheme == "https" and "." in parts.netloc


def coverage(text: str, keywords: list[str]) -> tuple[list[str], list[str]]:
    """The keywords that the text names, and those it does not."""
    covered = [word for word in keywords if names(text, word)]
    return covered, [word for word in keywords if word not in covered]


def names(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None
