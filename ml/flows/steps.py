"""One model from training to its verdict."""

from datetime import datetime
from typing import Any

import msgspec

from ml.evaluation.skill import skill_rows, verdict
from ml.evaluation.stored import evaluate
from ml.flows.platform import Platform
from ml.models.task import Task
from ml.registry.card import ModelCard
from ml.training.train import train
from services.chassis.errors import NotFoundError


def train_model(platform: Platform, task: Task, until: datetime) -> ModelCard:
    """Train a task on what is held, so that it may be asked from `until` on, and store it as a candidate.

    Raises:
        InvalidInputError: there is nothing to learn from.
        TransientError: core is away.
    """
    card, bundle = train(task, platform.history, until, platform.run)
    return platform.registry.store(card, bundle)


def evaluate_model(platform: Platform, task: Task, card: ModelCard, start: datetime, end: datetime) -> ModelCard:
    """Ask a stored model about [start, end), hold it against its gates, and write the verdict on its card.

    Raises:
        InvalidInputError: it learned from that span, or nothing is known of it.
        TransientError: core is away.
    """
    outcomes = evaluate(task, card, platform.registry.load(card), platform.history, start, end)
    rows = skill_rows(task, outcomes, (start, end))
    gate_met, deployable = verdict(task, rows)
    card = msgspec.structs.replace(card, metrics=rows, gate_met=gate_met, deployable=deployable)
    platform.registry.write(card)
    platform.registry.event(task.name, "evaluated", card.model_id, _figures(card))
    return card


def model_of(platform: Platform, task: Task, model_id: str | None) -> ModelCard:
    """The model that is named, else the champion, else the candidate that was trained last.

    Raises:
        NotFoundError: there is none, or it is of another task.
    """
    if model_id:
        card = platform.registry.card(model_id)
        if card.task != task.name:
            raise NotFoundError(
                f"model {model_id} is one of {card.task}, not of {task.name}. Next step: orrery ml models {task.name}"
            )
        return card
    if champion := platform.registry.champion(task.name):
        return champion
    return candidate_of(platform, task)


def candidate_of(platform: Platform, task: Task) -> ModelCard:
    """The candidate that was trained last.

    Raises:
        NotFoundError: there is none.
    """
    candidates = [card for card in platform.registry.cards(task.name) if card.stage == "candidate"]
    if not candidates:
        raise NotFoundError(f"{task.name} has no candidate. Next step: orrery ml train {task.name} --until DATE")
    return candidates[0]


def _figures(card: ModelCard) -> dict[str, Any]:
    gates = [row for row in card.metrics if row.gate is not None] or card.metrics[:1]
    return {"gate_met": card.gate_met, "deployable": card.deployable, "figures": msgspec.to_builtins(gates)}
