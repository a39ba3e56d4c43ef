from collections.abc import AsyncIterator

import msgspec

from services.chassis.errors import UnavailableError
from services.gateway.versions import Change, Versions

HEARTBEAT_S = 15.0
_MOST_STREAMS = 1024


class Live:
    """Relays dataset versions to browsers as server-sent events."""

    def __init__(self, versions: Versions, heartbeat_s: float = HEARTBEAT_S) -> None:
        self._versions = versions
        self._heartbeat_s = heartbeat_s
        self._open = 0

    def stream(self) -> AsyncIterator[bytes]:
        """`dataset` events, and `core` events that say whether core is there.

        Raises:
            UnavailableError: as many streams are open as one gateway carries.
        """
        if self._open >= _MOST_STREAMS:
            raise UnavailableError(f"{_MOST_STREAMS} live streams are open; close one or ask again.", retry_after=30)
        return self._events()

    @property
    def subscribers(self) -> int:
        """Streams that are open."""
        return self._open

    async def _events(self) -> AsyncIterator[bytes]:
        self._open += 1
        connected: bool | None = None
        try:
            yield b"retry: 2000\n\n"
            async for changes in self._versions.changes(self._heartbeat_s):
                if connected != self._versions.connected:
                    connected = self._versions.connected
                    yield _event("core", {"connected": connected})
                for change in changes or ():
                    yield _event("dataset", change)
                if changes is None:
                    yield b": still here\n\n"
        finally:
            self._open -= 1


def _event(name: str, data: Change | dict[str, bool]) -> bytes:
    return b"event: %b\ndata: %b\n\n" % (name.encode(), msgspec.json.encode(data))
