"""What the suite does to a platform besides asking it: stop a program, kill it, start the whole again."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import httpx
import psutil

from services.cli.instance import read_json

ROOT = Path(__file__).parents[2]
COMES_BACK_S = 120.0
SERVED = ("core", "etl", "gateway", "ml", "simulator")
MODULES = {"etl": "etl.worker", "ml": "ml.server"}
"""Of programs that are not in `services` under their own name."""


class Platform(Protocol):
    """A running platform of one mode."""

    url: str
    mode: str

    def pause(self, program: str) -> None:
        """Stop a program where it is; it answers nothing until `resume`."""

    def resume(self, program: str) -> None:
        """Let it go on."""

    def kill(self, program: str) -> None:
        """End a program without a word; returns when another process has its place."""

    def start_again(self) -> None:
        """Stop everything in order, then start it on the data that it left."""


@dataclass
class Supervised:
    """A platform that `orrery up --detach` started."""

    url: str
    data: Path
    mode: str
    environment: dict[str, str]

    def pause(self, program: str) -> None:
        os.kill(self.pid_of(program), signal.SIGSTOP)

    def resume(self, program: str) -> None:
        os.kill(self.pid_of(program), signal.SIGCONT)

    def kill(self, program: str) -> None:
        pid = self.pid_of(program)
        os.kill(pid, signal.SIGKILL)
        deadline = time.monotonic() + COMES_BACK_S
        while time.monotonic() < deadline:
            try:
                if self.pid_of(program) != pid:
                    return
            except StopIteration:
                time.sleep(0.1)

    def start_again(self) -> None:
        self.orrery("down").check_returncode()
        done = self.orrery("up", "--detach")
        assert "Ready in" in done.stdout, done.stdout + done.stderr + logs(self.data)

    def orrery(self, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "services.cli", *arguments]
        environment = self.environment | settings
        return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)

    def pid_of(self, program: str) -> int:
        """Process of one of its programs."""
        facts = read_json(self.data / self.mode / "lock.json") or {}
        module = MODULES.get(program, f"services.{program}")
        return next(c.pid for c in psutil.Process(facts["pid"]).children(recursive=True) if module in command_of(c))


@dataclass
class Composed:
    """The platform of docker-compose.yml, which runs already; COMPOSE_PROJECT_NAME says which."""

    url: str
    mode: str

    def pause(self, program: str) -> None:
        compose("pause", program)

    def resume(self, program: str) -> None:
        compose("unpause", program)

    def kill(self, program: str) -> None:
        # Docker starts nothing again that it was told to kill, only what died by itself.
        compose("kill", program)
        compose("start", program)

    def start_again(self) -> None:
        compose("stop", *SERVED)
        compose("start", *SERVED)


def compose(*arguments: str) -> None:
    subprocess.run(["docker", "compose", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)


def in_etl(*command: str) -> Any:
    """What `orrery` answers as JSON in etl's container; `failed` with its words where it does not."""
    done = subprocess.run(
        ["docker", "compose", "exec", "-T", "etl", "orrery", *command, "--json"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return json.loads(done.stdout[done.stdout.index("{") :]) if "{" in done.stdout else {"failed": done.stderr}


def composed(url: str) -> Composed:
    facts = httpx.get(f"{url}/api/v1/platform", trust_env=False, timeout=30).raise_for_status().json()["data"]
    return Composed(url, facts["mode"])


def until_ready(platform: Platform) -> None:
    deadline = time.monotonic() + COMES_BACK_S
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"{platform.url}/ready", trust_env=False).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    raise AssertionError(f"not ready after {COMES_BACK_S:.0f} s")


def command_of(process: psutil.Process) -> list[str]:
    """Its command line; none when it has just died."""
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def logs(data: Path) -> str:
    return "\n".join(f"== {p.name}\n{p.read_text()[-1500:]}" for p in sorted(data.glob("*/logs/*.log")))
