"""Runs the browser suite against docker-compose.yml: a fresh project per mode, taken away with its data afterwards.

    python -m tests.e2e.composed [arguments of pytest]

Settings that the compose file takes come from the environment or `.env`, as for `docker compose` itself.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from services.cli.instance import free_port
from services.cli.modes import RECORDED_START

ROOT = Path(__file__).parents[2]
PROJECT = "orrery-test"
"""With its port, so that two runs at once are two platforms."""
MODES = {
    "recorded": ("tests/e2e",),
    "invented": ("tests/e2e", "-k", "simulated_data"),
    "live": ("tests/e2e/test_kills_in_a_row.py", "--capture=no"),
}
"""With what the suite is narrowed: one test looks at invented data, one fills stores that nothing else fills."""


@contextmanager
def composed(mode: str) -> Iterator[dict[str, str]]:
    """The environment of a running platform of its own, whose clock starts now as that of `orrery up` does."""
    port, now = free_port(), datetime.now(UTC)
    live = mode == "live"
    begin = RECORDED_START if mode == "recorded" else now
    environment = os.environ | {
        "COMPOSE_PROJECT_NAME": f"{PROJECT}-{port}",
        "COMPOSE_PROFILES": "" if live else "simulator",
        "ORRERY_SOURCES": mode,
        "ORRERY_SCHEDULER": "none" if live else "embedded",
        "ORRERY_CLOCK_START": "" if live else begin.isoformat(),
        "ORRERY_CLOCK_EPOCH": "" if live else now.isoformat(),
        "ORRERY_PORT": str(port),
        "ORRERY_TEST_PLATFORM_URL": f"http://127.0.0.1:{port}",
    }
    try:
        # What these need comes with them; what watches the platform is not asked here.
        programs = ("gateway", "etl", "ml", *(() if live else ("simulator",)))
        compose(environment, "up", "--detach", "--wait", *programs).check_returncode()
        yield environment
    finally:
        compose(environment, "down", "--volumes", "--timeout", "10")


def compose(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["docker", "compose", *arguments], cwd=ROOT, env=environment, check=False)


def main(arguments: list[str]) -> int:
    """0 where the suite passed in every mode."""
    failed = 0
    for mode, narrowed in MODES.items():
        with composed(mode) as environment:
            command = [sys.executable, "-m", "pytest", *narrowed, *arguments]
            failed |= subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
