"""Telemetry's log: one row where a point's answer changed, whatever the order in which batches came.

A provider repeats a day of samples every minute. Those repeats are not rows of the log: `telemetry_sightings` says
which points each batch contained, and at a sighting the point had the value that the log gives for that instant. Only
a late batch that contradicts what was seen around it has to look there.
"""

from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

from services.domain.batch import Batch
from services.domain.tables import TABLES
from services.storage.archive.points import each_once
from services.storage.archive.sightings import runs_of
from services.storage.embedded import Cursor, arrow, first

TABLE = TABLES["telemetry_points"]
LOG = f"{TABLE.name}_history"
_KEY = ", ".join(TABLE.key)
_COLUMNS = ", ".join(TABLE.columns)
_SAME_KEY = " AND ".join(f"g.{k} = l.{k}" for k in TABLE.key)
# Rows far from what is asked for are not even looked at: they stand together in the file.
_NEAR = "l.observed_at >= $first AND l.observed_at <= $last"
_STATE = "row(value, spacecraft, quality)"

# Of several answers at one instant the greatest stands; of that instant's batches the least id names it.
_ANSWER = "value DESC NULLS LAST, spacecraft DESC NULLS LAST, quality DESC NULLS LAST"


def all_news(cursor: Cursor, points: pa.Table) -> pa.Table | None:
    """The points by series and instant, if each is told once and the log has none of their series in all their span.

    So come histories and whatever was not asked for in time; nothing has to be compared then.
    """
    ordered = each_once(points)
    if ordered is None or not ordered.num_rows:
        return None
    held = first(
        cursor,
        f"SELECT 1 FROM {LOG} l WHERE {_NEAR} AND list_contains($names, series) LIMIT 1",
        {**_span(points), "names": pc.unique(points["series"]).to_pylist()},
    )
    return None if held else ordered


def append_news(cursor: Cursor, batch: Batch, points: pa.Table) -> None:
    """Append what `all_news` gave."""
    cursor.register("given", points)
    facts = {"at": batch.fetched_at, "batch": batch.batch_id, "origin": batch.origin}
    cursor.execute(
        f"INSERT INTO {LOG} SELECT {_KEY}, value, spacecraft, quality, $at, $batch, $origin FROM given", facts
    )
    cursor.unregister("given")
    _note_sightings(cursor, facts, points)


def append(cursor: Cursor, batch: Batch, points: pa.Table) -> pa.Table:
    """Merge a batch's points into the log.

    Returns:
        Keys of the points whose log changed: `series`, `observed_at`.
    """
    late = first(
        cursor,
        "SELECT 1 FROM observations WHERE source = ? AND dataset = ? AND known_at >= ? LIMIT 1",
        [batch.source, batch.dataset, batch.fetched_at],
    )
    facts = {"at": batch.fetched_at, "batch": batch.batch_id, "origin": batch.origin}
    cursor.register("given", points)
    cursor.execute(
        f"CREATE TEMP TABLE told AS SELECT DISTINCT ON ({_KEY}) {_KEY}, value, spacecraft, quality, $at AS known_at, "
        f"$batch AS batch_id, $origin AS origin FROM given ORDER BY {_KEY}, {_ANSWER}",
        facts,
    )
    cursor.execute(f"CREATE TEMP TABLE news AS {_NEWS}", {"at": batch.fetched_at, **_span(points)})
    if late:
        _rewrite(cursor)
    else:
        cursor.execute(f"INSERT INTO {LOG} SELECT {_COLUMNS} FROM news")
    _note_sightings(cursor, facts, points)
    changed = arrow(cursor, f"SELECT {_KEY} FROM news")
    cursor.execute("DROP TABLE told; DROP TABLE news")
    cursor.unregister("given")
    return changed


# What the log does not say already: another answer than the one before, or another batch's answer at the same instant.
_NEWS = f"""
    WITH prior AS (
        SELECT {_KEY}, arg_max({_STATE}, known_at) AS state, max(known_at) AS stated_at
        FROM {LOG} l SEMI JOIN told g ON {_SAME_KEY}
        WHERE {_NEAR} AND l.known_at <= $at GROUP BY ALL
    )
    SELECT t.* FROM told t LEFT JOIN prior p USING ({_KEY})
    WHERE p.state IS DISTINCT FROM row(t.value, t.spacecraft, t.quality) OR p.stated_at = $at
"""

# Every sighting of the points with the answer that it had, the new ones among them; then one row per change.
_REWRITTEN = f"""
    WITH held AS (SELECT l.* FROM {LOG} l SEMI JOIN news g ON {_SAME_KEY}),
    seen AS (
        SELECT g.series, g.observed_at, s.known_at, s.batch_id, s.origin
        FROM news g JOIN telemetry_sightings s ON s.series = g.series
            AND g.observed_at >= s.first_at AND g.observed_at <= s.last_at
            AND (epoch_us(g.observed_at) - epoch_us(s.first_at)) % s.step_us = 0
    ),
    valued AS (
        SELECT g.series, g.observed_at, l.value, l.spacecraft, l.quality, g.known_at, g.batch_id, g.origin
        FROM seen g ASOF JOIN held l ON {_SAME_KEY} AND g.known_at >= l.known_at
    ),
    standing AS (
        SELECT DISTINCT ON ({_KEY}, known_at) *
            REPLACE (min(batch_id) OVER (PARTITION BY {_KEY}, known_at) AS batch_id)
        FROM (SELECT {_COLUMNS} FROM valued UNION ALL SELECT {_COLUMNS} FROM held UNION ALL SELECT {_COLUMNS} FROM news)
        ORDER BY {_KEY}, known_at, {_ANSWER}
    )
    SELECT {_COLUMNS} FROM standing
    WINDOW w AS (PARTITION BY {_KEY} ORDER BY known_at)
    QUALIFY row_number() OVER w = 1 OR {_STATE} IS DISTINCT FROM lag({_STATE}) OVER w
"""


def _rewrite(cursor: Cursor) -> None:
    cursor.execute(f"CREATE TEMP TABLE rewritten AS {_REWRITTEN}")
    cursor.execute(f"DELETE FROM {LOG} l USING news g WHERE {_SAME_KEY}")
    cursor.execute(f"INSERT INTO {LOG} SELECT {_COLUMNS} FROM rewritten")
    cursor.execute("DROP TABLE rewritten")


def _span(points: pa.Table) -> dict[str, object]:
    ends = pc.min_max(points["observed_at"])
    return {"first": ends["min"].as_py(), "last": ends["max"].as_py()}


def _note_sightings(cursor: Cursor, facts: dict[str, object], points: pa.Table) -> None:
    if not points.num_rows:
        return
    cursor.register("runs", runs_of(points))
    cursor.execute(
        "INSERT INTO telemetry_sightings SELECT $batch, $at, $origin, series, first_at, last_at, step_us FROM runs",
        facts,
    )
    cursor.unregister("runs")


def current(cursor: Cursor, keys: pa.Table) -> pa.Table:
    """The newest version of each point (columns `series`, `observed_at`)."""
    cursor.register("wanted", keys)
    try:
        return arrow(
            cursor,
            f"SELECT {_COLUMNS} FROM {LOG} l SEMI JOIN wanted g ON {_SAME_KEY} WHERE {_NEAR} "
            f"QUALIFY row_number() OVER (PARTITION BY {_KEY} ORDER BY known_at DESC) = 1",
            _span(keys),
        )
    finally:
        cursor.unregister("wanted")


def known_at(cursor: Cursor, names: list[str], start: datetime, end: datetime, at: datetime) -> pa.Table:
    """Samples of [start, end) as they were known at `at`, oldest first."""
    return arrow(
        cursor,
        f"SELECT {_COLUMNS} FROM {LOG} WHERE list_contains(?, series) AND observed_at >= ? AND observed_at < ? "
        f"AND known_at <= ? QUALIFY row_number() OVER (PARTITION BY {_KEY} ORDER BY known_at DESC) = 1 "
        "ORDER BY series, observed_at",
        [names, start, end, at],
    )
