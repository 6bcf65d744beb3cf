"""Users with passwords, kept so that a stolen table helps nobody."""

from collections.abc import Callable


class Accounts:
    """`records` holds one text for each user, `resets` what is known of reset tokens."""

    def __init__(self, cost: int, clock: Callable[[], float]) -> None:
        self.cost = cost
        self.clock = clock
        self.records: dict[str, str] = {}
        self.resets: dict = {}

    def register(self, user: str, password: str) -> None:
        # TODO
        raise NotImplementedError

    def login(self, user: str, password: str) -> bool:
        # TODO
        raise NotImplementedError

    def request_reset(self, user: str) -> str | None:
        # TODO
        raise NotImplementedError

    def reset(self, token: str, password: str) -> bool:
        # TODO
        raise NotImplementedError
