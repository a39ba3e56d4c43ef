"""Gold, quarantine and the acknowledgement of a batch, written together."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from services.chassis.errors import ConflictError, InvalidInputError
from services.domain.arrow import arrow_schema
from services.domain.batch import Batch
from services.domain.datasets import noun_of
from services.domain.tables import TABLES, Table
from services.storage.archive.duckdb_fresh import Fresh
from services.storage.crash import reach
from services.storage.embedded import Cursor, first

COUNTS = ("records", "loaded", "duplicate", "quarantined", "unsupported")
PIPELINE = "pipeline"


class Publisher:
    """Publishes batches, one at a time inside the caller's write transaction, and knows what need not be asked."""

    def __init__(self) -> None:
        self._fresh: dict[str, Fresh | None] = {}

    def expect(self, noun: str, fresh: Fresh | None) -> None:
        """Take note of what the last observed batch of a noun found: nothing known of these groups, or None."""
        self._fresh[noun] = fresh

    def publish(  # noqa: PLR0913, PLR0917 - the port's method and its transaction
        self,
        cursor: Cursor,
        batch: Batch,
        gold: Mapping[str, pa.Table],
        quarantine: pa.Table,
        counts: Mapping[str, Any],
        revision: int,
    ) -> None:
        """See `ArchiveStore.publish`."""
        noun = noun_of(batch.source)
        checked = {name: checked_rows(name, rows, {"gold"}) for name, rows in gold.items()}
        # A note serves once: what it says ends with the first attempt to publish.
        fresh = self._fresh.pop(noun, None)
        now = _count_change(cursor, noun)
        if checked:
            _check_revision(noun, now, revision)
            _replace(cursor, checked, lambda groups: fresh is not None and fresh.holds(batch.batch_id, now, groups))
        append_new(cursor, "quarantine", checked_rows("quarantine", quarantine, {"ledger"}))
        reach("core_inside_publish")
        _acknowledge(cursor, batch, counts)


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
        selected = rows.select(schema.names)
        return selected if selected.schema.equals(schema) else selected.cast(schema)
    except (KeyError, pa.ArrowInvalid) as error:
        raise InvalidInputError.of(f"{name} columns", str(rows.schema), str(schema)) from error


def append_new(cursor: Cursor, name: str, rows: pa.Table) -> None:
    """Append the rows whose key is not there yet."""
    if not rows.num_rows:
        return
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


def _count_change(cursor: Cursor, noun: str) -> int | None:
    """Count one change of a noun and of the ledger; the noun's revision."""
    rows = cursor.execute(
        "UPDATE datasets SET version = version + 1 WHERE dataset IN (?, ?) RETURNING dataset, revision",
        [noun, PIPELINE],
    ).fetchall()
    return dict(rows).get(noun)


def _check_revision(noun: str, now: int | None, revision: int) -> None:
    if now != revision:
        raise ConflictError(
            f"revision was {revision!r}; {noun} is at {now}. "
            "Another batch was observed in between: call observe again and publish what it answers."
        )


def _replace(cursor: Cursor, gold: Mapping[str, pa.Table], are_new: Callable[[pa.ChunkedArray], bool]) -> None:
    grouped = {TABLES[name]: rows for name, rows in gold.items() if TABLES[name].group}
    if grouped:
        groups = pa.chunked_array([c for table, rows in grouped.items() for c in rows[table.group].chunks])
        if not are_new(groups):
            _delete_groups(cursor, grouped, groups)
        for table, rows in grouped.items():
            _insert_versions(cursor, table, rows)
    for name, rows in gold.items():
        if not TABLES[name].group:
            append_new(cursor, name, rows)


def _delete_groups(cursor: Cursor, tables: Iterable[Table], groups: pa.ChunkedArray) -> None:
    cursor.register("touched", pa.table({"grp": pc.unique(groups)}))
    for table in tables:
        for name in (table.name, f"{table.name}_history"):
            cursor.execute(f"DELETE FROM {name} WHERE {table.group} IN (SELECT grp FROM touched)")
    cursor.unregister("touched")


def _insert_versions(cursor: Cursor, table: Table, rows: pa.Table) -> None:
    is_current = pc.is_null(rows["known_until"])
    columns = ", ".join(table.columns)
    for name, part in (
        (table.name, rows.filter(is_current)),
        (f"{table.name}_history", rows.filter(pc.invert(is_current))),
    ):
        if part.num_rows:
            cursor.register("part", part)
            cursor.execute(f"INSERT INTO {name} SELECT {columns} FROM part")
            cursor.unregister("part")


def _acknowledge(cursor: Cursor, batch: Batch, counts: Mapping[str, Any]) -> None:
    if first(cursor, "SELECT 1 FROM batches WHERE batch_id = ?", [batch.batch_id]):
        return
    facts = {
        **{c: getattr(batch, c, None) for c in TABLES["batches"].columns},
        **{c: int(counts[c]) for c in COUNTS},
        "code_version": str(counts.get("code_version", "")),
        "acknowledged_at": datetime.now(UTC),
    }
    marks = ", ".join("?" for _ in facts)
    cursor.execute(f"INSERT INTO batches ({', '.join(facts)}) VALUES ({marks})", list(facts.values()))
