"""Which interview question to practise next."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Question:
    """`kind` is "story" or "coding"; `interval` is in days."""

    text: str
    kind: str
    due: date
    interval: int = 0


def choose(questions: list[Question], today: date) -> Question | None:
    """The question to practise now, or None when nothing is due."""
    # TODO
    raise NotImplementedError("choose() is not written yet")


def rate(question: Question, rating: str, today: date) -> Question:
    """The question as it stands after a round that was "good", "shaky" or "bad"."""
    # TODO
    raise NotImplementedError("rate() is not written yet")
