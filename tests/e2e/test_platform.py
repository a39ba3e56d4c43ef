"""The platform as processes: each is killed and comes back, one holder of a folder, nothing lost."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from services.cli.instance import free_port

from .conftest import COMPOSED, Engines, start
from .control import SERVED, Platform, Supervised, composed, until_ready

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("e2e")]


@pytest.fixture
def to_be_killed(tmp_path: Path, engines: Engines) -> Iterator[Platform]:
    """A platform whose fate no other test shares; the composed one comes back as it was."""
    if COMPOSED:
        yield composed(COMPOSED)
        return
    started = start(tmp_path, "recorded", engines)
    yield started
    started.orrery("down").check_returncode()


def approaches(running: Platform) -> list[str]:
    answer = httpx.get(f"{running.url}/api/v1/asteroids/approaches?limit=1000", trust_env=False, timeout=30)
    return sorted(row["approach_id"] for row in answer.raise_for_status().json()["data"])


def test_every_program_may_be_killed_and_comes_back_with_the_same_rows(to_be_killed: Platform) -> None:
    before = approaches(to_be_killed)
    assert before
    for program in SERVED:
        to_be_killed.kill(program)
    until_ready(to_be_killed)
    assert approaches(to_be_killed) == before
    if isinstance(to_be_killed, Supervised):
        assert "killed by SIGKILL" in (to_be_killed.data / "up.log").read_text()
        second = to_be_killed.orrery("up", ORRERY_PORT=str(free_port()))
        assert second.returncode == 1
        assert "is held by process" in second.stderr
    to_be_killed.start_again()
    until_ready(to_be_killed)
    assert set(before) <= set(approaches(to_be_killed))


def test_the_gateway_listens_on_loopback_only(recorded: Platform) -> None:
    port = int(recorded.url.rsplit(":", 1)[1])
    listening = subprocess.run(
        ["cat", "/proc/net/tcp", "/proc/net/tcp6"], capture_output=True, text=True, check=True
    ).stdout
    addresses = {
        line.split()[1].split(":")[0] for line in listening.splitlines() if f":{port:04X} " in line and " 0A " in line
    }
    assert addresses == {"0100007F"}
