"""Fewer samples of a series without losing what the strategy promises."""

from typing import Literal

import numpy as np
import numpy.typing as npt

Strategy = Literal["latest", "minmax", "mean"]
Times = npt.NDArray[np.int64]
Values = npt.NDArray[np.float64]
MISSED = 1.5
"""Two samples further apart than this many cadences have a gap between them,"""

SKIPPED_S = 300.0
"""but not when they are closer than this: a provider leaves out single minutes all the time."""


def downsample(
    times: Times, values: Values, span: tuple[int, int], strategy: Strategy, points: int
) -> tuple[Times, Values]:
    """At most `points` samples of a series in order of time; all of them where they are no more.

    Args:
        times: instants, ms since 1970, ascending, shape (n,).
        values: shape (n,).
        span: half-open range that equal buckets divide, ms since 1970.
        strategy: minmax keeps each bucket's least and greatest sample at their own instants, latest its last one;
            mean gives the mean at the bucket's centre.
        points: at least 2.
    """
    if times.size <= points:
        return times, values
    buckets = points // 2 if strategy == "minmax" else points
    bucket = ((times - span[0]) * buckets) // (span[1] - span[0])
    starts = np.flatnonzero(np.diff(bucket, prepend=-1))
    if strategy == "minmax":
        kept = _extremes(values, bucket, starts)
        return times[kept], values[kept]
    if strategy == "latest":
        last = np.append(starts[1:], times.size) - 1
        return times[last], values[last]
    sizes = np.diff(np.append(starts, times.size))
    centres = span[0] + ((2 * bucket[starts] + 1) * (span[1] - span[0])) // (2 * buckets)
    return centres, np.add.reduceat(values, starts) / sizes


def gaps(times: Times, cadence_s: float) -> list[tuple[int, int]]:
    """Pairs of neighbouring samples (ms since 1970) that lie further apart than the cadence allows."""
    apart = np.flatnonzero(np.diff(times) > max(MISSED * cadence_s, SKIPPED_S) * 1000)
    return [(int(times[i]), int(times[i + 1])) for i in apart]


def _extremes(values: Values, bucket: Times, starts: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    # Sorted by bucket, then value: the ends of each run are its least and greatest sample.
    order = np.lexsort((values, bucket))
    ends = np.append(starts[1:], values.size) - 1
    return np.unique(np.concatenate([order[starts], order[ends]]))
