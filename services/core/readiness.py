"""Which stores answer now."""

from collections.abc import Awaitable, Callable
from typing import Final

import anyio
from anyio import CapacityLimiter
from anyio.to_thread import run_sync

from services.chassis.errors import OrreryError
from services.ports.archive import Select, Where
from services.storage import Stores

PATIENCE_S: Final = 3.0
"""Seconds in which a store answers a question for nothing, or counts as away."""
_NOTHING: Final = "ready"
Check = Callable[[], Awaitable[str | None]]


def store_checks(stores: Stores) -> dict[str, Check]:
    """Per store a question that answers None, or the reason why the store cannot be used."""
    return {name: _check(name, question) for name, question in store_questions(stores).items()}


def store_questions(stores: Stores) -> dict[str, Callable[[], object]]:
    """Per store a question for nothing, which only a store that can be used answers without an error."""
    return {
        "archive": stores.archive.dataset_versions,
        "telemetry": lambda: stores.telemetry.latest([_NOTHING]),
        "missions": lambda: stores.missions.count(
            Select(table="fact_apod", where=(Where("picture_date", "=", _NOTHING),))
        ),
        "objects": lambda: stores.objects.exists(_NOTHING),
    }


def _check(name: str, question: Callable[[], object]) -> Check:
    # Of its own, one thread a store: a store that hangs keeps neither requests nor the other checks waiting.
    limiter: list[CapacityLimiter] = []

    async def check() -> str | None:
        if not limiter:
            limiter.append(CapacityLimiter(1))
        with anyio.move_on_after(PATIENCE_S):
            try:
                await run_sync(question, limiter=limiter[0], abandon_on_cancel=True)
            except OrreryError as error:
                return error.detail
            return None
        return f"the {name} store did not answer within {PATIENCE_S:.0f} s; see docs/concepts/engines.md"

    return check
