"""One allowance for a client, whichever gateways it asks.

A request is decided by the bucket of the gateway that it came to, without waiting. Twice a second the gateways tell the
shared cache what they let through, and lower their buckets to what it counts. So within half a second a client can get
what each gateway's bucket still held: with n gateways at most n times the limit, once; what it got too much is taken
from what refills, up to one more minute's allowance.
"""

import asyncio
import itertools
from typing import Final

from services.gateway.limits import WINDOW_S, Limiter
from services.ports.cache import SharedCache

EVERY_S: Final = 0.5
_LOOK_EVERY: Final = 10
"""Turns after which the cache is asked for nothing, so that whether it is there is known though nobody asks."""
_NOTHING: Final = b"nothing"


class SharedLimits:
    """Keeps the buckets of one gateway in step with the others'."""

    def __init__(self, cache: SharedCache, limiter: Limiter) -> None:
        self._cache = cache
        self._limiter = limiter

    async def follow(self) -> None:
        """Settle for ever; ends by cancellation."""
        for turn in itertools.count():
            if turn % _LOOK_EVERY == 0:
                await self._cache.get(_NOTHING)
            await asyncio.sleep(EVERY_S)
            await self.settle()

    async def settle(self) -> None:
        """Tell what was let through since the last time, and take in what all of them did.

        While the cache is away, nothing is told later: those requests were counted here, and refilled since.
        """
        taken = self._limiter.taken()
        if taken:
            named = {address.encode(): count for address, count in taken.items()}
            used = await self._cache.use(named, self._limiter.per_minute, WINDOW_S)
            for name, level in (used or {}).items():
                self._limiter.settle(name.decode(), level)
