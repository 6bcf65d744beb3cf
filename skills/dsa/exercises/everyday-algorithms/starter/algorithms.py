"""Four algorithms that stay fast on large data."""

from collections.abc import Sequence


def balanced(text: str) -> bool:
    """Whether all brackets are closed in the right order."""
    # TODO
    raise NotImplementedError("balanced() is not written yet")


def top_words(words: list[str], k: int) -> list[tuple[str, int]]:
    """The k most frequent words with their counts."""
    # TODO
    raise NotImplementedError("top_words() is not written yet")


def first_at_least(numbers: Sequence[int], wanted: int) -> int:
    """The position of the first number that is not smaller than `wanted`."""
    # TODO
    raise NotImplementedError("first_at_least() is not written yet")


def shortest_path(grid: list[str]) -> int | None:
    """The number of steps from the top left to the bottom right."""
    # TODO
    raise NotImplementedError("shortest_path() is not written yet")
