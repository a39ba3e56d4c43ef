"""Keeps threads free of a server that does not answer."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Final

from services.chassis.errors import UnavailableError

PAUSE_S: Final = 1.0
"""Seconds after a failure in which nobody asks."""


class AskAgainError(UnavailableError):
    """The server is there; only this one question came to nothing."""


class Outage:
    """Whether one server is away: after a failure one caller at a time finds out, and the others are told at once.

    So a server that swallows what it is sent holds one thread, not all that serve the other stores.
    """

    def __init__(self) -> None:
        self._reason: str | None = None
        self._again_at = 0.0
        # The one who finds out may ask again inside its question.
        self._asking = RLock()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Ask the server inside the block.

        Raises:
            UnavailableError: it was away when it was last asked, and is not asked now, with the reason of then.
        """
        reason = self._reason
        if reason is None:
            with self._noticed():
                yield
            return
        if time.monotonic() < self._again_at or not self._asking.acquire(blocking=False):
            raise UnavailableError(reason, retry_after=max(PAUSE_S, self._again_at - time.monotonic()))
        try:
            with self._noticed():
                yield
        finally:
            self._asking.release()

    @contextmanager
    def _noticed(self) -> Iterator[None]:
        try:
            yield
        except AskAgainError:
            self._reason = None
            raise
        except UnavailableError as error:
            self._reason, self._again_at = error.detail, time.monotonic() + PAUSE_S
            raise
        self._reason = None
