"""Telemetry's log in PostgreSQL: one row where a point's answer changed, whatever the order in which batches came.

A provider repeats a day of samples every minute. Those repeats are not rows of the log: `telemetry_sightings` says
which points each batch contained, and at a sighting the point had the value that the log gives for that instant. Only
a late batch that contradicts what was seen around it has to look there.
"""

from datetime import datetime
from typing import Any

import pyarrow as pa
from psycopg import Cursor

from services.domain.batch import Batch
from services.domain.tables import TABLES
from services.storage.archive.places import history_of
from services.storage.archive.postgres_arrow import copy, fetch, stage
from services.storage.archive.sightings import runs_of

TABLE = TABLES["telemetry_points"]
LOG = history_of(TABLE.name)
_KEY = "series, observed_at"
_COLUMNS = ", ".join(TABLE.columns)
_SAME_KEY = "l.series = g.series AND l.observed_at = g.observed_at"

# Of several answers at one instant the greatest stands; of that instant's batches the least id names it.
_ANSWER = "value DESC NULLS LAST, spacecraft DESC NULLS LAST, quality DESC NULLS LAST"


def append(cursor: Cursor[Any], batch: Batch, points: pa.Table) -> pa.Table:
    """Merge a batch's points into the log.

    Returns:
        Keys of the points whose log changed: `series`, `observed_at`.
    """
    given = stage(cursor, "points", points.select(list(TABLE.columns)))
    news = stage(cursor, "news", points.schema.empty_table().select(list(TABLE.columns)))
    at = {"at": batch.fetched_at}
    cursor.execute(f"INSERT INTO {news} {_NEWS.format(given=given)}", at)
    cursor.execute(
        "SELECT 1 FROM observations WHERE source = %s AND dataset = %s AND known_at >= %s LIMIT 1",
        [batch.source, batch.dataset, batch.fetched_at],
    )
    if cursor.fetchone() is None:
        cursor.execute(f"INSERT INTO {LOG} ({_COLUMNS}) SELECT {_COLUMNS} FROM {news}")
    else:
        _rewrite(cursor, news)
    _note_sightings(cursor, batch, points)
    return fetch(cursor, f"SELECT {_KEY} FROM {news}")


# What the log does not say already: another answer than the one before, or another batch's answer at the same instant.
_NEWS = f"""
    SELECT g.* FROM (SELECT DISTINCT ON ({_KEY}) {_COLUMNS} FROM {{given}} ORDER BY {_KEY}, {_ANSWER}) g
    LEFT JOIN LATERAL (
        SELECT true AS told, l.value, l.spacecraft, l.quality, l.known_at FROM {LOG} l
        WHERE {_SAME_KEY} AND l.known_at <= %(at)s ORDER BY l.known_at DESC LIMIT 1
    ) p ON true
    WHERE p.told IS NULL OR p.known_at = %(at)s
        OR row(p.value, p.spacecraft, p.quality) IS DISTINCT FROM row(g.value, g.spacecraft, g.quality)
"""

_MICROS = "(extract(epoch FROM {0}) * 1000000)::bigint"

# Every sighting of the points with the answer that it had, the new ones among them; then one row per change.
_REWRITTEN = f"""
    WITH held AS (SELECT l.* FROM {LOG} l JOIN {{news}} g ON {_SAME_KEY}),
    seen AS (
        SELECT g.series, g.observed_at, s.known_at, s.batch_id, s.origin
        FROM {{news}} g JOIN telemetry_sightings s ON s.series = g.series
            AND g.observed_at >= s.first_at AND g.observed_at <= s.last_at
            AND mod({_MICROS.format("g.observed_at")} - {_MICROS.format("s.first_at")}, s.step_us) = 0
    ),
    valued AS (
        SELECT g.series, g.observed_at, p.value, p.spacecraft, p.quality, g.known_at, g.batch_id, g.origin
        FROM seen g CROSS JOIN LATERAL (
            SELECT l.value, l.spacecraft, l.quality FROM {LOG} l
            WHERE {_SAME_KEY} AND l.known_at <= g.known_at ORDER BY l.known_at DESC LIMIT 1
        ) p
    ),
    told AS (
        SELECT {_COLUMNS} FROM valued UNION ALL SELECT {_COLUMNS} FROM held UNION ALL SELECT {_COLUMNS} FROM {{news}}
    ),
    standing AS (
        SELECT DISTINCT ON ({_KEY}, known_at) {_KEY}, value, spacecraft, quality, known_at,
            min(batch_id) OVER (PARTITION BY {_KEY}, known_at) AS batch_id, origin
        FROM told ORDER BY {_KEY}, known_at, {_ANSWER}
    ),
    changing AS (
        SELECT *, row_number() OVER w = 1 OR row(value, spacecraft, quality)
            IS DISTINCT FROM row(lag(value) OVER w, lag(spacecraft) OVER w, lag(quality) OVER w) AS changed
        FROM standing WINDOW w AS (PARTITION BY {_KEY} ORDER BY known_at)
    )
    SELECT {_COLUMNS} FROM changing WHERE changed
"""


def _rewrite(cursor: Cursor[Any], news: str) -> None:
    rewritten = fetch(cursor, _REWRITTEN.format(news=news))
    cursor.execute(f"DELETE FROM {LOG} l USING {news} g WHERE {_SAME_KEY}")
    copy(cursor, LOG, rewritten)


def _note_sightings(cursor: Cursor[Any], batch: Batch, points: pa.Table) -> None:
    if not points.num_rows:
        return
    runs = runs_of(points)
    facts = (("batch_id", batch.batch_id), ("known_at", batch.fetched_at), ("origin", batch.origin))
    for name, value in facts:
        kind = points.schema.field(name).type
        runs = runs.append_column(name, pa.repeat(pa.scalar(value, kind), runs.num_rows))
    copy(cursor, "telemetry_sightings", runs)


def current(cursor: Cursor[Any], keys: pa.Table) -> pa.Table:
    """The newest version of each point (columns `series`, `observed_at`)."""
    wanted = stage(cursor, "wanted", keys)
    return fetch(
        cursor,
        f"SELECT l.* FROM (SELECT DISTINCT {_KEY} FROM {wanted}) g CROSS JOIN LATERAL (SELECT {_COLUMNS} FROM {LOG} l "
        f"WHERE {_SAME_KEY} ORDER BY l.known_at DESC LIMIT 1) l",
    )


def known_at(cursor: Cursor[Any], names: list[str], start: datetime, end: datetime, at: datetime) -> pa.Table:
    """Samples of [start, end) as they were known at `at`, oldest first."""
    return fetch(
        cursor,
        f"SELECT DISTINCT ON ({_KEY}) {_COLUMNS} FROM {LOG} WHERE series = ANY(%s::text[]) AND observed_at >= %s "
        f"AND observed_at < %s AND known_at <= %s ORDER BY {_KEY}, known_at DESC",
        [names, start, end, at],
    )
