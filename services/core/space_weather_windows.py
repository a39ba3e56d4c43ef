"""Telemetry by windows of equal length, computed where the samples are."""

import re
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from services.chassis.errors import InvalidInputError
from services.core.columns import extent, instant_of_ms, milliseconds, ms_of
from services.core.downsample import gaps
from services.core.space_weather import Range, edges, fetched_until, samples, whole_of
from services.domain.datasets import SERIES
from services.domain.fields import field
from services.ports.telemetry import Aggregate
from services.storage import Stores

MOST: Final = 20_000
"""Windows of a series in one answer."""
_UNITS: Final = {"s": 1, "min": 60, "h": 3600, "d": 86_400}
_ALLOWED: Final = f"whole seconds, minutes, hours or days such as 15min, 1h, 1d; at most {MOST:,} of them in the span"
_AGGREGATES: Final = {
    "mean": {"value": "mean"},
    "latest": {"value": "last"},
    "minmax": {"value_min": "min", "value_max": "max"},
}


def seconds_of(text: str, wanted: Range) -> int:
    """Length of windows as people write it.

    Raises:
        InvalidInputError: it is no length, or the span has more than `MOST` windows of it.
    """
    found = re.fullmatch(r"([1-9]\d{0,6})(s|min|h|d)", text)
    every_s = int(found[1]) * _UNITS[found[2]] if found else 0
    if not every_s or (wanted.end - wanted.start).total_seconds() / every_s > MOST:
        raise InvalidInputError.of("every", text, _ALLOWED, "Send longer windows or a shorter span.")
    return every_s


def windows(stores: Stores, wanted: Range, every_s: int, aggregate: Aggregate) -> tuple[pa.Table, dict[str, Any]]:
    """Windows that have a value, as the store has them (`TelemetryStore.windows`), and the completeness of them all."""
    names = list(wanted.names)
    if wanted.known_at is None:
        held = stores.telemetry.windows(names, wanted.start, wanted.end, every_s, aggregate)
    else:
        held = _windows_of(samples(stores, wanted), every_s, aggregate)
    span = (ms_of(wanted.start), ms_of(wanted.end))
    until = fetched_until(stores.archive, wanted)
    missing = []
    for name in names:
        times = milliseconds(held.filter(pc.equal(held["series"], name))["window_at"])
        cadence_s = max(SERIES[name].cadence_s, every_s)
        missing += [(a + every_s * 1000, b) for a, b in gaps(times, cadence_s)]
        missing += edges(times, span, until[name], cadence_s)
    return held, whole_of(wanted, _sum(held["samples"]), _newest(stores, wanted, held), missing, until)


def as_lines(held: pa.Table, wanted: Range, every_s: int, aggregate: Aggregate) -> list[dict[str, Any]]:
    """Each series in the order asked for; times are the windows' starts in ms since 1970."""
    return [_line(held.filter(pc.equal(held["series"], name)), name, every_s, aggregate) for name in wanted.names]


def _line(own: pa.Table, name: str, every_s: int, aggregate: Aggregate) -> dict[str, Any]:
    columns = {column: own[column].to_numpy() for column in ("samples", *_AGGREGATES[aggregate])}
    return {
        "name": name,
        "unit": field(name).unit,
        "label": field(name).label,
        "cadence_s": SERIES[name].cadence_s,
        "aggregate": aggregate,
        "every_s": every_s,
        "times": milliseconds(own["window_at"]),
        **{column: np.ascontiguousarray(values) for column, values in columns.items()},
    }


def _windows_of(points: pa.Table, every_s: int, aggregate: Aggregate) -> pa.Table:
    """`TelemetryStore.windows` of samples as they were known at an instant, which only the archive has."""
    held = points.filter(pc.is_valid(points["value"]))
    every_us = every_s * 1_000_000
    micros = held["observed_at"].cast(pa.int64()).to_numpy()
    starts = pa.array(micros // every_us * every_us).cast(points.schema.field("observed_at").type)
    found = (
        pa.table({"series": held["series"], "window_at": starts, "value": held["value"]})
        .group_by(["series", "window_at"], use_threads=False)
        .aggregate([("value", "count"), *(("value", function) for function in _AGGREGATES[aggregate].values())])
    )
    return found.rename_columns(["series", "window_at", "samples", *_AGGREGATES[aggregate]])


def _newest(stores: Stores, wanted: Range, held: pa.Table) -> Any:
    """Instant of the newest sample, which is in the newest window."""
    if not held.num_rows:
        return None
    last = Range(
        names=wanted.names,
        start=max(wanted.start, instant_of_ms(int(milliseconds(held["window_at"]).max()))),
        end=wanted.end,
        known_at=wanted.known_at,
    )
    return extent(samples(stores, last)["observed_at"])[1]


def _sum(counts: pa.ChunkedArray) -> int:
    return int(pc.sum(counts).as_py() or 0)
