"""Batches of which nothing at all was known: their history is the batch itself, and nothing of theirs is replaced."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from services.domain.batch import Batch
from services.domain.tables import TABLES, Table, related
from services.storage.archive import duckdb_versions
from services.storage.archive.duckdb_inputs import GROUPS, Inputs
from services.storage.embedded import Cursor, first


@dataclass(frozen=True, slots=True)
class Fresh:
    """Groups of which no log held a row before a batch, and hence no gold either."""

    batch_id: str
    revision: int
    groups: pa.Array

    def holds(self, batch_id: str, revision: int | None, groups: pa.ChunkedArray) -> bool:
        """Whether all of these groups are new to gold when the batch is published at this revision."""
        known = (self.batch_id, self.revision) == (batch_id, revision)
        return known and bool(pc.all(pc.is_in(groups, self.groups)).as_py())


def groups_of(cursor: Cursor, inputs: Inputs, batch: Batch, silver: Mapping[str, pa.Table]) -> pa.Array | None:
    """The batch's groups, if no log of their families has a row of any and no later snapshot may close one.

    None too where the batch says two things of one key: which of them stands is history's to decide.
    """
    if not any(rows.num_rows for rows in silver.values()) or not all(map(_one_each, silver, silver.values())):
        return None
    groups = pc.unique(pa.chunked_array([c for n, rows in silver.items() for c in rows[TABLES[n].group].chunks]))
    if _closed_later(cursor, batch, silver) or _held(cursor, inputs, silver, groups):
        return None
    return groups


def versions(silver: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """History of the groups of a fresh batch, as `duckdb_versions.versions` would read it."""
    return {table.name: _open(table, silver) for table in related(silver)}


def _open(table: Table, silver: Mapping[str, pa.Table]) -> pa.Table:
    none = duckdb_versions.empty(table)
    if table.name not in silver:
        return none
    rows = silver[table.name].select(list(table.columns))
    until = none.schema.field("known_until")
    return rows.append_column(until, pa.nulls(rows.num_rows, until.type))


def _one_each(name: str, rows: pa.Table) -> bool:
    return bool(rows.group_by(list(TABLES[name].key), use_threads=False).aggregate([]).num_rows == rows.num_rows)


def _closed_later(cursor: Cursor, batch: Batch, names: Iterable[str]) -> bool:
    later = first(
        cursor,
        "SELECT 1 FROM snapshots WHERE list_contains(?, table_name) AND source = ? AND dataset = ? AND known_at > ? "
        "LIMIT 1",
        [list(names), batch.source, batch.dataset, batch.fetched_at],
    )
    return later is not None


def _held(cursor: Cursor, inputs: Inputs, logs: Iterable[str], groups: pa.Array) -> bool:
    held = " UNION ALL ".join(f"SELECT {t.group} AS grp FROM {t.name}" for t in related(logs))
    with inputs.groups(groups):
        return first(cursor, f"SELECT 1 FROM ({held}) SEMI JOIN {GROUPS} USING (grp) LIMIT 1") is not None
