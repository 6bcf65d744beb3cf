"""Which interview question to practise next."""

from dataclasses import dataclass, replace
from datetime import date, timedelta


@dataclass(frozen=True)
class Question:
    """`kind` is "story" or "coding"; `interval` is in days."""

    text: str
    kind: str
    due: date
    interval: int = 0


def choose(questions: list[Question], today: date) -> Question | None:
    """The question to practise now, or None when nothing is due."""
    due = [question for question in questions if question.due <= today]
    return min(due, key=lambda one: (one.due, one.kind != "story"), default=None)


def rate(question: Question, rating: str, today: date) -> Question:
    """The question as it stands after a round that was "good", "shaky" or "bad"."""
    intervals = {"good": question.interval * 2, "shaky": question.interval, "bad": 1}
    if rating not in intervals:
        raise ValueError(f"unknown rating: {rating!r}")
    interval = max(intervals[rating], 1)
    return replace(question, interval=interval, due=today + timedelta(days=interval))
