"""Runs core's transfers: in the running core where it may run, else as a process of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

import httpx
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from services.chassis.settings import Mode, Settings
from services.cli.asking import HEADERS, program_url, set_url
from services.cli.instance import CannotStartError, Instance, running
from services.cli.output import console
from services.cli.programs import LEAN_MEMORY
from services.cli.status import MODES


def run(  # noqa: PLR0913 - what is asked for, and how it is shown
    settings: Settings, command: str, asked: dict[str, Any], next_step: str, *, quiet: bool, holds: bool = True
) -> dict[str, Any]:
    """Run one of core's transfers as a process; what its events told, `compared` of all stores together.

    Args:
        settings: whose stores.
        command: a command of `services.core.transfer`.
        asked: its options.
        next_step: what to do where it fails.
        quiet: show no progress.
        holds: keep the platform from starting meanwhile.

    Raises:
        CannotStartError: the platform runs, or it failed, in its own words.
    """
    if find_spec("services.core") is None:
        raise CannotStartError(
            f"`{command}` is core's, which is not in this image",
            f"docker compose run --rm core python -m services.core.transfer {command} '{json.dumps(asked)}'",
        )
    mode = mode_of(settings)
    environment = (
        LEAN_MEMORY | dict(os.environ) | {"ORRERY_SOURCES": mode, "ORRERY_DATA": str(settings.data.absolute())}
    )
    with _held(settings, mode, command) if holds else _free():
        process = subprocess.Popen(
            [sys.executable, "-m", "services.core.transfer", command, json.dumps(asked)],
            env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            return _told(process.stdout or (), next_step, quiet=quiet)
        finally:
            process.terminate()
            process.wait()


def backed_up(settings: Settings, asked: dict[str, Any], *, quiet: bool) -> dict[str, Any]:
    """Have a backup written, by core where the platform runs.

    Raises:
        CannotStartError: it failed, in its own words.
    """
    next_step = "orrery backup again; a backup that was not ended is none"
    if set_url(settings, "core") is None and not running(settings.data):
        return run(settings, "backup", asked, next_step, quiet=quiet)
    url = f"{program_url(settings, 'core')}/internal/backup"
    with httpx.stream("POST", url, json=asked, timeout=httpx.Timeout(None), trust_env=False, headers=HEADERS) as answer:
        if not answer.is_success:
            raise CannotStartError(f"core answered {answer.status_code}: {answer.read().decode()[:500]}", next_step)
        return _told(answer.iter_lines(), next_step, quiet=quiet)


def mode_of(settings: Settings) -> Mode:
    """Whose stores are meant: what ORRERY_SOURCES says, else the one mode that there is data of.

    Raises:
        CannotStartError: there is data of several modes.
    """
    if settings.sources != "auto":
        return settings.sources
    there = [mode for mode in MODES if (settings.data / mode).is_dir()]
    if len(there) > 1:
        raise CannotStartError(
            f"{settings.data} holds data of {', '.join(there)}", f"say which is meant: ORRERY_SOURCES={there[0]}"
        )
    return there[0] if there else "live"


def _told(lines: Iterable[str], next_step: str, *, quiet: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"compared": []}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=quiet) as bar:
        task = bar.add_task("Working", total=None)
        for line in filter(str.strip, lines):
            event = json.loads(line)
            if at := event.get("progress"):
                bar.update(task, description=at["what"], completed=at["done"] or 0, total=at["total"])
            else:
                told |= event | {"compared": told["compared"] + event.get("compared", [])}
    if "error" in told:
        raise CannotStartError(told["error"], next_step)
    if not told.pop("done", False):
        raise CannotStartError("it was ended before it was done", next_step)
    return told


@contextmanager
def _held(settings: Settings, mode: Mode, command: str) -> Iterator[None]:
    instance = Instance(settings.data / mode)
    instance.take({"url": f"none: orrery {command}", "mode": mode, "urls": {}})
    try:
        yield
    finally:
        instance.release()


@contextmanager
def _free() -> Iterator[None]:
    yield
