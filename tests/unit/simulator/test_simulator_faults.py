import json
import time

import pytest
from pydantic import ValidationError

from services.simulator.faults import Fault
from services.simulator.options import Options
from services.simulator.spoil import spoil_records

CAD = "/jpl/cad.api?date-min=2026-03-22&date-max=2026-12-31"
PATHS = (
    CAD, "/jpl/sbdb_query.api?fields=pdes,e,a&limit=5",
    "/neows/feed?start_date=2026-04-02&end_date=2026-04-05&api_key=K",
    "/swpc/products/noaa-planetary-k-index.json", "/swpc/json/goes/primary/xrays-6-hour.json", "/donki/FLR",
)  # fmt: skip


@pytest.fixture(params=["recorded", "invented"])
def simulator(request):
    return request.getfixturevalue(request.param)


async def test_429_says_when_to_come_back(simulator):
    await simulator.fault(path="/jpl/*", fault="429", retry_after_s=7, times=1)
    answer = await simulator.get(CAD)
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "7")
    assert (await simulator.get(CAD)).status_code == 200


@pytest.mark.parametrize("status", [500, 503])
async def test_5xx(simulator, status):
    await simulator.fault(path="/jpl/*", fault=str(status), times=2)
    assert [(await simulator.get(CAD)).status_code for _ in range(3)] == [status, status, 200]
    assert (await simulator.get("/donki/FLR")).status_code == 200


async def test_slow(simulator):
    await simulator.fault(path="/jpl/*", fault="slow", delay_s=0.2, times=1)
    began = time.monotonic()
    answer = await simulator.get(CAD)
    assert time.monotonic() - began >= 0.2
    assert answer.status_code == 200


@pytest.mark.parametrize("path", PATHS)
async def test_broken_json(simulator, path):
    await simulator.fault(fault="broken_json")
    answer = await simulator.get(path)
    assert answer.status_code == 200
    with pytest.raises(json.JSONDecodeError):
        json.loads(answer.content)


async def test_html_under_200(simulator):
    await simulator.fault(path="/neows/*", fault="html")
    answer = await simulator.get(PATHS[2])
    assert answer.status_code == 200
    assert answer.text.startswith("<!DOCTYPE html>")


async def test_cut_off_promises_more_than_it_sends(simulator):
    whole = await simulator.get(CAD)
    await simulator.fault(fault="cut_off")
    answer = await simulator.get(CAD)
    assert int(answer.headers["content-length"]) == len(whole.content)
    assert answer.content == whole.content[: len(whole.content) // 2]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("kind", ["renamed_field", "absurd_value", "duplicate", "withdrawn"])
async def test_faults_inside_the_body_change_it_and_keep_it_json(simulator, path, kind):
    whole = await simulator.json(path)
    await simulator.fault(fault=kind)
    spoilt = await simulator.json(path)
    assert spoilt != whole
    assert len(json.dumps(spoilt)) > len(json.dumps(whole)) or kind in {"withdrawn", "absurd_value"}
    await simulator.client.delete("/_faults")
    assert await simulator.json(path) == whole


async def test_withdrawn_takes_the_record_that_matches_and_counts(simulator):
    whole = await simulator.json(CAD)
    gone = whole["data"][1][0]
    await simulator.fault(path="/jpl/cad.api", fault="withdrawn", match=f'"{gone}"')
    left = await simulator.json(CAD)
    assert whole["data"][1] not in left["data"]
    assert len(left["data"]) == len(whole["data"]) - 1
    assert left["count"] == (whole["count"] and whole["count"] - 1)


async def test_duplicate_repeats_a_record(simulator):
    whole = await simulator.json(CAD)
    await simulator.fault(fault="duplicate")
    twice = await simulator.json(CAD)
    assert twice["data"] == [*whole["data"], whole["data"][0]]
    assert twice["count"] == (whole["count"] and whole["count"] + 1)


async def test_renamed_field_is_gone_under_its_name(simulator):
    await simulator.fault(fault="renamed_field")
    answer = await simulator.json(CAD)
    assert "dist" not in answer["fields"]
    assert "dist_v2" in answer["fields"]


async def test_faults_are_listed_and_cleared_and_the_newest_strikes_first(simulator):
    await simulator.fault(path="/jpl/*", fault="500")
    await simulator.fault(path="/jpl/*", fault="503", times=1)
    assert [(await simulator.get(CAD)).status_code for _ in range(2)] == [503, 500]
    assert [fault["fault"] for fault in await simulator.json("/_faults")] == ["503", "500"]
    assert (await simulator.client.delete("/_faults")).status_code == 204
    assert (await simulator.get(CAD)).status_code == 200


async def test_an_unknown_fault_is_refused(simulator):
    answer = await simulator.client.post("/_faults", json={"fault": "melted"})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"


async def test_faults_from_the_start(invent, monkeypatch):
    assert (await invent(faults=[Fault(fault="500", path="/donki/*")]).get("/donki/FLR")).status_code == 500
    monkeypatch.setenv("ORRERY_SIMULATOR_FAULTS", '[{"path": "/jpl/*", "fault": "slow", "times": 3}]')
    monkeypatch.setenv("ORRERY_SIMULATOR_SEED", "12")
    options = Options()
    assert (options.seed, options.faults[0].fault, options.faults[0].times) == (12, "slow", 3)
    with pytest.raises(ValidationError):
        Fault(fault="slow", times=0)


def test_a_body_without_the_record_stays_as_it_is():
    assert spoil_records(b"[]", "withdrawn") == b"[]"
    assert spoil_records(b'[{"a":1}]', "withdrawn", "nothing") == b'[{"a":1}]'
