import pytest

from tests.integration.core.running import RunningCore
from tests.integration.core.week import CAD_BATCH, CME, SBDB_BATCH, SPEED


def test_an_approach_opens_to_its_batches_and_its_objects(core: RunningCore) -> None:
    data = core.http.get("/api/v1/receipts/fact_asteroid_approaches/id-2026 AA").json()["data"]
    assert {b["batch_id"] for b in data["batches"]} == {CAD_BATCH.batch_id, SBDB_BATCH.batch_id}
    assert data["row"]["miss_distance_lunar"] == 0.5
    meaning = next(f for f in data["fields"] if f["name"] == "miss_distance_lunar")
    assert (meaning["unit"], meaning["source"]) == ("LD", "JPL CNEOS close approaches (cad.api)")
    assert core.http.get(data["permalink"]).json()["data"] == {**data, "key": "id-2026 AA"}
    assert data["batches"][0]["download"].endswith("/bytes")


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("dim_asteroids", "2026 AA"), ("dim_asteroids", "as-2026 AA"), ("fact_space_weather_events", CME),
        ("telemetry_points", f"{SPEED}@2026-04-01T00:00:00Z"), ("quarantine", "q1"), ("batches", CAD_BATCH.batch_id),
    ],
)  # fmt: skip
def test_every_kind_of_row_has_a_receipt(core: RunningCore, table: str, key: str) -> None:
    answer = core.http.get(f"/api/v1/receipts/{table}/{key}")
    assert answer.status_code == 200, answer.text
    data = answer.json()["data"]
    assert data["batches"]
    assert {f["name"] for f in data["fields"]} == set(data["row"])


@pytest.mark.parametrize(
    ("path", "status"),
    [("fetches/x", 400), ("dim_asteroids/none", 404), ("telemetry_points/x@y", 400), ("batches/none", 404),
     (f"telemetry_points/{SPEED}@2020-01-01T00:00:00Z", 404)],
)  # fmt: skip
def test_no_such_row(core: RunningCore, path: str, status: int) -> None:
    assert core.http.get(f"/api/v1/receipts/{path}").status_code == status


def test_every_field_of_every_answer_is_described(core: RunningCore) -> None:
    described = {f["name"] for f in core.http.get("/api/v1/fields").json()["data"]}
    row = core.http.get("/api/v1/asteroids/approaches").json()["data"][0]
    assert set(row) - described == {"sources"}
