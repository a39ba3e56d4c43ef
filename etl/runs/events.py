"""Alarms as events of the ledger: each raised once, cleared once, across restarts."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

import orjson
import pyarrow as pa

from etl.runs.alarms import Alarm, Seen, of_dataset, of_nulls, shares
from etl.runs.ids import row_id
from etl.runs.platform import Platform
from etl.runs.schedule import Job
from services.chassis.logging import get_logger
from services.domain.arrow import arrow_schema
from services.ports.archive import Select, Where

TABLE: Final = "pipeline_events"
REPORTS: Final = "quality_reports"
MOST_REPORTS: Final = 400
REFERENCE: Final = timedelta(days=30)

Running = Callable[[str], float | None]
Key = tuple[str, str, str]


class Watch:
    """Looks at the thresholds and keeps the ledger's events in step; used by one thread at a time.

    Args:
        platform: what runs share.
        jobs: the schedule table.
        running_s: for how many wall seconds a dataset's run has been under way here, None when none is.
    """

    def __init__(self, platform: Platform, jobs: tuple[Job, ...], running_s: Running) -> None:
        self._platform = platform
        self._jobs = jobs
        self._running_s = running_s
        self._since = platform.clock.now()
        self._lasting: dict[Key, dict[str, Any]] | None = None

    def look(self) -> list[Alarm]:
        """Raise what is newly crossed and clear what is in order again; the alarms that last.

        Raises:
            TransientError: core is away; the next look says the same.
        """
        if self._lasting is None:
            self._lasting = self._held()
        found = [*self._of_datasets(), *self._of_nulls()]
        alarms: dict[Key, Alarm] = {(a.kind, a.source, a.dataset): a for a in found}
        now = self._platform.clock.now()
        raised = {key: self._row(alarm, now) for key, alarm in alarms.items() if key not in self._lasting}
        cleared = {key: _cleared(row, now) for key, row in self._lasting.items() if key not in alarms}
        if changed := [*raised.values(), *cleared.values()]:
            self._platform.core.record(TABLE, pa.Table.from_pylist(changed, schema=arrow_schema(TABLE)))
            for row in changed:
                _say(row)
        self._lasting = {k: r for k, r in {**self._lasting, **raised}.items() if k not in cleared}
        return found

    def lasting(self) -> list[dict[str, Any]]:
        """Events that are not cleared, the oldest first."""
        return sorted((self._lasting or {}).values(), key=lambda row: row["raised_at"])

    def _held(self) -> dict[Key, dict[str, Any]]:
        rows = self._platform.core.select(Select(table=TABLE)).to_pylist()
        done = {row["event_key"] for row in rows if row["cleared_at"] is not None}
        lasting = (row for row in rows if row["event_key"] not in done)
        return {(row["event_kind"], row["source"], row["dataset"]): row for row in lasting}

    def _of_datasets(self) -> list[Alarm]:
        rows = self._platform.core.read("/api/v1/pipeline/sources")
        facts = {f"{row['source']}/{row['dataset']}": row for row in rows}
        found = []
        for job in self._jobs:
            row = facts.get(job.dataset, {})
            # The recorded week does not hold every dataset: what never came from it is not missing.
            if row.get("last_success_at") or self._platform.settings.origin != "recorded":
                found += of_dataset(self._seen(job, row), self._platform.settings)
        return found

    def _seen(self, job: Job, row: dict[str, Any]) -> Seen:
        return Seen(
            job=job,
            now=self._platform.clock.now(),
            since=self._since,
            last_attempt_at=_instant(row.get("last_attempt_at")),
            last_success_at=_instant(row.get("last_success_at")),
            running_s=self._running_s(job.dataset),
            failed=self._failed(job.dataset) if row.get("last_outcome") == "failed" else 0,
            last_error=row.get("last_error"),
        )

    def _failed(self, key: str) -> int:
        """Calls in a row that failed, of those that it takes for an alarm."""
        source, _, dataset = key.partition("/")
        last = self._platform.core.select(
            Select(
                table="fetches",
                where=(Where("source", "=", source), Where("dataset", "=", dataset)),
                sort=("-fetched_at", "fetch_id"),
                limit=self._platform.settings.alarm_errors,
                columns=("fetched_at", "fetch_id", "outcome"),
            )
        )["outcome"].to_pylist()
        return next((n for n, outcome in enumerate(last) if outcome != "failed"), len(last))

    def _of_nulls(self) -> list[Alarm]:
        since = self._platform.clock.now() - REFERENCE
        reports = self._platform.core.select(
            Select(
                table=REPORTS,
                where=(Where("fetched_at", ">", since),),
                sort=("-fetched_at", "report_id"),
                limit=MOST_REPORTS,
                columns=("fetched_at", "report_id", "source", "dataset", "table_name", "profile"),
            )
        )
        by_table: dict[Key, list[dict[str, float]]] = defaultdict(list)
        for row in reports.to_pylist():
            profile = orjson.loads(row["profile"] or "[]")
            if found := shares(profile):
                by_table[row["source"], row["dataset"], row["table_name"]].append(found)
        most = self._platform.settings.alarm_nulls
        return [alarm for key, held in by_table.items() for alarm in of_nulls(*key, held, most)]

    def _row(self, alarm: Alarm, now: datetime) -> dict[str, Any]:
        key = row_id(alarm.kind, alarm.source, alarm.dataset, now.isoformat())
        return {
            "event_row_id": f"{key}:raised",
            "event_key": key,
            "event_kind": alarm.kind,
            "source": alarm.source,
            "dataset": alarm.dataset,
            "urgency": alarm.urgency,
            "raised_at": now,
            "cleared_at": None,
            "event_detail": alarm.detail,
            "threshold": alarm.threshold,
            "measured": alarm.measured,
            "origin": self._platform.settings.origin,
        }


def _cleared(row: dict[str, Any], now: datetime) -> dict[str, Any]:
    return {**row, "event_row_id": f"{row['event_key']}:cleared", "cleared_at": now}


def _say(row: dict[str, Any]) -> None:
    log = get_logger("events")
    say = log.info if row["cleared_at"] else log.warning
    what = "cleared" if row["cleared_at"] else "raised"
    say(
        f"event {what}", kind=row["event_kind"], dataset=f"{row['source']}/{row['dataset']}", detail=row["event_detail"]
    )


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
