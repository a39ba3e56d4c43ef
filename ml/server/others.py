"""What NOAA's Space Weather Prediction Center had said by our issue, put into the form of our tasks.

ENLIL's arrival is a baseline of its task: it is read with the CME.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from ml.features.core import CoreSource
from ml.features.instants import aware
from ml.models.task import Task
from ml.server.answer import Foretold, Said
from services.ports.archive import Select, Where

STORM_KP: Final = {"storm": 4.67, "storm6": 5.67, "storm7": 6.67}
"""Kp from which on a day is a storm day: 5-, 6- and 7-."""


def others(core: CoreSource, task: Task, row: Foretold) -> Mapping[str, Said]:
    """NOAA's forecast of the same span as it was known at our issue; none where it says nothing of it.

    Raises:
        TransientError: core is away.
    """
    read = _reader(task.name)
    value = read(core, row) if read else None
    return {} if value is None else {"swpc": Said(value, None, None)}


def _reader(name: str) -> Callable[[CoreSource, Foretold], float | None] | None:
    stem, _, rest = name.partition("_")
    if stem == "kp" and rest.endswith("h"):
        return _kp_of_interval
    if stem == "kpmax":
        return _kp_of_day
    if stem in STORM_KP:
        return lambda core, row: _is_storm(core, row, STORM_KP[stem])
    if name == "flares_m_24h":
        return lambda core, row: _percent(core, row, "r1_r2_probability_pct")
    if name == "flares_x_24h":
        return lambda core, row: _percent(core, row, "r3_probability_pct")
    return None


def _kp_of_interval(core: CoreSource, row: Foretold) -> float | None:
    where = (Where("forecast_at", "=", aware(row.valid_from)), Where("forecast_status", "=", "predicted"))
    told: float | None = _newest(core, "fact_kp_forecasts", where, row, "kp_forecast")
    return told


def _kp_of_day(core: CoreSource, row: Foretold) -> float | None:
    told = _newest(core, "fact_space_weather_forecasts", _of_day(row), row, "kp_of_day")
    values = [part["kp"] for part in (json.loads(told) if told else ()) if part.get("kp") is not None]
    return max(values, default=None)


def _is_storm(core: CoreSource, row: Foretold, least: float) -> float | None:
    """A yes or no: 1 or 0 as a probability."""
    kp = _kp_of_day(core, row)
    return None if kp is None else float(kp >= least)


def _percent(core: CoreSource, row: Foretold, column: str) -> float | None:
    told: float | None = _newest(core, "fact_space_weather_forecasts", _of_day(row), row, column)
    return None if told is None else told / 100


def _of_day(row: Foretold) -> tuple[Where, ...]:
    begin = aware(row.valid_from)
    day = datetime(begin.year, begin.month, begin.day, tzinfo=UTC)
    product = Where("forecast_product", "=", "3-day-forecast")
    return (Where("forecast_at", ">=", day), Where("forecast_at", "<", day + timedelta(days=1)), product)


def _newest(core: CoreSource, table: str, where: tuple[Where, ...], row: Foretold, column: str) -> Any:
    rows = core.rows(Select(table=table, where=where, known_at=aware(row.issued_at)))
    told = [value for value in rows[column].to_pylist() if value is not None]
    return told[-1] if told else None
