"""Gold, quarantine and the acknowledgement of a batch, written together."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from services.chassis.errors import ConflictError, InvalidInputError
from services.domain.arrow import arrow_schema
from services.domain.batch import Batch
from services.domain.tables import TABLES, Table
from services.storage.crash import reach
from services.storage.embedded import Cursor, first

COUNTS = ("records", "loaded", "duplicate", "quarantined", "unsupported")
PIPELINE = "pipeline"


def publish(  # noqa: PLR0913, PLR0917 - the port's method and its transaction
    cursor: Cursor,
    batch: Batch,
    noun: str,
    gold: Mapping[str, pa.Table],
    quarantine: pa.Table,
    counts: Mapping[str, Any],
    revision: int,
) -> None:
    """See `ArchiveStore.publish`; runs inside the caller's write transaction."""
    checked = {name: checked_rows(name, rows, {"gold"}) for name, rows in gold.items()}
    if checked:
        _check_revision(cursor, noun, revision)
        _replace(cursor, checked)
    append_new(cursor, "quarantine", checked_rows("quarantine", quarantine, {"ledger"}))
    reach("core_inside_publish")
    _acknowledge(cursor, batch, counts)
    cursor.execute("UPDATE datasets SET version = version + 1 WHERE dataset IN (?, ?)", [noun, PIPELINE])


def checked_rows(name: str, rows: pa.Table, kinds: set[str]) -> pa.Table:
    """Rows in the catalogue's columns and types.

    Raises:
        InvalidInputError: the table is of another kind, or a column is missing or of another type.
    """
    table = TABLES.get(name)
    if table is None or table.kind not in kinds:
        raise InvalidInputError.of("table", name, ", ".join(t.name for t in TABLES.values() if t.kind in kinds))
    schema = arrow_schema(name)
    try:
        return rows.select(schema.names).cast(schema)
    except (KeyError, pa.ArrowInvalid) as error:
        raise InvalidInputError.of(f"{name} columns", str(rows.schema), str(schema)) from error


def append_new(cursor: Cursor, name: str, rows: pa.Table) -> None:
    """Append the rows whose key is not there yet."""
    table = TABLES[name]
    same = " AND ".join(f"t.{k} = n.{k}" for k in table.key)
    keys = ", ".join(table.key)
    cursor.register("fresh", rows)
    cursor.execute(
        f"INSERT INTO {name} SELECT DISTINCT ON ({keys}) {', '.join(table.columns)} FROM fresh n "
        f"WHERE NOT EXISTS (SELECT 1 FROM {name} t WHERE {same})"
    )
    cursor.unregister("fresh")


def bump(cursor: Cursor, dataset: str) -> None:
    """Count one change of a dataset that readers may cache."""
    cursor.execute("UPDATE datasets SET version = version + 1 WHERE dataset = ?", [dataset])


def _check_revision(cursor: Cursor, noun: str, revision: int) -> None:
    row = first(cursor, "SELECT revision FROM datasets WHERE dataset = ?", [noun])
    if row is None or row[0] != revision:
        raise ConflictError(
            f"revision was {revision!r}; {noun} is at {row[0] if row else None}. "
            "Another batch was observed in between: call observe again and publish what it answers."
        )


def _replace(cursor: Cursor, gold: Mapping[str, pa.Table]) -> None:
    grouped = {TABLES[name]: rows for name, rows in gold.items() if TABLES[name].group}
    if grouped:
        groups = pa.concat_tables([pa.table({"grp": rows[table.group]}) for table, rows in grouped.items()])
        cursor.register("touched", pa.table({"grp": pc.unique(groups["grp"])}))
        for table, rows in grouped.items():
            _replace_groups(cursor, table, rows)
        cursor.unregister("touched")
    for name, rows in gold.items():
        if not TABLES[name].group:
            append_new(cursor, name, rows)


def _replace_groups(cursor: Cursor, table: Table, rows: pa.Table) -> None:
    is_current = pc.is_null(rows["known_until"])
    columns = ", ".join(table.columns)
    for name, part in (
        (table.name, rows.filter(is_current)),
        (f"{table.name}_history", rows.filter(pc.invert(is_current))),
    ):
        cursor.execute(f"DELETE FROM {name} WHERE {table.group} IN (SELECT grp FROM touched)")
        if part.num_rows:
            cursor.register("part", part)
            cursor.execute(f"INSERT INTO {name} SELECT {columns} FROM part")
            cursor.unregister("part")


def _acknowledge(cursor: Cursor, batch: Batch, counts: Mapping[str, Any]) -> None:
    facts = {
        **{c: getattr(batch, c, None) for c in TABLES["batches"].columns},
        **{c: int(counts[c]) for c in COUNTS},
        "code_version": str(counts.get("code_version", "")),
        "acknowledged_at": datetime.now(UTC),
    }
    append_new(cursor, "batches", pa.Table.from_pylist([facts], schema=arrow_schema("batches")))
