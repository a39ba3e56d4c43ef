"""The logs' rows in DuckDB: `log.Log` over the writing cursor."""

from collections.abc import Iterable

import numpy as np
import pyarrow as pa

from services.domain.batch import Batch
from services.domain.tables import TABLES, Table
from services.storage.archive import duckdb_points, duckdb_versions
from services.storage.archive.duckdb_inputs import GROUPS, Inputs
from services.storage.archive.incoming import POINTS, RECORD
from services.storage.archive.log import Records
from services.storage.embedded import Cursor, arrow, first


class DuckDBLog:
    """`log.Log` inside the transaction of this cursor."""

    def __init__(self, cursor: Cursor, inputs: Inputs) -> None:
        self._cursor = cursor
        self._inputs = inputs
        self._news: pa.Table | None = None

    def observed(self, batch_id: str) -> tuple[int, int] | None:
        """Loaded and duplicate records of a batch that was appended before."""
        row = first(self._cursor, "SELECT loaded, duplicate FROM observations WHERE batch_id = ?", [batch_id])
        return None if row is None else (row[0], row[1])

    def holds_any(self, tables: Iterable[Table], groups: pa.Array) -> bool:
        """Whether one of these logs has a row of any of the groups."""
        held = " UNION ALL ".join(f"SELECT {t.group} AS grp FROM {t.name}" for t in tables)
        with self._inputs.groups(groups):
            asked = f"SELECT 1 FROM ({held}) SEMI JOIN {GROUPS} USING (grp) LIMIT 1"
            return first(self._cursor, asked) is not None

    def snapshot_after(self, tables: Iterable[str], batch: Batch) -> bool:
        """Whether a later complete answer of the batch's dataset is held for any of these logs."""
        later = first(
            self._cursor,
            "SELECT 1 FROM snapshots WHERE list_contains(?, table_name) AND source = ? AND dataset = ? "
            "AND known_at > ? LIMIT 1",
            [list(tables), batch.source, batch.dataset, batch.fetched_at],
        )
        return later is not None

    def new_records(self, table: Table, rows: pa.Table) -> Records:
        """Records with a row whose values its key never had before; the first of equal rows counts."""
        if table.name == POINTS:
            self._news = duckdb_points.all_news(self._cursor, rows)
            if self._news is not None:
                return np.asarray(rows[RECORD].to_numpy())
        log = duckdb_points.LOG if table.name == POINTS else table.name
        identity = ", ".join((*table.key, *table.identity))
        self._cursor.register("incoming", rows)
        found = arrow(
            self._cursor,
            f"SELECT DISTINCT {RECORD} FROM (SELECT {identity}, min({RECORD}) AS {RECORD} FROM incoming GROUP BY ALL) "
            f"f WHERE NOT EXISTS (SELECT 1 FROM {log} l WHERE {_same_row(table)})",
        )
        self._cursor.unregister("incoming")
        return np.asarray(found[RECORD].to_numpy())

    def append(self, table: Table, rows: pa.Table) -> None:
        """Append rows to a silver log."""
        self._inputs.insert(self._cursor, table.name, rows)

    def append_points(self, batch: Batch, rows: pa.Table) -> pa.Table:
        """Merge telemetry points into their log; keys of those whose log changed."""
        if self._news is None:
            return duckdb_points.append(self._cursor, batch, rows)
        duckdb_points.append_news(self._cursor, batch, self._news)
        return self._news

    def current_points(self, keys: pa.Table) -> pa.Table:
        """The newest version of each point."""
        return (
            duckdb_points.current(self._cursor, keys)
            if self._news is None
            else self._news.select(TABLES[POINTS].columns)
        )

    def note_snapshot(self, batch: Batch, table: Table, bodies: list[str]) -> None:
        """Keep what a complete answer asked for."""
        window = (batch.window_from, batch.window_to, batch.max_distance_au)
        self._cursor.execute(
            "INSERT INTO snapshots VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [table.name, batch.batch_id, batch.source, batch.dataset, batch.fetched_at, *window, bodies],
        )

    def note_batch(self, batch: Batch, loaded: int, duplicate: int) -> None:
        """Keep that the batch was appended."""
        self._cursor.execute(
            "INSERT INTO observations VALUES (?, ?, ?, ?, ?, ?)",
            [batch.batch_id, batch.source, batch.dataset, batch.fetched_at, loaded, duplicate],
        )

    def covered_groups(self, batch: Batch, table: Table) -> pa.Table:
        """Groups with a key that the batch's snapshot may cover and does not contain."""
        return duckdb_versions.covered_groups(self._cursor, table, batch.batch_id, batch.fetched_at)

    def boundaries(self, table: Table, groups: pa.Table) -> pa.Table:
        """Versions of the groups without their values."""
        return duckdb_versions.boundaries(self._cursor, table, groups)

    def versions(self, table: Table, bounds: pa.Table) -> pa.Table:
        """The full rows of what `boundaries` found."""
        return duckdb_versions.versions(self._cursor, table, bounds)

    def revise(self, noun: str, *, changed: bool) -> int:
        """The noun's revision, counted up where the batch changed it."""
        asked = "UPDATE datasets SET revision = revision + 1 WHERE dataset = ? RETURNING revision"
        row = first(self._cursor, asked if changed else "SELECT revision FROM datasets WHERE dataset = ?", [noun])
        return int(row[0]) if row else 0


def _same_row(table: Table) -> str:
    same_key = [f"l.{c} = f.{c}" for c in table.key]
    return " AND ".join([*same_key, *(f"l.{c} IS NOT DISTINCT FROM f.{c}" for c in table.identity)])
