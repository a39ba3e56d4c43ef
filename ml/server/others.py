"""What NOAA's Space Weather Prediction Center had said by our issue, put into the form of our tasks.

ENLIL's arrival is a baseline of its task: it is read with the CME.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from ml.features.core import CoreSource
from ml.features.instants import aware
from ml.models.task import Task
from ml.server.answer import Foretold, Said
from ml.server.models import Input
from services.ports.archive import Select, Where

STORM_KP: Final = {"storm": 4.67, "storm6": 5.67, "storm7": 6.67}
"""Kp from which on a day is a storm day: 5-, 6- and 7-."""
_FLARES: Final = {"flares_m_24h": "r1_r2_probability_pct", "flares_x_24h": "r3_probability_pct"}


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody else said, and the value in its own words with the batches that brought it."""

    said: Said
    words: Input


def others(core: CoreSource, task: Task, row: Foretold) -> Mapping[str, Told]:
    """NOAA's forecast of the same span as it was known at our issue; none where it says nothing of it.

    Raises:
        TransientError: core is away.
    """
    asked = _asked(task.name)
    words = _newest(core, row, asked.column) if asked else None
    if asked is None or words is None or words.value is None:
        return {}
    return {"swpc": Told(Said(asked.meaning(words.value), None, None), words)}


@dataclass(frozen=True, slots=True)
class _Asked:
    """The column in which NOAA speaks of a task, and what a value of it means in the task's terms."""

    column: str
    meaning: Callable[[float], float] = float


def _asked(name: str) -> _Asked | None:
    stem, _, rest = name.partition("_")
    if stem == "kp" and rest.endswith("h"):
        return _Asked("kp_forecast")
    if stem == "kpmax":
        return _Asked("kp_of_day")
    if stem in STORM_KP:
        return _Asked("kp_of_day", lambda kp: float(kp >= STORM_KP[stem]))
    if name in _FLARES:
        return _Asked(_FLARES[name], lambda percent: percent / 100)
    return None


def _newest(core: CoreSource, row: Foretold, column: str) -> Input | None:
    """The value last told by our issue; of a day's Kp its greatest."""
    question = _of_interval(row) if column == "kp_forecast" else _of_day(row)
    for told in reversed(core.rows(question).to_pylist()):
        value = _greatest(told[column]) if column == "kp_of_day" else told[column]
        if value is not None:
            return Input(name=column, value=value, observed_at=told["known_at"], receipts=told["batch_ids"])
    return None


def _greatest(parts: str | None) -> float | None:
    told: list[dict[str, Any]] = json.loads(parts) if parts else []
    return max((part["kp"] for part in told if part.get("kp") is not None), default=None)


def _of_interval(row: Foretold) -> Select:
    where = (Where("forecast_at", "=", aware(row.valid_from)), Where("forecast_status", "=", "predicted"))
    return Select(table="fact_kp_forecasts", where=where, sort=("known_at",), known_at=aware(row.issued_at))


def _of_day(row: Foretold) -> Select:
    begin = aware(row.valid_from)
    day = datetime(begin.year, begin.month, begin.day, tzinfo=UTC)
    product = Where("forecast_product", "=", "3-day-forecast")
    where = (Where("forecast_at", ">=", day), Where("forecast_at", "<", day + timedelta(days=1)), product)
    sort = ("issued_at", "known_at")
    return Select(table="fact_space_weather_forecasts", where=where, sort=sort, known_at=aware(row.issued_at))
