"""`orrery up`: decide, check, start, wait for data, watch, stop."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import httpx

from services.chassis.settings import Mode, Settings
from services.cli.instance import CannotStartError, Instance, check_port, free_port, holder, read_json, write_atomically
from services.cli.modes import RECORDED_START, Decision, decide
from services.cli.output import console
from services.cli.programs import PlatformClock, plan, with_web_server
from services.cli.supervisor import Supervisor

READY_SECONDS = 120.0


def up(settings: Settings, clock_start: datetime | None, speed: float | None, *, reload: bool = False) -> None:
    """Run the platform in the foreground until it is told to stop.

    Args:
        settings: where it listens and keeps its data.
        clock_start: start of the platform's clock; None goes on where the last run stopped.
        speed: platform seconds per wall second.
        reload: start programs again when their source is saved, and serve the web app by its development server.

    Raises:
        CannotStartError: something outside stands in the way.
        SettingsError: the key for providers is the default where that is refused.
        ValueError: a setting is not allowed.
    """
    began = time.monotonic()
    decision = decide(settings)
    if decision.mode == "live":
        _ = settings.model_copy(update={"sources": "live"}).provider_key  # etl would be refused it at each restart
    console.print(f"Sources: [bold]{decision.mode}[/] ({decision.reason}).")
    folder = settings.data / decision.mode
    url = f"http://{settings.host}:{settings.port}"
    instance = Instance(folder)
    check_port(settings.host, settings.port)
    clock = platform_clock(decision.mode, folder, clock_start, speed)
    if reload:
        layout = with_web_server(plan(decision.mode, settings.data, f"http://127.0.0.1:{free_port()}", clock), url)
    else:
        layout = plan(decision.mode, settings.data, url, clock)
    urls = {p.name: p.url for p in layout.programs if p.url}
    instance.take({"url": url, "mode": decision.mode, "reason": decision.reason, "urls": urls})
    supervisor = Supervisor(layout, folder / "logs", lambda line: console.print(f"[yellow]![/] {line}"))
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: supervisor.request_stop())
    try:
        supervisor.start()
        each_second: list[Callable[[], None]] = [partial(keep_clock, clock, folder)]
        if reload:
            each_second.append(_reloader(supervisor))
        _announce(supervisor, decision, url, began, folder)
        supervisor.run(*each_second)
    finally:
        console.print("Stopping …")
        supervisor.close()
        keep_clock(clock, folder)
        instance.release()
        console.print("Stopped; nothing is lost.")


def platform_clock(mode: Mode, folder: Path, start: datetime | None, speed: float | None) -> PlatformClock | None:
    """The clock of a start: told, else where the last run stopped, else the mode's own beginning.

    Raises:
        CannotStartError: a start before what the folder already knows.
    """
    if mode == "live":
        if start or speed:
            raise CannotStartError(
                "--clock and --speed are for recorded and invented data; live data runs on wall time",
                "leave them out, or set ORRERY_SOURCES=recorded",
            )
        return None
    kept = read_json(folder / "clock.json")
    last = datetime.fromisoformat(kept["at"]) if kept else None
    if start and last and start < last:
        known, asked = (instant.isoformat(timespec="minutes") for instant in (last, start))
        raise CannotStartError(
            f"{folder} already knows what happened until {known}; the clock cannot start at {asked}",
            f"give a later --clock, or forget it: orrery reset {mode}",
        )
    now = datetime.now(UTC)
    begin = start or last or (RECORDED_START if mode == "recorded" else now)
    return PlatformClock(begin, now, speed or float((kept or {}).get("speed", 1)))


def detach(arguments: list[str], settings: Settings) -> str:
    """Start `orrery up` in the background; returns its URL once data is on screen.

    Raises:
        CannotStartError: it ended before it was ready.
    """
    log = settings.data / "up.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as sink:
        process = subprocess.Popen(
            [sys.executable, "-m", "services.cli", "up", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env={**os.environ, "NO_COLOR": "1", "COLUMNS": "200"},
        )
    deadline = time.monotonic() + READY_SECONDS + 5
    while time.monotonic() < deadline and process.poll() is None:
        text = log.read_text()
        if "Ready in" in text or "Not ready" in text:
            return text.strip()
        time.sleep(0.1)
    words = log.read_text().strip().splitlines()
    raise CannotStartError(
        "the platform did not come up: " + " ".join(words[-4:]), f"read {log} and {settings.data}/*/logs"
    )


def down(settings: Settings) -> list[str]:
    """Stop every instance of the data root; returns the modes that were stopped."""
    stopped = []
    for mode in ("live", "recorded", "invented"):
        facts = holder(settings.data / mode)
        if facts and facts.get("pid"):
            os.kill(facts["pid"], signal.SIGTERM)
            deadline = time.monotonic() + 20
            while time.monotonic() < deadline and holder(settings.data / mode):
                time.sleep(0.05)
            stopped.append(mode)
    return stopped


def _announce(supervisor: Supervisor, decision: Decision, url: str, began: float, folder: Path) -> None:
    console.print(f"Starting {', '.join(p.name for p in supervisor.plan.programs)} …")
    names = tuple(p.name for p in supervisor.plan.programs if p.url)
    late = supervisor.wait_ready(names, READY_SECONDS)
    if supervisor.stopping:
        return
    if late:
        console.print(f"[red]Not ready[/] after {READY_SECONDS:.0f} s: {', '.join(late)}. Logs: {folder / 'logs'}.")
        console.print("Still trying; stop with Ctrl-C.")
        return
    label = {"live": "", "recorded": " · RECORDED data of 2026", "invented": " · SIMULATED data"}[decision.mode]
    console.print(
        f"Ready in {time.monotonic() - began:.1f} s{label}\n\n  [bold]{url}[/]\n\nCtrl-C stops it." + _network_note(url)
    )


def _network_note(url: str) -> str:
    host = httpx.URL(url).host
    return (
        ""
        if host in ("127.0.0.1", "localhost", "::1")
        else f"\n! It listens on {host}: everyone who reaches this machine can read it."
    )


def _reloader(supervisor: Supervisor) -> Callable[[], None]:
    from services.cli.reload import reloader  # noqa: PLC0415 - its package is installed for development alone

    return reloader(supervisor, console.print)


def keep_clock(clock: PlatformClock | None, folder: Path) -> None:
    """Write down where the clock is, for the next start; not while the disk is full."""
    if clock:
        facts: dict[str, Any] = {"at": clock.at(datetime.now(UTC)).isoformat(), "speed": clock.speed}
        # It is told again in a second, and no platform stops for it.
        with contextlib.suppress(OSError):
            write_atomically(folder / "clock.json", facts)
