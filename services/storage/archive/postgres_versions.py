"""Reading a log's rows in PostgreSQL for their history, and the full rows of what it found."""

from dataclasses import fields
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from psycopg import Cursor

from services.domain.tables import Table
from services.storage.archive.history import Snapshot, runs
from services.storage.archive.postgres_arrow import fetch, stage
from services.storage.archive.postgres_tables import ROW_ID


def boundaries(cursor: Cursor[Any], table: Table, groups: pa.Table) -> pa.Table:
    """Versions of the given groups (one column, `grp`) without their values; see `history.runs`."""
    snapshots = _snapshots(cursor, table)
    compared = [c for c in (table.window, "miss_distance_au") if c and c in table.columns]
    columns = ", ".join(f"l.{c}" for c in sorted({"known_at", "row_hash", *table.key, *compared}))
    dataset = "o.source || '/' || o.dataset" if snapshots else "NULL::text"
    joined = "JOIN observations o ON o.batch_id = l.batch_id" if snapshots else ""
    order = ", ".join(f"l.{c}" for c in (*table.key, "known_at", "row_hash", "batch_id"))
    touched = stage(cursor, "groups", groups)
    rows = fetch(
        cursor,
        f"SELECT l.{ROW_ID}, l.{table.group} AS grp, {dataset} AS dataset, {columns} FROM {table.name} l {joined} "
        f"WHERE l.{table.group} IN (SELECT grp FROM {touched}) ORDER BY {order}",
    )
    return runs(table, rows, snapshots)


def versions(cursor: Cursor[Any], table: Table, bounds: pa.Table) -> pa.Table:
    """The full rows of what `boundaries` found: the table's columns and `known_until`."""
    columns = ", ".join((*table.columns, ROW_ID))
    rows = fetch(
        cursor,
        f"SELECT {columns} FROM {table.name} WHERE {ROW_ID} = ANY(%s::bigint[])",
        [bounds["rid"].to_pylist()],
    )
    until = bounds["known_until"].take(pc.index_in(rows[ROW_ID], bounds["rid"]))
    return rows.drop_columns([ROW_ID]).append_column("known_until", until)


def covered_groups(cursor: Cursor[Any], table: Table, batch_id: str, known_at: datetime) -> pa.Table:
    """Groups with a key that the batch's snapshot may cover and does not contain: candidates for a closure."""
    present = " AND ".join(f"p.{k} = l.{k}" for k in table.key)
    window = f"l.{table.window} >= s.window_from AND l.{table.window} < s.window_to" if table.window else "true"
    return fetch(
        cursor,
        f"SELECT DISTINCT l.{table.group} AS grp FROM {table.name} l "
        f"JOIN snapshots s ON s.batch_id = %(batch)s AND s.table_name = %(name)s AND {window} "
        "WHERE l.known_at < %(at)s "
        f"AND NOT EXISTS (SELECT 1 FROM {table.name} p WHERE p.batch_id = %(batch)s AND {present})",
        {"batch": batch_id, "name": table.name, "at": known_at},
    )


def _snapshots(cursor: Cursor[Any], table: Table) -> list[Snapshot]:
    cursor.execute(
        "SELECT known_at, source || '/' || dataset, window_from, window_to, max_distance_au, bodies "
        "FROM snapshots WHERE table_name = %s ORDER BY known_at, batch_id",
        [table.name],
    )
    names = [f.name for f in fields(Snapshot)]
    return [Snapshot(**dict(zip(names, (*row[:-1], tuple(row[-1])), strict=True))) for row in cursor.fetchall()]
