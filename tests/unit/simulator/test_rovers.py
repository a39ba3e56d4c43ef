"""The invented and the recorded Mars: the same for the same clock, quirks of the real services included."""

from collections.abc import Callable

import pytest

from tests.unit.simulator.conftest import Simulated

RSS = "/mars/rss/api/?feed=raw_images&category=mars2020&feedtype=json&num=100&page=0&order=sol%20desc"
ITEMS = "/mars/api/v1/raw_image_items/?per_page=100&page=0&condition_1=msl:mission"
M20 = "/mars/mmgis-maps/M20/Layers/json"


async def test_the_same_clock_and_seed_tell_the_same(invent: Callable[..., Simulated]) -> None:
    first, second = invent(), invent()
    for path in (f"{RSS}&sol=1800", f"{ITEMS}&condition_2=4850:sol:in", f"{M20}/M20_waypoints.json"):
        assert (await first.get(path)).content == (await second.get(path)).content


async def test_a_hundred_images_a_page_and_no_more(invented: Simulated) -> None:
    body = await invented.json(f"{RSS.replace('num=100', 'num=500')}&condition_2=1800:sol:gte&condition_3=1810:sol:lte")
    assert len(body["images"]) == 100
    assert body["per_page"] == "100"
    assert body["total_results"] > 100
    assert {image["sol"] for image in body["images"]} <= set(range(1800, 1811))


async def test_a_sol_without_pictures_shows_another_s(invented: Simulated) -> None:
    shown = {sol: (await invented.json(f"{RSS}&sol={sol}"))["images"] for sol in range(1800, 1830)}
    other = [sol for sol, images in shown.items() if images[0]["sol"] != sol]
    assert other
    assert len(other) < 10


async def test_old_sols_gain_photos(invented: Simulated) -> None:
    path = f"{RSS}&condition_2=2030:sol:gte&condition_3=2040:sol:lte"
    before = (await invented.json(path))["total_results"]
    invented.clock.at = invented.clock.at.replace(month=12)
    assert (await invented.json(path))["total_results"] > before


async def test_other_missions_slip_into_curiosity_s_images(invented: Simulated) -> None:
    body = await invented.json(f"{ITEMS}&condition_2=4850:sol:gte&condition_3=4860:sol:lte")
    assert {item["mission"] for item in body["items"]} == {"msl", "insight"}
    assert any(item["is_thumbnail"] for item in body["items"])
    assert None in {item["site"] for item in body["items"]}


async def test_nothing_is_seen_before_it_was_received(invented: Simulated) -> None:
    latest = await invented.json(f"{RSS}&latest=true")
    assert latest["latest"] <= f"{invented.clock.at:%Y-%m-%dT%H:%M:%SZ}"
    images = (await invented.json(f"{RSS}&sol={latest['latest_sol']}"))["images"]
    assert max(image["date_received"] for image in images) == latest["latest"]


async def test_a_longer_track_begins_with_the_shorter_one(invented: Simulated) -> None:
    before = await invented.json("/mars/mmgis-maps/MSL/Layers/json/MSL_traverse.json")
    invented.clock.at = invented.clock.at.replace(year=2027)
    after = await invented.json("/mars/mmgis-maps/MSL/Layers/json/MSL_traverse.json")
    assert after["features"][: len(before["features"])] == before["features"]
    assert len(after["features"]) > len(before["features"])


async def test_waypoints_are_unsorted_and_doubled(invented: Simulated) -> None:
    features = (await invented.json(f"{M20}/M20_waypoints.json"))["features"]
    sols = [f["properties"]["sol"] for f in features]
    assert sols != sorted(sols)
    assert len({f["properties"]["RMC"] for f in features}) < len(features)
    assert any(f["properties"]["dist_total_m"] == 0 and f["properties"]["sol"] > 100 for f in features)


async def test_everything_invented_says_so(invented: Simulated) -> None:
    for path in (f"{RSS}&sol=1800", f"{M20}/M20_traverse.json", "/mars_photos/manifests/spirit"):
        answer = await invented.get(path)
        assert answer.headers["X-Orrery-Form"].startswith("invented"), path
    assert (await invented.get("/mars_photos/manifests/nobody")).status_code == 400


@pytest.mark.parametrize(
    ("path", "records"),
    [("/mars_photos/manifests/opportunity", 4811), ("/mars_photos/rovers/curiosity/photos?sol=1000", 856),
     (f"{M20}/M20_waypoints.json", 380), ("/mars/mmgis-maps/MSL/Layers/json/MSL_waypoints.json", 548),
     ("/mars/mmgis-maps/MSL/Layers/json/MSL_traverse.json", 385)],
)  # fmt: skip
async def test_what_was_recorded_of_mars(recorded: Simulated, path: str, records: int) -> None:
    body = await recorded.json(path)
    found = body.get("photo_manifest", body)
    assert len(found.get("photos") or found["features"]) == records


async def test_nobody_kept_the_raw_feeds(recorded: Simulated) -> None:
    for path in (f"{RSS}&sol=1800", ITEMS, "/mars_photos/rovers/curiosity/photos?sol=1001", "/pds_imaging/img/x.csv"):
        assert (await recorded.get(path)).status_code == 404


async def test_curiosity_s_table_of_2018_is_marked_as_reshaped(recorded: Simulated) -> None:
    answer = await recorded.get("/mars/mmgis-maps/MSL/Layers/json/MSL_waypoints.json")
    assert answer.headers["X-Orrery-Form"].startswith("reshaped")
    features = answer.json()["features"]
    assert [f["geometry"]["coordinates"][1] < -4 for f in features if f["properties"]["lat"] is None] == [True] * 4
    last = features[-1]["properties"]
    assert (last["sol"], last["RMC"], last["dist_total_m"], last["final"]) == (1782, "65_156", 17255.4875, "y")
