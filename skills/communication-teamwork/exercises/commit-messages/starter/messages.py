"""What is unclear in a commit message."""


def problems(message: str) -> list[str]:
    """The codes of the broken rules, in the order of the task."""
    # TODO
    raise NotImplementedError("problems() is not written yet")
