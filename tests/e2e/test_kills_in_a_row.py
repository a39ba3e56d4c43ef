"""Every container is killed once while the recorded week is loaded and read: the stores end as if nothing had happened.

Needs a platform of docker-compose.yml that schedules nothing and holds nothing yet; `make compose-test` brings one up.
By hand, with ORRERY_SOURCES=live and ORRERY_SCHEDULER=none for `docker compose up`:

    ORRERY_TEST_PLATFORM_URL=http://127.0.0.1:8080 python -m pytest tests/e2e/test_kills_in_a_row.py -s
"""

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from .conftest import COMPOSED
from .control import ROOT, Platform, compose, composed, in_etl, until_ready
from .killing import GET, Reader, Writing, divide, python_in, reasons

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("e2e"),
    pytest.mark.skipif(not COMPOSED, reason="needs the composed platform: `make compose-test`"),
]

WEEK = ROOT / "services" / "simulator" / "week"
CORE = "http://core:8081/ready"
STORES = {"postgres": "archive", "influxdb": "telemetry", "mongo": "missions", "s3": "objects"}
"""And how core's /ready calls them."""
VICTIMS = (*STORES, "redis", "core", "etl", "gateway")
OF_THE_MOMENT = {"archive/quality_reports", "archive/schema_shapes", "archive/fetches"}
"""They tell when a check ran and what stood beside it then, and how often pictures were asked for."""
OF_THE_LOADING = {"archive/batches", "archive/observations", "archive/datasets"}
"""What they say of each batch depends on when and after which others it was loaded: their rows alone are counted."""
SOON_S = 60.0
CAUGHT_UP_S = 240.0
MOMENT_S = (0.5, 6.0)


@pytest.fixture
def platform() -> Platform:
    found = composed(COMPOSED)
    if found.mode != "live" or in_etl("etl", "status")["scheduler"] != "none":
        pytest.skip(f"{COMPOSED} fetches by itself; `make compose-test` brings up one with ORRERY_SCHEDULER=none")
    until_ready(found)
    return found


@pytest.fixture
def undisturbed(tmp_path: Path) -> dict[str, Any]:
    """Rows, and of most a digest, of each table after the same week was loaded in peace, into embedded stores."""
    told = {name: value for name, value in os.environ.items() if not name.startswith("ORRERY_")}
    told["ORRERY_DATA"] = str(tmp_path / "peace")

    def orrery(*command: str) -> Any:
        done = subprocess.run(
            [sys.executable, "-m", "services.cli", *command, "--json"],
            cwd=ROOT, env=told, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(done.stdout[done.stdout.index("{") :])

    orrery("replay", str(WEEK))
    return compared(orrery("backup")["tables"])


def compared(tables: dict[str, Any]) -> dict[str, Any]:
    kept = {name: found for name, found in tables.items() if name not in OF_THE_MOMENT}
    return {name: found["rows"] if name in OF_THE_LOADING else found for name, found in kept.items()}


def missed(victim: str, url: str) -> bool:
    """Whether the platform says which part is away."""
    if victim in STORES:
        return STORES[victim] in reasons("gateway", CORE)
    if victim == "redis":
        return "orrery_gateway_shared_cache_up 0.0" in python_in("gateway", GET, "http://127.0.0.1:8080/metrics")
    if victim == "core":
        return "core" in httpx.get(f"{url}/ready", trust_env=False).json()["reasons"]
    # Nothing of what is served needs etl, and a gateway that is away says nothing: Prometheus names both.
    return True


def whole(url: str) -> bool:
    try:
        return httpx.get(f"{url}/ready", trust_env=False).status_code == 200 and not reasons("gateway", CORE)
    except httpx.TransportError:
        return False


def wait_for(condition: Callable[[], bool], seconds: float, what: str) -> float:
    """Seconds that it took."""
    begun = time.monotonic()
    while not condition():
        assert time.monotonic() < begun + seconds, f"not within {seconds:.0f} s: {what}"
        time.sleep(0.5)
    return time.monotonic() - begun


def answers(readers: tuple[Reader, ...]) -> Counter[str]:
    return readers[0].answers + readers[1].answers


def kill_one(victim: str, folder: str, url: str, readers: tuple[Reader, ...], moments: random.Random) -> str:
    """Kill it while a folder is loaded and start it again; what happened, in a line."""
    before = answers(readers)
    writing = Writing(folder)
    writing.start()
    time.sleep(waited := moments.uniform(*MOMENT_S))
    for reader in readers:
        reader.gateway_is_away = victim == "gateway"
    compose("kill", victim)
    killed = time.monotonic()
    said = wait_for(lambda: missed(victim, url), SOON_S, f"{victim} is named")
    time.sleep(moments.uniform(*MOMENT_S))
    compose("start", victim)
    away = time.monotonic() - killed
    ready = wait_for(lambda: whole(url), SOON_S, f"ready after {victim}")
    for reader in readers:
        reader.gateway_is_away = False
    writing.join()
    assert writing.ended, f"the replay of {folder} never ended after {victim} was killed"
    seen = dict(answers(readers) - before)
    return (
        f"{victim:9} killed after {waited:.1f} s, named {said:.1f} s later, away {away:.1f} s, all ready {ready:.1f} s "
        f"after its start; the replay broke off {writing.broke_off} times; answers {seen}"
    )


def test_every_container_is_killed_in_a_row_and_nothing_is_lost_or_doubled(
    platform: Platform, undisturbed: dict[str, Any], tmp_path: Path
) -> None:
    moments = random.Random(os.environ.get("ORRERY_TEST_SEED", "kills"))
    victims = moments.sample(VICTIMS, len(VICTIMS))
    folders = divide(WEEK, tmp_path / "replay", len(victims))
    readers = (Reader(platform.url), Reader(platform.url))
    with readers[0], readers[1]:
        for victim, folder in zip(victims, folders, strict=True):
            print(kill_one(victim, folder, platform.url, readers, moments), flush=True)  # noqa: T201 - the record

    wait_for(lambda: in_etl("etl", "verify").get("findings") == 0, CAUGHT_UP_S, "bronze and the ledger agree")
    verified = in_etl("etl", "verify")
    rows = httpx.get(f"{platform.url}/api/v1/pipeline/batches?limit=1000", trust_env=False).json()["data"]
    ids = [row["batch_id"] for row in rows]
    print(f"{verified['checked']}, {len(ids)} batches acknowledged", flush=True)  # noqa: T201 - the record
    assert len(set(ids)) == len(ids) == verified["checked"]["manifests"]
    assert [fault for reader in readers for fault in reader.wrong] == []
    for reader in readers:
        assert reader.answers["fresh"] > 0
        assert reader.vanished == set()
        assert reader.acknowledged <= set(ids)
    found = compared(in_etl("backup")["tables"])
    differ = {name: (undisturbed.get(name), table) for name, table in found.items() if undisturbed.get(name) != table}
    assert differ == {}
    assert found.keys() == undisturbed.keys()
