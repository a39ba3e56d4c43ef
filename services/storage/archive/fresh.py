"""Batches of which nothing at all was known: their history is the batch itself, and nothing of theirs is replaced."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from services.domain.arrow import arrow_schema
from services.domain.tables import TABLES, Table, related


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


def groups_of(silver: Mapping[str, pa.Table]) -> pa.Array | None:
    """The groups of a batch's silver rows; None without rows.

    None too where the batch says two things of one key: which of them stands is history's to decide.
    """
    if not any(rows.num_rows for rows in silver.values()) or not all(map(_one_each, silver, silver.values())):
        return None
    return pc.unique(pa.chunked_array([c for n, rows in silver.items() for c in rows[TABLES[n].group].chunks]))


def versions(silver: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """History of the groups of a fresh batch, as an engine's log would answer it."""
    return {table.name: _open(table, silver) for table in related(silver)}


def no_versions(table: Table) -> pa.Table:
    """No versions, in the right columns."""
    schema = arrow_schema(table.name)
    return schema.append(pa.field("known_until", schema.field("known_at").type)).empty_table()


def _open(table: Table, silver: Mapping[str, pa.Table]) -> pa.Table:
    none = no_versions(table)
    if table.name not in silver:
        return none
    rows = silver[table.name].select(list(table.columns))
    until = none.schema.field("known_until")
    return rows.append_column(until, pa.nulls(rows.num_rows, until.type))


def _one_each(name: str, rows: pa.Table) -> bool:
    return bool(rows.group_by(list(TABLES[name].key), use_threads=False).aggregate([]).num_rows == rows.num_rows)
