"""`python -m ml.flows`: what `orrery ml` and the model server start as a process of its own."""

# ruff: noqa: E402 - what is not to be loaded, and how many threads, is said before anything loads it

import os

from services.chassis.lean import without_unused

# The same sums in the same order give the same model, whatever the machine; two tasks at once use two cores.
for _library in ("OMP", "OPENBLAS", "MKL"):
    os.environ[f"{_library}_NUM_THREADS"] = "1"
without_unused()

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from ml.flows import anomalies
from ml.flows.platform import Platform
from ml.flows.retrain import retrain
from ml.flows.show import print_cards, print_json, print_skill
from ml.flows.skill import skill
from ml.flows.steps import evaluate_model, model_of, train_model
from ml.models.catalogue import task_named, tasks_matching
from services.chassis.errors import OrreryError
from services.chassis.settings import get_settings

Command = Callable[[Platform, argparse.Namespace], None]


def main() -> None:
    """Run one command; an error ends with what was received, what is allowed and the next step."""
    arguments = _parser().parse_args()
    command: Command = arguments.command
    try:
        platform = Platform(get_settings())
        try:
            command(platform, arguments)
        finally:
            platform.close()
    except OrreryError as error:
        sys.exit(f"✗ {error.detail}")


def _train(platform: Platform, arguments: argparse.Namespace) -> None:
    cards = []
    for task in tasks_matching(arguments.task):
        card = train_model(platform, task, arguments.until)
        cards.append(card)
        if not arguments.json:
            print_cards([card])
            day = arguments.until.date()
            sys.stdout.write(f"Next step: orrery ml evaluate {task.name} --model {card.model_id} --from {day} --to …\n")
    if arguments.json:
        print_json(cards)


def _evaluate(platform: Platform, arguments: argparse.Namespace) -> None:
    span = arguments.begin, arguments.end
    if arguments.task == anomalies.TASK:
        rows = list(anomalies.rows_of(platform.source, settled=True))
    else:
        tasks = tasks_matching(arguments.task)
        cards = [evaluate_model(platform, task, model_of(platform, task, arguments.model), *span) for task in tasks]
        rows = [row for card in cards for row in card.metrics]
    print_json({"tasks": rows}) if arguments.json else print_skill(rows)


def _models(platform: Platform, arguments: argparse.Namespace) -> None:
    tasks = tasks_matching(arguments.task) if arguments.task else ()
    cards = platform.registry.cards() if not tasks else [c for t in tasks for c in platform.registry.cards(t.name)]
    print_json(cards) if arguments.json else print_cards(cards)


def _promote(platform: Platform, arguments: argparse.Namespace) -> None:
    card = platform.registry.promote(arguments.model, arguments.why)
    print_json(card) if arguments.json else print_cards([card])


def _rollback(platform: Platform, arguments: argparse.Namespace) -> None:
    card = platform.registry.rollback(task_named(arguments.task).name)
    print_json(card) if arguments.json else print_cards([card])


def _retrain(platform: Platform, arguments: argparse.Namespace) -> None:
    done = []
    for task in tasks_matching(arguments.task):
        done.append(retrain(platform, task))
        if not arguments.json:
            sys.stdout.write(f"{task.name}: {done[-1].outcome}: {done[-1].model_id}: {done[-1].reason}\n")
    if arguments.json:
        print_json(done)


def _skill(platform: Platform, arguments: argparse.Namespace) -> None:
    asked = arguments.task
    tasks = [] if asked == anomalies.TASK else [task.name for task in tasks_matching(asked)]
    tasks += [anomalies.TASK] if asked in {anomalies.TASK, "all"} else []
    span = arguments.begin, arguments.end
    core_url = platform.settings.core_url
    if skill(core_url, tasks, span, arguments.out, arguments.plots, as_json=arguments.json):
        sys.exit(1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="orrery ml", description="Train, evaluate and deploy forecasts.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    add = _adder(commands)
    train = add("train", _train, "Learn a task (or a group, or all) from what the platform holds.")
    train.add_argument("task")
    train.add_argument(
        "--until",
        type=_instant,
        required=True,
        help="First day that it may be evaluated on; it learns until 27 days before.",
    )
    evaluate = add("evaluate", _evaluate, "Ask a stored model about a span that it never saw; nothing is fitted.")
    evaluate.add_argument("task")
    evaluate.add_argument("--model", help="Its id; else the champion, else the newest candidate.")
    _span(evaluate, required=True)
    models = add("models", _models, "List stored models.")
    models.add_argument("task", nargs="?")
    promote = add("promote", _promote, "Let a model forecast whose evaluation met its gate.")
    promote.add_argument("model")
    promote.add_argument("--why", default="", help="Said on its card.")
    add("rollback", _rollback, "Put the former champion of a task back.").add_argument("task")
    retrained = add("retrain", _retrain, "Train a challenger; promote it through the gate where it beats the champion.")
    retrained.add_argument("task")
    table = add(
        "skill", _skill, "Every task and baseline, fitted anew as time goes on; writes the table and its plots."
    )
    table.add_argument("task", nargs="?", default="all")
    _span(table, required=False)
    table.add_argument("--out", type=Path, default=Path("ml/skill.json"), help="Where the table goes.")
    table.add_argument("--plots", type=Path, default=Path("docs/images"), help="Folder of the plots.")
    return parser


def _adder(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> Callable[..., argparse.ArgumentParser]:
    def add(name: str, command: Command, text: str) -> argparse.ArgumentParser:
        parser = commands.add_parser(name, help=text, description=text)
        parser.add_argument("--json", action="store_true", help="Print JSON for scripts.")
        parser.set_defaults(command=command)
        return parser

    return add


def _span(parser: argparse.ArgumentParser, *, required: bool) -> None:
    default = None if required else _instant("2022-01-01"), None if required else _instant("2024-01-01")
    parser.add_argument("--from", dest="begin", type=_instant, required=required, default=default[0], help="First day.")
    parser.add_argument(
        "--to", dest="end", type=_instant, required=required, default=default[1], help="Day after the last."
    )


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"was {text!r}; allowed: an ISO 8601 day such as 2022-01-01") from None
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


if __name__ == "__main__":
    main()
