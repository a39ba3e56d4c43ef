"""`orrery ml`: forecasts are trained, evaluated and deployed by a process of ml beside the running platform."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from services.chassis.settings import Settings, get_settings
from services.cli.asking import clear_errors, program_url, set_url
from services.cli.instance import read_json, running
from services.cli.programs import PlatformClock

app = typer.Typer(no_args_is_help=True, help="Forecasts: train, evaluate, deploy.")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]
TaskArgument = Annotated[str, typer.Argument(metavar="TASK", help="A task such as kp_2h, a group such as kp, or all.")]
FromOption = Annotated[str, typer.Option("--from", metavar="DATE", help="First day, UTC.")]
ToOption = Annotated[str, typer.Option("--to", metavar="DATE", help="Day after the last, UTC.")]


@app.command()
def train(
    task: TaskArgument,
    until: Annotated[
        str, typer.Option(metavar="DATE", help="First day to evaluate on; what is learned ends 27 days before.")
    ],
    *,
    as_json: AsJson = False,
) -> None:
    """Learn from what the platform holds; the model is stored as a candidate."""
    _flow("train", task, "--until", until, as_json=as_json)


@app.command()
def evaluate(  # noqa: PLR0913 - what a person may say of it
    task: TaskArgument,
    begin: FromOption,
    end: ToOption,
    model: Annotated[str | None, typer.Option(help="Its id; else the champion, else the newest candidate.")] = None,
    *,
    newest: Annotated[bool, typer.Option("--newest", help="The newest candidate, though there is a champion.")] = False,
    as_json: AsJson = False,
) -> None:
    """Ask a stored model about a span that it never saw, beside its baselines; nothing is fitted."""
    named = (*(("--model", model) if model else ()), *(("--newest",) if newest else ()))
    _flow("evaluate", task, "--from", begin, "--to", end, *named, as_json=as_json)


@app.command()
def models(
    task: Annotated[str | None, typer.Argument(metavar="[TASK]", help="Only those of this task or group.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """List stored models: what they learned, how good they were found, which forecast."""
    _flow("models", *((task,) if task else ()), as_json=as_json)


@app.command()
def promote(
    model: Annotated[
        str, typer.Argument(metavar="MODEL", help="Id of a model; or a task, a group or all: the newest candidates.")
    ],
    why: Annotated[str, typer.Option(help="Said on its card.")] = "",
    *,
    as_json: AsJson = False,
) -> None:
    """Let a model forecast whose evaluation met its gate; another is refused with its figures."""
    _flow("promote", model, "--why", why, as_json=as_json)


@app.command()
def rollback(task: TaskArgument, *, as_json: AsJson = False) -> None:
    """Put the former champion of a task back."""
    _flow("rollback", task, as_json=as_json)


@app.command()
def retrain(task: TaskArgument, *, as_json: AsJson = False) -> None:
    """Train a challenger and ask it about the newest rows; it is promoted where it meets the gate and wins."""
    _flow("retrain", task, as_json=as_json)


@app.command()
def skill(  # noqa: PLR0913 - what a person may say of it
    tasks: Annotated[list[str] | None, typer.Argument(metavar="[TASK]...", help="Tasks and groups; else all.")] = None,
    begin: FromOption = "2022-01-01",
    end: ToOption = "2024-01-01",
    out: Annotated[Path, typer.Option(help="Where the table goes.")] = Path("ml/skill.json"),
    plots: Annotated[Path, typer.Option(help="Folder of the plots.")] = Path("docs/images"),
    *,
    as_json: AsJson = False,
) -> None:
    """Evaluate tasks and baselines, fitted anew as time goes on; writes the table and its plots."""
    files = ("--out", str(out), "--plots", str(plots))
    _flow("skill", *(tasks or ("all",)), "--from", begin, "--to", end, *files, as_json=as_json)


def _flow(*arguments: str, as_json: bool) -> None:
    """Run one command of ml and end as it does."""
    with clear_errors():
        environment = {**os.environ, **_environment(get_settings())}
        command = [sys.executable, "-m", "ml.flows", *arguments, *(("--json",) if as_json else ())]
        raise typer.Exit(max(subprocess.run(command, env=environment, check=False).returncode, 0))


def _environment(settings: Settings) -> dict[str, str]:
    """Where the running platform's core, objects and clock are; nothing where someone else has said it."""
    if set_url(settings, "core"):
        return {}
    core = program_url(settings, "core")
    found = running(settings.data)
    mode = next(mode for mode, facts in found.items() if facts.get("urls", {}).get("core") == core)
    told = {"ORRERY_CORE_URL": core, "ORRERY_SOURCES": mode, "ORRERY_DATA": str(settings.data.absolute())}
    kept = read_json(settings.data / mode / "clock.json")
    if kept:
        clock = PlatformClock(datetime.fromisoformat(kept["at"]), datetime.now(UTC), kept["speed"])
        told |= clock.environment()
    return told
