"""Closing gaps: one window after the other, each fetched, loaded and acknowledged by itself.

Nothing is kept about it. What is done is what the ledger holds, so whoever is killed, the plan made next is the rest.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import msgspec

from etl.runs.backfill_plan import Plan, plan
from etl.runs.counts import Counts
from etl.runs.gaps import Lack, Step, gaps, span_of
from etl.runs.outcome import RunResult
from etl.runs.platform import Platform
from etl.runs.run import run_dataset
from etl.runs.schedule import Job
from etl.sources.model import Window
from etl.sources.registry import dataset as find_dataset
from services.chassis.errors import TransientError
from services.ports.archive import Select, Where

PAUSE_S: Final = 5.0
"""Wall seconds before a step is tried again whose provider named no time."""
TRIES: Final = 4
REST: Final = timedelta(days=1)
"""Platform time for which a window that was asked for in vain is left alone by the job that nobody watches."""
MOST_STEPS: Final = 60
"""Steps of one round of that job."""

Event = dict[str, Any]


def backfill(platform: Platform, jobs: tuple[Job, ...], source: str, span: Window) -> Iterator[Event]:
    """Close what is lacking of a source over a span; waits where the budget wants it.

    Yields:
        `plan` first, then a `progress` for each step or a `waiting`, and `result` at the end.

    Raises:
        InvalidInputError: no dataset is called so.
        TransientError: core is away.
    """
    planned = plan(platform, jobs, source, span)
    yield {"plan": planned.facts()}
    yield from _work(platform, planned, patient=True)


def close_gaps(platform: Platform, jobs: tuple[Job, ...], days: int) -> Event:
    """One round of the job that closes gaps by itself: as far as the budgets go, without waiting.

    Raises:
        TransientError: core is away.
    """
    planned = _rested(platform, plan(platform, jobs, None, span_of(platform.clock.now(), days)))
    result: Event = {}
    for event in _work(platform, planned, patient=False):
        result = event.get("result", result)
    return result


def _work(platform: Platform, planned: Plan, *, patient: bool) -> Iterator[Event]:
    steps, failed, counts = planned.steps, dict[str, str](), Counts()
    closed = 0
    for done, (lack, step) in enumerate(steps, 1):
        if lack.key in failed:
            continue
        for event in _step(platform, planned, lack, step, patient=patient):
            if not isinstance(event, RunResult):
                yield event
                continue
            counts += event.counts
            if event.error is not None:
                # A refusal holds for what is older as well: the next run of the command asks again.
                failed[lack.key] = event.error
            closed += event.outcome in {"stored", "not_modified"}
            yield {"progress": _progress(lack, step, event, done, len(steps))}
        if platform.stopping.is_set():
            yield {"error": "etl is stopping; run the command again: what was loaded is not asked for again"}
            return
    yield {"result": {"closed": closed, "of": len(steps), **counts.as_dict(), "failed": failed}}


def _step(platform: Platform, planned: Plan, lack: Lack, step: Step, *, patient: bool) -> Iterator[Event | RunResult]:
    """What the step waits for, and its result at last; none where it came in by another way or etl stops."""
    dataset, failures = find_dataset(lack.key), 0
    while True:
        result = run_dataset(platform, dataset, step.window, kept=planned.kept(lack.provider))
        failures += result.retry_after_s is None
        if result.error is None or not (result.transient and patient and failures < TRIES):
            yield result
            return
        pause_s = result.retry_after_s or PAUSE_S * failures
        until = datetime.now(UTC) + timedelta(seconds=pause_s)
        yield {"waiting": {"provider": lack.provider, "until": until, "reason": result.error}}
        if platform.stopping.wait(pause_s) or not _still_lacks(platform, lack, step):
            return


def _still_lacks(platform: Platform, lack: Lack, step: Step) -> bool:
    """Whether the window is still to be asked for: an answer that core could not take waits in bronze."""
    try:
        platform.intake.take_waiting()
        [now] = gaps(platform, lack.key, step.window)
    except TransientError:
        return True
    return bool(now.lacking)


def _progress(lack: Lack, step: Step, result: RunResult, done: int, total: int) -> Event:
    facts = {
        "done": done,
        "total": total,
        "source": lack.source,
        "dataset": lack.dataset,
        "from": step.window.start,
        "to": step.window.end,
        "outcome": result.outcome,
        **result.counts.as_dict(),
    }
    return facts if result.error is None else {**facts, "error": result.error}


def _rested(platform: Platform, planned: Plan) -> Plan:
    """Without what was asked for a short while ago and is lacking all the same, and whom a vain question would cost."""
    asked, left, lacks = _asked(platform, planned), MOST_STEPS, []
    for lack in planned.lacks:
        steps = tuple(step for step in lack.steps if not asked.issuperset(step.urls))[:left]
        if platform.http.policy(lack.provider).attempts == 1:
            steps = ()
        left -= len(steps)
        lacks.append(msgspec.structs.replace(lack, steps=steps))
    return msgspec.structs.replace(planned, lacks=tuple(lacks))


def _asked(platform: Platform, planned: Plan) -> set[str]:
    sources = sorted({lack.source for lack in planned.lacks if lack.steps})
    where = (Where("fetched_at", ">", platform.clock.now() - REST), Where("source", "in", sources))
    rows = platform.core.select(Select(table="fetches", where=where, columns=("url", "fetch_id")))
    return set(rows["url"].to_pylist())
