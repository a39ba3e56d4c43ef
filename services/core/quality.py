"""Use cases of quality: the reports of batches, and what changed in the shape of the providers' answers."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import msgspec
import pyarrow as pa

from services.chassis.errors import NotFoundError
from services.core.answers import records
from services.core.conditions import equal
from services.core.inputs import OpenSpan
from services.core.paging import Page, read_page
from services.domain.shapes import Noted, changes
from services.ports.archive import ArchiveStore, Select, Where

WORST_FIRST = ("-severity", "-failures", "-fetched_at", "report_id")
NEWEST_FIRST = ("-fetched_at", "report_id")
LISTED = ("report_id", "batch_id", "source", "dataset", "table_name", "fetched_at", "reported_at", "row_count",
          "records", "loaded", "duplicate", "quarantined", "unsupported", "severity", "failures", "checks", "freshness",
          "check_duration_s", "origin")  # fmt: skip
"""What a list of reports shows; profile and drift stand in the batch's own report."""
_PLACE = ("source", "dataset", "endpoint", "origin")


def reports(
    archive: ArchiveStore, where: Sequence[Where], wanted: Page, *, worst: bool
) -> tuple[pa.Table, dict[str, Any]]:
    """A page of reports, the worst or the newest first."""
    order = WORST_FIRST if worst else NEWEST_FIRST
    rows, facts = read_page(archive, "quality_reports", order, where, wanted)
    return rows.select(list(LISTED)), facts


def of_batch(archive: ArchiveStore, batch_id: str) -> list[dict[str, Any]]:
    """Every report of a batch, one a table.

    Raises:
        NotFoundError: there is none, because the batch is not held or because its turn has not come.
    """
    found = archive.select(Select(table="quality_reports", where=(Where("batch_id", "=", batch_id),)))
    if found.num_rows:
        return records(found)
    held = archive.count(Select(table="batches", where=(Where("batch_id", "=", batch_id),)))
    soon = "its report is written within minutes: ask again, or run orrery etl quality --now"
    why = soon if held else "no such batch is held. List them: /api/v1/pipeline/batches"
    raise NotFoundError(f"batch_id was {batch_id!r}; {why}.")


def shape_changes(
    archive: ArchiveStore, source: str | None, dataset: str | None, span: OpenSpan
) -> list[dict[str, Any]]:
    """Fields that answers brought, lost or gave another type, newest first."""
    where, (start, end) = tuple(equal(source=source, dataset=dataset)), span
    rows = archive.select(Select(table="schema_shapes", where=where)).to_pylist()
    by_endpoint: dict[tuple[str, ...], list[Noted]] = {}
    for row in rows:
        by_endpoint.setdefault(tuple(row[name] for name in _PLACE), []).append(_noted(row))
    found = [
        {**dict(zip(_PLACE, place, strict=True)), **asdict(change)}
        for place, noted in by_endpoint.items()
        for change in changes(noted)
        if (start is None or change.fetched_at >= start) and (end is None or change.fetched_at < end)
    ]
    return sorted(found, key=lambda c: (c["fetched_at"], c["source"], c["dataset"], c["path"]), reverse=True)


def _noted(row: dict[str, Any]) -> Noted:
    fields = msgspec.json.decode(row["shape"])
    return Noted(
        batch_id=row["batch_id"],
        fetched_at=row["fetched_at"],
        fields={f["path"]: frozenset(f["kinds"]) for f in fields},
        samples={f["path"]: f["sample"] for f in fields},
    )
