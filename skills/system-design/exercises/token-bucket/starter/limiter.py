"""A token bucket for each client."""

from collections.abc import Callable


class Limiter:
    """Lets bursts of `capacity` requests pass, and `rate` requests a second in the long run."""

    def __init__(self, capacity: float, rate: float, clock: Callable[[], float]) -> None:
        # TODO
        self.capacity = capacity
        self.rate = rate
        self.clock = clock

    def allow(self, client: str) -> bool:
        """Takes a token when there is a whole one."""
        # TODO
        raise NotImplementedError("allow() is not written yet")

    def retry_after(self, client: str) -> float:
        """Seconds until the next request would be allowed."""
        # TODO
        raise NotImplementedError("retry_after() is not written yet")

    def forget(self) -> int:
        """Drops the clients whose bucket is full again; returns how many."""
        # TODO
        raise NotImplementedError("forget() is not written yet")

    def __len__(self) -> int:
        # TODO
        raise NotImplementedError("len() is not written yet")
