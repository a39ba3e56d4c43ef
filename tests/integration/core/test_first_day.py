"""An operator's first day: what goes wrong says so, loses nothing, and works again when mended."""

import json
import os
import resource
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import httpx
import psutil
import pytest

from services.domain.datasets import NOUNS
from tests.contract.storage.builders import CAD, approach, cad_batch, counts, hours, quarantine, table
from tests.integration.core.running import RunningCore
from tests.integration.core.week import load_week

SMALL = cad_batch(hours(0)), {CAD: table(CAD, [approach("2026 AA", "a")])}
BIG = (
    cad_batch(hours(1), snapshot=False),
    {CAD: table(CAD, [approach(f"2026 {n}", os.urandom(64).hex()) for n in range(60_000)])},
)


def _load(core: RunningCore, load: tuple) -> None:
    header, _ = core.observe(*load)
    core.publish(load[0], {}, quarantine(), counts(1, loaded=1), header["revision"])


def test_a_disk_that_runs_full_says_so_and_loses_nothing(tmp_path: Path) -> None:
    with RunningCore(tmp_path, file_limit=4_000_000) as core:
        _load(core, SMALL)
        with pytest.raises(httpx.HTTPStatusError) as refused:
            core.observe(*BIG)
        problem = refused.value.response.json()
        assert problem["status"] == 507
        assert "core.duckdb" in problem["detail"]
        assert "start again" in problem["detail"]
    with RunningCore(tmp_path) as core:
        rows = core.http.get("/api/v1/pipeline/batches").json()["data"]
        assert [row["batch_id"] for row in rows] == [SMALL[0].batch_id]
        assert core.observe(*BIG)[0]["loaded"] == 60_000


def test_a_core_whose_embedded_engine_stopped_itself_ends_to_be_started_again(tmp_path: Path) -> None:
    with RunningCore(tmp_path) as core:
        _load(core, SMALL)
        core.observe(*BIG)
        psutil.Process(core.process.pid).rlimit(psutil.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
        until = time.monotonic() + 60
        while core.process.poll() is None and time.monotonic() < until:
            # The checkpoint of a quiet moment stops the engine; the next question meets that.
            with suppress(httpx.HTTPError):
                core.http.get("/ready")
            time.sleep(0.2)
        assert core.process.returncode == 0
    with RunningCore(tmp_path) as core:
        rows = core.http.get("/api/v1/pipeline/batches").json()["data"]
        assert [row["batch_id"] for row in rows] == [SMALL[0].batch_id]


def test_a_second_core_on_one_folder_names_the_first(tmp_path: Path) -> None:
    with RunningCore(tmp_path) as core:
        environment = {**os.environ, "ORRERY_DATA": str(tmp_path), "ORRERY_SOURCES": "recorded"}
        second = subprocess.run(
            [sys.executable, "-m", "services.core"], env=environment, capture_output=True, text=True, check=False
        )
        assert second.returncode == 1
        assert f"held by process {core.process.pid}" in second.stderr


def test_a_stop_ends_event_streams_at_once(tmp_path: Path) -> None:
    with RunningCore(tmp_path) as core:
        heard: list[dict] = []
        three, four = threading.Event(), threading.Event()

        def listen() -> None:
            with httpx.stream("GET", f"{core.url}/internal/changes", timeout=30, trust_env=False) as answer:
                for line in answer.iter_lines():
                    if line.startswith("data: "):
                        heard.append(json.loads(line.removeprefix("data: ")))
                    if len(heard) == len(NOUNS):
                        three.set()
                    if {"dataset": "asteroids", "version": 1} in heard:
                        four.set()

        thread = threading.Thread(target=listen)
        thread.start()
        assert three.wait(10)
        _load(core, SMALL)
        assert four.wait(10)
        core.process.terminate()
        assert core.process.wait(3) == 0
        thread.join(5)
    assert {event["dataset"] for event in heard[: len(NOUNS)]} == set(NOUNS)


def test_reading_goes_on_while_a_big_batch_is_written(tmp_path: Path) -> None:
    with RunningCore(tmp_path) as core:
        load_week(core)
        writer = threading.Thread(target=core.observe, args=BIG)
        writer.start()
        answers = []
        while writer.is_alive():
            answers.append(httpx.get(f"{core.url}/api/v1/asteroids/approaches", trust_env=False).status_code)
            answers.append(httpx.get(f"{core.url}/health", trust_env=False).status_code)
        writer.join()
    assert len(answers) > 2
    assert set(answers) == {200}


def test_nonsense_on_the_internal_side_is_refused(tmp_path: Path) -> None:
    with RunningCore(tmp_path) as core:
        for path in ("observe", "publish", "ledger/fetches", "unacknowledged", "select"):
            answer = core.http.post(f"/internal/{path}", content=b"nonsense")
            assert answer.status_code == 400, path
            assert answer.json()["errors"]
