import csv
import io

import pyarrow as pa
import pytest

from tests.contract.storage.builders import hours
from tests.integration.core.running import RunningCore

URL = "/api/v1/asteroids/approaches"


def names(core: RunningCore, query: str) -> list[str]:
    return [row["designation"] for row in core.http.get(f"{URL}?{query}").json()["data"]]


def test_rows_carry_the_object_and_say_how_whole_they_are(core: RunningCore) -> None:
    answer = core.http.get(URL)
    body = answer.json()
    assert [row["designation"] for row in body["data"]] == ["2026 AA", "2026 AB"]
    first = body["data"][0]
    assert (first["approach_at"], first["name"]) == ("2026-04-01T10:00:00Z", "(2026 AA)")
    assert (first["diameter_avg_km"], first["sources"]) == (0.3, ["cneos", "sbdb"])
    meta = body["meta"]
    assert (meta["origin"], meta["simulated"], meta["total"], meta["known_at"]) == ("recorded", False, 2, None)
    assert meta["completeness"] == {
        "contract": "windows", "held": 2, "expected": None, "newest_at": "2026-04-01T00:00:00Z", "cadence_s": None,
        "gaps": [], "sources": ["cneos_cad"], "whole": True,
    }  # fmt: skip
    assert answer.headers["x-orrery-dataset"] == "asteroids"
    assert meta["dataset_version"] == f"asteroids-{answer.headers['x-orrery-version']}"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("from=2026-04-01&to=2026-04-01", ["2026 AA", "2026 AB"]),
        ("from=2026-04-01T10:00:00Z&to=2026-04-01T20:00:00Z", ["2026 AA"]),
        ("max_distance_ld=1", ["2026 AA"]),
        ("min_diameter_m=100", ["2026 AA"]),
        ("hazardous=false", ["2026 AB"]),
        ("withdrawn=true", ["2026 AA", "2026 AB", "2026 AC"]),
        ("sort=-miss_distance_km", ["2026 AB", "2026 AA"]),
        ("sort=-risk_score", ["2026 AA", "2026 AB"]),
        ("body=Moon", []),
        ("q=2026 ab", ["2026 AB"]),
        ("q=%20(2026 aa)%20", ["2026 AA"]),
        ("q=aC&withdrawn=true", ["2026 AC"]),
        ("q=Ω", []),
        ("q=%25", []),
    ],
)
def test_filters_and_order(core: RunningCore, query: str, expected: list[str]) -> None:
    assert names(core, query) == expected


def test_a_span_that_nobody_asked_for_is_a_gap(core: RunningCore) -> None:
    meta = core.http.get(f"{URL}?from=2026-04-01&to=2026-05-31").json()["meta"]
    assert meta["completeness"]["whole"] is False
    assert meta["completeness"]["gaps"] == [{"from": "2026-05-01T00:00:00Z", "to": "2026-06-01T00:00:00Z"}]


def test_pages_follow_one_another_without_a_hole(core: RunningCore) -> None:
    for sort in ("approach_at", "-approach_at", "risk_score", "-diameter_avg_km"):
        seen, cursor = [], ""
        while True:
            body = core.http.get(f"{URL}?withdrawn=true&limit=1&sort={sort}{cursor}").json()
            seen += [row["designation"] for row in body["data"]]
            if body["meta"]["next_cursor"] is None:
                break
            cursor = f"&cursor={body['meta']['next_cursor']}"
        assert seen == names(core, f"withdrawn=true&sort={sort}")


def test_known_at_rebuilds_what_was_known(core: RunningCore) -> None:
    before = core.http.get(f"{URL}?known_at=2026-03-31T20:00:00Z").json()
    assert [(r["designation"], r["miss_distance_lunar"]) for r in before["data"]] == [("2026 AB", 4.5)]
    assert before["data"][0]["name"] is None
    assert before["meta"]["known_at"] == "2026-03-31T20:00:00Z"
    assert names(core, "known_at=2026-03-01") == []


def test_csv_has_a_header_and_says_where_it_is_from(core: RunningCore) -> None:
    answer = core.http.get(f"{URL}?format=csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert answer.text.startswith("approach_id,asteroid_id,")
    assert [row["approach_at"] for row in rows] == ["2026-04-01T10:00:00.000000Z", "2026-04-01T20:00:00.000000Z"]
    assert {(row["origin"], row["simulated"]) for row in rows} == {("recorded", "false")}


def test_text_filter_holds_for_every_form_and_leaves_the_measure_of_wholeness(core: RunningCore) -> None:
    body = core.http.get(f"{URL}?q=ab").json()
    assert (body["meta"]["total"], body["meta"]["completeness"]["held"]) == (1, 2)
    lines = list(csv.DictReader(io.StringIO(core.http.get(f"{URL}?q=ab&format=csv").text)))
    table = pa.ipc.open_stream(core.http.get(f"{URL}?q=ab&format=arrow").content).read_all()
    assert [line["designation"] for line in lines] == table["designation"].to_pylist() == ["2026 AB"]


def test_elements_are_packed(core: RunningCore) -> None:
    table = pa.ipc.open_stream(core.http.get("/api/v1/asteroids/elements?format=arrow").content).read_all()
    assert table["designation"].to_pylist() == ["2026 AA"]
    assert table.schema.field("eccentricity").type == pa.float32()
    assert table.schema.field("mean_anomaly_deg").type == pa.float64()
    assert table.schema.metadata[b"origin"] == b"recorded"
    body = core.http.get("/api/v1/asteroids/elements?designations=2026%20AA,2026%20AB").json()
    assert [row["designation"] for row in body["data"]] == ["2026 AA"]
    assert body["meta"]["completeness"]["expected"] == 2
    assert body["meta"]["completeness"]["whole"] is False


def test_an_object_with_its_orbit_and_all_its_approaches(core: RunningCore) -> None:
    data = core.http.get("/api/v1/asteroids/2026 AA").json()["data"]
    assert data["asteroid"]["designation"] == "2026 AA"
    assert data["orbit"]["epoch_at"] == "2025-11-20T23:58:51Z"
    assert data["orbit"]["eccentricity_sigma"] == 1e-9
    assert [row["miss_distance_lunar"] for row in data["approaches"]] == [0.5]
    assert core.http.get("/api/v1/asteroids/2026 AB").json()["data"]["orbit"] is None


def test_search_and_the_unknown(core: RunningCore) -> None:
    found = core.http.get("/api/v1/asteroids?q=2026 ab").json()["data"]
    assert [row["designation"] for row in found] == ["2026 AB"]
    assert [row["designation"] for row in core.http.get("/api/v1/asteroids?q=2026 A").json()["data"]] == [
        "2026 AA", "2026 AB",
    ]  # fmt: skip
    assert core.http.get("/api/v1/asteroids?q=nothing").json()["data"] == []
    missing = core.http.get("/api/v1/asteroids/1999 ZZ")
    assert missing.status_code == 404
    assert "/api/v1/asteroids?q=" in missing.json()["detail"]


@pytest.mark.parametrize(
    "query",
    [
        "from=yesterday", "to=2026-13-01", "from=2026-04-02&to=2026-04-01", "sort=name", "limit=0", "limit=1001",
        "hazardous=perhaps", "body=Pluton", "cursor=abc", "known_at=2026-04-01T00:00:00", "format=xml", "limits=3",
        "max_distance_ld=-1", "max_distance_ld=nan", "max_distance_ld=inf", "body=Earth&body=Moon",
        "cursor=W251bGwsbnVsbF0", "from=9999-01-01",
    ],
)  # fmt: skip
def test_what_is_refused_says_what_is_allowed(core: RunningCore, query: str) -> None:
    answer = core.http.get(f"{URL}?{query}")
    assert answer.status_code == 400, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["errors"][0]["allowed"]
    assert problem["request_id"] == answer.headers["x-request-id"]


def test_instants_carry_microseconds_at_most(core: RunningCore) -> None:
    row = core.http.get(URL).json()["data"][0]
    assert row["known_at"] == hours(0).isoformat().replace("+00:00", "Z")


def test_every_parameter_is_described_and_no_answer_is_promised_that_never_comes(core: RunningCore) -> None:
    paths = core.http.get("/openapi.json").json()["paths"]
    public = {path: item["get"] for path, item in paths.items() if path.startswith("/api/v1/")}
    assert len(public) >= 12
    for path, operation in public.items():
        assert operation["summary"]
        assert "422" not in operation["responses"], path
        for parameter in operation.get("parameters", ()):
            assert parameter.get("description"), (path, parameter["name"])
