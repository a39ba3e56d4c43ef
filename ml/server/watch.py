"""Looks for drift of inputs and skill; what it finds is recorded, and asks for a retraining."""

import math
from datetime import datetime, timedelta
from typing import Any, Final

from ml.registry.card import ModelCard
from ml.server.answer import Champion
from ml.server.drifting import Drift, compare
from ml.server.engine import Engine
from ml.server.reading import Kept, Reading
from ml.server.retrain import Retrainer
from ml.server.score import skill_on_ledger
from services.chassis.errors import TransientError
from services.chassis.logging import get_logger
from services.ports.archive import Select, Where

WINDOW: Final = timedelta(days=30)
SKILL_DAYS: Final = 90
LENGTHS: Final = {"month": timedelta(days=30), "quarter": timedelta(days=91), "year": timedelta(days=365)}
_log = get_logger("ml.drift")


def look(engine: Engine, retrainer: Retrainer) -> dict[str, Any]:
    """Hold the last month against what each champion learned from; raise, clear, and have trained again what drifted.

    Raises:
        TransientError: core is away.
    """
    with engine.reading:
        kept = Kept(engine.core)
        for name, champion in list(engine.champions.items()):
            try:
                engine.drift[name] = found = _drift(engine, champion, Reading(kept))
            except TransientError:
                raise
            except Exception:  # noqa: BLE001 - the other tasks are looked at whatever one of them met
                _log.exception("drift not looked for", task=name)
                continue
            _tell(engine, retrainer, champion, found)
    return {"drift": {name: {"raised": found.raised, **found.detail} for name, found in engine.drift.items()}}


def due_for_training(engine: Engine) -> dict[str, str]:
    """Tasks that were last trained longer ago than they may go without it, and why; refused challengers count, too."""
    now, due = engine.now(), dict[str, str]()
    for name, champion in engine.champions.items():
        trained_at = max(card.trained_at for card in engine.cards if card.task == name)
        if now - trained_at > LENGTHS[champion.task.refit]:
            due[name] = f"last trained {trained_at:%Y-%m-%d}; refitted every {champion.task.refit}"
    return due


def _drift(engine: Engine, champion: Champion, reading: Reading) -> Drift:
    now = engine.now()
    samples = champion.task.build(reading, now - WINDOW, now + timedelta(seconds=1))
    return compare(champion.fitted.profile, samples, _skill(engine, champion))


def _skill(engine: Engine, champion: Champion) -> tuple[float, float] | None:
    """Skill on the ledger over the baseline that the card was measured against, and the bound from its interval."""
    reference, bound = _expected(champion.card)
    if not reference:
        reference = next(iter(champion.task.baselines), "")
    told = skill_on_ledger(engine, champion.task, SKILL_DAYS, reference)
    return None if told is None else (told, bound)


def _expected(card: ModelCard) -> tuple[str, float]:
    """The worse end of the card's 90 % interval as a skill of squared errors, but never above no skill at all."""
    for row in card.metrics:
        lower, upper = row.ci
        if row.metric == "rmse_ratio" and upper is not None:
            return row.against, min(0.0, 1 - upper**2)
        if row.metric == "brier_skill" and lower is not None and math.isfinite(lower):
            return row.against, min(0.0, lower)
    return "", 0.0


def _tell(engine: Engine, retrainer: Retrainer, champion: Champion, found: Drift) -> None:
    name, model_id = champion.task.name, champion.card.model_id
    was = _was_raised(engine, name)
    if found.raised and not was:
        engine.registry.event(name, "drift_raised", model_id, found.detail)
        retrainer.ask(name, "drift of its inputs or of its skill")
    elif was and not found.raised:
        engine.registry.event(name, "drift_cleared", model_id, found.detail)


def _was_raised(engine: Engine, name: str) -> bool:
    """What the ledger says last: a restart forgets nothing."""
    kinds = Where("model_event_kind", "in", ["drift_raised", "drift_cleared"])
    where = (Where("task", "=", name), kinds)
    rows = engine.core.rows(Select(table="model_events", where=where, sort=("happened_at",)))
    newest: list[tuple[datetime, str]] = list(
        zip(rows["happened_at"].to_pylist(), rows["model_event_kind"].to_pylist(), strict=True)
    )
    return bool(newest) and newest[-1][1] == "drift_raised"
