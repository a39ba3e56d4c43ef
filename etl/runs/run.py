"""One run of one dataset: its questions asked one after the other, every answer stored, then loaded."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from msgspec.structs import replace

from etl.bronze.manifest import Fetched
from etl.runs.counts import Counts
from etl.runs.intake import Answer
from etl.runs.outcome import Outcome, RunResult
from etl.runs.platform import Platform
from etl.sources.model import Ask, Dataset, Payload, Request, Window
from services.chassis.errors import OrreryError
from services.chassis.http import FORM_HEADER, NotDueError
from services.chassis.http import Answer as HttpAnswer
from services.chassis.journey import bound, new_id
from services.chassis.logging import get_logger
from services.chassis.tracing import span


@dataclass(frozen=True, slots=True)
class _Failure:
    error: str
    transient: bool
    retry_after_s: float | None = None


def run_dataset(platform: Platform, dataset: Dataset, window: Window | None = None, *, kept: float = 0.0) -> RunResult:
    """Run a dataset over a window, or over the schedule's own. Whatever goes wrong is in the result.

    A refusal ends the run: the provider's later answers would be refused as well, or would pretend to be whole.
    Its id is in each of its log lines, in its calls to core, and begins the ids of its fetches in the ledger.

    Args:
        platform: what runs share.
        dataset: what to ask for.
        window: whose data, or None.
        kept: calls of the provider's allowance that must stay for others.
    """
    run_id, began = new_id(), time.monotonic()
    with bound(run_id=run_id), span("run", dataset=dataset.key, run_id=run_id):
        result = _run(platform, dataset, window, kept, run_id)
        took = time.monotonic() - began
        _tell(dataset, result, took)
    platform.http.tallies.add(("runs", dataset.key, result.outcome, 1), ("run_seconds", dataset.key, "", took))
    return result


def _tell(dataset: Dataset, result: RunResult, took_s: float) -> None:
    log = get_logger("run")
    say = log.warning if result.error else log.info
    facts = {name: value for name, value in result.as_dict().items() if name not in {"source", "dataset"}}
    say("run ended", dataset_key=dataset.key, seconds=round(took_s, 2), **facts)


def _run(platform: Platform, dataset: Dataset, window: Window | None, kept: float, run_id: str) -> RunResult:
    counts, outcomes = Counts(), list[str]()
    asked: list[Request] = []
    failure = None
    try:
        # One at a time: a question may follow from what the answer before it brought.
        for request in dataset.requests(_ask(platform, dataset, window)):
            asked.append(request)
            fetch_id = f"{run_id}-{len(asked)}"
            answer = _fetch(platform, dataset, request, kept, fetch_id)
            outcomes.append(answer.outcome if answer else "not_modified")
            if answer and answer.outcome == "failed":
                failure = _Failure(answer.error or "no reason given", answer.transient, _retry_after(platform, request))
                break
            if answer and answer.outcome == "stored":
                counts += _take(platform, dataset, request, answer, fetch_id)
    except OrreryError as error:
        failure = _Failure(error.detail, error.transient, error.retry_after)
    except Exception as error:  # noqa: BLE001 - the scheduler must outlive a bug in one dataset
        get_logger("run").error("run broke", dataset=dataset.key, exc_info=error)
        failure = _Failure(f"{type(error).__name__}: {error}", transient=False)
    return replace(_result(dataset, window or _span(asked), counts, outcomes, failure), run_id=run_id)


def _ask(platform: Platform, dataset: Dataset, window: Window | None) -> Ask:
    newest_at = partial(platform.core.newest_at, dataset.source, dataset.name)
    return Ask(platform.settings, platform.clock.now(), window, newest_at, platform.core.select)


def _fetch(platform: Platform, dataset: Dataset, request: Request, kept: float, fetch_id: str) -> HttpAnswer | None:
    """The provider's answer, None where it was asked so lately that it permits no question yet."""
    try:
        with span("fetch", provider=request.provider, fetch_id=fetch_id):
            answer = platform.http.fetch(request.provider, request.url, keyed=request.keyed, kept=kept)
    except NotDueError as early:
        get_logger("run").info("not asked", dataset=dataset.key, reason=early.detail)
        return None
    if answer.outcome != "stored":
        platform.ledger.add(_unstored_row(platform, dataset, answer, fetch_id))
        platform.ledger.flush()
    return answer


def _take(platform: Platform, dataset: Dataset, request: Request, answer: HttpAnswer, fetch_id: str) -> Counts:
    taken = Answer(
        source=dataset.source,
        dataset=dataset.name,
        payload=Payload(
            body=answer.body,
            url=platform.public_url(answer.url),
            fetched_at=answer.fetched_at,
            status=answer.status or 0,
            form=answer.headers.get(FORM_HEADER),
        ),
        origin=platform.settings.origin,
        fetch=Fetched(
            fetch_id=fetch_id, attempts=answer.attempts, duration_s=answer.duration_s, headers=answer.headers
        ),
        window=request.window,
        redacted=answer.redacted,
    )
    counts = platform.intake.take(taken)
    if not counts.quarantined:
        # A damaged answer that was asked for conditionally would come as 304 until the provider changes it.
        platform.http.remember(answer)
    return counts


def _unstored_row(platform: Platform, dataset: Dataset, answer: HttpAnswer, fetch_id: str) -> dict[str, Any]:
    return {
        "fetch_id": fetch_id,
        "source": dataset.source,
        "dataset": dataset.name,
        "url": platform.public_url(answer.url),
        "fetched_at": answer.fetched_at,
        "status": answer.status,
        "outcome": answer.outcome,
        "error": answer.error,
        "attempts": answer.attempts,
        "duration_s": answer.duration_s,
        "origin": platform.settings.origin,
    }


def _retry_after(platform: Platform, request: Request) -> float | None:
    resets_at = platform.http.state(request.provider, request.url).budget.resets_at
    return None if resets_at is None else max(1.0, (resets_at - datetime.now(UTC)).total_seconds())


def _span(asked: list[Request]) -> Window | None:
    windows = [request.window for request in asked if request.window]
    return Window(min(w.start for w in windows), max(w.end for w in windows)) if windows else None


def _result(
    dataset: Dataset, window: Window | None, counts: Counts, outcomes: list[str], failure: _Failure | None
) -> RunResult:
    return RunResult(
        source=dataset.source,
        dataset=dataset.name,
        outcome="failed" if failure else _of_all(outcomes),
        window_from=window.start if window else None,
        window_to=window.end if window else None,
        counts=counts,
        error=failure.error if failure else None,
        transient=failure.transient if failure else False,
        retry_after_s=failure.retry_after_s if failure else None,
    )


def _of_all(outcomes: list[str]) -> Outcome:
    """What the answers of a run without failure come to: the most that one of them brought."""
    found = set(outcomes)
    if not found or "stored" in found:
        return "stored"
    return "not_modified" if "not_modified" in found else "not_recorded"
