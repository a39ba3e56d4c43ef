"""Series that are searched for anomalies: the benchmark's spacecraft channels, and the platform's own.

The benchmark's steps have no instants; the platform's series are means of equal windows, NaN where nothing is held.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import numpy as np
import pyarrow as pa

from ml.features.samples import Instants, Numbers
from ml.features.source import Source
from services.chassis.errors import NotFoundError
from services.ports.archive import Select, Where

Interval = tuple[int, int]
"""Steps [first, end)."""
_CHANNELS: Final = "benchmark_channels"
_ANOMALIES: Final = "benchmark_anomalies"
DAY_S: Final = 86_400
DECADES: Final = 100.0
"""Ratio of a series' high to its low values from which on it is searched in log10."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Equally spaced values with the commands of each step, if any.

    Args:
        values: shape (n,); NaN is *missing*.
        commands: 1 where a command was sent, shape (n, k); k is 0 where there are none.
    """

    values: Numbers
    commands: Numbers

    def __len__(self) -> int:
        return len(self.values)

    @classmethod
    def of(cls, values: Numbers) -> "Stretch":
        """Values without commands."""
        return cls(values, np.zeros((len(values), 0)))


@dataclass(frozen=True, slots=True)
class Channel:
    """A series and what came before it; `labels` are known anomalies of `judged`, apart from each other and sorted."""

    name: str
    group: str
    before: Stretch
    judged: Stretch
    labels: tuple[Interval, ...] = ()


def benchmark_channels(source: Source) -> list[Channel]:
    """Spacecraft channels with their labels, by name; a channel without a label (T-10) is left out.

    Raises:
        NotFoundError: no benchmark was imported.
    """
    labels = _labels(source.rows(Select(table=_ANOMALIES)).to_pylist())
    rows = source.rows(Select(table=_CHANNELS))
    held = {(r["channel_id"], r["channel_part"]): r for r in rows.to_pylist()}
    names = [name for name in sorted(labels) if {(name, "train"), (name, "test")} <= held.keys()]
    if not names:
        raise NotFoundError(
            "No labelled channel is held. Import the benchmark: orrery import-benchmark DIR, where DIR holds smap_msl/."
        )
    return [
        Channel(
            name,
            held[name, "test"]["spacecraft"],
            _stretch(held[name, "train"]),
            _stretch(held[name, "test"]),
            tuple(labels[name]),
        )
        for name in names
    ]


def series_channel(source: Source, series: str, span: tuple[datetime, datetime], days: int, every_s: int) -> Channel:
    """A telemetry series of the platform over [begin, end) as means of windows, with the `days` before it.

    Args:
        source: of the samples.
        series: as the catalogue names it.
        span: what is judged; begins with a window.
        days: how long before it the series is looked at.
        every_s: length of a window in seconds.
    """
    begin = span[0] - timedelta(days=days)
    steps = (span[1] - begin) // timedelta(seconds=every_s)
    grid = _instant(begin) + (np.arange(steps) * every_s).astype("timedelta64[s]")
    windows = source.windows([series], begin, span[1], every_s)
    values = _levelled(_on_grid(grid, windows["window_at"], windows["value"]))
    return _cut(series, f"means of {every_s} s", values, days * DAY_S // every_s)


def row_counts(source: Source, dataset: str, span: tuple[datetime, datetime], days: int) -> Channel:
    """Records that came each day in a dataset's batches, in log(1 + n); a day without a batch counts none.

    Args:
        source: of the ledger.
        dataset: `source/dataset`, such as `swpc/kp`.
        span: what is judged, whole days.
        days: how many before it are looked at.
    """
    provider, _, name = dataset.partition("/")
    first = np.datetime64(span[0].date(), "D") - days
    last = np.datetime64(span[1].date(), "D")
    where = (Where("source", "=", provider), Where("dataset", "=", name), Where("fetched_at", "<", span[1]))
    rows = source.rows(Select(table="batches", where=where, columns=("fetched_at", "records")))
    fetched = np.asarray(rows["fetched_at"].to_numpy()).astype("datetime64[D]")
    place = (fetched - first).astype(int)
    kept = (place >= 0) & (fetched < last)
    counts = np.bincount(
        place[kept], np.asarray(rows["records"].to_numpy())[kept], minlength=int((last - first).astype(int))
    )
    return _cut(dataset, "records a day", np.log1p(counts), days)


def _levelled(values: Numbers) -> Numbers:
    """In log10 where the values span decades, as fluxes do: else the greatest alone would be of any weight."""
    known = values[np.isfinite(values)]
    if not len(known) or known.min() <= 0:
        return values
    low, high = np.quantile(known, (0.01, 0.99))
    levelled: Numbers = np.log10(values) if high > DECADES * low else values
    return levelled


def _on_grid(grid: Instants, at: pa.ChunkedArray, values: pa.ChunkedArray) -> Numbers:
    found = np.full(len(grid), np.nan)
    held = np.asarray(at.to_numpy()).astype("datetime64[s]")
    place = np.searchsorted(grid, held)
    inside = (place < len(grid)) & (grid[np.minimum(place, len(grid) - 1)] == held)
    found[place[inside]] = np.asarray(values.to_numpy(zero_copy_only=False), dtype=float)[inside]
    return found


def _instant(at: datetime) -> np.datetime64:
    return np.datetime64(at.astimezone(UTC).replace(tzinfo=None), "s")


def _cut(name: str, group: str, values: Numbers, at: int) -> Channel:
    return Channel(name, group, Stretch.of(values[:at]), Stretch.of(values[at:]))


def _stretch(row: dict[str, Any]) -> Stretch:
    values = np.asarray(json.loads(row["channel_values"]), dtype=float)
    columns = json.loads(row["channel_commands"])
    commands = np.zeros((len(values), len(columns)))
    for column, spans in enumerate(columns):
        for first, end in spans:
            commands[first:end, column] = 1
    return Stretch(values, commands)


def _labels(rows: Iterable[dict[str, Any]]) -> dict[str, list[Interval]]:
    """Labelled intervals by channel; those that overlap are one, as the two of P-2."""
    found: dict[str, list[Interval]] = {}
    for row in sorted(rows, key=lambda r: (r["channel_id"], r["anomaly_first_step"])):
        held = found.setdefault(row["channel_id"], [])
        first, end = row["anomaly_first_step"], row["anomaly_last_step"] + 1
        if held and first <= held[-1][1]:
            held[-1] = (held[-1][0], max(end, held[-1][1]))
        else:
            held.append((first, end))
    return found
