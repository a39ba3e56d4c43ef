"""Appending a batch to the logs, and what that changes: the same steps on every engine."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from services.domain.batch import Batch
from services.domain.tables import TABLES, Table, related
from services.ports.archive import Change
from services.storage.archive import fresh
from services.storage.archive.incoming import POINTS, RECORD, checked_log
from services.storage.crash import reach

HOME_BODY = "Earth"
Records = npt.NDArray[np.int64]


class Log(Protocol):
    """What an engine does for `append`, all of it inside one write transaction; `groups` have one column, `grp`."""

    def observed(self, batch_id: str) -> tuple[int, int] | None:
        """Loaded and duplicate records of a batch that was appended before."""
        ...

    def holds_any(self, tables: Iterable[Table], groups: pa.Array) -> bool:
        """Whether one of these logs has a row of any of the groups."""
        ...

    def snapshot_after(self, tables: Iterable[str], batch: Batch) -> bool:
        """Whether a later complete answer of the batch's dataset is held for any of these logs."""
        ...

    def new_records(self, table: Table, rows: pa.Table) -> Records:
        """Records with a row whose values its key never had before; the first of equal rows counts."""
        ...

    def append(self, table: Table, rows: pa.Table) -> None:
        """Append rows to a silver log."""
        ...

    def append_points(self, batch: Batch, rows: pa.Table) -> pa.Table:
        """Merge telemetry points into their log; keys of those whose log changed."""
        ...

    def current_points(self, keys: pa.Table) -> pa.Table:
        """The newest version of each point."""
        ...

    def note_snapshot(self, batch: Batch, table: Table, bodies: list[str]) -> None:
        """Keep what a complete answer asked for."""
        ...

    def note_batch(self, batch: Batch, loaded: int, duplicate: int) -> None:
        """Keep that the batch was appended."""
        ...

    def covered_groups(self, batch: Batch, table: Table) -> pa.Table:
        """Groups with a key that the batch's snapshot may cover and does not contain: candidates for a closure."""
        ...

    def boundaries(self, table: Table, groups: pa.Table) -> pa.Table:
        """Versions of the groups without their values; see `history.runs`."""
        ...

    def versions(self, table: Table, bounds: pa.Table) -> pa.Table:
        """The full rows of what `boundaries` found: the table's columns and `known_until`."""
        ...

    def revise(self, noun: str, *, changed: bool) -> int:
        """The noun's revision, counted up where the batch changed it."""
        ...


@dataclass(frozen=True)
class _Affected:
    """Groups to answer with, and by table what was read of whom to find them."""

    groups: pa.Table | None
    read: dict[str, tuple[pa.Table, pa.Table]]

    def bounds_of(self, log: Log, table: Table, groups: pa.Table) -> pa.Table:
        """Boundaries of the groups; read again only where another table added a group."""
        if table.name in self.read:
            read, bounds = self.read[table.name]
            if pc.all(pc.is_in(groups["grp"], read["grp"])).as_py():
                return bounds.filter(pc.is_in(bounds["grp"], groups["grp"]))
        return log.boundaries(table, groups)


def append(log: Log, batch: Batch, noun: str, tables: Mapping[str, pa.Table]) -> tuple[Change, fresh.Fresh | None]:
    """Append a batch once; see `ArchiveStore.observe`. Runs inside the log's write transaction.

    Returns:
        What it changed, and the batch's groups where nothing at all was known of them.
    """
    incoming = {name: checked_log(name, noun, rows, batch) for name, rows in tables.items()}
    silver = {name: rows for name, rows in incoming.items() if name != POINTS}
    again = log.observed(batch.batch_id)
    new = None if again else _unknown_groups(log, batch, silver)
    reach("core_before_log")
    if again:
        loaded, duplicate, points = (*again, incoming.get(POINTS))
    else:
        loaded, duplicate, points = _first_time(log, batch, incoming, is_fresh=new is not None)
    reach("core_after_log")
    if new is not None and not _covers_others(log, batch, silver):
        versions = fresh.versions(silver)
    else:
        versions = _histories(log, silver, _affected(log, batch, silver, everything=again is not None))
    revision = log.revise(noun, changed=again is None)
    change = Change(
        loaded=loaded,
        duplicate=duplicate,
        revision=revision,
        versions=versions,
        points=None if points is None else log.current_points(points.select(list(TABLES[POINTS].key))),
    )
    return change, None if new is None else fresh.Fresh(batch.batch_id, revision, new)


def _unknown_groups(log: Log, batch: Batch, silver: Mapping[str, pa.Table]) -> pa.Array | None:
    """The batch's groups, if no log of their families has a row of any and no later snapshot may close one."""
    groups = fresh.groups_of(silver)
    if groups is None or log.snapshot_after(silver, batch) or log.holds_any(related(silver), groups):
        return None
    return groups


def _first_time(
    log: Log, batch: Batch, incoming: Mapping[str, pa.Table], *, is_fresh: bool
) -> tuple[int, int, pa.Table | None]:
    """Loaded, duplicate, and the keys of the telemetry points whose log changed."""
    new: list[Records] = []
    points = None
    for name, rows in incoming.items():
        table = TABLES[name]
        new.append(rows[RECORD].to_numpy() if is_fresh else log.new_records(table, rows))
        if name == POINTS:
            points = log.append_points(batch, rows)
        else:
            log.append(table, rows.drop_columns([RECORD]))
            _note_snapshot(log, batch, table, rows)
    records = _distinct([rows[RECORD].to_numpy() for rows in incoming.values()])
    loaded = _distinct(new)
    log.note_batch(batch, loaded, records - loaded)
    return loaded, records - loaded, points


def _note_snapshot(log: Log, batch: Batch, table: Table, rows: pa.Table) -> None:
    """Keep the window of a complete answer; one without a window covers only a table without one."""
    windowed = batch.window_from is not None and batch.window_to is not None
    if batch.semantics != "snapshot" or windowed != (table.window is not None):
        return
    bodies = pc.unique(rows["body"]).to_pylist() or [HOME_BODY] if "body" in table.key else []
    log.note_snapshot(batch, table, bodies)


def _covers_others(log: Log, batch: Batch, silver: Mapping[str, pa.Table]) -> bool:
    """Whether a complete answer may close what it does not contain."""
    return batch.semantics == "snapshot" and any(log.covered_groups(batch, TABLES[name]).num_rows for name in silver)


def _affected(log: Log, batch: Batch, silver: Mapping[str, pa.Table], *, everything: bool) -> _Affected:
    """Groups whose history has a boundary at the batch's instant: only these did it change."""
    found, bounds = [], {}
    for name, rows in silver.items():
        table = TABLES[name]
        groups = _candidates(log, batch, table, rows)
        if not groups.num_rows:
            continue
        bounds[name] = (groups, log.boundaries(table, groups))
        # A late batch may give a later snapshot something to close, which leaves no boundary at its own instant.
        if not everything and not log.snapshot_after([name], batch):
            groups = _with_boundary(bounds[name][1], batch.fetched_at)
        found.append(groups)
    return _Affected(_union(found) if found else None, bounds)


def _candidates(log: Log, batch: Batch, table: Table, rows: pa.Table) -> pa.Table:
    own = pa.table({"grp": pc.unique(rows[table.group])})
    return own if batch.semantics != "snapshot" else _union([own, log.covered_groups(batch, table)])


def _with_boundary(rows: pa.Table, at: datetime) -> pa.Table:
    instant = pa.scalar(at, rows["known_at"].type)
    touched = pc.or_kleene(pc.equal(rows["known_at"], instant), pc.equal(rows["known_until"], instant))
    return pa.table({"grp": pc.unique(rows.filter(touched)["grp"])})


def _histories(log: Log, logs: Iterable[str], affected: _Affected) -> dict[str, pa.Table]:
    groups = affected.groups
    if groups is None or not groups.num_rows:
        return {}
    found = {}
    for table in related(logs):
        bounds = affected.bounds_of(log, table, groups)
        found[table.name] = log.versions(table, bounds) if bounds.num_rows else fresh.no_versions(table)
    return found


def _union(tables: list[pa.Table]) -> pa.Table:
    joined = pa.concat_tables(tables)
    return pa.table({"grp": pc.unique(joined["grp"])})


def _distinct(arrays: list[Records]) -> int:
    if not arrays:
        return 0
    # Sorted by hand: over a million numbers `np.unique` takes ten times as long.
    ordered = np.sort(np.concatenate(arrays))
    return int(np.count_nonzero(np.diff(ordered))) + bool(ordered.size)
