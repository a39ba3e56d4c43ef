"""What WSA-ENLIL's runs said at midnight of the day to come and of the next: how near, how strong, how many.

Source: NASA CCMC DONKI, which begins in 2016. Where no CME of the two months before is held, all is NaN: missing is not
zero.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta
from operator import attrgetter

import numpy as np

from ml.features.cmes import Cme, Run, read_cmes
from ml.features.instants import aware
from ml.features.latency import ISSUE_DELAY
from ml.features.once import once
from ml.features.samples import Instants, Numbers
from ml.features.source import Source

NAMES = ("near", "many", "kp_near", "kp", "speed")
"""`near`: greatest weight of an arrival, 1 at noon of the day, falling with twelve hours, half for a glancing blow;
`many`: sum of the weights; `kp_near`: greatest product of weight and Kp; `kp`: greatest Kp; `speed`: of the fastest
CME, in km/s."""
MEMORY = timedelta(days=6)
"""How old a CME may be that is still counted; none is on its way for much longer."""
WATCHED = timedelta(days=60)
"""Even at solar minimum DONKI tells of several CMEs in as long."""
BEFORE, AFTER = timedelta(hours=18), timedelta(hours=36)
"""An arrival counts for a day when it is expected at most so long before or after the day's midnight."""
WIDTH = timedelta(hours=12)

_START = attrgetter("start_at")

Expected = list[tuple[Run, float]]


def arrivals(source: Source, at: Instants, days: Sequence[int] = (0, 1)) -> dict[str, Numbers]:
    """Features of each midnight by name, such as `enlil_near_0d`, each of shape (n,).

    Args:
        source: core.
        at: midnights UTC, ascending, shape (n,).
        days: which days: 0 begins at the midnight, 1 a day later.
    """
    names = [f"enlil_{name}_{day}d" for day in days for name in NAMES]
    if not len(at):
        return {name: np.zeros(0) for name in names}
    begin, end = aware(at[0]) - WATCHED, aware(at[-1])
    cmes = once(source, ("cmes", begin, end), lambda: read_cmes(source, begin, end))
    rows = [_row(cmes, aware(t), days) for t in at]
    return dict(zip(names, np.asarray(rows, float).T, strict=True))


def _row(cmes: Sequence[Cme], midnight: datetime, days: Sequence[int]) -> list[float]:
    watched, first, last = (
        bisect_right(cmes, when, key=_START) for when in (midnight - WATCHED, midnight - MEMORY, midnight)
    )
    if watched == first:
        return [np.nan] * (len(days) * len(NAMES))
    expected = _expected(cmes[first:last], midnight)
    return [number for day in days for number in _about(expected, midnight + timedelta(days=day))]


def _expected(cmes: Sequence[Cme], midnight: datetime) -> Expected:
    """The newest run of each CME under way and the CME's speed, as known when the midnight's forecast is issued."""
    issued_at = midnight + timedelta(seconds=int(ISSUE_DELAY.astype(int)))
    found = [(cme.run_at(issued_at), cme.analysis_at(issued_at)) for cme in cmes]
    return [(run, analysis.speed_km_s if analysis else 0.0) for run, analysis in found if run]


def _about(expected: Expected, midnight: datetime) -> list[float]:
    near, kp, speed = [0.0], [0.0], [0.0]
    for run, speed_km_s in expected:
        if run.arrival_at and midnight - BEFORE < run.arrival_at < midnight + AFTER:
            off = (run.arrival_at - midnight - timedelta(hours=12)) / WIDTH
            near.append(float(np.exp(-0.5 * off**2)) * (0.5 if run.is_glancing else 1.0))
            kp.append(max((k for k in run.kp_by_clock_angle[1:] if k), default=0.0))
            speed.append(speed_km_s)
    strongest = max(n * k for n, k in zip(near, kp, strict=True))
    return [max(near), sum(near), strongest, max(kp), max(speed)]
