"""Rover photos, manifests, maps and localisations: every spelling and quirk, read by name."""

import copy
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from parsing import parse, row, rules

from etl.sources.geojson import unique
from etl.sources.mars_photo_rows import is_thumbnail_name, pictures

SOL = "https://mars.nasa.gov/rss/api/?feed=raw_images&category=mars2020&num=100&page=0&sol=1000"
RANGE = SOL.replace("sol=1000", "condition_2=999:sol:gte&condition_3=1001:sol:lte")
IMAGE = {
    "imageid": "NLF_1000_0755_FDR", "sol": 1000, "site": 51, "drive": "2794",
    "camera": {"instrument": "NAVCAM_LEFT", "filter_name": "UNK"},
    "image_files": {"full_res": "https://x/a.png", "large": "https://x/l.jpg", "medium": "https://x/m.jpg",
                    "small": "https://x/s.jpg"},
    "extended": {"mastAz": "156.1", "mastEl": "UNK", "sclk": "755699999.1", "dimension": "(1288,968)"},
    "sample_type": "Full", "date_taken_utc": "2023-12-12T10:30:00.000", "date_taken_mars": "Sol-01000M14:30:05.123",
    "date_received": "2023-12-12T20:55:21Z", "title": "t", "caption": "c", "credit": "NASA/JPL-Caltech", "link": "l",
}  # fmt: skip
ITEM = {
    "id": 1, "imageid": "NLB_1_F", "sol": 4000, "instrument": "NAV_LEFT_B", "mission": "msl", "site": 100,
    "drive": None,
    "https_url": "https://x/a.jpg", "url": "http://x/a.jpg", "date_taken": "2023-11-06T10:00:00.000Z",
    "date_received": "2023-11-06T20:00:00.000Z", "is_thumbnail": False, "spacecraft_clock": 752560000.1,
    "subframe_rect": "(1,1,1024,512)", "title": "t", "description": "d", "image_credit": "NASA/JPL-Caltech",
    "link": "/l",
    "extended": {"lmst": "Sol-04000M11:22:33.444", "mast_az": "10.5", "mast_el": "UNK", "sample_type": "full"},
}  # fmt: skip
PHOTO = {
    "id": 102693, "sol": 1000, "camera": {"name": "FHAZ"}, "earth_date": "2015-05-30",
    "img_src": "http://mars.jpl.nasa.gov/x/FLB_486265257EDR_F0481570FHAZ00323M_.JPG",
    "rover": {"name": "Curiosity", "landing_date": "2012-08-06", "launch_date": "2011-11-26", "status": "active",
              "max_sol": 4102, "max_date": "2024-02-19", "total_photos": 695670},
}  # fmt: skip
MANIFEST = {"photo_manifest": {**PHOTO["rover"], "photos": [
    {"sol": 0, "earth_date": "2012-08-06", "total_photos": 3702, "cameras": ["CHEMCAM", "FHAZ"]},
    {"sol": 1, "earth_date": "2012-08-07", "total_photos": 16, "cameras": ["MAHLI"]}]}}  # fmt: skip
PLACE = {
    "type": "Feature", "geometry": {"type": "Point", "coordinates": [77.45, 18.44, -2569.9]},
    "properties": {"RMC": "3_110", "site": 3, "drive": 110, "sol": 14, "easting": 4354497.5, "northing": 1093294.7,
                   "elev_geoid": -2569.9, "lon": 77.45, "lat": 18.44, "tilt": 1.1, "dist_m": 6.2, "dist_total_m": 6.2,
                   "final": "y", "Note": "n"},
}  # fmt: skip
WAY = {
    "type": "Feature", "geometry": {"type": "LineString", "coordinates": [[77.45, 18.44, 0], [77.46, 18.44, 0]]},
    "properties": {"sol": 52, "fromRMC": "3_1950", "toRMC": "3_2046", "length": 11.5, "SCLK_START": 1, "SCLK_END": 2},
}  # fmt: skip
CSV = b"""frame,site,drive,pose,easting,northing,planetocentric_latitude,longitude,elevation,sol
SITE,3,-1,-1,1,2,18.4,77.4,-2569,-1
ROVER,3,28,-1,1.5,2.5,18.44462,77.45088,-2569.9,13
ROVER,3,190,4,1.6,2.6,18.44479,77.45201,-2569.1,-1
"""


def _images(*images: dict, total: Any = None, **more: Any) -> dict:
    return {"images": list(images), "per_page": "100", "total_results": len(images) if total is None else total, **more}


def _collection(*features: dict) -> dict:
    return {"type": "FeatureCollection", "features": list(features)}


def _with(feature: dict, **properties: Any) -> dict:
    return {**feature, "properties": {**feature["properties"], **properties}}


def test_an_image_of_perseverance() -> None:
    found = row(parse("mars2020_raw/photos", _images(IMAGE), url=SOL), "bronze_mars2020_raw__photos")
    assert (found["photo_id"], found["sol_id"]) == ("perseverance:NLF_1000_0755_FDR", "perseverance:1000")
    assert (found["camera"], found["instrument"], found["mastAz"], found["mastEl"]) == (
        "NAVCAM", "NAVCAM_LEFT", "156.1", None)  # fmt: skip
    assert (found["taken_at"], found["date_taken_mars"]) == ("2023-12-12T10:30:00Z", "14:30:05")
    assert (found["width"], found["height"], found["is_thumbnail"]) == ("1288", "968", "false")


@pytest.mark.parametrize(("field", "given"), [("sol", "1000"), ("sol", 1000.0), ("imageid", 77), ("drive", 2794)])
def test_numbers_and_texts_are_one(field: str, given: Any) -> None:
    parsed = parse("mars2020_raw/photos", _images({**IMAGE, field: given}), url=SOL)
    found = row(parsed, "bronze_mars2020_raw__photos")
    assert (found["sol_id"], found["drive"], parsed.problems) == ("perseverance:1000", "2794", [])


def test_a_helicopter_s_camera_tells_whose_image_it_is() -> None:
    parsed = parse("mars2020_raw/photos", _images({**IMAGE, "camera": {"instrument": "HELI_RTE"}}), url=SOL)
    assert row(parsed, "bronze_mars2020_raw__photos")["rover"] == "ingenuity"


def test_a_sol_without_pictures_is_answered_with_another_s_and_declares_none() -> None:
    parsed = parse("mars2020_raw/photos", _images({**IMAGE, "sol": 998}, total=40), url=SOL)
    assert parsed.declared == 0
    assert row(parsed, "bronze_mars2020_raw__photos")["sol_id"] == "perseverance:998"
    assert parsed.tables["bronze_mars2020_raw__sols"].num_rows == 0


def test_a_sol_asked_for_alone_declares_its_count_on_every_page() -> None:
    parsed = parse("mars2020_raw/photos", _images(IMAGE, total="263"), url=SOL)
    said = row(parsed, "bronze_mars2020_raw__sols")
    assert (parsed.declared, said["sol"], said["photos_declared"]) == (263, "1000", "263")
    assert parsed.window
    assert parsed.window.start.isoformat() == "2023-12-12T16:11:41+00:00"


def test_a_range_declares_each_sol_only_where_one_page_holds_it_whole() -> None:
    both = [IMAGE, {**IMAGE, "imageid": "b"}, {**IMAGE, "imageid": "c", "sol": 999}]
    whole = parse("mars2020_raw/photos", _images(*both), url=RANGE).tables["bronze_mars2020_raw__sols"].to_pylist()
    assert {(r["sol"], r["photos_declared"]) for r in whole} == {("1000", "2"), ("999", "1")}
    part = parse("mars2020_raw/photos", _images(*both, total=120), url=RANGE)
    assert (part.declared, part.tables["bronze_mars2020_raw__sols"].num_rows) == (120, 0)


def test_the_newest_sol_of_each_feed() -> None:
    latest = {"latest": "2026-04-02T10:00:00Z", "latest_sol": 1818, "latest_sols": [1818], "total": "1000", "type": "x"}
    mine = parse("mars2020_raw/photos", latest, url=SOL.replace("sol=1000", "latest=true"))
    assert row(mine, "bronze_mars2020_raw__rovers")["statement_id"] == "perseverance:mars2020_raw"
    theirs = parse("msl_raw/photos", {"success": True, "latest_data": latest})
    said = row(theirs, "bronze_msl_raw__rovers")
    assert (said["latest_sol"], said["latest_at"], said["total"]) == ("1818", "2026-04-02T10:00:00Z", "1000")


def test_an_item_of_curiosity_and_one_of_another_mission() -> None:
    answer = {"items": [ITEM, {**ITEM, "imageid": "i", "mission": "insight"}], "more": False, "total": 2}
    parsed = parse("msl_raw/photos", answer)
    found = row(parsed, "bronze_msl_raw__photos")
    assert (found["photo_id"], found["lmst"], found["mast_el"]) == ("curiosity:NLB_1_F", "11:22:33", None)
    assert (found["width"], found["height"], found["drive"], found["camera"]) == ("1024", "512", None, "NAVCAM")
    assert (parsed.records, parsed.inactive, parsed.declared) == (2, 1, 1)


def test_an_instant_that_is_none_is_kept_for_a_check_to_refuse() -> None:
    parsed = parse("msl_raw/photos", {"items": [{**ITEM, "date_taken": "yesterday"}], "total": 1})
    assert row(parsed, "bronze_msl_raw__photos")["taken_at"] == "yesterday"


def test_a_manifest_is_a_rover_and_its_sols() -> None:
    parsed = parse("mars_photos/manifests", MANIFEST)
    sols = parsed.tables["bronze_mars_photos__sols"].to_pylist()
    assert (parsed.records, [s["record_no"] for s in sols]) == (3, [1, 2])
    assert (sols[0]["statement_id"], sols[0]["cameras"]) == ("curiosity:0:mars_photos", ["CHEMCAM", "FHAZ"])
    assert row(parsed, "bronze_mars_photos__rovers")["max_sol"] == "4102"


def test_a_sol_without_a_count_is_set_aside_by_its_own_number() -> None:
    manifest = copy.deepcopy(MANIFEST)
    del manifest["photo_manifest"]["photos"][1]["total_photos"]
    parsed = parse("mars_photos/manifests", manifest)
    assert [(p.record_no, p.rule) for p in parsed.problems] == [(2, "record.field_missing")]


def test_photos_repeat_their_rover_which_is_told_once() -> None:
    second = {**PHOTO, "id": 2, "img_src": "http://x/1000MR0044630870503647I01_DXXX.jpg", "camera": {"name": "MAST"}}
    parsed = parse("mars_photos/photos", {"photos": [PHOTO, second]})
    assert parsed.tables["bronze_mars_photos__rovers"].num_rows == 1
    photos = parsed.tables["bronze_mars_photos__photos"].to_pylist()
    assert [p["photo_id"] for p in photos] == [
        "curiosity:FLB_486265257EDR_F0481570FHAZ00323M_", "curiosity:1000MR0044630870503647I01_DXXX"]  # fmt: skip
    assert [p["is_thumbnail"] for p in photos] == ["false", "true"]


@pytest.mark.parametrize(
    ("name", "thumbnail"),
    [("1000MR0044630870503647E01_DXXX", False), ("1000ML0044440040405081I01_DXXX", True), ("anything", None),
     ("NLB_486265257EDR_T0481570NCAM00323M_", True), ("CR0_486264264PRC_F0481570CCAM01000M_", None), (None, None)],
)  # fmt: skip
def test_names_that_tell_a_thumbnail(name: str | None, *, thumbnail: bool | None) -> None:
    assert is_thumbnail_name(name) is thumbnail


def test_a_place_under_both_names_of_its_way() -> None:
    old = _with(PLACE, dist_total=6.2, drive=111, RMC="3_111")
    del old["properties"]["dist_total_m"]
    parsed = parse("mmgis/waypoints", _collection(PLACE, old))
    rows = parsed.tables["bronze_mmgis__waypoints"].to_pylist()
    assert [r["dist_total_m"] for r in rows] == ["6.2", "6.2"]
    assert rows[0]["waypoint_id"] == "mmgis:perseverance:3_110:14"


def test_a_way_of_zero_within_the_mission_is_unknown() -> None:
    start = _with(PLACE, RMC="3_0", drive=0, sol=13, dist_total_m=0)
    later = _with(PLACE, RMC="9_5", site=9, sol=300, dist_total_m=0)
    rows = parse("mmgis/waypoints", _collection(later, start)).tables["bronze_mmgis__waypoints"].to_pylist()
    assert {r["sol"]: r["dist_total_m"] for r in rows} == {"300": None, "13": "0"}


@pytest.mark.parametrize("clock", [-1, -9999, "-1.0", None])
def test_a_clock_below_zero_was_never_noted(clock: Any) -> None:
    found = row(parse("mmgis/waypoints", _collection(_with(PLACE, SCLK_END=clock))), "bronze_mmgis__waypoints")
    assert found["SCLK_END"] is None


def test_one_place_at_two_positions_is_two_whatever_the_order() -> None:
    moved = _with(PLACE, lon=77.4500021)
    ids = [{(r["waypoint_id"], r["lon"]) for r in parse("mmgis/waypoints", _collection(*order)).tables[
        "bronze_mmgis__waypoints"].to_pylist()} for order in ((PLACE, moved), (moved, PLACE))]  # fmt: skip
    assert ids[0] == ids[1]
    assert len({i for i, _ in ids[0]}) == 2
    assert unique(["a", "a", "b"], [1, 1, 1]) == ["a", "a", "b"]


def test_a_place_without_site_or_position_in_its_properties() -> None:
    bare = _with(PLACE, RMC=None, site=None, lon=None, lat=None)
    found = row(parse("mmgis/waypoints", _collection(bare)), "bronze_mmgis__waypoints")
    assert (found["waypoint_id"], found["lon"], found["lat"]) == ("mmgis:perseverance:-_110:14", "77.45", "18.44")


def test_ways_and_flights() -> None:
    several = {**WAY, "geometry": {"type": "MultiLineString", "coordinates": [[[1, 2]], [[3, 4]]]}}
    rows = (
        parse("mmgis/traverses", _collection(WAY, _with(several, sol=53))).tables["bronze_mmgis__traverses"].to_pylist()
    )
    assert rows[0]["coordinates"] == "[[[77.45,18.44,0],[77.46,18.44,0]]]"
    assert rows[1]["coordinates"] == "[[[1,2]],[[3,4]]]"
    flight = {**WAY, "properties": {"Flight": 7, "Sol": 107, "Length_m": 106.1}}
    url = "https://mars.nasa.gov/mmgis-maps/M20/Layers/json/m20_heli_flight_path.json"
    found = row(parse("mmgis/traverses", _collection(flight), url=url), "bronze_mmgis__traverses")
    assert (found["traverse_id"], found["rover"], found["sol"], found["length"]) == (
        "mmgis:ingenuity:flight-7", "ingenuity", "107", "106.1")  # fmt: skip


def test_a_long_way_is_kept_whole() -> None:
    points = [[137.0 + i / 1e6, -4.5, -4500.123456] for i in range(2000)]
    long = {**WAY, "geometry": {"type": "LineString", "coordinates": points}}
    found = row(parse("mmgis/traverses", _collection(long)), "bronze_mmgis__traverses")
    assert json.loads(found["coordinates"]) == [points]


def test_localisations_by_the_names_of_their_columns() -> None:
    url = "https://planetarydata.jpl.nasa.gov/img/data/msl/MSLPLC_1XXX/data_localizations/localized_interp.csv"
    parsed = parse("rover_places/waypoints", CSV, url=url)
    rows = parsed.tables["bronze_rover_places__waypoints"].to_pylist()
    assert (parsed.records, parsed.inactive, parsed.problems) == (3, 1, [])
    assert [r["waypoint_id"] for r in rows] == ["rover_places:curiosity:3_28", "rover_places:curiosity:3_190_4"]
    assert [(r["sol"], r["longitude"]) for r in rows] == [("13", "77.45088"), (None, "77.45201")]


@pytest.mark.parametrize(
    ("body", "rule"),
    [(b"", "payload.empty"), (b"<html></html>", "payload.html"),
     (CSV.replace(b"longitude", b"lon"), "payload.field_missing")],
)  # fmt: skip
def test_localisations_that_are_none(body: bytes, rule: str) -> None:
    url = (
        "https://pds-geosciences.wustl.edu/m2020/urn-nasa-pds-mars2020_rover_places/data_localizations/best_interp.csv"
    )
    assert [r for r, _ in rules(parse("rover_places/waypoints", body, url=url))] == [rule]


@pytest.mark.parametrize(
    ("given", "found"),
    [({}, [("https://x/s.jpg", False)]), ({"image_small_url": None}, [("https://x/full.png", True)]),
     ({"is_thumbnail": True}, []), ({"source": "mars_photos"}, []),
     ({"image_small_url": None, "image_full_url": None}, [])],
)  # fmt: skip
def test_the_picture_that_is_kept_of_a_photo(given: dict, found: list) -> None:
    photo = {"source": "msl_raw", "is_thumbnail": False, "image_small_url": "https://x/s.jpg",
             "image_full_url": "https://x/full.png", "photo_credit": None}  # fmt: skip
    kept = pictures("msl_raw").of({**photo, **given}, datetime(2026, 4, 2, tzinfo=UTC))
    assert [(p.url, p.shrink) for p in kept] == found
    assert {(p.role, p.credit) for p in kept} <= {("thumbnail", "NASA/JPL-Caltech")}
