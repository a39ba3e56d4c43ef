"""The history of a log's keys, computed from all of its rows: who said what when, and when it stopped being said.

Nothing derived is stored, so batches may arrive in any order. An answer holds from its `known_at` until the next
different answer, or until a complete answer whose window covers it lacks it. Pure: columns in, columns out.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from services.domain.tables import Table

NEVER = np.iinfo(np.int64).max
Instants = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A complete answer: when it came, from which `source/dataset`, what it asked for; instants in µs since 1970."""

    known_at: int
    dataset: str
    window_from: int | None
    window_to: int | None
    max_distance_au: float | None
    bodies: tuple[str, ...]


def runs(table: Table, rows: pa.Table, snapshots: list[Snapshot]) -> pa.Table:
    """Versions of every key in `rows`, without their values.

    Args:
        table: the silver table that the rows are of.
        rows: its key, `known_at`, `row_hash`, `rid`, `grp`, `dataset` and what a window is compared with, in the order
            of key, known_at, row_hash, batch_id.
        snapshots: of this table, in the order of time.

    Returns:
        `rid` (the row that opens the version), `grp`, `known_at`, `known_until`.
    """
    if not rows.num_rows:
        return _answer(rows, np.array([], np.int64), np.array([], np.int64))
    at = _micros(rows["known_at"])
    new_key = _changes(rows, table.key)
    # Of several answers at one instant the last in order stands: one state per key and instant.
    stands = np.append(new_key[1:] | (at[1:] != at[:-1]), True)
    events = np.flatnonzero(stands)
    key_of = np.cumsum(new_key) - 1
    first_of_key = np.append(True, np.diff(key_of[events]) != 0)
    ends = np.append(first_of_key[1:], True)
    until = np.where(ends, NEVER, np.append(at[events][1:], NEVER))
    closed = _closed(table, rows, events, until, key_of, snapshots) if snapshots else np.full(events.size, NEVER)
    differs = _changes(rows.select(["row_hash"]).take(pa.array(events)), ("row_hash",))
    opens = first_of_key | differs | np.append(True, closed[:-1] != NEVER)
    first = np.flatnonzero(opens)
    last = np.append(first[1:], events.size) - 1
    return _answer(rows, events[first], np.minimum(closed[last], until[last]))


def _closed(  # noqa: PLR0913, PLR0917 - the columns of one pass
    table: Table, rows: pa.Table, events: Instants, until: Instants, key_of: Instants, snapshots: list[Snapshot]
) -> Instants:
    """When each event was found absent by a snapshot before the key's next event; NEVER where it was not."""
    closed = np.full(events.size, NEVER)
    at = _micros(rows["known_at"])[events]
    times = np.array([s.known_at for s in snapshots])
    after, before = np.searchsorted(times, at, "right"), np.searchsorted(times, until, "left")
    if not (open_ones := np.flatnonzero(after < before)).size:
        return closed
    seen = {s.dataset: _first_seen(rows, key_of, s.dataset) for s in snapshots}
    sight = _Sight(table, rows.take(pa.array(events[open_ones])))
    keys, after, before = key_of[events][open_ones], after[open_ones], before[open_ones]
    for n in range(int(after.min()), int(before.max())):
        snapshot = snapshots[n]
        covered = (after <= n) & (n < before) & (closed[open_ones] == NEVER)
        covered &= (seen[snapshot.dataset][keys] < snapshot.known_at) & sight.covers(snapshot)
        closed[open_ones[covered]] = snapshot.known_at
    return closed


def _first_seen(rows: pa.Table, key_of: Instants, dataset: str) -> Instants:
    """Per key, when the dataset first contained it: only then does its absence there say anything."""
    own = pc.equal(rows["dataset"], dataset).to_numpy()
    starts = np.flatnonzero(np.diff(key_of, prepend=-1))
    return np.asarray(np.minimum.reduceat(np.where(own, _micros(rows["known_at"]), NEVER), starts))


class _Sight:
    """What a snapshot's question is compared with, for some rows."""

    def __init__(self, table: Table, rows: pa.Table) -> None:
        self.size = rows.num_rows
        self.window = _micros(rows[table.window]) if table.window else None
        self.distance = rows["miss_distance_au"].to_numpy() if "miss_distance_au" in table.columns else None
        self.body = rows["body"] if "body" in table.key else None

    def covers(self, snapshot: Snapshot) -> npt.NDArray[np.bool_]:
        """Which rows the snapshot asked for."""
        covered = np.ones(self.size, np.bool_)
        if self.window is not None and snapshot.window_from is not None and snapshot.window_to is not None:
            covered &= (self.window >= snapshot.window_from) & (self.window < snapshot.window_to)
        if self.distance is not None and snapshot.max_distance_au is not None:
            covered &= self.distance <= snapshot.max_distance_au
        if self.body is not None:
            covered &= pc.is_in(self.body, pa.array(snapshot.bodies, pa.string())).to_numpy()
        return covered


def _answer(rows: pa.Table, opening: Instants, until: Instants) -> pa.Table:
    instant = rows.schema.field("known_at").type
    known_until = pa.array(until, pa.int64(), mask=until == NEVER).cast(instant)
    opened = rows.select(["rid", "grp", "known_at"]).take(pa.array(opening, pa.int64()))
    return opened.append_column("known_until", known_until)


def _changes(rows: pa.Table, columns: tuple[str, ...]) -> npt.NDArray[np.bool_]:
    """Where a row differs from the one before it in any of the columns; the first row does."""
    found = np.zeros(max(0, rows.num_rows - 1), np.bool_)
    for name in columns:
        column = rows[name].combine_chunks()
        found |= pc.not_equal(column.slice(1), column.slice(0, rows.num_rows - 1)).to_numpy(zero_copy_only=False)
    return np.append(True, found)


def _micros(column: pa.ChunkedArray) -> Instants:
    """Microseconds since 1970; a missing instant is NEVER, which no window holds."""
    return np.asarray(pc.fill_null(column.cast(pa.int64()), NEVER).to_numpy())
