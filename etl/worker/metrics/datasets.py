"""Per dataset: how late it is, how whole, what its runs brought."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final, get_args

from etl.runs.gaps import GAPS
from etl.runs.outcome import Outcome
from etl.runs.platform import Platform
from etl.runs.schedule import Job
from etl.sources.registry import DATASETS
from etl.worker.service import Service
from services.chassis.http.tallies import Sums
from services.chassis.metrics import catalogue
from services.chassis.metrics.collectors import Collectors
from services.chassis.metrics.held import Held
from services.chassis.metrics.model import Metric, Sample

FACTS: Final = "/internal/datasets"
OTHER: Final = "other"
"""Whatever was recorded that Orrery only counts: its names are anybody's."""
SPAN: Final = timedelta(days=3)
GRACE: Final = 1.5
"""Cadences before now in which nothing counts as lacking: its turn may be under way."""
_COUNTED: Final[dict[Metric, str]] = {
    catalogue.DATASET_ROWS: "loaded",
    catalogue.DATASET_DUPLICATES: "duplicate",
    catalogue.DATASET_QUARANTINED: "quarantined",
    catalogue.DATASET_FETCHED: "bytes",
    catalogue.DATASET_QUARANTINE_HELD: "quarantine_held",
}
_KNOWN: Final = frozenset(d.key for d in DATASETS)
Row = Mapping[str, Any]


def add(collectors: Collectors, service: Service, sums: Held[Sums]) -> None:
    """Have it told of every dataset in the schedule and in the ledger."""
    platform, jobs = service.platform, service.jobs
    facts = Held("datasets", lambda: _facts(platform))
    whole = Held("completeness", lambda: _completeness(platform, jobs), hold_s=300, most_age_s=1800)
    timing = (catalogue.DATASET_CADENCE, catalogue.DATASET_LAST_SUCCESS, catalogue.DATASET_LAG)
    runs = (catalogue.DATASET_RUNS, catalogue.DATASET_RUN_TIME)
    collectors.add("dataset timing", timing, lambda: _timing(service, facts.value or {}), [facts])
    collectors.add("dataset records", tuple(_COUNTED), lambda: _counted(jobs, facts.value), [facts])
    collectors.add("dataset runs", runs, lambda: _runs(jobs, sums.value), [sums])
    collectors.add("dataset completeness", (catalogue.DATASET_COMPLETENESS,), lambda: _whole(whole.value), [whole])


def completeness(row: Row, now: datetime, cadence_s: float) -> float | None:
    """Share of the span before now that is held; None where that is not known.

    Args:
        row: of the dataset's gaps over `SPAN`.
        now: the platform's instant.
        cadence_s: platform seconds between two turns.
    """
    start, end = now - SPAN, now - timedelta(seconds=GRACE * cadence_s)
    if row["newest_batch_at"] is None or end <= start:
        return None
    spans = ((datetime.fromisoformat(s["from"]), datetime.fromisoformat(s["to"])) for s in row["lacking"])
    lacking = sum((max(min(b, end) - max(a, start), timedelta()) for a, b in spans), timedelta())
    return 1 - lacking / (end - start)


def _facts(platform: Platform) -> dict[str, Row]:
    return {f"{row['source']}/{row['dataset']}": row for row in platform.core.read(FACTS)}


def _completeness(platform: Platform, jobs: tuple[Job, ...]) -> dict[str, float]:
    now, speed = platform.clock.now(), platform.settings.clock_speed
    rows = platform.core.read(GAPS, **{"from": _iso(now - SPAN), "to": _iso(now)})
    by_key = {f"{row['source']}/{row['dataset']}": row for row in rows}
    held = (job for job in jobs if job.dataset in by_key)
    found = {job.dataset: completeness(by_key[job.dataset], now, _cadence_s(job, speed)) for job in held}
    return {key: share for key, share in found.items() if share is not None}


def _timing(service: Service, facts: Mapping[str, Row]) -> Iterator[Sample]:
    now, speed = service.platform.clock.now(), service.platform.settings.clock_speed
    for job in service.jobs:
        yield catalogue.DATASET_CADENCE.sample(_cadence_s(job, speed), job.dataset)
        told = facts.get(job.dataset, {}).get("last_success_at")
        # The board knows at once, the ledger what other processes did and what was before this one.
        known = (service.board.of(job.dataset).last_success_at, datetime.fromisoformat(told) if told else None)
        if last := max((at for at in known if at is not None), default=None):
            yield catalogue.DATASET_LAST_SUCCESS.sample(last.timestamp(), job.dataset)
            yield catalogue.DATASET_LAG.sample((now - last).total_seconds(), job.dataset)


def _counted(jobs: tuple[Job, ...], facts: Mapping[str, Row] | None) -> Iterator[Sample]:
    if facts is None:
        return
    for metric, name in _COUNTED.items():
        # From nought on, or the first ones would be no increase.
        sums = Counter({job.dataset: 0 for job in jobs})
        for key, row in facts.items():
            sums[key if key in _KNOWN else OTHER] += row[name] or 0
        yield from (metric.sample(number, key) for key, number in sums.items())


def _runs(jobs: tuple[Job, ...], sums: Sums | None) -> Iterator[Sample]:
    if sums is None:
        return
    for job in jobs:
        yield catalogue.DATASET_RUN_TIME.sample(sums.get(("run_seconds", job.dataset, ""), 0), job.dataset)
        for outcome in get_args(Outcome):
            number = sums.get(("runs", job.dataset, outcome), 0)
            yield catalogue.DATASET_RUNS.sample(number, job.dataset, outcome)


def _whole(shares: Mapping[str, float] | None) -> Iterator[Sample]:
    yield from (catalogue.DATASET_COMPLETENESS.sample(share, key) for key, share in (shares or {}).items())


def _cadence_s(job: Job, speed: float) -> float:
    """Platform seconds between two turns, also where the clock runs so fast that a turn waits for the wall's."""
    return job.wall_cadence_s(speed) * speed


def _iso(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"
