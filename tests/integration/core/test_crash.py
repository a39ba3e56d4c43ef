"""Core is killed at each named point of a load, started again, and asked to do the same again."""

from pathlib import Path

import httpx
import pytest

from services.storage.crash import KILLED, POINTS
from tests.contract.storage.builders import CAD, approach, cad_batch, counts, hours, point, quarantine, table
from tests.integration.core.running import RunningCore
from tests.integration.core.week import KP_BATCH, fact

LOADS = [(cad_batch(hours(n)), [approach("2026 AA", value), approach("2026 AB", "x")]) for n, value in enumerate("ab")]


def _gold(versions: dict) -> dict:
    found = versions.get(CAD)
    if found is None:
        return {}
    facts = [
        fact(row["designation"], 10, 1.0, approach_id=f"{row['designation']}-{row['row_hash']}",
             known_at=row["known_at"], known_until=row["known_until"], batch_ids=[row["batch_id"]])
        for row in found.to_pylist()
    ]  # fmt: skip
    return {"fact_asteroid_approaches": table("fact_asteroid_approaches", facts)}


def _load(core: RunningCore, batch: object, rows: list) -> None:
    header, versions = core.observe(batch, {CAD: table(CAD, rows)})
    found = counts(len(rows), loaded=header["loaded"], duplicate=header["duplicate"])
    core.publish(batch, _gold(versions), quarantine(), found, header["revision"])


def _telemetry(core: RunningCore) -> None:
    rows = {"telemetry_points": table("telemetry_points", [point("kp_index", hours(0), 5.0, record_no=0)])}
    header, _ = core.observe(KP_BATCH, rows)
    core.publish(KP_BATCH, {}, quarantine(), counts(1, loaded=header["loaded"]), header["revision"])


def _everything(core: RunningCore) -> dict:
    paths = ("asteroids/approaches?withdrawn=true", "asteroids/approaches?known_at=2026-04-01T00:30:00Z",
             "pipeline/batches", "space-weather/now")  # fmt: skip
    found = {path: core.http.get(f"/api/v1/{path}").json()["data"] for path in paths}
    for row in found["pipeline/batches"]:
        del row["acknowledged_at"]
    return found


def _load_all(core: RunningCore) -> None:
    for batch, rows in LOADS:
        _load(core, batch, rows)
    _telemetry(core)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict:
    with RunningCore(tmp_path_factory.mktemp("undisturbed")) as core:
        _load_all(core)
        return _everything(core)


@pytest.mark.parametrize("point_name", POINTS)
def test_a_kill_at_any_point_loses_and_doubles_nothing(tmp_path: Path, undisturbed: dict, point_name: str) -> None:
    with RunningCore(tmp_path, ORRERY_CRASH_AT=point_name) as core:
        with pytest.raises(httpx.TransportError):
            _load_all(core)
        assert core.process.wait(10) == KILLED
    with RunningCore(tmp_path) as core:
        _load_all(core)
        assert _everything(core) == undisturbed


def test_what_was_acknowledged_survives_a_kill_at_any_time(tmp_path: Path) -> None:
    for round_no in range(3):
        with RunningCore(tmp_path) as core:
            for n in range(round_no * 5, round_no * 5 + 5):
                batch = cad_batch(hours(n))
                _load(core, batch, [approach("2026 AA", f"{n}")])
            core.process.kill()
            core.process.wait(10)
    with RunningCore(tmp_path) as core:
        rows = core.http.get("/api/v1/pipeline/batches").json()["data"]
        assert len(rows) == 15
        current = core.http.get("/api/v1/asteroids/approaches").json()["data"]
        assert [row["approach_id"] for row in current] == ["2026 AA-14"]
