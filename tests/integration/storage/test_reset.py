"""`orrery reset` on servers: nothing of a mode is left, and the next start begins anew."""

import os
import subprocess
import sys

import pytest

from tests.integration.conftest import ROOT
from tests.server_engines import engines_of_its_own, missing

pytestmark = pytest.mark.skipif(missing() is not None, reason=str(missing()))


def test_a_mode_is_forgotten_on_every_server_and_loads_again(platforms, recordings):
    folder = recordings("swpc/kp/20260331", "donki/FLR_2026-04", "jpl/cad")
    with engines_of_its_own() as engines:
        platform = platforms("recorded", ORRERY_SCHEDULER="none", **engines)
        asked = ("asteroids/approaches", "space-weather/now", "space-weather/events", "pipeline/batches")

        def load() -> dict[str, int]:
            platform["core"].start()
            platform["etl"].start()
            empty = {path: len(platform.rows(path)) for path in asked if path != "space-weather/now"}
            assert not any(empty.values()), empty
            platform.replay(folder)
            found = {path: len(platform.rows(path)) for path in asked}
            for program in ("etl", "core"):
                platform[program].stop()
            return found

        first = load()
        assert all(first.values())
        command = [sys.executable, "-m", "services.cli", "reset", "recorded", "--yes"]
        done = subprocess.run(
            command, cwd=ROOT, env={**os.environ, **platform.env}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "archive on the server" in " ".join(done.stdout.split())
        assert load() == first
