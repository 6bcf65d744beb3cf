"""{% load durations %} brings the filter `duration` into a template."""

# TODO: the register, and the filter


def duration(minutes: int) -> str:
    """Minutes as people say them: 1 h 35 min."""
    # TODO
    return str(minutes)
