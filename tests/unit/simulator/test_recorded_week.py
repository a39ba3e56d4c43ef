import gzip
import json
from pathlib import Path

import pytest

from services.simulator.answer import FORM_HEADER, SIMULATOR_HEADER
from services.simulator.package.__main__ import WEEK

FEED = "/neows/feed?start_date={}&end_date={}&api_key=K"
SERIES = {
    "/swpc/products/solar-wind/mag-7-day.json": "time_tag",
    "/swpc/products/solar-wind/plasma-2-hour.json": "time_tag",
    "/swpc/json/goes/primary/xrays-6-hour.json": "time_tag",
}
ADDRESSES = (
    *SERIES, "/swpc/products/noaa-planetary-k-index.json", "/jpl/cad.api", "/jpl/sbdb_query.api?fields=pdes",
    "/donki/FLR", "/donki/GST", FEED.format("2026-04-02", "2026-04-08"), "/neows/feed/today?api_key=K",
)  # fmt: skip


@pytest.mark.parametrize("path", ADDRESSES)
async def test_every_answer_is_marked_and_can_be_asked_for_again(recorded, path):
    first = await recorded.get(path)
    assert first.status_code == 200
    assert first.headers[SIMULATOR_HEADER] == "recorded"
    assert first.headers[FORM_HEADER]
    again = await recorded.get(path, {"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    other = await recorded.get(path, {"If-None-Match": '"other"'})
    assert other.content == first.content


async def test_last_modified_answers_304(recorded):
    first = await recorded.get("/swpc/products/noaa-planetary-k-index.json")
    again = await recorded.get(
        "/swpc/products/noaa-planetary-k-index.json", {"If-Modified-Since": first.headers["last-modified"]}
    )
    assert again.status_code == 304
    bad = await recorded.get("/swpc/products/noaa-planetary-k-index.json", {"If-Modified-Since": "yesterday"})
    assert bad.status_code == 200


async def test_series_end_two_minutes_before_the_clock_and_span_what_the_file_says(recorded):
    rows = await recorded.json("/swpc/products/solar-wind/mag-2-hour.json")
    assert rows[0] == ["time_tag", "bx_gsm", "by_gsm", "bz_gsm", "lon_gsm", "lat_gsm", "bt"]
    assert rows[1][0] >= "2026-04-02 14:00:00.000"
    assert rows[-1][0] == "2026-04-02 15:58:00.000"
    recorded.clock.at = recorded.clock.at.replace(hour=18)
    later = await recorded.json("/swpc/products/solar-wind/mag-2-hour.json")
    assert later[-1][0] == "2026-04-02 17:58:00.000"
    xrays = await recorded.json("/swpc/json/goes/primary/xrays-6-hour.json")
    assert {row["energy"] for row in xrays} == {"0.05-0.4nm", "0.1-0.8nm"}
    assert xrays[-1]["time_tag"] <= "2026-04-02T17:58:00Z"
    assert all(row["electron_correction"] is None and row["satellite"] == 18 for row in xrays)


async def test_a_clock_before_or_after_the_week_gets_no_rows_of_another_time(recorded):
    recorded.clock.at = recorded.clock.at.replace(month=5)
    assert len(await recorded.json("/swpc/products/solar-wind/mag-7-day.json")) == 1
    assert await recorded.json("/swpc/json/goes/primary/xrays-7-day.json") == []
    recorded.clock.at = recorded.clock.at.replace(month=1)
    assert len(await recorded.json("/swpc/products/solar-wind/plasma-7-day.json")) == 1
    for path in ("/swpc/products/noaa-planetary-k-index.json", "/donki/FLR", FEED.format("2026-01-02", "2026-01-02")):
        assert (await recorded.get(path)).status_code == 404


async def test_the_k_index_is_the_answer_that_stood_then_in_its_old_and_new_form(recorded):
    rows = await recorded.json("/swpc/products/noaa-planetary-k-index.json")
    assert rows[-1]["time_tag"] == "2026-04-02T12:00:00"
    recorded.clock.at = recorded.clock.at.replace(month=3, day=30)
    old = await recorded.json("/swpc/products/noaa-planetary-k-index.json")
    assert old[0] == ["time_tag", "Kp", "a_running", "station_count"]


async def test_donki_tells_what_was_known_and_keeps_what_left_the_seven_days(recorded):
    flares = [flare["flrID"] for flare in await recorded.json("/donki/FLR")]
    assert flares[0].startswith("2026-03-26")
    assert "2026-04-02T17:23:00-FLR-001" not in flares
    recorded.clock.at = recorded.clock.at.replace(day=4, hour=8)
    later = [flare["flrID"] for flare in await recorded.json("/donki/FLR")]
    assert set(flares) < set(later)
    window = await recorded.json("/donki/FLR?startDate=2026-04-03&endDate=2026-04-03")
    assert [flare["flrID"][:10] for flare in window] == ["2026-04-03", "2026-04-03"]
    storms = await recorded.json("/donki/GST")
    assert storms[-1]["allKpIndex"][0] == {"observedTime": "2026-04-03T18:00Z", "kpIndex": 6.67, "source": "NOAA"}


@pytest.mark.parametrize(
    "path",
    ["/donki/CME", "/swpc/json/rtsw/rtsw_mag_1m.json", "/neows/neo/2099942?api_key=K", "/neows/neo/browse?api_key=K"],
)
async def test_what_nobody_kept_is_refused_and_not_empty(recorded, path):
    answer = await recorded.get(path)
    assert answer.status_code == 404
    assert "not part of the recorded week" in answer.text
    assert answer.headers["content-type"].startswith("text/plain")


async def test_a_feed_day_is_verbatim_once_it_was_fetched_and_reshaped_before(recorded):
    day = FEED.format("2026-04-02", "2026-04-02")
    before = await recorded.get(day)
    assert "reshaped" in before.headers[FORM_HEADER]
    assert before.json()["element_count"] is None
    assert len(before.json()["near_earth_objects"]["2026-04-02"]) == 4
    recorded.clock.at = recorded.clock.at.replace(day=4)
    after = await recorded.get(day)
    assert after.content == gzip.decompress((WEEK / "neows/feed_2026-04-02.json.gz").read_bytes())
    assert FORM_HEADER not in after.headers
    assert after.json()["element_count"] == 11


async def test_days_that_nobody_kept_have_no_key_and_are_named(recorded):
    recorded.clock.at = recorded.clock.at.replace(day=5, hour=23)
    answer = await recorded.get(FEED.format("2026-04-06", "2026-04-12"))
    assert "2026-04-12" not in answer.json()["near_earth_objects"]
    assert "not recorded: 2026-04-12" in answer.headers[FORM_HEADER]
    assert (await recorded.get(FEED.format("2026-06-01", "2026-06-02"))).status_code == 404


async def test_reshaped_feed_has_the_units_of_the_service(recorded):
    known = await recorded.json(FEED.format("2026-04-02", "2026-04-08"))
    whole = json.loads(gzip.decompress((WEEK / "neows/feed_2026-04-02.json.gz").read_bytes()))
    reshaped = {item["id"]: item for item in known["near_earth_objects"]["2026-04-02"]}
    for item in whole["near_earth_objects"]["2026-04-02"]:
        if item["id"] in reshaped:
            mine, real = reshaped[item["id"]]["close_approach_data"][0], item["close_approach_data"][0]
            assert set(reshaped[item["id"]]) == set(item)
            assert float(mine["miss_distance"]["kilometers"]) == pytest.approx(
                float(real["miss_distance"]["kilometers"]), rel=1e-6
            )
            assert mine["epoch_date_close_approach"] == real["epoch_date_close_approach"]
            assert mine["close_approach_date_full"] == real["close_approach_date_full"]


async def test_elements_of_three_thousand_objects(recorded):
    answer = await recorded.json("/jpl/sbdb_query.api?fields=pdes,full_name,e,a,H&sb-group=neo&sb-kind=a")
    assert answer["count"] is None
    assert len(answer["data"]) > 3000
    apophis = next(row for row in answer["data"] if row[0] == "99942")
    assert apophis[1].strip() == "99942 Apophis (2004 MN4)"
    page = await recorded.json("/jpl/sbdb_query.api?fields=pdes&sb-kind=a&limit=10&limit-from=100")
    assert page["data"] == [row[:1] for row in answer["data"][100:110]]


@pytest.mark.shared
async def test_rows_are_those_of_the_recordings(recorded, shared_data: Path):
    name = "swpc/swpc_mag_accumulated_2026-04-07T1525Z.json.gz"
    real = json.loads(gzip.decompress((shared_data / "week_2026-03-29" / name).read_bytes()))
    served = await recorded.json("/swpc/products/solar-wind/mag-7-day.json")
    assert served[1:] == [row for row in real[1:] if "2026-03-28" <= row[0] <= "2026-04-02 15:58:00.000"]


async def test_no_count_is_told_of_what_is_not_whole(recorded):
    for path in ("/jpl/cad.api", "/jpl/cad.api?date-min=2020-01-01&date-max=2020-02-01", "/jpl/cad.api?limit=1"):
        answer = await recorded.json(path)
        assert answer["count"] is None
        assert "total" not in answer
        assert isinstance(answer["data"], list)
    mixed = await recorded.json(FEED.format("2026-03-31", "2026-04-03"))
    assert mixed["element_count"] is None
    whole = await recorded.json(FEED.format("2026-03-28", "2026-04-01"))
    assert whole["element_count"] == sum(map(len, whole["near_earth_objects"].values()))
