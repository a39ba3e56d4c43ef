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

from ml.flows import commands
from ml.flows.platform import Platform
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="orrery ml", description="Train, evaluate and deploy forecasts.")
    add = _adder(parser.add_subparsers(required=True, metavar="COMMAND"))
    train = add("train", commands.train, "Learn a task (or a group, or all) from what the platform holds.")
    train.add_argument("task")
    train.add_argument(
        "--until",
        type=_instant,
        required=True,
        help="First day that it may be evaluated on; it learns until 27 days before.",
    )
    evaluate = add(
        "evaluate", commands.evaluate, "Ask a stored model about a span that it never saw; nothing is fitted."
    )
    evaluate.add_argument("task")
    evaluate.add_argument("--model", help="Its id; else the champion, else the newest candidate.")
    evaluate.add_argument("--newest", action="store_true", help="The newest candidate, though there is a champion.")
    _span(evaluate, required=True)
    models = add("models", commands.models, "List stored models.")
    models.add_argument("task", nargs="?")
    promote = add("promote", commands.promote, "Let models forecast whose evaluation met their gate.")
    promote.add_argument("model", help="Its id; or a task, a group or all, for the newest candidate of each.")
    promote.add_argument("--why", default="", help="Said on its card.")
    add("rollback", commands.rollback, "Put the former champion of a task back.").add_argument("task")
    retrained = add(
        "retrain", commands.retrain, "Train a challenger; promote it through the gate where it beats the champion."
    )
    retrained.add_argument("task")
    table = add(
        "skill", commands.skill, "Every task and baseline, fitted anew as time goes on; writes the table and its plots."
    )
    table.add_argument("task", nargs="*", default=["all"])
    _span(table, required=False)
    table.add_argument("--out", type=Path, default=Path("ml/skill.json"), help="Where the table goes.")
    table.add_argument("--plots", type=Path, default=Path("docs/images"), help="Folder of the plots.")
    return parser


def _adder(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> Callable[..., argparse.ArgumentParser]:
    def add(name: str, command: Command, text: str) -> argparse.ArgumentParser:
        parser = parsers.add_parser(name, help=text, description=text)
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
