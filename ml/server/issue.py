"""Issues forecasts into core's ledger: the champion's, its baselines', and what others said of the same by then."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from ml.features.instants import aware
from ml.server import ledger
from ml.server.answer import Champion, Foretold, Said
from ml.server.engine import Engine
from ml.server.errors import RefusedError
from ml.server.held import Held, checked
from ml.server.metrics import ISSUED
from ml.server.others import Told, others

LATE: Final = timedelta(hours=2)
"""A forecast that was not made this long after its instant is not made any more: what comes is being seen by then."""
LATE_EVENT: Final = timedelta(hours=12)
"""The same where something that happens asks for one: the platform hears of it when its provider is asked."""


def issue(engine: Engine) -> dict[str, Any]:
    """Issue every task's newest forecast, once however often it is called.

    Where no model passed its gate, what its baselines and others say is issued alone: they are scored all the same.

    Returns:
        Forecasts of our own that are new by task, by task the reason why there is none, and the tasks without a model.

    Raises:
        TransientError: core is away.
    """
    with engine.reading:
        now = engine.now()
        engine.refresh(changed=True)
        done, without = dict[str, int](), sorted(set(engine.tasks) - set(engine.champions))
        refused = {name: why for name, why in engine.reasons.items() if name in engine.champions}
        for name, champion in (engine.benched | engine.champions).items():
            try:
                done[name] = _issue(engine, champion, engine.held.get(name), now)
            except RefusedError as error:
                refused[name] = error.detail
    return {"issued": done, "refused": refused, "without_model": without, "at": now.isoformat()}


def _issue(engine: Engine, champion: Champion, held: Held | None, now: datetime) -> int:
    task = champion.task
    if held is None:
        return 0
    checked(task, held, None, now)
    late = LATE if task.every is not None else LATE_EVENT
    rows = [row for row in held.rows if now - aware(row.issued_at) <= late and row.said["orrery"].value is not None]
    if not rows:
        return 0
    oldest = min(aware(row.issued_at) for row in rows)
    held_ids = set(
        ledger.since(engine.core, "forecasts", task.name, oldest, ("forecast_id",))["forecast_id"].to_pylist()
    )
    new = [line for row in rows for line in _lines(engine, champion, held, row, now)]
    new = [line for line in new if line["forecast_id"] not in held_ids]
    ledger.append(engine.core, "forecasts", new)
    ours = [line for line in new if line["forecaster"] == "orrery"]
    ISSUED.labels(task.name).inc(len(ours))
    if task.name not in engine.champions:
        return 0
    engine.issued_at[task.name] = max(aware(row.issued_at) for row in rows)
    return len(ours)


def _lines(engine: Engine, champion: Champion, held: Held, row: Foretold, now: datetime) -> Iterator[dict[str, Any]]:
    """Rows of the ledger: ours with what it and its baselines rest on, NOAA's with its own words."""
    task, issued_at = champion.task, aware(row.issued_at)
    told = others(engine.core, task, row)
    said = {**row.said, **{name: one.said for name, one in told.items()}}
    rests_on = {"orrery": _rests_on(held, row, now), **{name: _words(one) for name, one in told.items()}}
    deployed = task.name in engine.champions
    for forecaster, found in said.items():
        is_ours = forecaster == "orrery"
        if found.value is None or (is_ours and not deployed):
            continue
        yield {
            "forecast_id": ledger.forecast_id(task.name, forecaster, row.subject, issued_at),
            "task": task.name,
            "forecaster": forecaster,
            "model_id": champion.card.model_id if is_ours else None,
            "subject": row.subject,
            "issued_at": issued_at,
            "valid_from_at": aware(row.valid_from),
            "valid_until_at": aware(row.valid_until),
            "forecast_kind": task.kind,
            "forecast_unit": task.unit,
            **_figures(found, champion.fitted.thresholds.get(forecaster)),
            "inputs": ledger.as_json(rests_on[forecaster]) if forecaster in rests_on else None,
            "moved_by": ledger.as_json(dict(row.moved_by)) if is_ours else None,
            "origin": engine.settings.origin,
        }


def _figures(found: Said, threshold: float | None) -> dict[str, float | None]:
    return {
        "forecast_value": found.value,
        "forecast_lower": found.lower,
        "forecast_upper": found.upper,
        "alarm_threshold": threshold,
    }


def _rests_on(held: Held, row: Foretold, now: datetime) -> dict[str, Any]:
    """`made_at` is when the forecast was in truth computed, which may be up to two hours after its issue."""
    return {
        "made_at": now.isoformat(),
        "features": dict(row.features),
        "newest": [given.model_dump(mode="json") for given in held.inputs],
    }


def _words(told: Told) -> dict[str, Any]:
    return {"newest": [told.words.model_dump(mode="json")]}
