from collections.abc import Mapping
from typing import Protocol


class SharedCache(Protocol):
    """What several gateways share beside the memory that each has of its own.

    Its loss costs speed, never an answer: nothing is raised, and every method ends within tenths of a second as if
    nothing were held. There is no embedded engine: a gateway alone needs none.
    """

    @property
    def up(self) -> bool | None:
        """Whether it answered when it was last asked; None before it was."""
        ...

    async def get(self, key: bytes) -> bytes | None:
        """What is held; None where nothing is, or the cache cannot be reached."""
        ...

    async def put(self, key: bytes, value: bytes, ttl_s: float) -> None:
        """Hold a value for at most this many seconds, in place of what had this key; others may push it out before."""
        ...

    async def use(self, taken: Mapping[bytes, int], limit: int, window_s: float) -> dict[bytes, float] | None:
        """Take from allowances that everybody draws on; each is whole at first and refills evenly.

        Args:
            taken: how much is taken of each allowance; 0 only looks.
            limit: how much a whole allowance is.
            window_s: seconds in which an empty one becomes whole.

        Returns:
            For each how much of it is used now, at most twice the limit: what was overdrawn is paid back first.
            None where that is unknown; then nothing was taken.
        """
        ...

    async def close(self) -> None:
        """Let go of the connections."""
        ...
