"""What one round of builds reads from core: each question once, and a note of what each group of tasks asked for."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ml.features import latency
from ml.features.once import Unchanging
from ml.features.source import Source
from services.domain.datasets import SERIES
from services.domain.tables import TABLES
from services.ports.archive import Select, Where

_LATENCIES: Final = {"kp": latency.KP, "ap_index": latency.KP, "dst": latency.DST, "xray": latency.XRAYS}
"""By a word in the series' name; of all others as of the solar wind."""
_TOLD_AT: Final = ("submitted_at", "model_completed_at", "issued_at", "start_at", "observed_at")
"""Columns that date a row, the best first."""
MOST_RECEIPTS: Final = 50
"""Batches of tables that are told of one truth, the newest."""


class Kept:
    """Answers of core, kept while groups that read alike are built one after the other.

    Args:
        source: core.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._kept: dict[bytes, pa.Table] = {}

    def points(self, series: Sequence[str], start: datetime, end: datetime) -> pa.Table:
        """See `Source.points`."""
        key = msgspec.msgpack.encode(("points", list(series), start, end))
        if key not in self._kept:
            self._kept[key] = self._source.points(series, start, end)
        return self._kept[key]

    def windows(self, series: Sequence[str], start: datetime, end: datetime, every_s: int) -> pa.Table:
        """See `Source.windows`."""
        key = msgspec.msgpack.encode(("windows", list(series), start, end, every_s))
        if key not in self._kept:
            self._kept[key] = self._source.windows(series, start, end, every_s)
        return self._kept[key]

    def rows(self, query: Select) -> pa.Table:
        """See `Source.rows`."""
        key = msgspec.msgpack.encode(query)
        if key not in self._kept:
            self._kept[key] = self._source.rows(query)
        return self._kept[key]


class Reading(Unchanging):
    """What the tasks of one group are built from, and which series and rows that was.

    Args:
        kept: answers shared with the other groups.
    """

    def __init__(self, kept: Kept) -> None:
        super().__init__(kept)
        self.kept = kept
        self.series: dict[str, None] = {}
        self.queries: dict[str, list[Select]] = {}

    def points(self, series: Sequence[str], start: datetime, end: datetime) -> pa.Table:
        """See `Source.points`."""
        self.series.update(dict.fromkeys(series))
        return super().points(series, start, end)

    def windows(self, series: Sequence[str], start: datetime, end: datetime, every_s: int) -> pa.Table:
        """See `Source.windows`."""
        self.series.update(dict.fromkeys(series))
        return super().windows(series, start, end, every_s)

    def rows(self, query: Select) -> pa.Table:
        """See `Source.rows`."""
        self.queries.setdefault(query.table, []).append(query)
        return super().rows(query)

    def newest_row(self, query: Select, at: datetime) -> tuple[datetime | None, list[str]]:
        """When the newest row that a question gave by then was told, and its receipts."""
        columns = TABLES[query.table].columns
        told = next((name for name in _TOLD_AT if name in columns), None)
        receipts = _receipts_of(columns)
        if told is None or receipts is None:
            return None, []
        where = (*query.where, Where(told, "<=", at))
        newest = msgspec.structs.replace(query, where=where, sort=(f"-{told}",), columns=(told, receipts), limit=1)
        rows = self.kept.rows(newest).to_pylist()
        return (rows[0][told], _ids(rows[0][receipts])) if rows else (None, [])

    def receipts(self) -> list[str]:
        """Batches of all rows that were read, by name; the last of too many."""
        found = set[str]()
        for query in (one for queries in self.queries.values() for one in queries):
            if (name := _receipts_of(TABLES[query.table].columns)) is not None:
                rows = self.kept.rows(msgspec.structs.replace(query, columns=(name,)))
                found.update(i for ids in rows[name].to_pylist() for i in _ids(ids))
        return sorted(found)[-MOST_RECEIPTS:]


def newest_point(rows: pa.Table, series: str, issued_at: np.datetime64) -> dict[str, Any] | None:
    """The last sample of a series that could be had by then; None where there is none.

    Args:
        rows: samples of one or more series, each oldest first.
        series: as the platform names it.
        issued_at: UTC, datetime64[s].
    """
    own = rows.filter(pc.and_(pc.equal(rows["series"], series), pc.is_valid(rows["value"])))
    interval = np.timedelta64(SERIES[series].cadence_s, "s")
    waited = next((wait for word, wait in _LATENCIES.items() if word in series), latency.SOLAR_WIND)
    available = latency.available_at(own, latency.instants(own["observed_at"]) + interval, waited)
    there = np.flatnonzero(available <= issued_at)
    return own.slice(int(there[-1]), 1).to_pylist()[0] if len(there) else None


def receipts_within(
    reading: Reading, series: Sequence[str], start: datetime, end: datetime
) -> Callable[[datetime, datetime], list[str]]:
    """A function that gives the batches that told what came to be within a part of [start, end).

    Args:
        reading: what the truths were built from.
        series: those that are the truth; where there are none, the tables that were read told it, and their batches
            are given whole: which of their rows made a truth is the task's own business.
        start: aware UTC.
        end: exclusive.
    """
    held = sorted(reading.series.keys() & set(series))
    told = reading.receipts() if not held else []
    points = reading.kept.points(held, start, end) if held else None
    at = None if points is None else points["observed_at"].cast(pa.int64()).to_numpy()

    def within(begin: datetime, until: datetime) -> list[str]:
        if points is None or at is None:
            return told
        inside = (at >= begin.timestamp() * 1e6) & (at < until.timestamp() * 1e6)
        return sorted(set(points["batch_id"].filter(pa.array(inside)).to_pylist()))

    return within


def _receipts_of(columns: Sequence[str]) -> str | None:
    return next((name for name in ("batch_ids", "batch_id") if name in columns), None)


def _ids(told: str | list[str] | None) -> list[str]:
    return [told] if isinstance(told, str) else list(told or ())
