"""Thresholds of the pipeline: which of them are crossed now, from what core holds and what this worker does.

A run and a silence are measured in wall time, staleness on the platform's clock; where that clock runs fast, a
dataset's own cadence and the pause that is kept towards its provider are allowed for.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from statistics import median
from typing import Any, Literal

import msgspec

from etl.runs.schedule import Job
from services.chassis.settings import Settings

Kind = Literal["silent", "slow", "errors", "nulls", "stale"]
SLACK_S = 60.0
"""Wall seconds that a turn may take beyond its time before its dataset counts as stale."""
LEAST_REPORTS = 3
"""Earlier reports of a table without which nothing is said of its nulls: some columns are mostly empty by nature."""
LEAST_ROWS = 20
"""Rows of a batch without which its shares are chance."""
CRITICAL: frozenset[Kind] = frozenset({"silent", "errors"})


class Alarm(msgspec.Struct, frozen=True, kw_only=True):
    """A threshold that is crossed now; `threshold` and `measured` in seconds, calls or a share, by kind."""

    kind: Kind
    source: str
    dataset: str
    detail: str
    threshold: float
    measured: float

    @property
    def urgency(self) -> str:
        """`critical` where nothing comes in, else `warning`."""
        return "critical" if self.kind in CRITICAL else "warning"


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """One dataset as it stands.

    `since` is when watching began, `running_s` for how many wall seconds its run has been under way, `failed` how many
    calls in a row have failed, `last_error` what the last one said.
    """

    job: Job
    now: datetime
    since: datetime
    last_attempt_at: datetime | None
    last_success_at: datetime | None
    running_s: float | None = None
    failed: int = 0
    last_error: str | None = None


def of_dataset(seen: Seen, settings: Settings) -> list[Alarm]:
    """The alarms of one dataset, nulls aside."""
    found = (_silent(seen, settings), _slow(seen, settings), _errors(seen, settings), _stale(seen, settings))
    return [alarm for alarm in found if alarm is not None]


def of_nulls(source: str, dataset: str, table: str, reports: Sequence[Mapping[str, float]], most: float) -> list[Alarm]:
    """Columns that were filled so far and are not in the newest batch.

    Args:
        source: whose table.
        dataset: of the source.
        table: its name.
        reports: null share by column, the newest batch first.
        most: share above which it is an alarm.
    """
    if len(reports) <= LEAST_REPORTS:
        return []
    newest, before = reports[0], reports[1:]
    usual = {
        column: median(r[column] for r in before if column in r)
        for column in newest
        if any(column in r for r in before)
    }
    emptied = {c: share for c, share in newest.items() if share > most and usual.get(c, 1.0) <= most / 2}
    if not emptied:
        return []
    worst = max(emptied, key=lambda c: emptied[c])
    named = ", ".join(f"{c} {share:.0%}" for c, share in sorted(emptied.items()))
    detail = f"{table}: empty values above {most:.0%}: {named}. Next step: the batch's quality report and its bytes."
    return [_alarm("nulls", source, dataset, detail, most, emptied[worst])]


def _silent(seen: Seen, settings: Settings) -> Alarm | None:
    if seen.running_s is not None:
        return None
    speed = settings.clock_speed
    age_s = _age_s(seen.now, seen.since, seen.last_attempt_at) / speed
    limit_s = seen.job.wall_cadence_s(speed) + seen.job.wall_jitter_s(speed) + settings.alarm_run_s
    if age_s <= limit_s:
        return None
    detail = f"no turn for {_span(age_s)}; it is due every {seen.job.every}. Next step: orrery etl status, etl's log."
    return _of(seen, "silent", detail, limit_s, age_s)


def _slow(seen: Seen, settings: Settings) -> Alarm | None:
    if seen.running_s is None or seen.running_s <= settings.alarm_run_s:
        return None
    detail = f"a run has been under way for {_span(seen.running_s)}. Next step: etl's log; orrery etl status."
    return _of(seen, "slow", detail, settings.alarm_run_s, seen.running_s)


def _errors(seen: Seen, settings: Settings) -> Alarm | None:
    if seen.failed < settings.alarm_errors:
        return None
    next_step = f"Next step: orrery etl run {seen.job.dataset}"
    detail = f"{seen.failed} calls in a row failed, the last: {seen.last_error}. {next_step}"
    return _of(seen, "errors", detail, settings.alarm_errors, seen.failed)


def _stale(seen: Seen, settings: Settings) -> Alarm | None:
    speed = settings.clock_speed
    age_s = _age_s(seen.now, None, seen.last_success_at or seen.since)
    up_s = (seen.now - seen.since).total_seconds() / speed
    limit_s = max(settings.alarm_stale_s, (2 * seen.job.wall_cadence_s(speed) + SLACK_S) * speed)
    # After a long stop everything is old until its first turn: that is no alarm yet.
    if age_s <= limit_s or up_s <= SLACK_S:
        return None
    last = "never" if seen.last_success_at is None else f"{seen.last_success_at:%Y-%m-%dT%H:%MZ}"
    detail = f"no answer for {_span(age_s)}, the last: {last}. Next step: orrery etl run {seen.job.dataset}"
    return _of(seen, "stale", detail, limit_s, age_s)


def _age_s(now: datetime, since: datetime | None, last: datetime | None) -> float:
    known = [at for at in (since, last) if at is not None]
    return (now - max(known)).total_seconds()


def _of(seen: Seen, kind: Kind, detail: str, threshold: float, measured: float) -> Alarm:
    source, _, dataset = seen.job.dataset.partition("/")
    return _alarm(kind, source, dataset, detail, threshold, measured)


def _alarm(kind: Kind, source: str, dataset: str, detail: str, threshold: float, measured: float) -> Alarm:  # noqa: PLR0913, PLR0917 - one for each member
    return Alarm(
        kind=kind, source=source, dataset=dataset, detail=detail, threshold=float(threshold), measured=float(measured)
    )


def _span(seconds: float) -> str:
    hours = seconds / 3600
    return f"{hours:.1f} h" if hours < 48 else f"{hours / 24:.0f} days"


def shares(profile: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    """Null share by column of a quality report's profile; a column of few rows says nothing."""
    return {str(c["name"]): float(c["null_share"]) for c in profile if c["rows"] >= LEAST_ROWS}
