"""A token bucket for each client."""

from collections.abc import Callable


class Limiter:
    """Lets bursts of `capacity` requests pass, and `rate` requests a second in the long run."""

    def __init__(self, capacity: float, rate: float, clock: Callable[[], float]) -> None:
        self.capacity = capacity
        self.rate = rate
        self.clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def allow(self, client: str) -> bool:
        """Takes a token when there is a whole one."""
        tokens, now = self._filled(client)
        is_allowed = tokens >= 1
        self._buckets[client] = (tokens - 1 if is_allowed else tokens, now)
        return is_allowed

    def retry_after(self, client: str) -> float:
        """Seconds until the next request would be allowed."""
        tokens, _ = self._filled(client)
        return max(0.0, (1 - tokens) / self.rate)

    def forget(self) -> int:
        """Drops the clients whose bucket is full again; returns how many."""
        full = [client for client in self._buckets if self._filled(client)[0] >= self.capacity]
        for client in full:
            del self._buckets[client]
        return len(full)

    def __len__(self) -> int:
        return len(self._buckets)

    def _filled(self, client: str) -> tuple[float, float]:
        """The tokens the client has now, and the time up to which they are counted."""
        now = self.clock()
        tokens, since = self._buckets.get(client, (self.capacity, now))
        elapsed = max(0.0, now - since)
        return min(self.capacity, tokens + elapsed * self.rate), max(now, since)
