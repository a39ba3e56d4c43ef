"""Gold, quarantine and the acknowledgement of a batch, written together."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from services.chassis.errors import ConflictError, InvalidInputError
from services.domain.arrow import arrow_schema
from services.domain.batch import Batch
from services.domain.datasets import noun_of
from services.domain.tables import TABLES
from services.storage.archive.duckdb_fresh import Fresh
from services.storage.archive.duckdb_inputs import GROUPS, Inputs
from services.storage.crash import reach
from services.storage.embedded import Cursor, first

COUNTS = ("records", "loaded", "duplicate", "quarantined", "unsupported")
PIPELINE = "pipeline"


class Publisher:
    """Publishes batches, one at a time inside the caller's write transaction, and knows what need not be asked."""

    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._fresh: dict[str, Fresh | None] = {}
        self._held: dict[str, set[Any]] = {}

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
    ) -> dict[str, set[Any]]:
        """See `ArchiveStore.publish`.

        Returns:
            For `committed`: keys of the small dimensions that are held once the transaction is.
        """
        noun = noun_of(batch.source)
        checked = {name: checked_rows(name, rows, {"gold"}) for name, rows in gold.items()}
        given = {name: _keys(name, rows) for name, rows in checked.items() if not TABLES[name].group}
        # A note serves once: what it says ends with the first attempt to publish.
        fresh = self._fresh.pop(noun, None)
        now = _count_change(cursor, noun)
        if checked:
            _check_revision(noun, now, revision)
            are_new = fresh is not None and fresh.holds(batch.batch_id, now, _groups(checked))
            _replace(cursor, self._inputs, self._without_held(checked, given), are_new=are_new)
        append_new(cursor, "quarantine", checked_rows("quarantine", quarantine, {"ledger"}))
        reach("core_inside_publish")
        _acknowledge(cursor, batch, counts)
        return given

    def committed(self, given: Mapping[str, set[Any]]) -> None:
        """Remember which rows of small dimensions are there: these are never taken away again."""
        for name, keys in given.items():
            self._held[name] = self._held.get(name, set()) | keys

    def _without_held(self, gold: Mapping[str, pa.Table], given: Mapping[str, set[Any]]) -> dict[str, pa.Table]:
        return {n: rows for n, rows in gold.items() if n not in given or not given[n] <= self._held.get(n, set())}


def _keys(name: str, rows: pa.Table) -> set[Any]:
    return set(rows[TABLES[name].key[0]].to_pylist())


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
    keys, columns = ", ".join(table.key), ", ".join(table.columns)
    cursor.register("fresh", rows)
    # By name: a column that the catalogue gained stands last in an older file.
    cursor.execute(
        f"INSERT INTO {name} ({columns}) SELECT DISTINCT ON ({keys}) {columns} FROM fresh n "
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


def _groups(gold: Mapping[str, pa.Table]) -> pa.ChunkedArray:
    return pa.chunked_array(
        [c for name, rows in gold.items() if (group := TABLES[name].group) for c in rows[group].chunks], pa.string()
    )


def _replace(cursor: Cursor, inputs: Inputs, gold: Mapping[str, pa.Table], *, are_new: bool) -> None:
    grouped = [name for name in gold if TABLES[name].group]
    if not are_new:
        with inputs.groups(pc.unique(_groups(gold))):
            for name in grouped:
                for place in (name, f"{name}_history"):
                    cursor.execute(f"DELETE FROM {place} WHERE {TABLES[name].group} IN (SELECT grp FROM {GROUPS})")
    for name, rows in gold.items():
        if name in grouped:
            _insert_versions(cursor, inputs, name, rows)
        else:
            append_new(cursor, name, rows)


def _insert_versions(cursor: Cursor, inputs: Inputs, name: str, rows: pa.Table) -> None:
    is_current = pc.is_null(rows["known_until"])
    for part, history in ((rows.filter(is_current), False), (rows.filter(pc.invert(is_current)), True)):
        if part.num_rows:
            inputs.insert(cursor, name, part, history=history)


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
