"""Scores forecasts of the ledger once what they were about is known."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any, Final

import numpy as np

from ml.features.hours import QUANTITIES
from ml.features.instants import aware
from ml.features.samples import Samples
from ml.models.task import Task
from ml.server import ledger
from ml.server.drifting import skill_over
from ml.server.engine import Engine
from ml.server.metrics import SCORED
from ml.server.reading import Kept, Reading, receipts_within
from services.chassis.errors import TransientError
from services.chassis.logging import get_logger

BACK: Final = timedelta(days=40)
"""How long after its issue a forecast is still waited for; its truth never came if not by then."""
TRUTHS: Final = {
    group: (*quantity.history, quantity.live)
    for group, quantity in (("dst", QUANTITIES["dst"]), ("kp", QUANTITIES["kp"]), ("storm", QUANTITIES["kp"]))
}
"""Series that tell the truth of a group of tasks; of the others, tables of events do."""
SPANS: Final = (30, 365)
"""Days over which skill is told."""
_log = get_logger("ml.score")
_Key = tuple[datetime, str]


def score(engine: Engine) -> dict[str, Any]:
    """Score what can be scored, once however often it is called.

    Returns:
        By task how many forecasts were scored, all forecasters together.

    Raises:
        TransientError: core is away.
    """
    done: dict[str, int] = {}
    with engine.reading:
        kept, readings = Kept(engine.core), dict[str, Reading]()
        for name, task in engine.tasks.items():
            try:
                reading = readings.setdefault(task.group, Reading(kept))
                if scored := _score(engine, task, reading):
                    done[name] = scored
                engine.skill[name] = _skill(engine, task)
            except TransientError:
                raise
            except Exception:  # noqa: BLE001 - the other tasks are scored whatever one of them met
                _log.exception("not scored", task=name)
    return {"scored": done, "at": engine.now().isoformat()}


def _score(engine: Engine, task: Task, reading: Reading) -> int:
    waiting = _waiting(engine, task)
    if not waiting:
        return 0
    begin, end = waiting[0]["issued_at"], waiting[-1]["issued_at"]
    truths = _truths(task.build(reading, begin, end + timedelta(seconds=1)))
    earliest = min(row["valid_from_at"] for row in waiting)
    receipts = receipts_within(reading, TRUTHS.get(task.group, ()), earliest, max(r["valid_until_at"] for r in waiting))
    lines = [
        _line(engine, row, truth, receipts(row["valid_from_at"], row["valid_until_at"]))
        for row in waiting
        if (truth := truths.get((row["issued_at"], row["subject"]))) is not None
    ]
    ledger.append(engine.core, "forecast_scores", lines)
    SCORED.labels(task.name).inc(sum(line["forecaster"] == "orrery" for line in lines))
    return len(lines)


def _waiting(engine: Engine, task: Task) -> list[dict[str, Any]]:
    """Forecasts whose time is over and that were not scored, by issue."""
    now = engine.now()
    issued = ledger.since(engine.core, "forecasts", task.name, now - BACK)
    scored = ledger.since(engine.core, "forecast_scores", task.name, now - BACK, ("forecast_id",))
    done = set(scored["forecast_id"].to_pylist())
    rows = issued.drop_columns(["inputs", "moved_by"]).to_pylist()
    # An arrival is true as soon as it happened, however long it might have taken.
    return [r for r in rows if r["forecast_id"] not in done and (task.every is None or r["valid_until_at"] <= now)]


def _truths(samples: Samples) -> dict[_Key, float]:
    known = samples.known()
    subjects = known.subjects or ("",) * len(known)
    at = [aware(instant) for instant in known.issued_at]
    return dict(zip(zip(at, subjects, strict=True), map(float, known.truth), strict=True))


def _line(engine: Engine, row: dict[str, Any], truth: float, receipts: list[str]) -> dict[str, Any]:
    value, lower, upper = row["forecast_value"], row["forecast_lower"], row["forecast_upper"]
    error = (value - truth) ** 2 if row["forecast_kind"] == "probability" else value - truth
    kept = ("forecast_id", "task", "forecaster", "subject", "issued_at", "valid_until_at", "forecast_value", "origin")
    return {name: row[name] for name in kept} | {
        "truth_value": truth,
        "forecast_error": error,
        "was_inside": None if lower is None or upper is None else lower <= truth <= upper,
        "scored_at": engine.now(),
        "truth_batch_ids": ledger.as_json(receipts),
    }


def _skill(engine: Engine, task: Task) -> dict[str, float]:
    found = {}
    for days in SPANS:
        told = skill_on_ledger(engine, task, days, "persistence")
        if told is not None:
            found[str(days)] = told
    return found


def skill_on_ledger(engine: Engine, task: Task, days: int, reference: str) -> float | None:
    """Our skill over a baseline on the same scored issues of so many days; None where too few were."""
    start = engine.now() - timedelta(days=days)
    columns = ("forecaster", "subject", "issued_at", "forecast_error")
    losses: dict[_Key, dict[str, float]] = defaultdict(dict)
    for row in ledger.since(engine.core, "forecast_scores", task.name, start, columns).to_pylist():
        error = row["forecast_error"]
        losses[row["issued_at"], row["subject"]][row["forecaster"]] = error if task.kind == "probability" else error**2
    both = [(found["orrery"], found[reference]) for found in losses.values() if {"orrery", reference} <= found.keys()]
    pairs = np.array(both, float).reshape(len(both), 2)
    return skill_over(pairs[:, 0], pairs[:, 1])
