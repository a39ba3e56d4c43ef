"""What each command of `python -m ml.flows` does and prints."""

import argparse
import re
import sys
from collections.abc import Callable
from typing import Any, Final

from ml.evaluation import anomalies
from ml.flows.platform import Platform
from ml.flows.retrain import retrain as retrain_task
from ml.flows.show import print_cards, print_json, print_skill
from ml.flows.skill import skill as skill_table
from ml.flows.steps import candidate_of, evaluate_model, model_of, train_model
from ml.models.catalogue import task_named, tasks_matching
from ml.models.task import Task
from services.chassis.errors import OrreryError

_MODEL_ID: Final = re.compile(r"[0-9a-f]{16}")


def train(platform: Platform, arguments: argparse.Namespace) -> None:
    """Fit tasks and store the models as candidates."""
    cards, failed = _each(arguments.task, lambda task: train_model(platform, task, arguments.until))
    print_json(cards) if arguments.json else print_cards(cards)
    if cards and not arguments.json:
        day = arguments.until.date()
        sys.stdout.write(f"Next step: orrery ml evaluate {arguments.task} --newest --from {day} --to DATE\n")
    _end(failed)


def evaluate(platform: Platform, arguments: argparse.Namespace) -> None:
    """Ask stored models about a span, and write the verdicts on their cards."""

    def asked(task: Task) -> Any:
        newest = arguments.newest and not arguments.model
        card = candidate_of(platform, task) if newest else model_of(platform, task, arguments.model)
        return evaluate_model(platform, task, card, arguments.begin, arguments.end)

    if arguments.task == anomalies.TASK:
        rows, failed = list(anomalies.anomaly_rows(platform.source, anomalies.SETTLED)), 0
    else:
        cards, failed = _each(arguments.task, asked)
        rows = [row for card in cards for row in card.metrics]
    print_json({"tasks": rows}) if arguments.json else print_skill(rows)
    _end(failed)


def models(platform: Platform, arguments: argparse.Namespace) -> None:
    """List cards."""
    cards = platform.registry.cards()
    if arguments.task:
        names = {task.name for task in tasks_matching(arguments.task)}
        cards = [card for card in cards if card.task in names]
    print_json(cards) if arguments.json else print_cards(cards)


def promote(platform: Platform, arguments: argparse.Namespace) -> None:
    """Promote one model, or the newest candidate of each task that is named."""
    registry = platform.registry
    if _MODEL_ID.fullmatch(arguments.model):
        cards, failed = [registry.promote(arguments.model, arguments.why)], 0
    else:
        cards, failed = _each(
            arguments.model, lambda task: registry.promote(candidate_of(platform, task).model_id, arguments.why)
        )
    print_json(cards) if arguments.json else print_cards(cards)
    _end(failed)


def rollback(platform: Platform, arguments: argparse.Namespace) -> None:
    """Put a task's former champion back."""
    card = platform.registry.rollback(task_named(arguments.task).name)
    print_json(card) if arguments.json else print_cards([card])


def retrain(platform: Platform, arguments: argparse.Namespace) -> None:
    """Train challengers and let them take over where they win."""

    def done(task: Task) -> Any:
        result = retrain_task(platform, task)
        if not arguments.json:
            sys.stdout.write(f"{task.name}: {result.outcome}: {result.model_id}: {result.reason}\n")
        return result

    results, failed = _each(arguments.task, done)
    if arguments.json:
        print_json(results)
    _end(failed)


def skill(platform: Platform, arguments: argparse.Namespace) -> None:
    """Write the skill table and its plots."""
    tasks: list[str] = []
    for asked in arguments.task:
        tasks += [] if asked == anomalies.TASK else [task.name for task in tasks_matching(asked)]
        tasks += [anomalies.TASK] if asked in {anomalies.TASK, "all"} else []
    span = arguments.begin, arguments.end
    core_url = platform.settings.core_url
    _end(skill_table(core_url, tasks, span, arguments.out, arguments.plots, as_json=arguments.json))


def _each(name: str, do: Callable[[Task], Any]) -> tuple[list[Any], int]:
    """Results by task, and how many failed; of several tasks the others go on, and what failed is told on stderr."""
    tasks = tasks_matching(name)
    done, failed = [], 0
    for task in tasks:
        try:
            done.append(do(task))
        except OrreryError as error:
            if len(tasks) == 1:
                raise
            failed += 1
            sys.stderr.write(f"✗ {task.name}: {error.detail}\n")
    return done, failed


def _end(failed: int) -> None:
    if failed:
        sys.exit(1)
