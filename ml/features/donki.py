"""Of which time DONKI's events are held, and until when they are all told."""

from datetime import timedelta

import numpy as np

from ml.features.instants import stamp
from ml.features.source import Source
from services.ports.archive import Select

_TABLE = "fact_space_weather_events"
_SETTLED = timedelta(days=3)


def held(source: Source) -> tuple[np.datetime64, np.datetime64]:
    """From when on events are recorded, and until when all of them are known; NaT where none is held.

    Before the first event of any kind nothing is recorded, which is not *no flares*. After the newest one, and in the
    three days before the newest was heard of, events may be missing: nine flares in ten are told by then.

    Raises:
        TransientError: core is away.
    """
    ends = [
        source.rows(Select(table=_TABLE, sort=(order,), limit=1, columns=("start_at", "known_at"))).to_pylist()
        for order in ("start_at", "-start_at", "-known_at")
    ]
    if not ends[0]:
        return np.datetime64("NaT", "s"), np.datetime64("NaT", "s")
    oldest, newest, heard = (rows[0] for rows in ends)
    return stamp(oldest["start_at"]), stamp(min(newest["start_at"], heard["known_at"] - _SETTLED))
