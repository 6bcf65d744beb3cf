"""Finds what is too open in a policy of the cloud."""

from typing import Any


def findings(policy: dict[str, Any]) -> list[tuple[int, str]]:
    """The number of the statement and the code of what is too open, in their order."""
    # TODO
    raise NotImplementedError("findings() is not written yet")
