"""An invented Sun: a `Source` whose space weather obeys simple physics, for tests that must not wait for real years.

Nothing here was measured. Solar wind: a recurrent fast stream every 27 days, noise with memory, and clouds of strong
field that arrive at random. Dst follows O'Brien and McPherron (2000), Kp follows Newell's coupling function (2007).
"""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from services.domain.arrow import arrow_schema
from services.ports.archive import Select

HISTORY = {
    "v": "omni_speed_km_s", "n": "omni_density_per_cm3", "t": "omni_temperature_k", "bt": "omni_bt_nt",
    "bx": "omni_bx_gsm_nt", "by": "omni_by_gsm_nt", "bz": "omni_bz_gsm_nt", "dst": "omni_dst_nt",
    "kp": "celestrak_kp_index",
}  # fmt: skip
LIVE = {
    "v": "solar_wind_speed_km_s", "n": "proton_density_per_cm3", "t": "proton_temperature_k", "bt": "imf_bt_nt",
    "bx": "imf_bx_gsm_nt", "by": "imf_by_gsm_nt", "bz": "imf_bz_gsm_nt", "dst": "dst_nt", "kp": "kp_index",
}  # fmt: skip
UPSTREAM = ("v", "n", "t", "bt", "bx", "by", "bz")
LATE = datetime(2030, 1, 1, tzinfo=UTC)
"""When the invented history was replayed: years after."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class SyntheticSource:
    """The invented Sun over a span.

    Args:
        start: midnight UTC.
        days: length of the span.
        live_from: from here on there is no history but the live feeds: solar wind every ten minutes at L1, an hour
            before it arrives, each sample known five minutes after it was taken.
        seed: of the random parts.
        tables: rows that `rows` answers with, by table.
        edit: changes the points before they are given, such as to corrupt some of them.
    """

    start: datetime = datetime(2020, 1, 1, tzinfo=UTC)
    days: int = 150
    live_from: datetime | None = None
    seed: int = 0
    tables: Mapping[str, pa.Table] = field(default_factory=dict)
    edit: Callable[[pa.Table], pa.Table] = lambda table: table

    def points(self, series: Sequence[str], start: datetime, end: datetime) -> pa.Table:
        """Samples of [start, end)."""
        parts = [self._series(name) for name in sorted(series)]
        rows = self.edit(pa.concat_tables(parts))
        inside = pc.and_(pc.greater_equal(rows["observed_at"], start), pc.less(rows["observed_at"], end))
        return rows.filter(inside)

    def windows(self, series: Sequence[str], start: datetime, end: datetime, every_s: int) -> pa.Table:
        """Means of windows of `every_s` seconds."""
        rows = self.points(series, start, end)
        second = pc.cast(pc.cast(rows["observed_at"], pa.timestamp("s", tz="UTC")), pa.int64())
        window = pc.cast(pc.multiply(pc.divide(second, every_s), every_s), pa.timestamp("s", tz="UTC"))
        grouped = rows.append_column("window_at", window.cast(pa.timestamp("us", tz="UTC")))
        found = grouped.group_by(["series", "window_at"], use_threads=False).aggregate(
            [("value", "count"), ("value", "mean")]
        )
        return found.rename_columns(["series", "window_at", "samples", "value"])

    def rows(self, query: Select) -> pa.Table:
        """Rows of `tables` that meet the conditions, sorted."""
        found = self.tables.get(query.table, arrow_schema(query.table).empty_table())
        for where in query.where:
            found = found.filter(_OPERATORS[where.operator](found[where.column], where.value))
        if query.sort:
            keys = [(c.lstrip("-"), "descending" if c.startswith("-") else "ascending") for c in query.sort]
            found = found.sort_by(keys)
        return found.select(query.columns) if query.columns else found

    def _series(self, name: str) -> pa.Table:
        return _points(name, self.start, self.days, self.live_from or LATE, self.seed)


@functools.cache
def _points(name: str, start: datetime, days: int, live_from: datetime, seed: int) -> pa.Table:
    live = name in LIVE.values()
    short = next((s for s, long in (LIVE if live else HISTORY).items() if long == name), None)
    if short is None:
        return arrow_schema("telemetry_points").empty_table()
    every = timedelta(hours=3 if short == "kp" else 1)
    value = weather(days, seed)[short]
    pairs = [(t, v) for i, v in enumerate(value) if live == ((t := start + i * every) >= live_from)]
    if live and short in UPSTREAM:
        pairs = [(t + timedelta(minutes=m - 60), v) for t, v in pairs for m in range(0, 60, 10)]
    told = timedelta(minutes=5) + (timedelta(0) if short in UPSTREAM else every)
    return pa.table(
        {
            "series": [name] * len(pairs),
            "observed_at": [t for t, _ in pairs],
            "value": [v for _, v in pairs],
            "spacecraft": [None] * len(pairs),
            "quality": [None] * len(pairs),
            "known_at": [t + told if live else LATE for t, _ in pairs],
            "batch_id": [f"{'live' if live else 'history'}-{t:%Y-%m-%d}" for t, _ in pairs],
            "origin": ["invented" if live else "recorded"] * len(pairs),
        },
        schema=arrow_schema("telemetry_points"),
    )


_OPERATORS: dict[str, Callable[[pa.ChunkedArray, Any], Any]] = {
    "=": pc.equal,
    "!=": pc.not_equal,
    "<": pc.less,
    "<=": pc.less_equal,
    ">": pc.greater,
    ">=": pc.greater_equal,
    "in": lambda column, value: pc.is_in(column, pa.array(value)),
}


@functools.cache
def weather(days: int, seed: int) -> dict[str, Numbers]:
    """Hourly solar wind and Dst, Kp every three hours, by short name."""
    return _invent(days * 24, np.random.default_rng(seed))


def _invent(hours: int, rng: np.random.Generator) -> dict[str, Numbers]:
    cloud = _clouds(hours, rng)
    v = 400 + 150 * np.exp(3 * (np.cos(2 * np.pi * np.arange(hours) / (27 * 24)) - 1)) + 40 * _memory(hours, rng, 0.97)
    v = np.clip(v + 250 * cloud, 280, 1200)
    n = np.clip(6 + 2 * _memory(hours, rng, 0.9) + 15 * cloud, 0.5, 80)
    noise = {name: _memory(hours, rng, 0.8) for name in ("bx", "by", "bz")}
    field_nt = {name: 3 * x * (1 + 3 * cloud) for name, x in noise.items()}
    field_nt["bz"] = field_nt["bz"] - 12 * cloud
    bt = np.linalg.norm(list(field_nt.values()), axis=0) + 0.5
    dst, kp = _dst(v, n, field_nt["bz"]), _kp(v, field_nt["by"], field_nt["bz"], rng)
    return {"v": v, "n": n, "t": 300 * v, "bt": bt, "dst": np.round(dst), "kp": kp, **field_nt}


def _memory(hours: int, rng: np.random.Generator, keep: float) -> Numbers:
    """Noise of variance 1 that forgets slowly."""
    fresh = rng.normal(size=hours) * np.sqrt(1 - keep**2)
    out = np.empty(hours)
    out[0] = rng.normal()
    for i in range(1, hours):
        out[i] = keep * out[i - 1] + fresh[i]
    return out


def _clouds(hours: int, rng: np.random.Generator) -> Numbers:
    """Strength of ejecta around Earth: one in nine days or so, a day long."""
    out = np.zeros(hours)
    for begin in np.flatnonzero(rng.random(hours) < 1 / (9 * 24)).tolist():
        length = min(24, hours - begin)
        out[begin : begin + length] += rng.uniform(0.3, 1.2) * np.sin(np.pi * (np.arange(length) + 1) / 25)
    return out


def _dst(v: Numbers, n: Numbers, bz: Numbers) -> Numbers:
    """Dst in nT from the solar wind of the hours before, O'Brien and McPherron (2000), J. Geophys. Res. 105, 7707."""
    e = v * np.maximum(-bz, 0) / 1000
    pressure = 2e-6 * n * v**2
    ring = np.zeros(len(v))
    for i in range(1, len(v)):
        injected = -4.4 * max(e[i - 1] - 0.49, 0)
        ring[i] = ring[i - 1] + injected - ring[i - 1] / (2.4 * np.exp(9.74 / (4.69 + e[i - 1])))
    return np.asarray(ring + 7.26 * np.sqrt(pressure) - 11)


def _kp(v: Numbers, by: Numbers, bz: Numbers, rng: np.random.Generator) -> Numbers:
    """Kp in thirds from Newell's coupling function of its three hours (2007, J. Geophys. Res. 112, A01206)."""
    coupling = v ** (4 / 3) * np.hypot(by, bz) ** (2 / 3) * np.abs(np.sin(np.arctan2(by, bz) / 2)) ** (8 / 3)
    mean = coupling.reshape(-1, 3).mean(axis=1)
    raw = 0.3 + mean / 2200 + 0.3 * rng.normal(size=len(mean))
    return np.asarray(np.round(np.clip(raw, 0, 9) * 3) / 3)
