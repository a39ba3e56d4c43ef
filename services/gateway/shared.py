"""Answers that gateways share: what one of them had from core, the others need not ask for."""

import asyncio
from hashlib import blake2b
from typing import Final

import msgspec

from services.chassis.metrics import UNMATCHED
from services.gateway.entries import Entry, Headers, Key
from services.gateway.versions import Versions
from services.ports.cache import SharedCache

HOLD_S: Final = 900.0
"""Seconds that an answer is held: each gateway keeps what is asked for often in its own memory."""
MOST_BYTES: Final = 1024 * 1024
"""A larger body takes longer to bring than the cache is given to answer."""
_MOST_UNDER_WAY: Final = 64


class _Held(msgspec.Struct, array_like=True, frozen=True):
    versions: dict[str, int]
    media_type: str
    headers: Headers
    body: bytes
    route: str = UNMATCHED


class SharedAnswers:
    """One slot for each question to one run of core, with the dataset versions that its answer was made from.

    Which datasets a question touches is known from its answer alone, so the versions stand within. An answer is taken
    only if each is the very version that core announced to this gateway: an older one is superseded, a newer one not
    announced yet.
    """

    def __init__(self, cache: SharedCache | None, versions: Versions) -> None:
        self._cache = cache
        self._versions = versions
        self._under_way: set[asyncio.Task[None]] = set()

    async def find(self, key: Key) -> Entry | None:
        """The shared answer, where it holds now."""
        run = self._versions.run
        if self._cache is None or not run:
            return None
        raw = await self._cache.get(_slot(run, key))
        if raw is None:
            return None
        try:
            held = msgspec.msgpack.decode(raw, type=_Held)
        except msgspec.DecodeError:
            return None
        if run != self._versions.run or not self._versions.equals(held.versions):
            return None
        return Entry(key, held.body, held.media_type, held.headers, held.versions, held.route)

    def keep(self, entry: Entry, run: str) -> None:
        """Share an answer, beside whatever goes on.

        Args:
            entry: as core gave it.
            run: the run of core that was asked.
        """
        if self._cache is None or not run or run != self._versions.run or not self._versions.is_current(entry.versions):
            return
        if len(entry.body) > MOST_BYTES or len(self._under_way) >= _MOST_UNDER_WAY:
            return
        held = msgspec.msgpack.encode(_Held(entry.versions, entry.media_type, entry.headers, entry.body, entry.route))
        task = asyncio.create_task(self._cache.put(_slot(run, entry.key), held, HOLD_S))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)


def _slot(run: str, key: Key) -> bytes:
    return f"answer:{run}:".encode() + blake2b(msgspec.msgpack.encode(key), digest_size=24).hexdigest().encode()
