"""What the data says that is worth watching, on the platform's clock; what is not held is not told."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from services.chassis.clock import clock_from
from services.chassis.metrics import catalogue
from services.chassis.metrics.collectors import Collectors
from services.chassis.metrics.held import Held
from services.chassis.metrics.model import Metric, Sample
from services.chassis.settings import Settings
from services.core.conditions import STANDING
from services.domain.tables import TABLES
from services.ports.archive import ArchiveStore, Select, Where
from services.ports.telemetry import TelemetryStore
from services.storage import Stores

_EVERY_S: Final = 30.0
_COUNTS_EVERY_S: Final = 60.0
_SERIES: Final[dict[str, tuple[Metric, float, timedelta]]] = {
    "kp_index": (catalogue.KP_INDEX, 1.0, timedelta(hours=9)),
    "solar_wind_speed_km_s": (catalogue.SOLAR_WIND_SPEED, 1000.0, timedelta(hours=1)),
    "xray_flux_long_w_m2": (catalogue.XRAY_FLUX, 1.0, timedelta(hours=1)),
}
"""By series: its metric, what its values are multiplied with for the base unit, and how old "now" may be."""
_OBJECTS: Final[dict[str, tuple[str, ...]]] = {
    "asteroids": ("dim_asteroids",),
    "satellites": ("fact_satellite_elements",),
    "space_weather": ("fact_space_weather_events",),
    "missions": ("fact_mission_photos",),
    "imagery": ("fact_apod", "fact_epic_images"),
}


def add(collectors: Collectors, settings: Settings, stores: Stores) -> None:
    """Have it told of what these stores hold."""
    now = clock_from(settings).now
    weather = Held("space weather", lambda: _newest(stores.telemetry, now()), hold_s=_EVERY_S)
    approach = Held("next approach", lambda: _next_approach(stores.archive, now()), hold_s=_EVERY_S)
    objects = Held("objects", lambda: _objects(stores.archive), hold_s=_COUNTS_EVERY_S)
    series = tuple(metric for metric, *_ in _SERIES.values())
    coming = (catalogue.NEXT_APPROACH_DISTANCE, catalogue.NEXT_APPROACH_TIME)
    collectors.add("weather", series, lambda: _weather(weather.value or {}), [weather])
    collectors.add("approach", coming, lambda: _approach(approach.value), [approach])
    collectors.add("objects", (catalogue.OBJECTS_HELD,), lambda: _held(objects.value or {}), [objects])


def _newest(telemetry: TelemetryStore, now: datetime) -> dict[str, float]:
    """The newest value of each series that is new enough, in the series' own unit."""
    longest = max(age for *_, age in _SERIES.values())
    found = {}
    for row in telemetry.read(list(_SERIES), now - longest, now).to_pylist():
        # Oldest first: what stays is the newest.
        if row["value"] is not None and row["observed_at"] >= now - _SERIES[row["series"]][2]:
            found[row["series"]] = row["value"]
    return found


def _next_approach(archive: ArchiveStore, now: datetime) -> Mapping[str, Any] | None:
    where = (Where("body", "=", "Earth"), STANDING, Where("approach_at", ">=", now))
    columns = ("approach_at", "approach_id", "miss_distance_km")
    asked = Select(table="approaches", where=where, sort=("approach_at", "approach_id"), limit=1, columns=columns)
    return next(iter(archive.select(asked).to_pylist()), None)


def _objects(archive: ArchiveStore) -> dict[str, int]:
    return {noun: sum(archive.count(_standing(table)) for table in tables) for noun, tables in _OBJECTS.items()}


def _standing(table: str) -> Select:
    return Select(table=table, where=(STANDING,) if STANDING.column in TABLES[table].columns else ())


def _weather(values: Mapping[str, float]) -> Iterator[Sample]:
    for name, value in values.items():
        metric, factor, _ = _SERIES[name]
        yield metric.sample(value * factor)


def _approach(row: Mapping[str, Any] | None) -> Iterator[Sample]:
    if row is not None:
        yield catalogue.NEXT_APPROACH_TIME.sample(row["approach_at"].timestamp())
        if row["miss_distance_km"] is not None:
            yield catalogue.NEXT_APPROACH_DISTANCE.sample(row["miss_distance_km"] * 1000)


def _held(objects: Mapping[str, int]) -> Iterator[Sample]:
    yield from (catalogue.OBJECTS_HELD.sample(number, noun) for noun, number in objects.items())
