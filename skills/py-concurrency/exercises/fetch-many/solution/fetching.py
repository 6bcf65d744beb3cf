"""Fetches many addresses, a few at a time."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Failed:
    """Stands in the result where an address could not be fetched."""

    reason: str


async def fetch_all(
    addresses: list[str], fetch: Callable[[str], Awaitable[str]], limit: int, timeout: float
) -> list[str | Failed]:
    """The texts, in the order of the addresses."""
    places = asyncio.Semaphore(limit)

    async def one(address: str) -> str | Failed:
        async with places:
            try:
                return await asyncio.wait_for(fetch(address), timeout)
            except asyncio.TimeoutError:
                return Failed("timeout")
            except Exception as error:
                return Failed(str(error))

    different = list(dict.fromkeys(addresses))
    texts = await asyncio.gather(*(one(address) for address in different))
    found = dict(zip(different, texts))
    return [found[address] for address in addresses]
