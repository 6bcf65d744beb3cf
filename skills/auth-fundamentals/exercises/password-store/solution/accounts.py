"""Users with passwords, kept so that a stolen table helps nobody."""

import hashlib
import hmac
import secrets
from collections.abc import Callable

SHORTEST = 10
RESET_SECONDS = 15 * 60


class Accounts:
    """`records` holds one text for each user, `resets` what is known of reset tokens."""

    def __init__(self, cost: int, clock: Callable[[], float]) -> None:
        self.cost = cost
        self.clock = clock
        self.records: dict[str, str] = {}
        self.resets: dict[str, tuple[str, float]] = {}
        self._nobody = record_of(secrets.token_hex(), cost)

    def register(self, user: str, password: str) -> None:
        if user in self.records:
            raise ValueError("the user exists")
        self._set(user, password)

    def login(self, user: str, password: str) -> bool:
        record = self.records.get(user)
        is_right = fits(password, record or self._nobody) and record is not None
        if is_right and cost_of(self.records[user]) < self.cost:
            self.records[user] = record_of(password, self.cost)
        return is_right

    def request_reset(self, user: str) -> str | None:
        if user not in self.records:
            return None
        self._forget_resets(user)
        token = secrets.token_urlsafe(32)
        self.resets[fingerprint(token)] = (user, self.clock() + RESET_SECONDS)
        return token

    def reset(self, token: str, password: str) -> bool:
        user, end = self.resets.get(fingerprint(token), (None, 0.0))
        if user is None or self.clock() >= end:
            return False
        self._set(user, password)
        self._forget_resets(user)
        return True

    def _set(self, user: str, password: str) -> None:
        if len(password) < SHORTEST:
            raise ValueError(f"a password needs {SHORTEST} characters")
        self.records[user] = record_of(password, self.cost)

    def _forget_resets(self, user: str) -> None:
        self.resets = {key: entry for key, entry in self.resets.items() if entry[0] != user}


def record_of(password: str, cost: int) -> str:
    salt = secrets.token_bytes(16)
    return f"scrypt${cost}${salt.hex()}${hashed(password, salt, cost).hex()}"


def fits(password: str, record: str) -> bool:
    _, cost, salt, expected = record.split("$")
    return hmac.compare_digest(hashed(password, bytes.fromhex(salt), int(cost)), bytes.fromhex(expected))


def cost_of(record: str) -> int:
    return int(record.split("$")[1])


def hashed(password: str, salt: bytes, cost: int) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=cost, r=8, p=1)


def fingerprint(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
