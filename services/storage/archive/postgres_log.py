"""The logs' rows in PostgreSQL: `log.Log` over the writing cursor."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pyarrow as pa
from psycopg import Cursor

from services.domain.batch import Batch
from services.domain.tables import Table
from services.storage.archive import postgres_points, postgres_versions
from services.storage.archive.incoming import POINTS, RECORD
from services.storage.archive.log import Records
from services.storage.archive.postgres_arrow import copy, fetch, stage


class PostgresLog:
    """`log.Log` inside the transaction of this cursor."""

    def __init__(self, cursor: Cursor[Any]) -> None:
        self._cursor = cursor

    def observed(self, batch_id: str) -> tuple[int, int] | None:
        """Loaded and duplicate records of a batch that was appended before."""
        self._cursor.execute("SELECT loaded, duplicate FROM observations WHERE batch_id = %s", [batch_id])
        row = self._cursor.fetchone()
        return None if row is None else (row[0], row[1])

    def holds_any(self, tables: Iterable[Table], groups: pa.Array) -> bool:
        """Whether one of these logs has a row of any of the groups."""
        asked = stage(self._cursor, "groups", pa.table({"grp": groups}))
        held = " OR ".join(
            f"EXISTS (SELECT 1 FROM {t.name} WHERE {t.group} IN (SELECT grp FROM {asked}))" for t in tables
        )
        self._cursor.execute(f"SELECT {held}")
        row = self._cursor.fetchone()
        return row is not None and bool(row[0])

    def snapshot_after(self, tables: Iterable[str], batch: Batch) -> bool:
        """Whether a later complete answer of the batch's dataset is held for any of these logs."""
        self._cursor.execute(
            "SELECT 1 FROM snapshots WHERE table_name = ANY(%s::text[]) AND source = %s AND dataset = %s "
            "AND known_at > %s LIMIT 1",
            [list(tables), batch.source, batch.dataset, batch.fetched_at],
        )
        return self._cursor.fetchone() is not None

    def new_records(self, table: Table, rows: pa.Table) -> Records:
        """Records with a row whose values its key never had before; the first of equal rows counts."""
        log = postgres_points.LOG if table.name == POINTS else table.name
        compared = (*table.key, *table.identity)
        identity = ", ".join(compared)
        incoming = stage(self._cursor, f"incoming_{table.name}", rows.select([*compared, RECORD]))
        same_key = [f"l.{c} = f.{c}" for c in table.key]
        same = " AND ".join([*same_key, *(f"l.{c} IS NOT DISTINCT FROM f.{c}" for c in table.identity)])
        found = fetch(
            self._cursor,
            f"SELECT DISTINCT {RECORD} FROM (SELECT {identity}, min({RECORD}) AS {RECORD} FROM {incoming} "
            f"GROUP BY {identity}) f WHERE NOT EXISTS (SELECT 1 FROM {log} l WHERE {same})",
        )
        return np.asarray(found[RECORD].to_numpy())

    def append(self, table: Table, rows: pa.Table) -> None:
        """Append rows to a silver log."""
        copy(self._cursor, table.name, rows)

    def append_points(self, batch: Batch, rows: pa.Table) -> pa.Table:
        """Merge telemetry points into their log; keys of those whose log changed."""
        return postgres_points.append(self._cursor, batch, rows)

    def current_points(self, keys: pa.Table) -> pa.Table:
        """The newest version of each point."""
        return postgres_points.current(self._cursor, keys)

    def note_snapshot(self, batch: Batch, table: Table, bodies: list[str]) -> None:
        """Keep what a complete answer asked for."""
        window = (batch.window_from, batch.window_to, batch.max_distance_au)
        self._cursor.execute(
            "INSERT INTO snapshots VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [table.name, batch.batch_id, batch.source, batch.dataset, batch.fetched_at, *window, bodies],
        )

    def note_batch(self, batch: Batch, loaded: int, duplicate: int) -> None:
        """Keep that the batch was appended."""
        self._cursor.execute(
            "INSERT INTO observations VALUES (%s, %s, %s, %s, %s, %s)",
            [batch.batch_id, batch.source, batch.dataset, batch.fetched_at, loaded, duplicate],
        )

    def covered_groups(self, batch: Batch, table: Table) -> pa.Table:
        """Groups with a key that the batch's snapshot may cover and does not contain."""
        return postgres_versions.covered_groups(self._cursor, table, batch.batch_id, batch.fetched_at)

    def boundaries(self, table: Table, groups: pa.Table) -> pa.Table:
        """Versions of the groups without their values."""
        return postgres_versions.boundaries(self._cursor, table, groups)

    def versions(self, table: Table, bounds: pa.Table) -> pa.Table:
        """The full rows of what `boundaries` found."""
        return postgres_versions.versions(self._cursor, table, bounds)

    def revise(self, noun: str, *, changed: bool) -> int:
        """The noun's revision, counted up where the batch changed it."""
        asked = "UPDATE datasets SET revision = revision + 1 WHERE dataset = %s RETURNING revision"
        self._cursor.execute(asked if changed else "SELECT revision FROM datasets WHERE dataset = %s", [noun])
        row = self._cursor.fetchone()
        return int(row[0]) if row else 0
