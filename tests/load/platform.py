"""A platform of the run's own on recorded data, and what its programs use."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from services.cli.instance import free_port, read_json

ROOT = Path(__file__).parents[2]
FIRST_ROUND_S = 60.0
"""Seconds after which a platform on an empty folder has loaded its first round of every source."""
RATE_LIMIT = 10_000_000
"""Requests a minute: all users of a run come from one address, which the default limit would take for one client."""
_MODULES = {
    "services.core": "core",
    "etl.worker": "etl",
    "services.gateway": "gateway",
    "services.simulator": "simulator",
    "ml.server": "ml",
}


@dataclass(frozen=True)
class Running:
    """A platform under load.

    Args:
        url: address of its gateway.
        data: its data root; None for one that somebody else runs, of which only the answers are seen.
    """

    url: str
    data: Path | None = None

    def programs(self) -> dict[str, psutil.Process]:
        """Its processes by name; a process that has just died is left out."""
        facts = (read_json(self.data / "recorded" / "lock.json") if self.data else None) or {}
        if "pid" not in facts:
            return {}
        found = {}
        for child in psutil.Process(facts["pid"]).children(recursive=True):
            try:
                name = next((_MODULES[word] for word in child.cmdline() if word in _MODULES), None)
            except psutil.Error:
                continue
            if name:
                found[name] = child
        return found


@dataclass(frozen=True)
class Reading:
    """Processor seconds at an instant, of each process and of the whole machine."""

    at: float
    programs: dict[int, float]
    busy: float

    def since(self, earlier: "Reading", names: dict[str, psutil.Process]) -> dict[str, object]:
        """Shares of a core that programs used since; of the machine, which share of all its cores was used."""
        seconds = max(self.at - earlier.at, 1e-9)
        used = {
            name: round((self.programs[process.pid] - earlier.programs[process.pid]) / seconds, 3)
            for name, process in names.items()
            if process.pid in self.programs and process.pid in earlier.programs
        }
        cores = psutil.cpu_count() or 1
        return {"programs_cpu": used, "machine_cpu": round((self.busy - earlier.busy) / seconds / cores, 3)}


def read(programs: dict[str, psutil.Process]) -> Reading:
    """Processor seconds until now."""
    used = {}
    for process in programs.values():
        try:
            used[process.pid] = sum(process.cpu_times()[:2])
        except psutil.Error:
            continue
    whole = psutil.cpu_times()
    return Reading(time.monotonic(), used, sum(whole) - whole.idle - getattr(whole, "iowait", 0.0))


@contextmanager
def platform(data: Path, *, port: int | None = None, speed: float | None = None) -> Iterator[Running]:
    """A platform that has loaded its first round; stopped at the end.

    Args:
        data: an empty folder.
        port: of the gateway; a free one where none is given.
        speed: platform seconds per wall second.

    Raises:
        RuntimeError: it did not come up; the message is what it said.
    """
    port = port or free_port()
    told = {"ORRERY_DATA": str(data), "ORRERY_SOURCES": "recorded", "ORRERY_PORT": str(port)}
    environment = {**os.environ, **told, "ORRERY_RATE_LIMIT_PER_MINUTE": str(RATE_LIMIT)}
    command = [sys.executable, "-m", "services.cli"]
    up = [*command, "up", "--detach", *(["--speed", str(speed)] if speed else [])]
    said = subprocess.run(up, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    try:
        if "Ready in" not in said.stdout:
            raise RuntimeError(f"the platform did not come up: {said.stdout} {said.stderr}")
        time.sleep(FIRST_ROUND_S)
        yield Running(f"http://127.0.0.1:{port}", data)
    finally:
        subprocess.run([*command, "down"], env=environment, cwd=ROOT, check=False, capture_output=True)
