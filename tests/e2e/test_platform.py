"""The platform as a process: restart after a kill, one holder of a folder, nothing lost."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from services.cli.instance import free_port

from .conftest import ROOT, Engines, Running, start, stop

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("e2e")]


def approaches(running: Running) -> list[str]:
    answer = httpx.get(f"{running.url}/api/v1/asteroids/approaches?limit=1000", trust_env=False, timeout=30)
    return sorted(row["approach_id"] for row in answer.raise_for_status().json()["data"])


def until_ready(running: Running) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"{running.url}/ready", trust_env=False).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    raise AssertionError("not ready after 60 s")


def test_every_program_may_be_killed_and_comes_back_with_the_same_rows(tmp_path: Path, engines: Engines) -> None:
    running = start(tmp_path, "recorded", engines)
    try:
        before = approaches(running)
        assert before
        for program in ("core", "etl", "gateway", "simulator"):
            pid = running.pid_of(program)
            os.kill(pid, signal.SIGKILL)
            deadline = time.monotonic() + 30
            while time.monotonic() < deadline:
                try:
                    if running.pid_of(program) != pid:
                        break
                except StopIteration:
                    time.sleep(0.1)
        until_ready(running)
        assert approaches(running) == before
        assert "killed by SIGKILL" in (tmp_path / "up.log").read_text()
        second = subprocess.run(
            [sys.executable, "-m", "services.cli", "up"],
            env=running.environment | {"ORRERY_PORT": str(free_port())},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert second.returncode == 1
        assert "is held by process" in second.stderr
    finally:
        stop(running)
    again = start(tmp_path, "recorded", engines)
    try:
        assert set(before) <= set(approaches(again))
    finally:
        stop(again)


def test_the_gateway_listens_on_loopback_only(recorded: Running) -> None:
    port = int(recorded.url.rsplit(":", 1)[1])
    listening = subprocess.run(
        ["cat", "/proc/net/tcp", "/proc/net/tcp6"], capture_output=True, text=True, check=True
    ).stdout
    addresses = {
        line.split()[1].split(":")[0] for line in listening.splitlines() if f":{port:04X} " in line and " 0A " in line
    }
    assert addresses == {"0100007F"}
