"""Use cases of the noun `pipeline`: what was asked, what came, what was set aside."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa

from services.chassis.errors import NotFoundError
from services.core.columns import first, rows
from services.core.paging import Page, read_page
from services.domain.datasets import DATASETS, EVENT_DATASETS, SERIES, Dataset
from services.ports.archive import ArchiveStore, Select, Where
from services.ports.objects import ObjectStore
from services.storage import Stores
from services.storage.objects.blobs import Blobs

_COUNTS = ("batches", "records", "loaded", "duplicate", "quarantined", "unsupported")


def sources(stores: Stores) -> list[dict[str, Any]]:
    """Every dataset: who provides it, how often it is asked, how the asking went, what it brought."""
    facts = {(row["source"], row["dataset"]): row for row in rows(stores.archive.dataset_facts())}
    newest = _newest_samples(stores)
    known = [_entry(d, facts.pop((d.source, d.dataset), {}), newest) for d in DATASETS]
    others = [_entry(_unread(*key), row, newest) for key, row in facts.items()]
    return known + others


def batches(archive: ArchiveStore, where: Sequence[Where], wanted: Page) -> tuple[pa.Table, dict[str, Any]]:
    """A page of acknowledged batches, newest first."""
    return read_page(archive, "batches", ("-fetched_at", "batch_id"), where, wanted)


def batch(archive: ArchiveStore, batch_id: str) -> dict[str, Any]:
    """A batch's ledger row.

    Raises:
        NotFoundError: no acknowledged batch has that id.
    """
    found = archive.select(Select(table="batches", where=(Where("batch_id", "=", batch_id),)))
    if not found.num_rows:
        raise NotFoundError(
            f"batch_id was {batch_id!r}; no such batch is held. List them: /api/v1/pipeline/batches, or take one "
            "from a receipt."
        )
    return rows(found)[0]


def stored_bytes(archive: ArchiveStore, objects: ObjectStore, batch_id: str) -> tuple[dict[str, Any], bytes]:
    """A batch's ledger row and its answer's bytes as they came.

    Raises:
        NotFoundError: no such batch, or its bytes are not stored.
    """
    row = batch(archive, batch_id)
    return row, Blobs(objects).body(row["sha256"])


def _entry(dataset: Dataset, row: dict[str, Any], newest: dict[tuple[str, str], datetime]) -> dict[str, Any]:
    key = (dataset.source, dataset.dataset)
    return {
        "source": dataset.source,
        "dataset": dataset.dataset,
        "noun": dataset.noun,
        "title": dataset.title,
        "provider": dataset.provider,
        "cadence_s": dataset.cadence_s,
        "semantics": dataset.semantics,
        "contract": dataset.contract,
        **{k: row.get(k) for k in ("last_attempt_at", "last_success_at", "last_status", "last_outcome", "last_error")},
        "newest_at": newest.get(key, row.get("newest_batch_at")),
        "newest_batch_at": row.get("newest_batch_at"),
        **{k: row.get(k) or 0 for k in (*_COUNTS, "bytes")},
        "evidence": dataset.evidence,
        "retired": dataset.retired,
    }


def _unread(source: str, dataset: str) -> Dataset:
    """A dataset that Orrery only counts."""
    return Dataset(source, dataset, "pipeline", f"{source} {dataset}", source, 0, "increment", "windows")


def _newest_samples(stores: Stores) -> dict[tuple[str, str], datetime]:
    """Instant of the newest sample or event of each dataset that has such."""
    newest: dict[tuple[str, str], datetime] = {}
    for row in rows(stores.telemetry.latest(list(SERIES))):
        key = (SERIES[row["series"]].source, SERIES[row["series"]].dataset)
        newest[key] = max(newest.get(key, row["observed_at"]), row["observed_at"])
    for event_type, dataset in EVENT_DATASETS.items():
        last = stores.archive.select(
            Select(
                table="fact_space_weather_events",
                where=(Where("event_type", "=", event_type),),
                sort=("-start_at",),
                limit=1,
                columns=("start_at", "event_id"),
            )
        )
        if last.num_rows:
            newest["donki", dataset] = first(last, "start_at")
    return newest
