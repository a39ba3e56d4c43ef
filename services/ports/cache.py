from typing import Protocol


class SharedCache(Protocol):
    """What several gateways share. Its loss costs speed: every method answers at once as if nothing were held."""

    async def get(self, key: bytes) -> bytes | None:
        """What is held; None where nothing is, or the cache cannot be reached."""
        ...

    async def put(self, key: bytes, value: bytes, ttl_s: int) -> None:
        """Hold a value for at most this many seconds; nothing is raised where the cache cannot be reached."""
        ...

    async def count(self, key: bytes, window_s: int) -> int | None:
        """Count one more event in the current window of this length; how many there are now, None where unknown."""
        ...

    async def close(self) -> None:
        """Let go of the connection."""
        ...
