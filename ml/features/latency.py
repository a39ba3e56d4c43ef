"""When a value could first be had.

History is replayed years later, all of it with one late `known_at`; what real time would have had is the end of the
value's interval plus the latency of the live feed that stands behind it. A live value has an instant of its own: it was
never there before the platform knew it.

Declared latencies: NOAA SWPC's files of solar wind and X-rays are renewed every minute and hold the minute before last;
its estimated Kp appears within ten minutes of an interval's end; Kyoto's quick-look Dst within fifteen of the hour's.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ml.features.samples import Instants, Mask

SOLAR_WIND = np.timedelta64(5 * 60, "s")
XRAYS = np.timedelta64(5 * 60, "s")
KP = np.timedelta64(10 * 60, "s")
DST = np.timedelta64(15 * 60, "s")

ISSUE_DELAY = np.timedelta64(15 * 60, "s")
"""A forecast named after hour t is issued this much later, when the values that ended at t have come in."""

WATCHED: Sequence[str] = ("live", "invented")
"""Origins whose `known_at` tells when the platform itself could first have used a row."""

HOUR = np.timedelta64(3600, "s")


def instants(column: pa.ChunkedArray) -> Instants:
    """A column of instants as datetime64[s], UTC, shape (n,); null is NaT."""
    return np.asarray(column.cast(pa.timestamp("s"), safe=False), "datetime64[s]")


def watched(rows: pa.Table) -> Mask:
    """Which rows are held to their `known_at`, shape (n,)."""
    return np.asarray(pc.is_in(rows["origin"], pa.array(WATCHED)), bool)


def available_at(rows: pa.Table, ends: Instants, latency: np.timedelta64) -> Instants:
    """The first instant at which each row could be used, shape (n,).

    Args:
        rows: with `known_at` and `origin`.
        ends: when each row's interval ended, or when its provider first told of it (with no latency), shape (n,).
        latency: of the feed.
    """
    told = ends + latency
    return np.where(watched(rows), np.maximum(told, instants(rows["known_at"])), told)


def issue_hours(start: np.datetime64, end: np.datetime64, every: np.timedelta64 = HOUR) -> Instants:
    """The nominal instants t, whole multiples of `every`, whose forecasts are issued in [start, end), shape (n,)."""
    first = np.datetime64(0, "s") + -((np.datetime64(0, "s") - (start - ISSUE_DELAY)) // every) * every
    return np.arange(first, end - ISSUE_DELAY, every, dtype="datetime64[s]")
