"""Commands that etl carries out: run, status, replay, import-benchmark."""

import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx

from services.chassis.settings import Settings
from services.cli.asking import HEADERS, program_url, set_url, with_id
from services.cli.instance import CannotStartError, Instance, free_port, running
from services.cli.output import console
from services.cli.programs import Plan, Program, plan
from services.cli.supervisor import Supervisor

START_SECONDS = 60.0
# A run lasts as long as its provider and its records take; Ctrl-C ends it.
NO_LIMIT = httpx.Timeout(None)


def running_etl(settings: Settings) -> str:
    """Address of the etl worker of the running platform.

    Raises:
        CannotStartError: nothing runs, or more than one instance does.
    """
    return program_url(settings, "etl")


def post_run(etl: str, source: str, begin: str | None, end: str | None) -> dict[str, Any]:
    """Ask etl for one run of a source, or of one dataset, over a span.

    Raises:
        CannotStartError: etl refused, in its own words.
    """
    body = {"source": source, "from": begin, "to": end}
    answer = httpx.post(f"{etl}/internal/runs", json=body, timeout=NO_LIMIT, trust_env=False, headers=HEADERS)
    if answer.status_code >= 400:
        raise CannotStartError(_problem(answer), "orrery etl status lists the sources")
    return dict(answer.json())


def release(etl: str, provider: str) -> bool:
    """Let a held provider be asked again; whether it was held.

    Raises:
        CannotStartError: etl refused, in its own words.
    """
    answer = httpx.post(f"{etl}/internal/providers/{provider}/release", timeout=10, trust_env=False, headers=HEADERS)
    if answer.status_code >= 400:
        raise CannotStartError(_problem(answer), "orrery etl status shows what is held")
    return bool(answer.json()["was_held"])


def get_status(etl: str) -> dict[str, Any]:
    """The schedule table with what became of each dataset."""
    answer = httpx.get(f"{etl}/internal/status", timeout=10, trust_env=False, headers=HEADERS)
    return dict(answer.raise_for_status().json())


def holds(status: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Providers of a status that are not asked before a person has looked: since when, and why."""
    return {r["provider"]: r["hold"] for r in status["datasets"] if r.get("hold")}


def replay(settings: Settings, folder: Path, progress: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    """Load recorded answers into the live folder, whether the platform is up or not.

    Raises:
        CannotStartError: the folder has no index, or etl could not start.
    """
    if not (folder / "recordings.ndjson").is_file():
        raise CannotStartError(
            f"{folder} has no recordings.ndjson", "name a folder that has one, such as ../shared/data"
        )
    return _load(settings, "replay", folder, progress)


def import_benchmark(settings: Settings, folder: Path, progress: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    """Load published benchmark sets into the live folder, whether the platform is up or not.

    Raises:
        CannotStartError: the folder holds none, or etl could not start.
    """
    return _load(settings, "benchmarks", folder, progress)


def _load(settings: Settings, route: str, folder: Path, progress: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    live = running(settings.data).get("live")
    if live:
        return _load_at(str(live["urls"]["etl"]), route, folder, progress)
    # Another machine's etl, or another container's, does not see this folder: one of our own reads it.
    with _reader(settings) if set_url(settings, "core") else _short_start(settings) as etl:
        return _load_at(etl, route, folder, progress)


@contextmanager
def _reader(settings: Settings) -> Iterator[str]:
    """An etl of our own beside the running platform's, handing to the same core; nothing is scheduled."""
    url = f"http://127.0.0.1:{free_port()}"
    told = {"ORRERY_ETL_URL": url, "ORRERY_BIND": "127.0.0.1", "ORRERY_SCHEDULER": "none"}
    layout = Plan((Program("etl", "etl.worker", url),), dict(os.environ) | told)
    with TemporaryDirectory() as folder:
        logs = Path(folder)
        supervisor = Supervisor(layout, logs, lambda line: console.print(f"! {line}"))
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            supervisor.start()
            if supervisor.wait_ready(("etl",), START_SECONDS):
                words = (logs / "etl.log").read_text().strip().rpartition("\n")[2]
                raise CannotStartError(f"etl did not become ready: {words}", f"is core at {settings.core_url}?")
            yield url
        finally:
            supervisor.close()


@contextmanager
def _short_start(settings: Settings) -> Iterator[str]:
    """Core and etl alone, for the time of one command, on the live folder; nothing is scheduled."""
    layout = plan("live", settings.data, "http://127.0.0.1:0", None, scheduler="none", gateway=False)
    home = settings.data / "live"
    instance = Instance(home)
    instance.take(
        {"url": "no gateway: a replay runs", "mode": "live", "urls": {p.name: p.url for p in layout.programs}}
    )
    supervisor = Supervisor(layout, home / "logs", lambda line: console.print(f"! {line}"))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        supervisor.start()
        late = supervisor.wait_ready(("core", "etl"), START_SECONDS)
        if late:
            raise CannotStartError(
                f"{', '.join(late)} did not become ready within {START_SECONDS:.0f} s",
                f"read the logs in {home / 'logs'}",
            )
        yield layout.program("etl").url
    finally:
        supervisor.close()
        instance.release()


def _load_at(etl: str, route: str, folder: Path, progress: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    result: dict[str, Any] | None = None
    url, body = f"{etl}/internal/{route}", {"dir": str(folder.absolute())}
    with httpx.stream("POST", url, json=body, timeout=NO_LIMIT, trust_env=False, headers=HEADERS) as answer:
        if answer.status_code >= 400:
            answer.read()
            raise CannotStartError(
                _problem(answer), "mend the folder and run the command again: what was loaded stays loaded"
            )
        for line in filter(None, answer.iter_lines()):
            event = json.loads(line)
            if "progress" in event:
                progress(event["progress"])
            else:
                result = event
    if result is None or "sources" not in result:
        raise CannotStartError(
            f"the loading ended early: {result}", "run it again: what was loaded is not loaded twice"
        )
    return result


def _problem(answer: httpx.Response) -> str:
    try:
        facts = answer.json()
    except ValueError:
        return f"etl answered {answer.status_code}: {answer.text[:200]}"
    return with_id(str(facts.get("detail") or facts.get("title") or facts), facts)
