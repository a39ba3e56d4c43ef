"""Gold, quarantine and the acknowledgement of a batch, written together: the same steps on every engine."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc

from services.chassis.errors import ConflictError
from services.domain.arrow import arrow_schema
from services.domain.batch import Batch
from services.domain.datasets import noun_of
from services.domain.tables import TABLES
from services.storage.archive.fresh import Fresh
from services.storage.archive.incoming import checked_rows
from services.storage.crash import reach

COUNTS = ("records", "loaded", "duplicate", "quarantined", "unsupported")


class Gold(Protocol):
    """What an engine does for `Publisher`, all of it inside one write transaction."""

    def count_change(self, noun: str) -> int | None:
        """Count one change of a noun and of the ledger; the noun's revision."""
        ...

    def delete_groups(self, tables: list[str], groups: pa.Array) -> None:
        """Take the groups out of gold tables and their histories."""
        ...

    def insert(self, table: str, rows: pa.Table, *, history: bool) -> None:
        """Append rows to a gold table or to its history."""
        ...

    def append_new(self, table: str, rows: pa.Table) -> None:
        """Append the rows whose key is not there yet."""
        ...


class Publisher:
    """Publishes batches, one at a time inside the caller's write transaction, and knows what need not be asked."""

    def __init__(self) -> None:
        self._fresh: dict[str, Fresh | None] = {}
        self._held: dict[str, set[Any]] = {}

    def expect(self, noun: str, fresh: Fresh | None) -> None:
        """Take note of what the last observed batch of a noun found: nothing known of these groups, or None."""
        self._fresh[noun] = fresh

    def publish(  # noqa: PLR0913, PLR0917 - the port's method and its transaction
        self,
        into: Gold,
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
        now = into.count_change(noun)
        if checked:
            _check_revision(noun, now, revision)
            are_new = fresh is not None and fresh.holds(batch.batch_id, now, _groups(checked))
            _replace(into, self._without_held(checked, given), are_new=are_new)
        into.append_new("quarantine", checked_rows("quarantine", quarantine, {"ledger"}))
        reach("core_inside_publish")
        into.append_new("batches", _acknowledgement(batch, counts))
        return given

    def committed(self, given: Mapping[str, set[Any]]) -> None:
        """Remember which rows of small dimensions are there: these are never taken away again."""
        for name, keys in given.items():
            self._held[name] = self._held.get(name, set()) | keys

    def _without_held(self, gold: Mapping[str, pa.Table], given: Mapping[str, set[Any]]) -> dict[str, pa.Table]:
        return {n: rows for n, rows in gold.items() if n not in given or not given[n] <= self._held.get(n, set())}


def _keys(name: str, rows: pa.Table) -> set[Any]:
    return set(rows[TABLES[name].key[0]].to_pylist())


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


def _replace(into: Gold, gold: Mapping[str, pa.Table], *, are_new: bool) -> None:
    grouped = [name for name in gold if TABLES[name].group]
    if grouped and not are_new:
        into.delete_groups(grouped, pc.unique(_groups(gold)))
    for name, rows in gold.items():
        if name not in grouped:
            into.append_new(name, rows)
            continue
        is_current = pc.is_null(rows["known_until"])
        for part, history in ((rows.filter(is_current), False), (rows.filter(pc.invert(is_current)), True)):
            if part.num_rows:
                into.insert(name, part, history=history)


def _acknowledgement(batch: Batch, counts: Mapping[str, Any]) -> pa.Table:
    facts = {
        **{c: getattr(batch, c, None) for c in TABLES["batches"].columns},
        **{c: int(counts[c]) for c in COUNTS},
        "code_version": str(counts.get("code_version", "")),
        "acknowledged_at": datetime.now(UTC),
    }
    return pa.Table.from_pylist([facts], schema=arrow_schema("batches"))
