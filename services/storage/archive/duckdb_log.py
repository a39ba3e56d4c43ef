"""Appending a batch to the logs, and what that changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from services.chassis.errors import InvalidInputError
from services.domain.arrow import arrow_schema
from services.domain.batch import Batch
from services.domain.tables import TABLES, Table, related
from services.ports.archive import Change
from services.storage.archive import duckdb_fresh, duckdb_points, duckdb_versions
from services.storage.archive.duckdb_inputs import Inputs
from services.storage.crash import reach
from services.storage.embedded import Cursor, arrow, first

RECORD = "record_no"
POINTS = "telemetry_points"
HOME_BODY = "Earth"


@dataclass(frozen=True)
class _Affected:
    """Groups to answer with, and by table what was read of whom to find them."""

    groups: pa.Table | None
    read: dict[str, tuple[pa.Table, pa.Table]]

    def bounds_of(self, cursor: Cursor, table: Table, groups: pa.Table) -> pa.Table:
        """Boundaries of the groups; read again only where another table added a group."""
        if table.name in self.read:
            read, bounds = self.read[table.name]
            if pc.all(pc.is_in(groups["grp"], read["grp"])).as_py():
                return bounds.filter(pc.is_in(bounds["grp"], groups["grp"]))
        return duckdb_versions.boundaries(cursor, table, groups)


def append(
    cursor: Cursor, inputs: Inputs, batch: Batch, noun: str, tables: Mapping[str, pa.Table]
) -> tuple[Change, duckdb_fresh.Fresh | None]:
    """Append a batch once; see `ArchiveStore.observe`. Runs inside the caller's write transaction.

    Returns:
        What it changed, and the batch's groups where nothing at all was known of them.
    """
    incoming = {name: _checked(name, noun, rows, batch) for name, rows in tables.items()}
    silver = {name: rows for name, rows in incoming.items() if name != POINTS}
    again = first(cursor, "SELECT loaded, duplicate FROM observations WHERE batch_id = ?", [batch.batch_id])
    fresh = None if again else duckdb_fresh.groups_of(cursor, inputs, batch, silver)
    reach("core_before_log")
    if again:
        loaded, duplicate, points = (*again, incoming.get(POINTS))
    else:
        loaded, duplicate, points = _first_time(cursor, inputs, batch, incoming, fresh=fresh is not None)
    reach("core_after_log")
    if fresh is not None and not _covers_others(cursor, batch, silver):
        versions = duckdb_fresh.versions(silver)
    else:
        versions = _histories(cursor, silver, _affected(cursor, batch, silver, everything=again is not None))
    revision = _revise(cursor, noun, changed=again is None)
    change = Change(
        loaded=loaded,
        duplicate=duplicate,
        revision=revision,
        versions=versions,
        points=None if points is None else duckdb_points.current(cursor, points.select(list(TABLES[POINTS].key))),
    )
    return change, None if fresh is None else duckdb_fresh.Fresh(batch.batch_id, revision, fresh)


def _checked(name: str, noun: str, rows: pa.Table, batch: Batch) -> pa.Table:
    """The table in its catalogue types, with the number of the record that each row came from.

    The batch's own facts win over the rows': history is ordered by them.
    """
    table = TABLES.get(name)
    if table is None or table.kind not in {"silver", "telemetry"} or table.noun != noun:
        allowed = ", ".join(t.name for t in TABLES.values() if t.kind in {"silver", "telemetry"} and t.noun == noun)
        raise InvalidInputError.of("table", name, allowed)
    schema = arrow_schema(name)
    if missing := [c for c in schema.names if c not in rows.column_names]:
        raise InvalidInputError.of(f"{name} columns", rows.column_names, f"all of the table, also {missing}")
    numbers = rows[RECORD] if RECORD in rows.column_names else pa.array(np.arange(rows.num_rows), pa.int64())
    try:
        given = rows.select(schema.names).cast(schema).append_column(RECORD, numbers)
    except pa.ArrowInvalid as error:
        raise InvalidInputError.of(f"{name} types", str(rows.schema), str(error)) from error
    for column, value in (("known_at", batch.fetched_at), ("batch_id", batch.batch_id), ("origin", batch.origin)):
        field = schema.field(column)
        stated = pa.repeat(pa.scalar(value, field.type), given.num_rows)
        given = given.set_column(schema.get_field_index(column), field, stated)
    return given


def _first_time(
    cursor: Cursor, inputs: Inputs, batch: Batch, incoming: Mapping[str, pa.Table], *, fresh: bool
) -> tuple[int, int, pa.Table | None]:
    """Loaded, duplicate, and the keys of the telemetry points whose log changed."""
    new: list[np.ndarray] = []
    points = None
    for name, rows in incoming.items():
        new.append(rows[RECORD].to_numpy() if fresh else _new_records(cursor, TABLES[name], rows))
        if name == POINTS:
            points = duckdb_points.append(cursor, batch, rows)
        else:
            inputs.insert(cursor, name, rows.drop_columns([RECORD]))
            _note_snapshot(cursor, batch, TABLES[name], rows)
    records = _distinct([rows[RECORD].to_numpy() for rows in incoming.values()])
    loaded = _distinct(new)
    cursor.execute(
        "INSERT INTO observations VALUES (?, ?, ?, ?, ?, ?)",
        [batch.batch_id, batch.source, batch.dataset, batch.fetched_at, loaded, records - loaded],
    )
    return loaded, records - loaded, points


def _new_records(cursor: Cursor, table: Table, rows: pa.Table) -> np.ndarray:
    """Records with a row whose values its key never had before; the first of equal rows counts."""
    log = duckdb_points.LOG if table.name == POINTS else table.name
    identity = ", ".join((*table.key, *_value_columns(table)))
    cursor.register("incoming", rows)
    found = arrow(
        cursor,
        f"SELECT DISTINCT {RECORD} FROM (SELECT {identity}, min({RECORD}) AS {RECORD} FROM incoming GROUP BY ALL) f "
        f"WHERE NOT EXISTS (SELECT 1 FROM {log} l WHERE {_same_row(table)})",
    )
    cursor.unregister("incoming")
    return np.asarray(found[RECORD].to_numpy())


def _value_columns(table: Table) -> tuple[str, ...]:
    if table.kind == "silver":
        return ("row_hash",)
    return tuple(c for c in table.values if c not in table.key)


def _same_row(table: Table) -> str:
    return " AND ".join(
        [f"l.{c} = f.{c}" for c in table.key] + [f"l.{c} IS NOT DISTINCT FROM f.{c}" for c in _value_columns(table)]
    )


def _note_snapshot(cursor: Cursor, batch: Batch, table: Table, rows: pa.Table) -> None:
    """Keep the window of a complete answer; one without a window covers only a table without one."""
    windowed = batch.window_from is not None and batch.window_to is not None
    if batch.semantics != "snapshot" or windowed != (table.window is not None):
        return
    bodies = pc.unique(rows["body"]).to_pylist() or [HOME_BODY] if "body" in table.key else []
    window = (batch.window_from, batch.window_to, batch.max_distance_au)
    cursor.execute(
        "INSERT INTO snapshots VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [table.name, batch.batch_id, batch.source, batch.dataset, batch.fetched_at, *window, bodies],
    )


def _covers_others(cursor: Cursor, batch: Batch, silver: Mapping[str, pa.Table]) -> bool:
    """Whether a complete answer may close what it does not contain."""
    return batch.semantics == "snapshot" and any(_covered(cursor, batch, TABLES[name]).num_rows for name in silver)


def _affected(cursor: Cursor, batch: Batch, silver: Mapping[str, pa.Table], *, everything: bool) -> _Affected:
    """Groups whose history has a boundary at the batch's instant: only these did it change."""
    found, bounds = [], {}
    for name, rows in silver.items():
        table = TABLES[name]
        groups = _candidates(cursor, batch, table, rows)
        if not groups.num_rows:
            continue
        bounds[name] = (groups, duckdb_versions.boundaries(cursor, table, groups))
        if not everything and not _older_than_a_snapshot(cursor, batch, name):
            groups = _with_boundary(bounds[name][1], batch.fetched_at)
        found.append(groups)
    return _Affected(_union(found) if found else None, bounds)


def _candidates(cursor: Cursor, batch: Batch, table: Table, rows: pa.Table) -> pa.Table:
    own = pa.table({"grp": pc.unique(rows[table.group])})
    return own if batch.semantics != "snapshot" else _union([own, _covered(cursor, batch, table)])


def _covered(cursor: Cursor, batch: Batch, table: Table) -> pa.Table:
    return duckdb_versions.covered_groups(cursor, table, batch.batch_id, batch.fetched_at)


def _older_than_a_snapshot(cursor: Cursor, batch: Batch, name: str) -> bool:
    """A late batch may give a later snapshot something to close, which leaves no boundary at its own instant."""
    found = first(
        cursor,
        "SELECT 1 FROM snapshots WHERE table_name = ? AND source = ? AND dataset = ? AND known_at > ? LIMIT 1",
        [name, batch.source, batch.dataset, batch.fetched_at],
    )
    return found is not None


def _with_boundary(rows: pa.Table, at: datetime) -> pa.Table:
    instant = pa.scalar(at, rows["known_at"].type)
    touched = pc.or_kleene(pc.equal(rows["known_at"], instant), pc.equal(rows["known_until"], instant))
    return pa.table({"grp": pc.unique(rows.filter(touched)["grp"])})


def _histories(cursor: Cursor, logs: Iterable[str], affected: _Affected) -> dict[str, pa.Table]:
    groups = affected.groups
    if groups is None or not groups.num_rows:
        return {}
    found = {}
    for table in related(logs):
        bounds = affected.bounds_of(cursor, table, groups)
        full = duckdb_versions.versions(cursor, table, bounds) if bounds.num_rows else duckdb_versions.empty(table)
        found[table.name] = full
    return found


def _revise(cursor: Cursor, noun: str, *, changed: bool) -> int:
    asked = "UPDATE datasets SET revision = revision + 1 WHERE dataset = ? RETURNING revision"
    row = first(cursor, asked if changed else "SELECT revision FROM datasets WHERE dataset = ?", [noun])
    return int(row[0]) if row else 0


def _union(tables: list[pa.Table]) -> pa.Table:
    joined = pa.concat_tables(tables)
    return pa.table({"grp": pc.unique(joined["grp"])})


def _distinct(arrays: list[np.ndarray]) -> int:
    return int(np.unique(np.concatenate(arrays)).size) if arrays else 0
