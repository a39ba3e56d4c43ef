"""Dataset versions as they change, for everyone who listens."""

import asyncio
from collections.abc import AsyncIterator, Callable
from uuid import uuid4

HEARTBEAT_S = 15.0


class Changes:
    """Holds the versions that readers may be told, and wakes the listeners of the event loop it was made on.

    Args:
        read: reads the committed versions from the store.

    `run` is another one at each start of core: versions of two runs do not compare where a store was reset or restored,
    and equal versions may read differently where the program is another.
    """

    def __init__(self, read: Callable[[], dict[str, int]]) -> None:
        self._read = read
        self._loop: asyncio.AbstractEventLoop | None = None
        self._listeners: set[asyncio.Event] = set()
        self._open = True
        self.run = uuid4().hex
        self.versions = read()

    @property
    def listeners(self) -> int:
        """How many listen."""
        return len(self._listeners)

    def bind(self) -> None:
        """Wake listeners on the running loop."""
        self._loop = asyncio.get_running_loop()

    def changed(self, _dataset: str) -> None:
        """Read the versions again; may be called from any thread, after the change is committed."""
        # Never backwards, whichever of two threads reads last: a cache keeps what it has under a version.
        for dataset, version in self._read().items():
            self.versions[dataset] = max(version, self.versions.get(dataset, 0))
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    def stop(self) -> None:
        """End every listener's stream."""
        self._open = False
        self._wake()

    async def listen(self) -> AsyncIterator[tuple[str, int] | None]:
        """Every dataset's version, then each change; None when nothing happened for a heartbeat."""
        told: dict[str, int] = {}
        event = asyncio.Event()
        self._listeners.add(event)
        try:
            while self._open:
                for dataset, version in self._news(told):
                    told[dataset] = version
                    yield dataset, version
                event.clear()
                if self._news(told):
                    continue
                try:
                    await asyncio.wait_for(event.wait(), HEARTBEAT_S)
                except TimeoutError:
                    yield None
        finally:
            self._listeners.discard(event)

    def _news(self, told: dict[str, int]) -> list[tuple[str, int]]:
        return [(d, v) for d, v in sorted(self.versions.items()) if told.get(d) != v]

    def _wake(self) -> None:
        for event in self._listeners:
            event.set()
