import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.simulator.routes.cad_query import KNOWN, CadQuery, ParameterError

NOW = datetime(2026, 4, 2, 16, tzinfo=UTC)


@pytest.fixture(params=["recorded", "invented"])
def simulator(request):
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize(
    "query",
    ["foo=1", "date-min=soon", "dist-max=far", "body=Sun", "sort=colour", "limit=-1", "limit-from=2", "fullname=maybe"],
)
async def test_cad_refuses_with_jpls_400(simulator, query):
    answer = await simulator.get(f"/jpl/cad.api?{query}")
    assert answer.status_code == 400
    assert set(answer.json()) == {"code", "message", "moreInfo"}
    assert answer.json()["code"] == "400"


async def test_cad_selects_sorts_and_pages(simulator):
    window = "/jpl/cad.api?date-min=2026-03-22&date-max=2026-12-31"
    whole = await simulator.json(f"{window}&fullname=true&diameter=true")
    assert whole["fields"][-3:] == ["diameter", "diameter_sigma", "fullname"]
    jds = [float(row[2]) for row in whole["data"]]
    assert jds == sorted(jds)
    assert all(row[-1].startswith(" ") for row in whole["data"] if not row[0].isdigit())
    near = await simulator.json(f"{window}&dist-max=10LD&sort=-dist")
    distances = [float(row[4]) for row in near["data"]]
    assert distances == sorted(distances, reverse=True)
    assert max(distances) <= 10 * 384_400 / 149_597_870.7
    page = await simulator.json(f"{window}&limit=2&limit-from=1")
    assert [row[0] for row in page["data"]] == [row[0] for row in whole["data"][1:3]]
    one = await simulator.json(f"{window}&des={whole['data'][0][0].replace(' ', '%20')}")
    assert {row[0] for row in one["data"]} == {whole["data"][0][0]}


async def test_counts_of_whole_answers(invented):
    whole, page = await invented.json("/jpl/cad.api"), await invented.json("/jpl/cad.api?limit=2")
    assert whole["count"] == len(whole["data"]) == page["total"]
    assert page["count"] == 2


async def test_cad_without_rows_has_neither_fields_nor_data(invented):
    answer = await invented.json("/jpl/cad.api?dist-max=0.0000001")
    assert answer["count"] == 0
    assert "data" not in answer
    assert "fields" not in answer


async def test_head_is_refused_by_jpl(simulator):
    assert (await simulator.client.head("/jpl/cad.api")).status_code == 405


async def test_sbdb_query_refuses_unknown_fields(simulator):
    assert (await simulator.get("/jpl/sbdb_query.api?fields=pdes,colour")).status_code == 400
    assert (await simulator.get("/jpl/sbdb_query.api?fields=pdes&limit=x")).status_code == 400
    pha = await simulator.json("/jpl/sbdb_query.api?fields=pdes,pha&sb-group=pha&sort=pdes&sb-class=APO")
    assert {row[1] for row in pha["data"]} == {"Y"}
    assert pha["data"] == sorted(pha["data"])


async def test_the_gateway_wants_a_key_and_counts(simulator):
    feed = "/neows/feed?start_date=2026-04-02&end_date=2026-04-02"
    missing = await simulator.get(feed)
    assert missing.status_code == 403
    assert missing.json()["error"]["code"] == "API_KEY_MISSING"
    first, second = await simulator.get(f"{feed}&api_key=K"), await simulator.get(f"{feed}&api_key=K")
    left = [int(answer.headers["x-ratelimit-remaining"]) for answer in (first, second)]
    assert left[0] - left[1] == 1
    simulator.client._transport.app.state.allowance.limit = 2
    over = await simulator.get(f"{feed}&api_key=K")
    assert over.status_code == 429
    assert over.json()["error"]["code"] == "OVER_RATE_LIMIT"
    assert over.headers["retry-after"]


@pytest.mark.parametrize(
    "query",
    [
        "start_date=2026-04-01&end_date=2026-04-09",
        "end_date=2020-01-01",
        "start_date=1.4.2026",
        "start_date=2026-13-01",
    ],
)
async def test_the_feed_takes_seven_days(simulator, query):
    answer = await simulator.get(f"/neows/feed?{query}&api_key=K")
    assert answer.status_code == 400
    assert answer.json()["error_message"].endswith("The Feed date limit is only 7 Days")


@pytest.mark.parametrize(
    "path", ["/swpc/products/solar-wind/mag-9-day.json", "/swpc/json/goes/primary/xrays-1-hour.json"]
)
async def test_files_that_never_were(simulator, path):
    answer = await simulator.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")


async def test_caching_headers(simulator):
    assert (await simulator.get("/swpc/products/noaa-planetary-k-index.json")).headers["cache-control"] == "max-age=60"
    assert (await simulator.get("/donki/FLR")).headers["cache-control"] == "no-cache"
    assert (await simulator.get("/donki/XYZ")).status_code == 404
    assert (await simulator.get("/donki/FLR?startDate=today")).status_code == 400


async def test_probes(simulator):
    assert (await simulator.json("/health"))["status"] == "alive"
    assert (await simulator.json("/ready"))["status"] == "ready"


ODD = ("²", "9999-12-31", "0001-01-01", "+36525", "nan", "1e999", "5LD", "LD", "now", "2026-04-02T25:00", "", "-")


@given(
    st.dictionaries(st.sampled_from(sorted(KNOWN | {"other"})), st.sampled_from(ODD) | st.text(max_size=12), max_size=5)
)
def test_any_parameters_are_read_or_refused(query):
    with contextlib.suppress(ParameterError):
        assert CadQuery.of(query, NOW).start
