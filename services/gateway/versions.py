"""Follows core's stream of dataset versions: what says which stored answers still hold."""

import asyncio
from collections.abc import AsyncIterator, Iterable

import httpx
import msgspec

from services.chassis.logging import get_logger
from services.gateway.cache import ResponseCache

_LONGEST_SILENCE_S = 40.0
_FIRST_WAIT_S, _LONGEST_WAIT_S = 0.2, 5.0
_log = get_logger("gateway.versions")


class Change(msgspec.Struct):
    """A dataset's new version."""

    dataset: str
    version: int


class Versions:
    """Current dataset versions, while the stream from core stands.

    A dataset counts only once its version came over the present connection: what changed while core
    was away is unknown until then, so stored answers are not trusted.
    """

    def __init__(self, cache: ResponseCache) -> None:
        self.known: dict[str, int] = {}
        self.connected = False
        self.run = ""
        """Which run of core the present connection is to; empty without one."""
        self._cache = cache
        self._confirmed: set[str] = set()
        self._watchers: set[asyncio.Event] = set()
        self.closed = False

    def trusts(self, versions: Iterable[str]) -> bool:
        """Whether each of those datasets is confirmed by the present connection."""
        return self._confirmed.issuperset(versions)

    def is_current(self, versions: dict[str, int]) -> bool:
        """Whether an answer of those versions is no older than what core announced."""
        return all(version >= self.known.get(dataset, version) for dataset, version in versions.items())

    def equals(self, versions: dict[str, int]) -> bool:
        """Whether an answer of those versions is of just what core announced over the present connection."""
        return self.trusts(versions) and all(self.known[dataset] == version for dataset, version in versions.items())

    async def follow(self, client: httpx.AsyncClient, url: str) -> None:
        """Follow for ever, with back-off; ends by cancellation."""
        wait = _FIRST_WAIT_S
        while True:
            try:
                await self._follow_once(client, url)
            except (httpx.HTTPError, msgspec.DecodeError) as error:
                _log.warning("core's changes are not followed", error=f"{type(error).__name__}: {error}", retry_s=wait)
            wait = _FIRST_WAIT_S if self.connected else min(wait * 2, _LONGEST_WAIT_S)
            self._lose()
            await asyncio.sleep(wait)

    async def changes(self, heartbeat_s: float) -> AsyncIterator[list[Change] | None]:
        """Changes as they come, first everything known; None when nothing came for `heartbeat_s`.

        A slow reader sees the latest version of each dataset, never a backlog.
        """
        woken, sent = asyncio.Event(), dict[str, int]()
        woken.set()
        self._watchers.add(woken)
        try:
            while not self.closed:
                try:
                    await asyncio.wait_for(woken.wait(), heartbeat_s)
                except TimeoutError:
                    yield None
                    continue
                woken.clear()
                new = {name: version for name, version in self.known.items() if sent.get(name) != version}
                sent.update(new)
                yield [Change(name, version) for name, version in new.items()]
        finally:
            self._watchers.discard(woken)

    def close(self) -> None:
        """End every stream of changes."""
        self.closed = True
        self._wake()

    def apply(self, change: Change) -> None:
        """Take in one announced version; the first of a connection is the truth, whatever was known."""
        exact = change.dataset not in self._confirmed
        self.known[change.dataset] = change.version
        self._confirmed.add(change.dataset)
        self._cache.invalidate(change.dataset, change.version, exact=exact)
        self._wake()

    async def _follow_once(self, client: httpx.AsyncClient, url: str) -> None:
        timeout = httpx.Timeout(2.0, read=_LONGEST_SILENCE_S)
        async with client.stream("GET", url, timeout=timeout) as response:
            response.raise_for_status()
            self.run = response.headers.get("x-orrery-run", "")
            async for line in response.aiter_lines():
                if line.startswith("data:"):
                    self.apply(msgspec.json.decode(line[5:], type=Change))
                    self.connected = True

    def _lose(self) -> None:
        self.connected = False
        self.run = ""
        self._confirmed.clear()
        self._cache.forget_heads()
        self._wake()

    def _wake(self) -> None:
        for watcher in self._watchers:
            watcher.set()
