"""The history of a log's keys, computed from all of its rows: who said what when, and when it stopped being said.

Nothing derived is stored, so batches may arrive in any order. An answer holds from its `known_at` until the next
different answer, or until a complete answer whose window covers it lacks it.
"""

from datetime import datetime

import pyarrow as pa

from services.domain.arrow import arrow_schema
from services.domain.tables import Table
from services.storage.embedded import Cursor, arrow, first


def boundaries(cursor: Cursor, table: Table, groups: pa.Table) -> pa.Table:
    """Versions of the given groups without their values.

    Args:
        cursor: inside the transaction that must be seen.
        table: a silver table.
        groups: one column, `grp`.

    Returns:
        `rid` (row of the log that opens the version), `grp`, `known_at`, `known_until`.
    """
    cursor.register("touched", groups)
    try:
        return arrow(cursor, _versions_sql(table, closing=_any_snapshot(cursor, table)))
    finally:
        cursor.unregister("touched")


def versions(cursor: Cursor, table: Table, rows: pa.Table) -> pa.Table:
    """The full rows of what `boundaries` found: the table's columns and `known_until`."""
    columns = ", ".join(f"l.{c}" for c in table.columns)
    cursor.register("bounds", rows)
    try:
        return arrow(cursor, f"SELECT {columns}, b.known_until FROM bounds b JOIN {table.name} l ON l.rowid = b.rid")
    finally:
        cursor.unregister("bounds")


def empty(table: Table) -> pa.Table:
    """No versions, in the right columns."""
    schema = arrow_schema(table.name)
    return schema.append(pa.field("known_until", schema.field("known_at").type)).empty_table()


def covered_groups(cursor: Cursor, table: Table, batch_id: str, known_at: datetime) -> pa.Table:
    """Groups with a key that the batch's snapshot covers and does not contain: candidates for a closure."""
    present = " AND ".join(f"p.{k} = l.{k}" for k in table.key)
    return arrow(
        cursor,
        f"SELECT DISTINCT l.{table.group} AS grp FROM {table.name} l "
        f"JOIN snapshots s ON s.batch_id = $batch AND s.table_name = '{table.name}' AND {_covers(table, 'l')} "
        "WHERE l.known_at < $at "
        f"AND NOT EXISTS (SELECT 1 FROM {table.name} p WHERE p.batch_id = $batch AND {present})",
        {"batch": batch_id, "at": known_at},
    )


def _any_snapshot(cursor: Cursor, table: Table) -> bool:
    found = first(cursor, f"SELECT 1 FROM snapshots WHERE table_name = '{table.name}' LIMIT 1")
    return found is not None


def _covers(table: Table, row: str) -> str:
    """Whether snapshot `s` asked for the row."""
    tests = ["true"]
    if table.window:
        tests.append(f"{row}.{table.window} >= s.window_from AND {row}.{table.window} < s.window_to")
    if "miss_distance_au" in table.columns:
        tests.append(f"(s.max_distance_au IS NULL OR {row}.miss_distance_au <= s.max_distance_au)")
    if "body" in table.key:
        tests.append(f"list_contains(s.bodies, {row}.body)")
    return " AND ".join(tests)


def _versions_sql(table: Table, *, closing: bool) -> str:
    key = ", ".join(table.key)
    extra = "".join(f", any_value({c}) AS {c}" for c in _scope(table))
    by_key = " AND ".join(f"k.{c} = e.{c}" for c in table.key)
    closed = (
        f"""
        seen AS (
            SELECT {", ".join(f"l.{c}" for c in table.key)}, o.source, o.dataset, min(l.known_at) AS first_at
            FROM {table.name} l SEMI JOIN touched ON touched.grp = l.{table.group}
            JOIN observations o ON o.batch_id = l.batch_id GROUP BY ALL
        ),
        closed AS (
            SELECT e.rid, min(s.known_at) AS closed_at
            FROM events e JOIN snapshots s ON s.table_name = '{table.name}' AND s.known_at > e.known_at
                AND s.known_at < coalesce(e.next_at, 'infinity'::TIMESTAMPTZ) AND {_covers(table, "e")}
            JOIN seen k ON {by_key} AND k.source = s.source AND k.dataset = s.dataset AND k.first_at < s.known_at
            GROUP BY e.rid
        ),"""
        if closing
        else "closed AS (SELECT NULL::BIGINT AS rid, NULL::TIMESTAMPTZ AS closed_at WHERE false),"
    )
    return f"""
        WITH stated AS (
            SELECT {key}, known_at, arg_max(rowid, (row_hash, batch_id)) AS rid, max(row_hash) AS row_hash{extra},
                any_value({table.group}) AS grp
            FROM {table.name} l SEMI JOIN touched ON touched.grp = l.{table.group}
            GROUP BY {key}, known_at
        ),
        events AS (
            SELECT *, lead(known_at) OVER (PARTITION BY {key} ORDER BY known_at) AS next_at FROM stated
        ),
        {closed}
        marked AS (
            SELECT e.*, c.closed_at,
                CASE WHEN e.row_hash = lag(e.row_hash) OVER w AND lag(c.closed_at) OVER w IS NULL THEN 0 ELSE 1 END
                    AS opens
            FROM events e LEFT JOIN closed c ON c.rid = e.rid
            WINDOW w AS (PARTITION BY {", ".join(f"e.{c}" for c in table.key)} ORDER BY e.known_at)
        ),
        runs AS (
            SELECT *, sum(opens) OVER (PARTITION BY {key} ORDER BY known_at ROWS UNBOUNDED PRECEDING) AS run
            FROM marked
        )
        SELECT arg_min(rid, known_at) AS rid, any_value(grp) AS grp, min(known_at) AS known_at,
            coalesce(max(closed_at), CASE WHEN bool_or(next_at IS NULL) THEN NULL ELSE max(next_at) END) AS known_until
        FROM runs GROUP BY {key}, run
    """


def _scope(table: Table) -> list[str]:
    wanted = [table.window, "miss_distance_au"]
    return [c for c in wanted if c and c in table.columns and c not in table.key]
