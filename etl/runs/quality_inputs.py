"""What a report is made from: silver rows of batches, reports of the 30 days before, keys of other tables."""

import itertools
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, TypeAlias

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from etl.bronze.store import Bronze
from etl.quality.drift import Measured, Sample
from etl.runs import silver_files
from etl.runs.core_client import CoreClient
from etl.runs.stages import cleaned
from etl.runs.supplements import manifest_of, reading_of
from etl.silver.clean import cleaning_of
from etl.sources.registry import dataset as find_dataset
from services.chassis.errors import NotFoundError
from services.domain.arrow import arrow_schema
from services.domain.references import Reference, of_gold, of_table
from services.domain.tables import TABLES
from services.ports.archive import Select, Where
from services.ports.objects import ObjectStore

Entry: TypeAlias = dict[str, Any]

REFERENCE_SPAN: Final = timedelta(days=30)
MOST_REFERENCES: Final = 200
"""Reports that stand for the 30 days, spread evenly over them."""
MOST_KEYS: Final = 5_000
"""Values of one reference that are looked up; of a greater answer the first so many."""


def silver_tables(source: str, dataset: str) -> tuple[str, ...]:
    """Tables of record that a dataset fills; none for one that is not read."""
    try:
        bronze = find_dataset(f"{source}/{dataset}").tables
    except KeyError:
        return ()
    return tuple(dict.fromkeys(cleaning_of(name).silver for name in bronze))


def required_fields(source: str, dataset: str, silver: str) -> set[str]:
    """Fields that the dataset's cleanings of a table require, in all of them."""
    cleanings = [cleaning_of(name) for name in find_dataset(f"{source}/{dataset}").tables]
    demands = [set(c.required) for c in cleanings if c.silver == silver]
    return set.intersection(*demands) if demands else set()


def silver_rows(objects: ObjectStore, bronze: Bronze, table: str, batch: dict[str, Any]) -> pa.Table:
    """A batch's rows of one table, from the file that they lie in, else made again from bronze."""
    try:
        rows = silver_files.read(objects, table, batch["batch_id"], batch["fetched_at"])
    except (OSError, pa.ArrowException):
        rows = None  # a damaged file keeps no report waiting: `orrery etl verify` names it
    return silver_files.conformed(_made_again(bronze, table, batch) if rows is None else rows, arrow_schema(table))


def _made_again(bronze: Bronze, table: str, batch: dict[str, Any]) -> pa.Table:
    try:
        manifest = manifest_of(bronze, batch["batch_id"], batch["source"], batch["dataset"], batch["fetched_at"])
        found = cleaned(reading_of(bronze, manifest), manifest.batch).tables
    except NotFoundError:
        found = {}
    return found.get(table, arrow_schema(table).empty_table())


def keys_held(core: CoreClient, table: str, rows: pa.Table) -> dict[str, list[Any]]:
    """Per column of a table that refers to another: which of these rows' values stand there.

    Values beyond the first `MOST_KEYS` are taken as held.
    """
    return {r.column: _held(core, r.target, r.target_column, rows[r.column]) for r in of_table(table)}


def _held(core: CoreClient, target: str, column: str, values: pa.ChunkedArray) -> list[Any]:
    wanted = pc.unique(values.drop_null()).to_pylist()
    asked = Select(table=target, where=(Where(column, "in", wanted[:MOST_KEYS]),), columns=(column,))
    found: list[Any] = core.select(asked)[column].to_pylist()
    beyond: list[Any] = wanted[MOST_KEYS:]
    return [*set(found), *beyond]


def dangling(core: CoreClient, table: str, rows: pa.Table) -> list[tuple[Reference, str, str]]:
    """References of the gold rows that these silver rows have a part in, whose target is not there.

    Returns:
        The reference, the group of the row (such as its designation) and the value that stands nowhere.
    """
    group, family = TABLES[table].group, TABLES[table].family
    if group is None:
        return []
    groups = pc.unique(rows[group].drop_null()).to_pylist()[:MOST_KEYS]
    found = []
    for reference in of_gold(family):
        column = TABLES[reference.table].group
        if column is None:
            continue
        where = (Where(column, "in", groups),)
        facts = core.select(Select(table=reference.table, where=where, columns=(column, reference.column)))
        held = set(_held(core, reference.target, reference.target_column, facts[reference.column]))
        pairs = zip(facts[column].to_pylist(), facts[reference.column].to_pylist(), strict=True)
        found += [(reference, g, str(v)) for g, v in pairs if v is not None and v not in held]
    return found


class References:
    """Profiles of earlier batches of one dataset and table, spread over the 30 days before the newest."""

    def __init__(self, core: CoreClient, source: str, dataset: str, table: str, until: datetime) -> None:
        own = (Where("source", "=", source), Where("dataset", "=", dataset), Where("table_name", "=", table))
        span = (Where("fetched_at", ">=", until - REFERENCE_SPAN), Where("fetched_at", "<", until))
        ids = core.select(
            Select(
                table="quality_reports", where=(*own, *span), sort=("fetched_at",), columns=("report_id", "fetched_at")
            )
        )["report_id"].to_pylist()
        chosen = _spread(ids)
        rows = core.select(
            Select(
                table="quality_reports",
                where=(Where("report_id", "in", chosen),),
                sort=("fetched_at",),
                columns=("report_id", "fetched_at", "profile", "drift"),
            )
        ).to_pylist()
        self._held: list[tuple[datetime, Sequence[Entry], Sequence[Entry]]] = [
            (row["fetched_at"], _decoded(row["profile"]), _decoded(row["drift"])) for row in rows
        ]

    def add(self, at: datetime, profile: Sequence[Entry], drift: Sequence[Entry]) -> None:
        """A batch whose report has just been made."""
        self._held.append((at, profile, drift))

    def last(self, at: datetime) -> datetime | None:
        """When the batch before came."""
        return max((t for t, _, _ in self._held if t < at), default=None)

    def columns(self, at: datetime) -> dict[str, list[Entry]]:
        """Entries of each column in the 30 days before an instant."""
        return _by_name(p for t, p, _ in self._held if at - REFERENCE_SPAN <= t < at)

    def measured(self, at: datetime) -> dict[str, list[Measured]]:
        """How far each column of those batches was from what came before it: distance and share outside."""
        entries = _by_name(d for t, _, d in self._held if at - REFERENCE_SPAN <= t < at)
        return {
            name: [(e["ks_distance"], e["outside_share"]) for e in found if e["ks_distance"] is not None]
            for name, found in entries.items()
        }


def _decoded(text: str | None) -> list[Entry]:
    return msgspec.json.decode(text or "[]", type=list[Entry])


def _by_name(lists: Iterable[Sequence[Entry]]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in itertools.chain.from_iterable(lists):
        found.setdefault(entry["name"], []).append(entry)
    return found


def samples(entries: Iterable[dict[str, Any]]) -> list[Sample]:
    """Entries that have quantiles, as `drift` takes them."""
    return [Sample(e["quantiles"], e["rows"] - e["nulls"]) for e in entries if e.get("quantiles")]


def _spread(ids: Sequence[str]) -> list[str]:
    step = max(1, -(-len(ids) // MOST_REFERENCES))
    return list(ids[::-1][::step])
