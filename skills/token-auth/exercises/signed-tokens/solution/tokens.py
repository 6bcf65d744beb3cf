"""JSON web tokens, signed with HS256."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

ALGORITHM = "HS256"


class TokenError(Exception):
    """The token is not to be trusted."""


def issue(claims: Mapping[str, Any], key_id: str, keys: Mapping[str, bytes], now: int, seconds: int) -> str:
    """A signed token that is good for so many seconds."""
    header = {"alg": ALGORITHM, "typ": "JWT", "kid": key_id}
    signed = f"{encoded(header)}.{encoded({**claims, 'iat': now, 'exp': now + seconds})}"
    return f"{signed}.{base64url(signature(signed, keys[key_id]))}"


def verify(token: str, keys: Mapping[str, bytes], now: int, audience: str) -> dict[str, Any]:
    """The claims of a good token; else a TokenError."""
    parts = token.split(".")
    if len(parts) != 3:
        raise TokenError("no token")
    header = decoded(parts[0])
    key_id = header.get("kid")
    if header.get("alg") != ALGORITHM or not isinstance(key_id, str) or key_id not in keys:
        raise TokenError("unknown algorithm or key")
    if not hmac.compare_digest(raw(parts[2]), signature(f"{parts[0]}.{parts[1]}", keys[key_id])):
        raise TokenError("wrong signature")
    claims = decoded(parts[1])
    check_claims(claims, now, audience)
    return claims


def check_claims(claims: dict[str, Any], now: int, audience: str) -> None:
    expiry, named = claims.get("exp"), claims.get("aud")
    if isinstance(expiry, bool) or not isinstance(expiry, (int, float)) or expiry <= now:
        raise TokenError("expired")
    if audience not in (named if isinstance(named, list) else [named]):
        raise TokenError("for somebody else")


def signature(signed: str, key: bytes) -> bytes:
    return hmac.new(key, signed.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()


def encoded(value: dict[str, Any]) -> str:
    return base64url(json.dumps(value).encode())


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decoded(part: str) -> dict[str, Any]:
    try:
        value = json.loads(raw(part))
    except (ValueError, RecursionError) as error:
        raise TokenError("no JSON") from error
    if not isinstance(value, dict):
        raise TokenError("no object")
    return value


def raw(part: str) -> bytes:
    try:
        return base64.b64decode(part + "=" * (-len(part) % 4), altchars="-_", validate=True)
    except ValueError as error:
        raise TokenError("no base64") from error
