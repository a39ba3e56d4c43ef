import csv
import io

import pytest

from tests.integration.core.running import RunningCore
from tests.integration.core.week import CME, FLARE, KP, SPEED

SERIES = "/api/v1/space-weather/series"
SPAN = f"names={SPEED}&from=2026-04-01T00:00:00Z&to=2026-04-01T03:00:00Z"


def test_now_gives_the_newest_samples_and_their_scales(core: RunningCore) -> None:
    data = core.http.get("/api/v1/space-weather/now").json()["data"]
    kp = next(item for item in data["items"] if item["series"] == KP)
    assert (kp["value"], kp["observed_at"], kp["cadence_s"]) == (6.67, "2026-04-01T00:00:00Z", 10800)
    assert kp["scale"] == {"scale": "G3", "text": "strong"}
    assert core.http.get(kp["receipt"]).status_code == 200
    assert data["scales"]["R"]["level"] == 3
    assert "S" not in data["scales"]


def test_few_samples_come_raw_with_their_gap(core: RunningCore) -> None:
    body = core.http.get(f"{SERIES}?{SPAN}").json()
    line = body["data"]["series"][0]
    assert len(line["times"]) == 150
    assert (line["unit"], line["label"], line["cadence_s"]) == ("km/s", "Solar wind speed", 60)
    start = 1775001600000
    assert line["gaps"] == [[start + 59 * 60_000, start + 90 * 60_000]]
    whole = body["meta"]["completeness"]
    assert (whole["contract"], whole["held"], whole["expected"], whole["whole"]) == ("cadence", 150, 180, False)


@pytest.mark.parametrize(("strategy", "spike"), [("minmax", True), ("latest", False), ("mean", False)])
def test_downsampling_keeps_a_spike_only_where_it_promises(core: RunningCore, strategy: str, *, spike: bool) -> None:
    line = core.http.get(f"{SERIES}?{SPAN}&points=10&strategy={strategy}").json()["data"]["series"][0]
    assert len(line["times"]) <= 10
    assert line["times"] == sorted(line["times"])
    assert (700.0 in line["values"]) is spike


def test_series_as_csv_and_as_known_before(core: RunningCore) -> None:
    rows = list(csv.DictReader(io.StringIO(core.http.get(f"{SERIES}?{SPAN}&format=csv").text)))
    assert len(rows) == 150
    assert rows[0] == {
        "series": SPEED, "observed_at": "2026-04-01T00:00:00.000Z", "value": "400", "origin": "recorded",
        "simulated": "false",
    }  # fmt: skip
    before = core.http.get(f"{SERIES}?{SPAN}&known_at=2026-04-01T01:00:00Z").json()
    assert before["data"]["series"][0]["times"] == []
    after = core.http.get(f"{SERIES}?{SPAN}&known_at=2026-04-01T03:00:00Z").json()
    assert len(after["data"]["series"][0]["times"]) == 150


def test_events_know_who_links_to_them(core: RunningCore) -> None:
    data = core.http.get("/api/v1/space-weather/events").json()["data"]
    assert [event["event_id"] for event in data] == [CME, FLARE]
    assert data[0]["linked_from"] == [FLARE]
    assert data[0]["analyses"] == [{"isMostAccurate": True, "speed": 1200.0}]
    assert data[1]["linked_event_ids"] == [CME]


def test_events_by_type_span_and_page(core: RunningCore) -> None:
    body = core.http.get("/api/v1/space-weather/events?types=FLR").json()
    assert [event["event_id"] for event in body["data"]] == [FLARE]
    assert body["meta"]["completeness"]["whole"] is True
    cmes = core.http.get("/api/v1/space-weather/events?types=CME&from=2026-03-31").json()["meta"]["completeness"]
    assert cmes["whole"] is None
    page = core.http.get("/api/v1/space-weather/events?limit=1").json()
    following = core.http.get(f"/api/v1/space-weather/events?limit=1&cursor={page['meta']['next_cursor']}").json()
    assert [page["data"][0]["event_id"], following["data"][0]["event_id"]] == [CME, FLARE]
    assert core.http.get("/api/v1/space-weather/events?format=csv").status_code == 200
    assert core.http.get("/api/v1/space-weather/events?format=arrow").status_code == 200


@pytest.mark.parametrize(
    "query",
    ["", f"names={SPEED}", f"names={SPEED}&from=2026-04-01", "names=nothing&from=2026-04-01&to=2026-04-02",
     f"{SPAN}&points=1", f"{SPAN}&strategy=median", f"{SPAN}&point=5"],
)  # fmt: skip
def test_what_is_refused_says_what_is_allowed(core: RunningCore, query: str) -> None:
    answer = core.http.get(f"{SERIES}?{query}")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["allowed"]
