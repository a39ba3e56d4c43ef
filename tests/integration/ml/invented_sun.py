"""The invented Sun of the unit tests loaded into a real core, as its providers would have told of it."""

from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pyarrow as pa

from etl.runs.core_client import CoreClient
from services.domain.batch import Batch
from tests.contract.storage.builders import batch, counts, quarantine
from tests.unit.ml.synthetic import HISTORY, LIVE, SyntheticSource

BEGIN = datetime(2011, 1, 1, tzinfo=UTC)
"""When the real record of the platform begins, too."""
DAYS = 165
Shift = Callable[[pa.Table], pa.Table]


def load_history(core: CoreClient, until: datetime, *, begin: datetime = BEGIN, edit: Shift = lambda rows: rows) -> int:
    """Hourly history of [begin, until) in one late batch, as a replay brings it; the number of samples."""
    sun = SyntheticSource(start=BEGIN, days=DAYS, edit=edit)
    rows = sun.points(list(HISTORY.values()), begin, until)
    _load(core, batch("omni2", "hourly", until, salt="history"), rows)
    return rows.num_rows


def load_live(core: CoreClient, start: datetime, until: datetime) -> None:
    """Live feeds of [start, until), asked ten minutes past each hour: a sample is known when that answer came."""
    sun = SyntheticSource(start=BEGIN, days=DAYS, live_from=start)
    rows = sun.points(list(LIVE.values()), start - timedelta(hours=1), until)
    answers: dict[datetime, list[int]] = defaultdict(list)
    for place, known_at in enumerate(rows["known_at"].to_pylist()):
        hour = known_at.replace(minute=10)
        asked = hour if known_at <= hour else hour + timedelta(hours=1)
        if asked < until + timedelta(hours=1):
            answers[asked].append(place)
    for asked, places in sorted(answers.items()):
        _load(core, batch("swpc", "rtsw", asked, origin="invented"), rows.take(pa.array(places)))


def _load(core: CoreClient, told: Batch, rows: pa.Table) -> None:
    change = core.observe(told, {"telemetry_points": rows})
    core.publish(told, {}, quarantine(), counts(rows.num_rows), change.revision)
