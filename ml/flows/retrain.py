"""A challenger: trained on all but the newest rows, asked about these beside the champion, promoted if it is better."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from ml.evaluation.metrics import METRICS
from ml.evaluation.stored import refuse_overlap
from ml.features.instants import aware
from ml.flows.platform import Platform
from ml.flows.steps import evaluate_model, train_model
from ml.models.task import Task
from ml.registry.card import ModelCard, SkillRow
from ml.registry.gate import refusal, told
from services.chassis.errors import InvalidInputError, OrreryError

HELD_OUT: Final = {timedelta(hours=1): 90 * 24, timedelta(days=1): 365}
"""Newest rows that a challenger is asked about, by the time between two issues."""
HELD_OUT_EVENTS: Final = 60
"""The same for what happens at no fixed time."""
MOST: Final = 3
"""At most one row in so many is held out."""

Outcome = Literal["promoted", "refused", "unchanged"]


@dataclass(frozen=True, slots=True)
class Retrained:
    """What came of it.

    Args:
        task: its name.
        outcome: `unchanged` where the same data gave the champion again, or one that was retired.
        model_id: the challenger.
        reason: in words and numbers.
    """

    task: str
    outcome: Outcome
    model_id: str
    reason: str


def retrain(platform: Platform, task: Task) -> Retrained:
    """Train a challenger and promote it where it meets the gate and is no worse than the champion on the same rows.

    Each step is appended to the ledger.

    Raises:
        OrreryError: it could not be done; the ledger says so, too.
    """
    platform.registry.event(task.name, "retraining_started", None, {})
    try:
        return _challenge(platform, task)
    except OrreryError as error:
        platform.registry.event(task.name, "retraining_failed", None, {"reason": str(error)})
        raise


def _challenge(platform: Platform, task: Task) -> Retrained:
    registry, span = platform.registry, _newest_span(platform, task)
    challenger = train_model(platform, task, span[0])
    if challenger.stage != "candidate":
        why = f"the same data give a model that is {challenger.stage} already: {challenger.reason}"
        return Retrained(task.name, "unchanged", challenger.model_id, why)
    challenger = evaluate_model(platform, task, challenger, *span)
    champion = registry.champion(task.name)
    against = str(refusal(challenger) or "") or (_worse(platform, task, challenger, champion, span) if champion else "")
    if against:
        registry.refuse(challenger, against)
        return Retrained(task.name, "refused", challenger.model_id, against)
    why = f"retrained; on {span[0].date()} to {span[1].date()} {told(challenger.metrics[0])}"
    registry.promote(challenger.model_id, why)
    return Retrained(task.name, "promoted", challenger.model_id, why)


def _newest_span(platform: Platform, task: Task) -> tuple[datetime, datetime]:
    """From the first of the newest rows whose truth is known until after the last."""
    known = task.build(platform.source, task.first_at, platform.clock.now()).known()
    if len(known) < MOST:
        raise InvalidInputError.of(
            "task", task.name, f"a task with at least {MOST} known outcomes", "Load history: orrery replay DIR."
        )
    wanted = HELD_OUT.get(task.every, HELD_OUT_EVENTS) if task.every else HELD_OUT_EVENTS
    first = known.issued_at[-min(wanted, len(known) // MOST)]
    return aware(first), aware(known.issued_at[-1]) + timedelta(seconds=1)


def _worse(
    platform: Platform, task: Task, challenger: ModelCard, champion: ModelCard, span: tuple[datetime, datetime]
) -> str:
    """Why the challenger is not better than the champion on the same rows; empty where it is."""
    try:
        refuse_overlap(champion, *span)
    except InvalidInputError:
        return f"the champion {champion.model_id} learned from the rows that the challenger is asked about"
    row = challenger.metrics[0]
    same = evaluate_model(platform, task, champion, *span).metrics[0]
    if _better(row, same):
        return ""
    return f"no better than the champion {champion.model_id} on the same rows: {told(row)}; the champion's {told(same)}"


def _better(ours: SkillRow, theirs: SkillRow) -> bool:
    if ours.ours is None or theirs.ours is None:
        return theirs.ours is None
    return ours.ours >= theirs.ours if METRICS[ours.metric].more_is_better else ours.ours <= theirs.ours
