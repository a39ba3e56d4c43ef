"""The life of what is stored, a step at a time: small files together, old bytes into packs, what is kept no longer."""

import threading
from collections.abc import Collection
from typing import Any

import msgspec

from etl.runs.compact import compact
from etl.runs.pack import pack
from etl.runs.platform import Platform
from etl.runs.retention import Expired, delete, expired
from services.chassis.errors import ConflictError
from services.chassis.logging import get_logger


class Lifecycle:
    """One step at a time for the whole process: two packings of the same bodies would undo each other."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._turn = threading.Lock()

    def tidy(self, *, pack_days: float | None = None, whole_months: bool = False) -> dict[str, Any]:
        """Put older days together and pack what is older still; deletes nothing that is not held twice.

        Raises:
            ConflictError: a step is under way.
            TransientError: core is away.
        """
        settings, now = self._platform.settings, self._platform.clock.now()
        days = settings.pack_days if pack_days is None else pack_days
        with self._alone():
            compacted = compact(self._platform.bronze, self._platform.core, now, min(settings.compact_days, days))
            packed = pack(self._platform.bronze, now, days, whole_months=whole_months)
        return {"compacted": msgspec.to_builtins(compacted), "packed": msgspec.to_builtins(packed)}

    def retention(
        self, *, remove: bool = False, forget: Collection[str] = (), why: str = "asked for"
    ) -> dict[str, Any]:
        """What is kept no longer; with `remove` it goes, and what nobody can give again where `forget` names it.

        Raises:
            ConflictError: a step is under way.
            InvalidInputError: `forget` names what need not be told twice.
        """
        platform = self._platform
        now, settings = platform.clock.now(), platform.settings
        with self._alone():
            found = expired(platform.bronze, settings, now)
            if remove:
                delete(platform.bronze, found, now, forget, why)
        kept = {"bronze": settings.keep_bronze, "silver": settings.keep_silver, "gold": "indefinite"}
        return {"keep": kept, "expired": [_row(one) for one in found]}

    def nightly(self) -> None:
        """What the worker does by itself.

        Raises:
            ConflictError: a step is under way.
            TransientError: core is away.
        """
        log = get_logger("lifecycle")
        log.info("tidied", **self.tidy(whole_months=True))
        if self._platform.settings.retention == "delete":
            log.info("retention", **self.retention(remove=True, why="ORRERY_RETENTION=delete"))

    def _alone(self) -> "_Alone":
        return _Alone(self._turn)


class _Alone:
    def __init__(self, turn: threading.Lock) -> None:
        self._turn = turn

    def __enter__(self) -> None:
        if not self._turn.acquire(blocking=False):
            raise ConflictError("a packing or a deletion is under way; allowed: one at once. Ask again when it ended.")

    def __exit__(self, *_: object) -> None:
        self._turn.release()


def _row(one: Expired) -> dict[str, Any]:
    return {k: v for k, v in msgspec.to_builtins(one).items() if k != "keys"}
