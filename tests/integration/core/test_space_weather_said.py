"""What is said about space weather over HTTP: a hand-made chain from a flare to the radiation belt, and forecasts."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from etl.gold.derive import derive
from etl.silver.clean import clean
from etl.sources.model import Payload
from etl.sources.registry import match
from services.domain.arrow import arrow_schema
from services.domain.batch import Batch
from tests.integration.core.running import RunningCore

AT = datetime(2026, 4, 2, 16, tzinfo=UTC)
DONKI = "https://kauai.ccmc.gsfc.nasa.gov/DONKI/WS/get/"
SWPC = "https://services.swpc.noaa.gov/"
FLARE, CME = "2026-03-30T02:47:00-FLR-001", "2026-03-30T03:24:00-CME-001"
STORM, SHOCK, BELT = "2026-04-01T12:00:00-GST-001", "2026-04-01T09:00:00-IPS-001", "2026-04-02T12:00:00-RBE-001"
STREAM = "2026-04-01T18:00:00-HSS-001"
LINK = "https://x/DONKI/view/"


def links(*ids: str) -> list[dict[str, str]]:
    return [{"activityID": one} for one in ids]


ANALYSIS = {"isMostAccurate": True, "speed": 1200.0, "halfAngle": 45.0, "latitude": 5.0, "longitude": 10.0,
            "submissionTime": "2026-03-30T10:00Z", "link": LINK + "CMEAnalysis/100/-1"}  # fmt: skip
TOLD_RUN = {"modelCompletionTime": "2026-03-30T11:00Z", "link": LINK + "WSA-ENLIL/200/-1",
            "estimatedShockArrivalTime": "2026-04-01T08:00Z"}  # fmt: skip
ANSWERS: dict[str, Any] = {
    "FLR": [{"flrID": FLARE, "beginTime": "2026-03-30T02:47Z", "classType": "X1.5", "linkedEvents": links(CME)}],
    "CME": [{"activityID": CME, "startTime": "2026-03-30T03:24Z", "linkedEvents": None,
             "cmeAnalyses": [{**ANALYSIS, "enlilList": [TOLD_RUN]}]}],
    # The storm's cause is told by the storm, its stream began after it, the shock tells nothing.
    "GST": [{"gstID": STORM, "startTime": "2026-04-01T12:00Z", "linkedEvents": links(CME, SHOCK, STREAM),
             "allKpIndex": [{"observedTime": "2026-04-01T15:00Z", "kpIndex": 6.67, "source": "NOAA"}]}],
    "HSS": [{"hssID": STREAM, "eventTime": "2026-04-01T18:00Z", "linkedEvents": links(STORM)}],
    "IPS": [{"activityID": SHOCK, "eventTime": "2026-04-01T09:00Z", "location": "Earth"}],
    "RBE": [{"rbeID": BELT, "eventTime": "2026-04-02T12:00Z", "linkedEvents": links(CME)}],
    "CMEAnalysis": [{**ANALYSIS, "associatedCMEID": CME, "associatedCMEstartTime": "2026-03-30T03:24Z"}],
    "WSAEnlilSimulations": [{"simulationID": "WSA-ENLIL/201/1", "modelCompletionTime": "2026-03-30T14:00Z",
                             "cmeInputs": [{"cmeid": CME, "speed": 1200.0, "halfAngle": 45.0, "latitude": 5.0,
                                            "longitude": 10.0}], "estimatedShockArrivalTime": None}],
    "notifications": [{"messageID": "20260330-AL-001", "messageType": "CME", "messageIssueTime": "2026-03-30T12:00Z",
                       "messageBody": f"## Message Type: CME\n\nActivity ID: {CME}\n"}],
}  # fmt: skip


def load(core: RunningCore, url: str, value: Any, at: datetime = AT) -> None:
    raw = value.encode() if isinstance(value, str) else json.dumps(value).encode()
    found = match(url)
    assert found, url
    parsed = found.parse(Payload(raw, url, at))
    batch = Batch(source=found.source, dataset=found.name, url=url, fetched_at=at, status=200, sha256=f"{url}{at}",
                  bytes=len(raw), origin="recorded", semantics="increment")  # fmt: skip
    silver = clean(parsed.tables, batch)
    assert [*parsed.problems, *silver.problems] == []
    head, versions = core.observe(batch, silver.tables)
    counts = {"records": parsed.records, "loaded": head["loaded"], "duplicate": head["duplicate"], "quarantined": 0,
              "unsupported": 0, "code_version": "test"}  # fmt: skip
    core.publish(batch, derive(versions), arrow_schema("quarantine").empty_table(), counts, head["revision"])


def forecast(kp: float, status: str) -> list[dict[str, Any]]:
    return [{"time_tag": "2026-04-02T18:00:00", "kp": kp, "observed": status, "noaa_scale": None}]


@pytest.fixture(scope="module")
def sun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCore]:
    with RunningCore(tmp_path_factory.mktemp("sun")) as core:
        for kind, value in ANSWERS.items():
            load(core, f"{DONKI}{kind}?startDate=2026-03-27&endDate=2026-04-02", value)
        kp = SWPC + "products/noaa-planetary-k-index-forecast.json"
        load(core, kp, forecast(4.0, "predicted"), AT - timedelta(hours=12))
        load(core, kp, forecast(5.33, "predicted"), AT)
        load(core, kp, forecast(6.0, "observed"), AT + timedelta(hours=6))
        message = "Space Weather Message Code: WATA20\r\nSerial Number: 7\r\n\r\n"
        message += "WATCH: Geomagnetic Storm Category G1 Predicted"
        load(core, SWPC + "products/alerts.json",
             [{"product_id": "A20F", "issue_datetime": "2026-03-31 12:12:15.890", "message": message}])  # fmt: skip
        protons = {"time_tag": "2026-04-02T15:50:00Z", "satellite": 18, "flux": 120.0, "energy": ">=10 MeV"}
        load(core, SWPC + "json/goes/primary/integral-protons-6-hour.json", [protons])
        yield core


def get(core: RunningCore, path: str, status: int = 200, **params: object) -> Any:
    answer = core.http.get(f"/api/v1/space-weather/{path}", params={k: str(v) for k, v in params.items()})
    assert answer.status_code == status, answer.text
    return answer.json()


def edges(core: RunningCore, **params: object) -> set[tuple[str, str, str]]:
    data = get(core, "graph", **params)["data"]
    return {(e["source"], e["relation"], e["target"]) for e in data["edges"]}


WHOLE = {
    (FLARE, "led_to", CME), (CME, "led_to", STORM), (CME, "led_to", BELT), (SHOCK, "led_to", STORM),
    (STREAM, "led_to", STORM), (CME, "analysed_as", "CMEAnalysis/100"),
    ("CMEAnalysis/100", "simulated_by", "WSA-ENLIL/200"), ("CMEAnalysis/100", "simulated_by", "WSA-ENLIL/201"),
    ("WSA-ENLIL/200", "foresaw", STORM), (CME, "told_by", "20260330-AL-001"),
}  # fmt: skip


@pytest.mark.parametrize("event", [FLARE, CME, STORM, SHOCK, STREAM, BELT])
def test_the_chain_is_the_same_from_wherever_one_looks(sun: RunningCore, event: str) -> None:
    assert edges(sun, event=event) == WHOLE


def test_a_span_holds_what_began_in_it_and_its_neighbours(sun: RunningCore) -> None:
    data = get(sun, "graph", **{"from": "2026-04-02", "to": "2026-04-02"})["data"]
    assert {n["id"] for n in data["nodes"] if n["layer"] is not None} == {BELT, CME}
    assert get(sun, "graph", **{"from": "2026-05-01", "to": "2026-05-02"})["data"] == {"nodes": [], "edges": []}


def test_nodes_say_what_they_are_and_have_receipts(sun: RunningCore) -> None:
    nodes = {n["id"]: n for n in get(sun, "graph", event=STORM)["data"]["nodes"]}
    assert (nodes[FLARE]["text"], nodes[CME]["text"], nodes[STORM]["text"]) == ("X1.5", "1200 km/s", "Kp 6.67")
    assert [nodes[e]["layer"] for e in (FLARE, CME, SHOCK, STORM, BELT)] == [0, 1, 2, 3, 4]
    for node in nodes.values():
        if node["receipt"]:
            assert sun.http.get(node["receipt"]).status_code == 200, node


def test_nothing_is_known_before_it_was(sun: RunningCore) -> None:
    answer = get(sun, "graph", 404, event=STORM, known_at=(AT - timedelta(days=1)).isoformat())
    assert STORM in answer["detail"]
    assert get(sun, "graph", 400)["errors"][0]["field"] == "event"


def test_a_forecast_is_given_as_it_was_issued(sun: RunningCore) -> None:
    def kp(hours: float) -> list[tuple[float, str]]:
        known = (AT + timedelta(hours=hours)).isoformat()
        return [(r["kp_forecast"], r["forecast_status"]) for r in get(sun, "forecasts", known_at=known)["data"]]

    assert (kp(-13), kp(-1), kp(1), kp(7)) == ([], [(4.0, "predicted")], [(5.33, "predicted")], [(6.0, "observed")])


def test_lists_are_filtered_and_paged(sun: RunningCore) -> None:
    (watch,) = get(sun, "alerts", kinds="watch")["data"]
    assert (watch["alert_id"], watch["noaa_scale"]) == ("WATA20-7", "G1")
    assert get(sun, "alerts", kinds="alert")["data"] == []
    assert get(sun, "alerts", 400, kinds="rumour")["errors"][0]["field"] == "kinds"
    assert [n["notification_id"] for n in get(sun, "notifications", event=CME)["data"]] == ["20260330-AL-001"]
    assert get(sun, "notifications", event=STORM)["data"] == []
    assert [a["analysis_id"] for a in get(sun, "analyses", cme=CME)["data"]] == ["CMEAnalysis/100"]
    assert [s["simulation_id"] for s in get(sun, "simulations", cme=CME)["data"]] == ["WSA-ENLIL/201"]
    assert {e["event_type"] for e in get(sun, "events", types="HSS,IPS,RBE")["data"]} == {"HSS", "IPS", "RBE"}


def test_the_radiation_scale_is_read_from_protons(sun: RunningCore) -> None:
    scales = get(sun, "now")["data"]["scales"]
    assert (scales["S"]["level"], scales["S"]["text"], scales["S"]["value"]) == (2, "moderate", 120.0)
