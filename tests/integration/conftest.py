"""Real programs of the platform as subprocesses, for tests that need HTTP, restarts and kill -9."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import httpx
import pytest

from services.chassis.settings import PROVIDER_URLS

ROOT = Path(__file__).parents[2]
START_S = 40.0
NO_RECORDS = {"observations", "datasets", "schema_migrations", "quality_reports", "schema_shapes"}
ORDER_DEPENDENT = {"loaded", "duplicate", "acknowledged_at"}
INVENTED_NOW = "2026-04-02T16:00:00Z"
MODULES = {
    "core": "services.core",
    "etl": "etl.worker",
    "simulator": "services.simulator",
    "gateway": "services.gateway",
    "ml": "ml.server",
}


def wall() -> str:
    return datetime.now(UTC).isoformat()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Program:
    """One program; `start`, `kill` and `stop` as often as the test likes, always at the same address."""

    name: str
    env: dict[str, str]
    log: Path
    root: Path = ROOT
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return self.env[f"ORRERY_{self.name.upper()}_URL"]

    def start(self, *, path: str = "/ready", wait: bool = True, **env: str) -> "Program":
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", MODULES[self.name]],
                cwd=self.root,
                env={**os.environ, **self.env, **env},
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        if wait:
            self.wait(path)
        return self

    def wait(self, path: str = "/ready", seconds: float = START_S) -> None:
        """Until `path` answers 200."""

        def answers() -> bool:
            assert self.process is not None
            assert self.process.poll() is None, f"{self.name} ended with {self.process.returncode}\n{self.tail()}"
            try:
                return httpx.get(f"{self.url}{path}", timeout=5, trust_env=False).status_code == 200
            except httpx.TransportError:
                return False

        eventually(answers, seconds, lambda: f"{self.name} {path}\n{self.tail()}")

    def died(self, seconds: float = START_S) -> int:
        """Wait for the process to end by itself; its return code."""
        assert self.process is not None
        return self.process.wait(seconds)

    def kill(self) -> None:
        """kill -9."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(10)

    def stop(self, seconds: float = 10) -> float:
        """SIGTERM; seconds that it took."""
        assert self.process is not None
        begin = time.monotonic()
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(seconds)
        return time.monotonic() - begin

    def get(self, path: str, **params: str) -> httpx.Response:
        return httpx.get(f"{self.url}{path}", params=params, timeout=30, trust_env=False)

    def post(self, path: str, body: object) -> httpx.Response:
        return httpx.post(f"{self.url}{path}", json=body, timeout=120, trust_env=False)

    def tail(self) -> str:
        return self.log.read_text(errors="replace")[-3000:] if self.log.exists() else "no log"


@dataclass
class Platform:
    """The programs of one data folder, each at a free port."""

    data: Path
    mode: str
    settings: dict[str, str] = field(default_factory=dict)
    programs: dict[str, Program] = field(default_factory=dict)

    def __post_init__(self) -> None:
        urls = {f"ORRERY_{name.upper()}_URL": f"http://127.0.0.1:{free_port()}" for name in MODULES}
        self.env = {**urls, "ORRERY_SOURCES": self.mode, "ORRERY_DATA": str(self.data), **self.settings}
        if self.mode != "live":
            simulator = urls["ORRERY_SIMULATOR_URL"]
            self.env |= {f"ORRERY_{p.upper()}": f"{simulator}/{p.removesuffix('_url')}" for p in PROVIDER_URLS}
        if self.mode == "recorded":
            self.env["ORRERY_SOLAR_WIND_FEED"] = "products"

    def __getitem__(self, name: str) -> Program:
        if name not in self.programs:
            self.data.mkdir(parents=True, exist_ok=True)
            self.programs[name] = Program(name, self.env, self.data / f"{name}.log")
        return self.programs[name]

    def replay(self, folder: Path) -> dict[str, Any]:
        """Replay a folder through etl; the last event, which is the result."""
        result = self.replay_events(folder)[-1]
        assert set(result) == {"sources"}, result
        return result

    def replay_events(self, folder: Path) -> list[dict[str, Any]]:
        answer = self["etl"].post("/internal/replay", {"dir": str(folder)})
        assert answer.status_code == 200, answer.text
        return [json.loads(line) for line in answer.iter_lines()]

    def run(self, source: str, **span: str) -> list[dict[str, Any]]:
        answer = self["etl"].post("/internal/runs", {"source": source, **span})
        assert answer.status_code == 200, answer.text
        return answer.json()["runs"]

    def rows(self, path: str, **params: str) -> list[dict[str, Any]]:
        answer = self["core"].get(f"/api/v1/{path}", **params)
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of record, after stopping core. What depends on the order of loading by its nature is left out:
        when a batch was acknowledged, and how many of its records were new at that moment."""
        self["core"].stop()
        with duckdb.connect(str(self.data / self.mode / "core.duckdb"), read_only=True) as held:
            names = [row[0] for row in held.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
            return {name: _rows(held, name) for name in sorted(names) if name not in NO_RECORDS}

    def close(self) -> None:
        for program in self.programs.values():
            program.kill()


def _rows(held: duckdb.DuckDBPyConnection, name: str) -> list[tuple[Any, ...]]:
    found = held.execute(f"SELECT * FROM {name}")
    kept = [i for i, column in enumerate(found.description) if column[0] not in ORDER_DEPENDENT]
    return sorted((tuple(row[i] for i in kept) for row in found.fetchall()), key=repr)


def eventually(condition: Callable[[], bool], seconds: float, what: Callable[[], str] | str = "") -> None:
    """Wait for a condition, at most `seconds`."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds} s: {what() if callable(what) else what}")
        time.sleep(0.05)


@pytest.fixture(name="eventually", scope="session")
def wait_for() -> Callable[..., None]:
    return eventually


@pytest.fixture
def platforms(tmp_path: Path) -> Iterator[Callable[..., Platform]]:
    """Makes platforms, each with a data folder of its own below tmp_path; all of their processes end with the test."""
    made: list[Platform] = []

    def make(mode: str = "live", name: str = "data", **settings: str) -> Platform:
        made.append(Platform(tmp_path / name, mode, settings))
        return made[-1]

    yield make
    for platform in made:
        platform.close()


@pytest.fixture
def core_process(platforms: Callable[..., Platform]) -> Program:
    """A core on an empty live folder."""
    return platforms()["core"].start()


@pytest.fixture
def etl_process(platforms: Callable[..., Platform]) -> Platform:
    """Core and an etl that schedules nothing, on an empty live folder."""
    platform = platforms(ORRERY_SCHEDULER="none")
    platform["core"].start()
    platform["etl"].start()
    return platform


@pytest.fixture
def simulator_process(platforms: Callable[..., Platform]) -> Platform:
    """Simulator, core and an etl that schedules nothing, on invented data of a fixed instant."""
    platform = platforms(
        "invented", ORRERY_SCHEDULER="none", ORRERY_CLOCK_START=INVENTED_NOW, ORRERY_CLOCK_EPOCH=wall()
    )
    for name in ("simulator", "core"):
        platform[name].start(wait=False)
    for name in ("simulator", "core"):
        platform[name].wait()
    platform["etl"].start()
    return platform


@pytest.fixture(scope="session")
def week() -> Path:
    """The packaged week, which is a folder of recordings."""
    return ROOT / "services" / "simulator" / "week"


@pytest.fixture
def recordings(tmp_path: Path, week: Path) -> Callable[..., Path]:
    """Makes a folder of recordings: the week's files of the given names, in their order or as `order` gives it."""

    def make(*names: str, name: str = "recordings", order: Callable[[list[str]], list[str]] = list) -> Path:
        folder = tmp_path / name
        lines = []
        for line in (week / "recordings.ndjson").read_text().splitlines():
            file = json.loads(line)["file"]
            if any(wanted in file for wanted in names):
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(week / file, folder / file)
                lines.append(line)
        (folder / "recordings.ndjson").write_text("\n".join(order(lines)) + "\n")
        return folder

    return make
