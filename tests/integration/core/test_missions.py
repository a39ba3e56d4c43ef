"""Rovers over HTTP: what providers declared against what is held, then and now, loaded as etl loads it."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec import to_builtins

from etl.gold.derive import derive
from etl.silver.clean import clean
from etl.sources.model import Payload
from etl.sources.registry import dataset
from services.chassis import wire
from services.domain.batch import Batch
from tests.contract.storage.builders import counts, quarantine
from tests.integration.core.running import RunningCore

MISSIONS = "/api/v1/missions"
ROVER = {"name": "Curiosity", "landing_date": "2012-08-06", "launch_date": "2011-11-26", "status": "active",
         "max_sol": 4102, "max_date": "2024-02-19", "total_photos": 695670}  # fmt: skip
MANIFEST = {"photo_manifest": {**ROVER, "photos": [
    {"sol": 3998, "earth_date": "2023-11-04", "total_photos": 1, "cameras": ["MAST"]},
    {"sol": 3999, "earth_date": "2023-11-05", "total_photos": 7, "cameras": ["FHAZ", "MAST"]}]}}  # fmt: skip
FEED = "https://mars.nasa.gov/api/v1/raw_image_items"
MAP = "https://mars.nasa.gov/mmgis-maps/MSL/Layers/json"
PLACES = b"""frame,site,drive,planetocentric_latitude,longitude,elevation,sol
ROVER,3,28,18.44462,77.45088,-2569.9,13
"""
M20_PLACES = "https://pds-geosciences.wustl.edu/m2020/x/data_localizations/best_interp.csv"


def _item(name: str, sol: int, hour: int, **facts: Any) -> dict[str, Any]:
    return {"imageid": name, "sol": sol, "instrument": "NAV_LEFT_B", "mission": "msl", "is_thumbnail": False,
            "date_taken": f"2023-11-06T{hour:02d}:00:00.000Z", "https_url": f"https://x/{name}.jpg",
            "image_credit": "NASA/JPL-Caltech", **facts}  # fmt: skip


def _places() -> dict[str, Any]:
    point = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [137.4, -4.6, -4500]}}
    facts = [{"RMC": "9_5", "sol": 300, "dist_total_m": 900.5}, {"RMC": "2_0", "sol": 3, "dist_total_m": 0}]
    return {"features": [{**point, "properties": properties} for properties in facts]}


def _load(core: RunningCore, key: str, url: str, body: Any, day: int) -> None:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    at = datetime(2026, 4, day, tzinfo=UTC)
    found = dataset(key)
    batch = Batch(source=found.source, dataset=found.name, url=url, fetched_at=at, status=200, sha256=f"{key}{day}",
                  bytes=len(raw), origin="recorded", semantics="increment")  # fmt: skip
    parsed = found.parse(Payload(raw, url, at))
    cleaned = clean(parsed.tables, batch)
    assert not [*parsed.problems, *cleaned.problems]
    answer = core.http.post("/internal/observe", content=wire.pack({"batch": to_builtins(batch)}, cleaned.tables),
                            headers={"content-type": wire.MEDIA_TYPE})  # fmt: skip
    header, versions = wire.unpack(answer.raise_for_status().content)
    told = counts(parsed.records, loaded=header["loaded"], duplicate=parsed.records - header["loaded"])
    core.publish(batch, derive(versions), quarantine(), told, header["revision"])


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCore]:
    with RunningCore(tmp_path_factory.mktemp("missions")) as running:
        _load(
            running, "mars_photos/manifests", "https://api.nasa.gov/mars-photos/api/v1/manifests/curiosity", MANIFEST, 1
        )
        first = {"items": [_item("a", 3999, 10), _item("t", 3999, 9, is_thumbnail=True)], "total": 2}
        _load(running, "msl_raw/photos", f"{FEED}/?condition_2=3999:sol:in", first, 2)
        more = {"items": [_item("b", 3999, 11, instrument="MAST_LEFT"), _item("c", 4000, 12)], "total": 40}
        _load(running, "msl_raw/photos", f"{FEED}/?condition_2=3999:sol:gte&condition_3=4000:sol:lte", more, 3)
        _load(running, "mmgis/waypoints", f"{MAP}/MSL_waypoints.json", _places(), 3)
        _load(running, "rover_places/waypoints", M20_PLACES, PLACES, 3)
        yield running


def _get(core: RunningCore, path: str) -> dict[str, Any]:
    answer = core.http.get(f"{MISSIONS}/{path}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_every_vehicle_with_what_is_known_said_and_held(core: RunningCore) -> None:
    body = _get(core, "rovers")
    rovers = {rover["rover"]: rover for rover in body["data"]}
    assert list(rovers) == ["perseverance", "curiosity", "ingenuity", "opportunity", "spirit"]
    found = rovers["curiosity"]
    assert (found["rover_status"], found["max_sol"]) == ("active", 4102)
    assert (found["photos_held"], found["sols_held"], found["sols_listed"]) == (4, 2, 3)
    assert (found["odometer_m"], found["newest_taken_at"]) == (900.5, "2023-11-06T12:00:00Z")
    assert rovers["spirit"]["rover_status"] is None
    assert core.http.get(found["receipt"]).status_code == 200
    assert body["meta"]["completeness"]["whole"] is False


def test_a_sol_s_photos_held_against_those_declared(core: RunningCore) -> None:
    body = _get(core, "curiosity/sols")
    assert [(s["sol"], s["photos_declared"], s["photos_held"], s["thumbnails_held"]) for s in body["data"]] == [
        (4000, None, 1, 0), (3999, 7, 3, 1), (3998, 1, 0, 0)]  # fmt: skip
    assert body["data"][1]["cameras"] == ["FHAZ", "MAST", "NAVCAM"]
    whole = body["meta"]["completeness"]
    assert (whole["contract"], whole["held"], whole["expected"], whole["whole"]) == ("declared", 4, 9, False)


def test_sols_of_a_range_and_by_page(core: RunningCore) -> None:
    assert [s["sol"] for s in _get(core, "curiosity/sols?sol_from=3998&sol_to=3999")["data"]] == [3999, 3998]
    first = _get(core, "curiosity/sols?limit=2")
    after = _get(core, f"curiosity/sols?limit=2&cursor={first['meta']['next_cursor']}")
    assert [s["sol"] for s in after["data"]] == [3998]


def test_what_was_held_before_the_second_answer(core: RunningCore) -> None:
    then = _get(core, "curiosity/sols?known_at=2026-04-02T12:00:00Z")
    assert [(s["sol"], s["photos_held"]) for s in then["data"]] == [(3999, 2), (3998, 0)]
    assert len(_get(core, "photos?rover=curiosity&known_at=2026-04-02T12:00:00Z")["data"]) == 2


@pytest.mark.parametrize(
    ("query", "names"),
    [("rover=curiosity", "cbat"), ("rover=curiosity&sol=3999", "bat"), ("camera=MAST", "b"), ("thumbnails=true", "t"),
     ("thumbnails=false&sol=3999", "ba"), ("from=2023-11-06T11:00:00Z", "cb"), ("to=2023-11-06T10:00:00Z", "t"),
     ("rover=spirit", "")],
)  # fmt: skip
def test_photos_by_rover_sol_camera_and_kind(core: RunningCore, query: str, names: str) -> None:
    found = _get(core, f"photos?{query}")["data"]
    assert [photo["photo_id"] for photo in found] == [f"curiosity:{name}" for name in names]


def test_photos_tell_how_whole_their_sol_is(core: RunningCore) -> None:
    whole = _get(core, "photos?rover=curiosity&sol=3999&camera=MAST")["meta"]["completeness"]
    assert (whole["held"], whole["expected"], whole["whole"]) == (3, 7, False)
    assert _get(core, "photos?rover=curiosity&sol=4000")["meta"]["completeness"]["whole"] is None


def test_places_in_the_order_of_driving(core: RunningCore) -> None:
    body = _get(core, "curiosity/waypoints")
    assert [(p["sol"], p["odometer_m"], p["source"]) for p in body["data"]] == [
        (3, 0.0, "mmgis"),
        (300, 900.5, "mmgis"),
    ]
    assert body["meta"]["completeness"]["whole"] is True


def test_the_archive_s_places_stand_in_where_the_map_has_none(core: RunningCore) -> None:
    (place,) = _get(core, "perseverance/waypoints")["data"]
    assert (place["source"], place["sol"], place["mars_elevation_m"]) == ("rover_places", 13, -2569.9)
    assert _get(core, "perseverance/waypoints?source=mmgis")["data"] == []
    assert _get(core, "spirit/traverse")["data"] == []


def test_photos_as_csv(core: RunningCore) -> None:
    answer = core.http.get(f"{MISSIONS}/photos?rover=curiosity&format=csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["photo_id"] for row in rows][:2] == ["curiosity:c", "curiosity:b"]
    assert rows[0]["photo_credit"] == "NASA/JPL-Caltech"


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [("nobody/sols", 404, "perseverance, curiosity"), ("photos?rover=nobody", 400, "perseverance, curiosity"),
     ("rovers/nobody", 404, "/api/v1/missions/rovers"), ("photos?sol=-1", 400, "sol"),
     ("curiosity/waypoints?source=x", 400, "rover_places"), ("photos?sols=3", 400, "the parameters")],
)  # fmt: skip
def test_what_is_refused_says_what_is_allowed(core: RunningCore, path: str, status: int, said: str) -> None:
    answer = core.http.get(f"{MISSIONS}/{path}")
    assert answer.status_code == status
    assert said in answer.text
