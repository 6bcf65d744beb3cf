"""JSON web tokens, signed with HS256."""

from collections.abc import Mapping
from typing import Any


class TokenError(Exception):
    """The token is not to be trusted."""


def issue(claims: Mapping[str, Any], key_id: str, keys: Mapping[str, bytes], now: int, seconds: int) -> str:
    """A signed token that is good for so many seconds."""
    # TODO
    raise NotImplementedError


def verify(token: str, keys: Mapping[str, bytes], now: int, audience: str) -> dict[str, Any]:
    """The claims of a good token; else a TokenError."""
    # TODO
    raise NotImplementedError
