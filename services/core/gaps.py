"""Which windows each dataset has and lacks of a span: by acknowledged batches, or by samples where a series is read."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

import numpy as np

from services.core import downsample
from services.core.columns import instant_of_ms, milliseconds, rows
from services.core.completeness import Span, merged, uncovered
from services.core.conditions import equal
from services.domain.datasets import DATASETS, SERIES, Dataset, Series
from services.ports.archive import ArchiveStore, Select
from services.storage import Stores

Kind = Literal["windows", "samples", "whole"]
_COLUMNS = ("source", "dataset", "window_from", "window_to", "fetched_at", "records", "loaded", "duplicate",
            "quarantined", "batch_id")  # fmt: skip


def of_span(
    stores: Stores, start: datetime, end: datetime, source: str | None, dataset: str | None
) -> list[dict[str, Any]]:
    """Per dataset: what it is held by, and the spans of [start, end) that are held and that are lacking.

    Args:
        stores: the stores of record.
        start: begin of the span, UTC.
        end: end of the span, UTC.
        source: only this source's datasets.
        dataset: only this dataset.
    """
    wanted = [d for d in DATASETS if source in {None, d.source} and dataset in {None, d.dataset}]
    batches = _batches(stores.archive, source)
    return [_entry(stores, d, (start, end), batches.get((d.source, d.dataset), [])) for d in wanted]


def _batches(archive: ArchiveStore, source: str | None) -> dict[tuple[str, str], list[dict[str, Any]]]:
    where = tuple(equal(source=source))
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows(archive.select(Select(table="batches", where=where, columns=_COLUMNS))):
        found.setdefault((row["source"], row["dataset"]), []).append(row)
    return found


def _entry(stores: Stores, dataset: Dataset, span: Span, batches: Sequence[dict[str, Any]]) -> dict[str, Any]:
    kind = _kind(dataset, batches)
    held = _held(stores, dataset, kind, span, batches)
    lacking = [] if kind == "whole" and held else uncovered(span, held)
    return {
        "source": dataset.source,
        "dataset": dataset.dataset,
        "title": dataset.title,
        "noun": dataset.noun,
        "held_by": kind,
        "held": [{"from": a, "to": b} for a, b in held],
        "lacking": [{"from": a, "to": b} for a, b in lacking],
        "held_s": _seconds(held),
        "lacking_s": _seconds(lacking),
        "newest_batch_at": max((b["fetched_at"] for b in batches), default=None),
    }


def _kind(dataset: Dataset, batches: Sequence[dict[str, Any]]) -> Kind:
    if _series_of(dataset):
        return "samples"
    windowed = any(b["window_from"] is not None for b in batches)
    return "windows" if windowed or (dataset.contract == "windows" and not batches) else "whole"


def _series_of(dataset: Dataset) -> list[Series]:
    return [s for s in SERIES.values() if (s.source, s.dataset) == (dataset.source, dataset.dataset)]


def _held(stores: Stores, dataset: Dataset, kind: Kind, span: Span, batches: Sequence[dict[str, Any]]) -> list[Span]:
    if kind == "samples":
        return _sampled(stores, dataset, span)
    if kind == "whole":
        # A catalogue is asked for whole: once it was, nothing of the past can be lacking.
        return [span] if any(_is_readable(b) for b in batches) else []
    return _clipped((w for b in batches if _is_readable(b) and (w := _covered(dataset, b))), span)


def _is_readable(batch: dict[str, Any]) -> bool:
    return not (batch["quarantined"] and not (batch["loaded"] or batch["duplicate"]))


def _covered(dataset: Dataset, batch: dict[str, Any]) -> Span | None:
    """A window; of records that come as they happen only up to when they were asked for."""
    start, end = batch["window_from"], batch["window_to"]
    if start is None or end is None:
        return None
    return (start, end) if dataset.semantics == "snapshot" else (start, min(end, batch["fetched_at"]))


def _sampled(stores: Stores, dataset: Dataset, span: Span) -> list[Span]:
    own = _series_of(dataset)
    samples = stores.telemetry.read([s.name for s in own], *span)
    if not samples.num_rows:
        return []
    times = np.unique(milliseconds(samples["observed_at"]))
    cadence_s = min(s.cadence_s for s in own)
    missing = downsample.gaps(times, cadence_s)
    starts = [int(times[0]), *(b for _, b in missing)]
    ends = [*(a for a, _ in missing), int(times[-1])]
    # A sample stands for its cadence; a file that ends a moment before the span is not a gap.
    found = (
        (instant_of_ms(a), instant_of_ms(b) + timedelta(seconds=downsample.MISSED * cadence_s))
        for a, b in zip(starts, ends, strict=True)
    )
    return _clipped(found, span)


def _clipped(spans: Iterable[Span], span: Span) -> list[Span]:
    return [
        (max(a, span[0]), min(b, span[1]))
        for a, b in merged(s for s in spans if s[0] < s[1])
        if b > span[0] and a < span[1]
    ]


def _seconds(spans: Iterable[Span]) -> float:
    return sum((b - a).total_seconds() for a, b in spans)
