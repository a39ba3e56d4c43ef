"""Load on a platform whose containers are killed: a replay that goes on until it ended well, and readers who judge."""

import json
import subprocess
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import httpx

from .control import ROOT, compose

FOLDER = "/data/replay"
"""In etl's container, on its volume, so that it outlives the container's process."""
BATCHES = "pipeline/batches?limit=1000"
READ = (
    BATCHES,
    "asteroids/approaches?limit={never_asked}",
    "space-weather/series?names=solar_wind_speed_km_s&from=2026-04-01&to=2026-04-02",
    "space-weather/events?limit={never_asked}",
    "missions/rovers",
)
"""Some the gateway has in its cache, some it must ask core for."""
REFUSALS = {"502", "503", "504"}
"""Core broke off, is away or says which store is, does not answer in time: each with a problem that says so."""
PACE_S = 0.3
"""Between two questions of a reader: all of them together stay below the limit of one address."""
ENDS_WITHIN_S = 300.0
REPLAY = """
import sys, httpx
with httpx.stream("POST", "http://127.0.0.1:8082/internal/replay", json={"dir": sys.argv[1]}, timeout=None) as answer:
    for line in answer.iter_lines():
        print(line, flush=True)
"""
GET = "import sys, httpx; answer = httpx.get(sys.argv[1], timeout=10); print(answer.text)"


def python_in(service: str, program: str, *arguments: str) -> str:
    """What a program prints in a service's container; empty where there is none or it failed at once."""
    command = ["docker", "compose", "exec", "-T", service, "python", "-c", program, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


def reasons(service: str, url: str) -> dict[str, str]:
    """What another program's /ready lacks, asked from a service's container."""
    said = python_in(service, GET, url)
    return json.loads(said)["reasons"] if said.startswith("{") else {"answer": said or "none"}


def divide(week: Path, folder: Path, parts: int) -> list[str]:
    """Put the recordings into etl's container as folders of equal mixture; their names."""
    lines = (week / "recordings.ndjson").read_text().splitlines()
    for number in range(parts):
        part = folder / f"part-{number}"
        for line in (mine := lines[number::parts]):
            file = Path(json.loads(line)["file"])
            (part / file).parent.mkdir(parents=True, exist_ok=True)
            (part / file).write_bytes((week / file).read_bytes())
        (part / "recordings.ndjson").write_text("\n".join(mine) + "\n")
    compose("cp", f"{folder}/.", f"etl:{FOLDER}")
    return [f"{FOLDER}/part-{number}" for number in range(parts)]


class Writing(threading.Thread):
    """One folder replayed by the running etl, again whenever it broke off, until it ended well."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder
        self.broke_off = 0
        self.ended = False

    def run(self) -> None:
        deadline = time.monotonic() + ENDS_WITHIN_S
        while not self.ended and time.monotonic() < deadline:
            last = python_in("etl", REPLAY, self._folder).strip().rpartition("\n")[2]
            self.ended = last.startswith('{"sources"')
            if not self.ended:
                self.broke_off += 1
                time.sleep(1)


@dataclass(eq=False)
class Reader(threading.Thread):
    """Asks for everything over and over; notes each answer that is neither right, nor marked, nor a clear refusal."""

    url: str
    answers: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    acknowledged: set[str] = field(default_factory=set)
    vanished: set[str] = field(default_factory=set)
    gateway_is_away: bool = False
    _ends: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        super().__init__()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.set()
        self.join()

    def run(self) -> None:
        with httpx.Client(base_url=f"{self.url}/api/v1/", trust_env=False, timeout=60) as client:
            number = 0
            while not self._ends.wait(PACE_S):
                self._ask(client, READ[number % len(READ)].format(never_asked=number % 900 + 1))
                number += 1

    def _ask(self, client: httpx.Client, path: str) -> None:
        away = self.gateway_is_away
        try:
            answer = client.get(path)
        except httpx.TransportError as error:
            self.answers["no connection"] += 1
            if not (away or self.gateway_is_away):
                self.wrong.append(f"{path}: {error!r} while the gateway was up")
            return
        kind, fault = judged(answer)
        self.answers[kind] += 1
        if fault:
            self.wrong.append(f"{path}: {fault}")
        if path == BATCHES and kind == "fresh":
            held = {row["batch_id"] for row in answer.json()["data"]}
            self.vanished |= self.acknowledged - held
            self.acknowledged |= held


def judged(answer: httpx.Response) -> tuple[str, str]:
    """What kind of answer this is, and what is wrong with it, if anything is."""
    if answer.status_code == 200:
        if answer.headers.get("x-orrery-cache") != "stale":
            return "fresh", "" if "data" in answer.json() else "no data"
        return "stale", "" if answer.headers.get("x-orrery-stale") == "true" else "stale without its mark"
    kind = str(answer.status_code)
    if kind not in REFUSALS:
        return kind, f"{kind} {answer.text[:200]}"
    problem: dict[str, Any] = answer.json()
    clear = answer.headers["content-type"] == "application/problem+json" and problem.get("detail")
    return kind, "" if clear and int(answer.headers.get("retry-after", "0")) >= 1 else f"unclear: {answer.text[:200]}"
