"""The shared cache on Redis 6 or later, or a server that speaks its protocol and runs Lua."""

import asyncio
import time
from collections.abc import Mapping
from typing import Any, Final

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from services.chassis.errors import SettingsError
from services.chassis.logging import get_logger

ANSWER_S: Final = 0.05
"""Seconds after which a question counts as failed; one within a machine room takes less than a thousandth."""
PAUSE_S: Final = 3.0
"""Seconds without a question after one that failed."""
MOST_CONNECTIONS: Final = 32
MOST_AT_ONCE: Final = 500
"""Allowances of one script run, which holds up every other client of the server."""
# An allowance is kept as the instant at which it is whole again (the generic cell rate algorithm), on the server's own
# clock, so that gateways need not agree on the time.
_USE: Final = """
local clock = redis.call('TIME')
local now = tonumber(clock[1]) + tonumber(clock[2]) / 1000000
local limit, window = tonumber(ARGV[1]), tonumber(ARGV[2])
local used = {}
for i, key in ipairs(KEYS) do
  local whole = math.max(tonumber(redis.call('GET', key) or '0'), now) + tonumber(ARGV[i + 2]) * window / limit
  whole = math.min(whole, now + 2 * window)
  if whole > now then
    redis.call('SET', key, string.format('%.6f', whole), 'PX', math.ceil((whole - now) * 1000))
  end
  used[i] = string.format('%.6f', (whole - now) * limit / window)
end
return used
"""


class RedisCache:
    """One gateway's connections to Redis; of one event loop.

    Args:
        url: redis://, rediss:// or unix://, with password and database.
        prefix: begins every key, so that instances of several modes may share a server.
        answer_s: seconds after which a question counts as failed; a connection has twice that.

    Raises:
        SettingsError: the address is none of these.
    """

    def __init__(self, url: str, prefix: str, *, answer_s: float = ANSWER_S) -> None:
        try:
            self._redis: Redis = Redis.from_url(
                url,
                socket_timeout=answer_s,
                socket_connect_timeout=2 * answer_s,
                max_connections=MOST_CONNECTIONS,
                retry=Retry(NoBackoff(), 0),
            )
        except ValueError:
            # What the parser says may quote a part of the password.
            raise SettingsError(
                "ORRERY_CACHE_URL was (hidden); allowed: redis://user:password@host:6379/0, rediss:// for TLS, unix://."
            ) from None
        self._script = self._redis.register_script(_USE)
        self._prefix = prefix.encode()
        self._most_s = 3 * answer_s
        self._closed_until = 0.0
        self._away = False
        self._asked_once = False

    @property
    def up(self) -> bool | None:
        """Whether it answered when it was last asked."""
        return not self._away if self._asked_once else None

    async def get(self, key: bytes) -> bytes | None:
        """What is held; None where nothing is, or Redis cannot be reached."""
        found: bytes | None = await self._asked(lambda: self._redis.get(self._prefix + key))
        return found

    async def put(self, key: bytes, value: bytes, ttl_s: float) -> None:
        """Hold a value for at most this many seconds."""
        await self._asked(lambda: self._redis.set(self._prefix + key, value, px=max(1, round(ttl_s * 1000))))

    async def use(self, taken: Mapping[bytes, int], limit: int, window_s: float) -> dict[bytes, float] | None:
        """Take from allowances; those after the first `MOST_AT_ONCE` in further questions."""
        used: dict[bytes, float] = {}
        names = list(taken)
        for start in range(0, len(names), MOST_AT_ONCE):
            some = names[start : start + MOST_AT_ONCE]
            keys = [self._prefix + b"used:" + name for name in some]
            arguments = [limit, window_s, *(taken[name] for name in some)]
            levels = await self._asked(lambda keys=keys, arguments=arguments: self._script(keys, arguments))
            if levels is None:
                return used or None
            used |= {name: float(level) for name, level in zip(some, levels, strict=True)}
        return used

    async def close(self) -> None:
        """Close the connections."""
        await self._redis.aclose()

    async def _asked(self, question: Any) -> Any:
        if time.monotonic() < self._closed_until:
            return None
        self._asked_once = True
        try:
            async with asyncio.timeout(self._most_s):
                answer = await question()
        except (RedisError, OSError, TimeoutError) as error:
            self._fail(error)
            return None
        if self._away:
            self._away = False
            get_logger("cache").info("the shared cache is back")
        return answer

    def _fail(self, error: Exception) -> None:
        self._closed_until = time.monotonic() + PAUSE_S
        if not self._away:
            self._away = True
            reason = f"{type(error).__name__}: {error}"
            get_logger("cache").warning("the shared cache is away; each gateway uses its own memory", error=reason)
