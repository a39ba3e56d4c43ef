"""What core says of pictures, events and layers, over a hand-made day."""

from collections.abc import Iterator

import pytest

from services.chassis import wire
from services.domain.batch import Batch
from services.domain.tables import SILVER
from tests.contract.storage.builders import batch, counts, hours, quarantine, table
from tests.integration.core.running import RunningCore

SHA = "ab" * 32
BODY = b"\xff\xd8\xff picture"


def _load(core: RunningCore, one: Batch, gold: str, *rows: dict) -> None:
    known = {"known_at": hours(0), "origin": "recorded", "batch_ids": [one.batch_id], "is_withdrawn": False}
    (silver,) = [t for t in SILVER if t.family == gold]
    (key,) = silver.key
    header, _ = core.observe(one, {silver.name: table(silver.name, [{key: r[key], "row_hash": "h"} for r in rows])})
    found = counts(len(rows), loaded=header["loaded"], duplicate=header["duplicate"])
    core.publish(one, {gold: table(gold, [{**known, **r} for r in rows])}, quarantine(None), found, header["revision"])


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCore]:
    data = tmp_path_factory.mktemp("imagery")
    kept = data / "recorded" / "objects" / "assets" / "ab" / SHA
    kept.parent.mkdir(parents=True)
    kept.write_bytes(BODY)
    with RunningCore(data) as core:
        _load_all(core)
        yield core


def _load_all(core: RunningCore) -> None:
    apod = batch("apod", "pictures", hours(0), window_from=hours(-24), window_to=hours(24))
    _load(
        core,
        apod,
        "fact_apod",
        {"picture_date": "2026-03-31", "picture_title": "Before"},
        {"picture_date": "2026-04-01", "picture_title": "Now", "credit": "Somebody"},
    )
    _load(
        core,
        batch("eonet", "events", hours(0)),
        "fact_natural_events",
        {
            "natural_event_id": "EONET_1",
            "event_title": "Fire",
            "event_status": "open",
            "event_categories": ["wildfires"],
            "last_point_at": hours(1),
            "event_geometry": '[{"type":"Point"}]',
        },
        {
            "natural_event_id": "EONET_2",
            "event_title": "Storm",
            "event_status": "closed",
            "event_categories": ["severeStorms"],
            "last_point_at": hours(2),
        },
    )
    _load(
        core,
        batch("gibs", "layers", hours(0), declared=1),
        "dim_imagery_layers",
        {"layer_id": "VIIRS_A", "layer_title": "True Color", "tile_formats": ["image/jpeg"]},
    )
    _load(
        core,
        batch("epic", "natural", hours(0)),
        "fact_epic_images",
        {"epic_image_id": "epic_1b_1", "epic_collection": "natural", "exposed_at": hours(0)},
    )
    kept = {
        "asset_id": "a",
        "source": "apod",
        "subject_table": "fact_apod",
        "subject_key": "2026-04-01",
        "sha256": SHA,
        "url": "https://apod.nasa.gov/a.jpg",
        "asset_role": "original",
        "media_type": "image/jpeg",
        "bytes": len(BODY),
        "credit": "Somebody",
        "licence": "terms",
        "fetched_bytes": 9,
        "fetched_at": hours(3),
        "origin": "recorded",
    }
    packed = wire.pack({}, {"assets": table("assets", [kept])})
    assert core.http.post("/internal/ledger/assets", content=packed).is_success


def test_pictures_of_the_day_come_with_what_is_kept(held: RunningCore) -> None:
    answer = held.http.get("/api/v1/imagery/apod").json()
    assert [row["picture_date"] for row in answer["data"]] == ["2026-04-01", "2026-03-31"]
    (asset,) = answer["data"][0]["assets"]
    assert (asset["address"], asset["credit"], asset["licence"]) == (
        f"/api/v1/imagery/assets/{SHA}",
        "Somebody",
        "terms",
    )
    assert answer["data"][1]["assets"] == []
    assert answer["meta"]["completeness"]["sources"] == ["apod"]
    before = held.http.get("/api/v1/imagery/apod?known_at=2026-04-01T02:00:00Z").json()
    assert [row["assets"] for row in before["data"]] == [[], []]


def test_days_are_asked_for_and_missing_ones_are_named(held: RunningCore) -> None:
    answer = held.http.get("/api/v1/imagery/apod?from=2026-03-31&to=2026-03-31").json()
    assert [row["picture_title"] for row in answer["data"]] == ["Before"]
    assert held.http.get("/api/v1/imagery/apod/2026-04-01").json()["data"]["credit"] == "Somebody"
    missing = held.http.get("/api/v1/imagery/apod/1999-01-01")
    assert (missing.status_code, "orrery etl run apod" in missing.json()["detail"]) == (404, True)


def test_the_bytes_are_kept_for_ever_and_never_guessed_at(held: RunningCore) -> None:
    answer = held.http.get(f"/api/v1/imagery/assets/{SHA}")
    assert (answer.content, answer.headers["content-type"]) == (BODY, "image/jpeg")
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    for wrong in ("00" * 32, "..%2f..%2fcore.duckdb", "x"):
        assert held.http.get(f"/api/v1/imagery/assets/{wrong}").status_code == 404


def test_events_are_filtered_by_category_and_status(held: RunningCore) -> None:
    def ids(query: str) -> list[str]:
        return [r["natural_event_id"] for r in held.http.get(f"/api/v1/imagery/events{query}").json()["data"]]

    assert ids("") == ["EONET_2", "EONET_1"]
    assert ids("?category=wildfires") == ["EONET_1"]
    assert ids("?status=closed") == ["EONET_2"]
    refused = held.http.get("/api/v1/imagery/events?category=flood")
    assert (refused.status_code, "floods" in refused.json()["detail"]) == (400, True)


def test_layers_images_and_kept_pictures_are_listed(held: RunningCore) -> None:
    layers = held.http.get("/api/v1/imagery/layers?q=true").json()
    assert [r["layer_id"] for r in layers["data"]] == ["VIIRS_A"]
    assert (layers["meta"]["completeness"]["expected"], layers["meta"]["completeness"]["whole"]) == (1, True)
    assert held.http.get("/api/v1/imagery/layers?q=nothing").json()["data"] == []
    assert len(held.http.get("/api/v1/imagery/epic?collection=natural").json()["data"]) == 1
    assert held.http.get("/api/v1/imagery/epic?collection=enhanced").json()["data"] == []
    assert held.http.get("/api/v1/imagery/assets?table=fact_apod").json()["meta"]["total"] == 1


def test_rows_come_as_csv_with_their_pictures_as_json(held: RunningCore) -> None:
    lines = held.http.get("/api/v1/imagery/apod?format=csv").text.splitlines()
    assert lines[0].split(",")[0] == "picture_date"
    assert SHA in lines[1]


def test_a_picture_has_a_receipt(held: RunningCore) -> None:
    answer = held.http.get("/api/v1/receipts/fact_apod/2026-04-01")
    assert answer.status_code == 200
    assert answer.json()["data"]["batches"][0]["source"] == "apod"
