"""Reading a log's rows for their history, and the full rows of what it found."""

from dataclasses import fields
from datetime import datetime

import pyarrow as pa

from services.domain.tables import Table
from services.storage.archive.history import Snapshot, runs
from services.storage.embedded import Cursor, arrow


def boundaries(cursor: Cursor, table: Table, groups: pa.Table) -> pa.Table:
    """Versions of the given groups (one column, `grp`) without their values; see `history.runs`.

    Reads inside the cursor's transaction, so it sees what was just appended.
    """
    snapshots = _snapshots(cursor, table)
    wanted = {"known_at", "row_hash", *table.key, *_compared(table)}
    columns = ", ".join(f"l.{c}" for c in sorted(wanted))
    dataset = "o.source || '/' || o.dataset" if snapshots else "NULL::VARCHAR"
    joined = "JOIN observations o ON o.batch_id = l.batch_id" if snapshots else ""
    order = ", ".join(f"l.{c}" for c in (*table.key, "known_at", "row_hash", "batch_id"))
    cursor.register("touched", groups)
    try:
        rows = arrow(
            cursor,
            f"SELECT l.rowid AS rid, l.{table.group} AS grp, {dataset} AS dataset, {columns} FROM {table.name} l "
            f"{joined} WHERE l.{table.group} IN (SELECT grp FROM touched) ORDER BY {order}",
        )
    finally:
        cursor.unregister("touched")
    return runs(table, rows, snapshots)


def versions(cursor: Cursor, table: Table, bounds: pa.Table) -> pa.Table:
    """The full rows of what `boundaries` found: the table's columns and `known_until`."""
    columns = ", ".join(f"l.{c}" for c in table.columns)
    cursor.register("bounds", bounds)
    try:
        return arrow(cursor, f"SELECT {columns}, b.known_until FROM bounds b JOIN {table.name} l ON l.rowid = b.rid")
    finally:
        cursor.unregister("bounds")


def covered_groups(cursor: Cursor, table: Table, batch_id: str, known_at: datetime) -> pa.Table:
    """Groups with a key that the batch's snapshot may cover and does not contain: candidates for a closure."""
    present = " AND ".join(f"p.{k} = l.{k}" for k in table.key)
    window = f"l.{table.window} >= s.window_from AND l.{table.window} < s.window_to" if table.window else "true"
    return arrow(
        cursor,
        f"SELECT DISTINCT l.{table.group} AS grp FROM {table.name} l "
        f"JOIN snapshots s ON s.batch_id = $batch AND s.table_name = '{table.name}' AND {window} "
        "WHERE l.known_at < $at "
        f"AND NOT EXISTS (SELECT 1 FROM {table.name} p WHERE p.batch_id = $batch AND {present})",
        {"batch": batch_id, "at": known_at},
    )


def _compared(table: Table) -> list[str]:
    """What a snapshot's question is compared with."""
    return [c for c in (table.window, "miss_distance_au") if c and c in table.columns]


def _snapshots(cursor: Cursor, table: Table) -> list[Snapshot]:
    rows = cursor.execute(
        "SELECT epoch_us(known_at), source || '/' || dataset, epoch_us(window_from), epoch_us(window_to), "
        "max_distance_au, bodies FROM snapshots WHERE table_name = ? ORDER BY known_at, batch_id",
        [table.name],
    ).fetchall()
    names = [f.name for f in fields(Snapshot)]
    return [Snapshot(**dict(zip(names, (*row[:-1], tuple(row[-1])), strict=True))) for row in rows]
