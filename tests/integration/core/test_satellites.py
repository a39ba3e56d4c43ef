"""Satellites over HTTP: an invented constellation, one of whose objects has an orbit no longer."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pytest

from etl.gold.derive import derive
from etl.silver.clean import clean
from etl.sources.celestrak import parse
from etl.sources.model import Payload
from services.domain.arrow import arrow_schema
from services.domain.batch import Batch
from services.simulator.invented import constellation
from tests.integration.core.running import RunningCore

NOW = datetime(2026, 4, 2, 16, tzinfo=UTC)
URL = "https://celestrak.org/NORAD/elements/gp.php?GROUP={}&FORMAT=csv"
AT = "2026-04-02T16:00:00Z"
DECAYED = 100005


def body(group: str, now: datetime, *, sick: bool = False) -> bytes:
    rows = constellation.records(7, now, group)
    if sick:
        rows = [r | ({"MEAN_MOTION": "16.60000000", "BSTAR": ".05"} if r["NORAD_CAT_ID"] == str(DECAYED) else {})
                for r in rows]  # fmt: skip
    sink = io.StringIO()
    writer = csv.DictWriter(sink, constellation.FIELDS)
    writer.writeheader()
    writer.writerows(rows)
    return sink.getvalue().encode()


def load(core: RunningCore, dataset: str, group: str, at: datetime, *, sick: bool = False) -> Batch:
    raw = body(group, at, sick=sick)
    parsed = parse(Payload(raw, URL.format(group), at))
    batch = Batch(source="celestrak", dataset=dataset, url=URL.format(group), fetched_at=at, status=200,
                  sha256=f"{group}{at}", bytes=len(raw), origin="recorded", semantics="increment")  # fmt: skip
    head, versions = core.observe(batch, clean(parsed.tables, batch).tables)
    counts = {"records": parsed.records, "loaded": head["loaded"], "duplicate": head["duplicate"], "quarantined": 0,
              "unsupported": 0, "code_version": "test"}  # fmt: skip
    core.publish(batch, derive(versions), arrow_schema("quarantine").empty_table(), counts, head["revision"])
    return batch


@pytest.fixture(scope="module")
def sky(tmp_path_factory):
    with RunningCore(tmp_path_factory.mktemp("sky")) as core:
        load(core, "active", "active", NOW - timedelta(days=1))
        load(core, "active", "active", NOW - timedelta(minutes=5), sick=True)
        load(core, "groups", "stations", NOW - timedelta(minutes=1))
        yield core


def get(core: RunningCore, path: str, status: int = 200, **params: object):
    answer = core.http.get(f"/api/v1/satellites{path}", params=params)
    assert answer.status_code == status, answer.text
    return answer


def test_search_finds_names_numbers_and_pages_through_all(sky):
    first = get(sky, "", limit=2000).json()
    rest = get(sky, "", limit=2000, cursor=first["meta"]["next_cursor"]).json()
    numbers = [r["norad_cat_id"] for r in (*first["data"], *rest["data"])]
    assert len(numbers) == len(set(numbers)) == first["meta"]["total"] == len(constellation.fleet(7).names)
    assert numbers == sorted(numbers)
    assert rest["meta"]["next_cursor"] is None
    assert first["meta"]["completeness"] == {
        "contract": "declared", "held": len(numbers), "expected": len(numbers), "newest_at": "2026-04-02T15:59:00Z",
        "cadence_s": None, "gaps": [], "sources": ["celestrak"], "whole": True,
    }  # fmt: skip
    assert get(sky, "", q="sim station").json()["meta"]["total"] == 2
    assert [r["norad_cat_id"] for r in get(sky, "", q="100005").json()["data"]] == [DECAYED]
    assert get(sky, "", q="nobody").json()["data"] == []


def test_a_group_is_its_members_and_an_unknown_one_says_which_there_are(sky):
    found = get(sky, "", group="stations").json()
    assert [r["satellite_name"] for r in found["data"]] == ["SIM STATION 1", "SIM STATION 2"]
    assert found["meta"]["completeness"]["expected"] == 2
    problem = get(sky, "", 404, group="noaa").json()
    assert "active, stations" in problem["detail"]
    groups = {r["satellite_group"]: r["member_count"] for r in get(sky, "/groups").json()["data"]}
    assert groups == {"active": len(constellation.fleet(7).names), "stations": 2}


def test_one_satellite_with_its_groups_and_a_receipt(sky):
    one = get(sky, "/60001").json()["data"]
    assert (one["satellite_name"], one["groups"]) == ("SIM STATION 1", ["active", "stations"])
    assert one["element_sets"] == 2
    assert one["element_set_id"] == f"60001@{one['element_epoch_utc']}"
    assert one["element_epoch_at"] == one["element_epoch_utc"] + "Z"
    receipt = sky.http.get(f"/api/v1/receipts/fact_satellite_elements/{one['element_set_id']}")
    assert receipt.status_code == 200, receipt.text
    assert "gp.php?GROUP=" in receipt.text
    detail = get(sky, "/7", 404).json()["detail"]
    assert "norad was 7" in detail
    get(sky, "/iss", 400)


def test_states_over_a_span(sky):
    data = get(sky, "/60001/states", **{"from": AT, "to": "2026-04-02T17:30:00Z", "step": 60}).json()["data"]
    assert len(data["states"]) == 91
    assert all(-51.8 < s["latitude_deg"] < 51.8 for s in data["states"])
    assert all(395 < s["altitude_km"] < 450 for s in data["states"])
    assert all(7.5 < sum(s[v] ** 2 for v in ("vx_km_s", "vy_km_s", "vz_km_s")) ** 0.5 < 7.8 for s in data["states"])
    assert 0 <= data["states"][0]["element_age_d"] < 1
    assert "after a day" in data["accuracy"]
    lines = get(sky, "/60001/states", **{"from": AT, "to": "2026-04-02T16:10:00Z", "format": "csv"}).text.splitlines()
    assert lines[0].startswith("at,x_km,y_km,z_km")
    assert len(lines) == 12


def test_an_earlier_instant_takes_the_elements_of_its_time(sky):
    span = {"from": "2026-04-01T16:30:00Z", "to": "2026-04-01T16:40:00Z"}
    then = get(sky, "/60001/states", **span).json()["data"]
    assert then["elements"]["element_epoch_at"] <= "2026-04-01T16:30:00Z"
    assert abs(then["states"][0]["element_age_d"]) < 0.5
    known = get(sky, "/60001", known_at="2026-04-01T18:00:00Z").json()["data"]
    assert known["element_sets"] == 1


def test_an_orbit_that_is_none_is_told_with_sgp4s_words(sky):
    data = get(sky, f"/{DECAYED}/states", **{"from": AT, "to": "2026-04-04T16:00:00Z", "step": 3600}).json()["data"]
    wrong = [s for s in data["states"] if s["error"]]
    assert wrong
    assert all(s["x_km"] is None and s["latitude_deg"] is None for s in wrong)
    passes = get(sky, f"/{DECAYED}/passes", lat=0, lon=0, **{"from": "2026-04-03", "to": "2026-04-04"}).json()["data"]
    assert passes["passes"] == []
    assert passes["error"]


def test_the_whole_catalogue_at_an_instant_as_arrow_and_as_json(sky):
    at = "2026-04-04T16:00:00Z"
    answer = get(sky, "/states", at=at, format="arrow")
    rows = pa.ipc.open_stream(answer.content).read_all()
    refused = int(answer.headers["x-orrery-refused"])
    assert refused == 1
    assert rows.num_rows + refused == len(constellation.fleet(7).names)
    assert {str(t) for t in rows.schema.types} == {"int32", "float"}
    assert rows.schema.metadata[b"frame"] == b"TEME"
    assert rows.schema.metadata[b"at"] == b"2026-04-04T16:00:00+00:00"
    data = get(sky, "/states", at=at).json()["data"]
    assert [r["norad_cat_id"] for r in data["refused"]] == [DECAYED]
    assert data["states"][5]["x_km"] == rows["x_km"][5].as_py()
    assert len(get(sky, "/states", at=at, group="stations").json()["data"]["states"]) == 2
    # Half a year on, the elements serve no longer.
    assert get(sky, "/states", at="2026-10-01").json()["data"]["states"] == []
    assert get(sky, "/states", at="2025-10-01").json()["data"]["states"] == []


def test_passes_over_a_place(sky):
    span = {"from": AT, "to": "2026-04-04T16:00:00Z"}
    data = get(sky, "/60001/passes", lat=48.1, lon=11.6, elevation_m=520, min_elevation_deg=15, **span).json()["data"]
    assert len(data["passes"]) > 3
    for one in data["passes"]:
        moments = [one[k]["at"] for k in ("rise", "culminate", "set") if one[k]]
        assert moments == sorted(moments)
        assert all(0 <= one[k]["azimuth_deg"] < 360 for k in ("rise", "culminate", "set") if one[k])
    higher = get(sky, "/60001/passes", lat=48.1, lon=11.6, min_elevation_deg=60, **span).json()["data"]["passes"]
    assert len(higher) < len(data["passes"])


@pytest.mark.parametrize(
    ("path", "params", "field"),
    [
        ("/60001/passes", {"lat": 91, "lon": 0, "from": AT, "to": "2026-04-03"}, "lat"),
        ("/60001/passes", {"lat": 1, "lon": 0, "from": AT, "to": "2026-06-03"}, "to"),
        ("/60001/passes", {"lat": 1, "lon": 0, "from": AT}, "to"),
        ("/60001/states", {"from": AT, "to": "2027-04-03", "step": 1}, "step"),
        ("/60001/states", {"from": AT, "to": "2026-04-01"}, "to"),
        ("/60001/states", {"from": "yesterday", "to": AT}, "from"),
        ("/states", {"at": "now"}, "at"),
        ("/states", {}, "at"),
        ("", {"limit": 0}, "limit"),
        ("", {"cursor": "nonsense"}, "cursor"),
        ("", {"colour": "red"}, "colour"),
    ],
)
def test_what_cannot_be_is_refused_by_name(sky, path, params, field):
    assert field in {e["field"] for e in get(sky, path, 400, **params).json()["errors"]}
