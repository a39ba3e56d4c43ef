"""A value that costs a query: found out beside the scrape that asks for it, and held for a while."""

import time
from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Final, Generic, TypeVar

import structlog

from services.chassis.metrics.process import COLLECTOR_ERRORS

Value = TypeVar("Value")
HOLD_S: Final = 5.0
"""Seconds in which a value is not asked for again."""
MOST_AGE_S: Final = 300.0
"""Seconds after which what was found last says nothing of now."""
_SHARE: Final = 20
"""A value is held for at least so many times what finding it took: finding it takes a twentieth of a processor."""


class Held(Generic[Value]):
    """The value as it was found last; a thread of its own finds it anew, and ends with that.

    Nothing is found out while nobody asks, and whoever asks waits no longer than they like: a store that hangs makes
    this value old, and nothing else.

    Args:
        name: which collector it belongs to.
        find: what finds it; its failures are counted and leave what was found before.
        hold_s: seconds in which it is not asked for again.
        most_age_s: seconds after which the last value is none any more.
    """

    def __init__(
        self, name: str, find: Callable[[], Value], *, hold_s: float = HOLD_S, most_age_s: float = MOST_AGE_S
    ) -> None:
        self.name = name
        self._find = find
        self._hold_s = hold_s
        self._most_age_s = most_age_s
        self._lock = Lock()
        self._idle = Event()
        self._idle.set()
        self._found: tuple[Value, float] | None = None
        self._due_at = 0.0
        self._began_at = 0.0

    @property
    def value(self) -> Value | None:
        """What was found last; None where nothing was, or too long ago."""
        found = self._found
        return found[0] if found is not None and time.monotonic() - found[1] <= self._most_age_s else None

    @property
    def age_s(self) -> float | None:
        """Seconds since the value was found; None before."""
        return None if self._found is None else time.monotonic() - self._found[1]

    @property
    def under_way_s(self) -> float:
        """Seconds for which it is being found out by now, 0 while it is not."""
        return 0.0 if self._idle.is_set() else time.monotonic() - self._began_at

    def begin(self) -> None:
        """Start to find it out, unless that is under way or was done a moment ago."""
        with self._lock:
            now = time.monotonic()
            if not self._idle.is_set() or now < self._due_at:
                return
            self._began_at = now
            self._idle.clear()
        Thread(target=self._run, name=f"metrics {self.name}", daemon=True).start()

    def wait(self, seconds: float) -> None:
        """Wait until nothing is under way, at most so long."""
        self._idle.wait(seconds)

    def _run(self) -> None:
        try:
            self._found = (self._find(), time.monotonic())
        except Exception as error:  # noqa: BLE001 - whatever it met, users and the other metrics go on
            COLLECTOR_ERRORS.labels(self.name).inc()
            structlog.stdlib.get_logger("metrics").debug(
                "not found out", collector=self.name, error=f"{type(error).__name__}: {error}"
            )
        finally:
            ended = time.monotonic()
            self._due_at = ended + max(self._hold_s, _SHARE * (ended - self._began_at))
            self._idle.set()
