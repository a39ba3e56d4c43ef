import copy

import pytest
from parsing import parse, row, rules

from etl.sources.columns import NEOWS_APPROACHES, NEOWS_ASTEROIDS, NEOWS_ORBITS

FEED = "neows/feed"
APPROACH = {
    "close_approach_date": "2026-03-30",
    "close_approach_date_full": "2026-Mar-30 12:03",
    "epoch_date_close_approach": 1774872180000,
    "relative_velocity": {"kilometers_per_second": "21.3150427744", "kilometers_per_hour": "76734.1539879462"},
    "miss_distance": {"astronomical": "0.4794805655", "lunar": "186.5179399795", "kilometers": "71729271"},
    "orbiting_body": "Earth",
}
OBJECT = {
    "links": {"self": "http://api.nasa.gov/neo/rest/v1/neo/3584577?api_key=REDACTED"},
    "id": "3584577",
    "neo_reference_id": "3584577",
    "name": "(2011 UY255)",
    "nasa_jpl_url": "https://ssd.jpl.nasa.gov/tools/sbdb_lookup.html#/?sstr=3584577",
    "absolute_magnitude_h": 22.96,
    "estimated_diameter": {"kilometers": {"estimated_diameter_min": 0.068, "estimated_diameter_max": 0.152}},
    "is_potentially_hazardous_asteroid": False,
    "close_approach_data": [APPROACH],
    "is_sentry_object": False,
}
ORBIT = {"orbit_id": "242", "eccentricity": ".3442443695693617", "semi_major_axis": "1.056742153617099",
         "inclination": "25.", "epoch_osculation": "2457600.5", "data_arc_in_days": 4000,
         "orbit_class": {"orbit_class_type": "APO"}}  # fmt: skip


def _object(**changes: object) -> dict:
    return {**copy.deepcopy(OBJECT), **changes}


def _approach(**changes: object) -> dict:
    return {**copy.deepcopy(APPROACH), **changes}


def _feed(*objects: object, **more: object) -> dict:
    return {"links": {}, "element_count": len(objects), "near_earth_objects": {"2026-03-30": list(objects)}, **more}


def test_an_approach_and_its_object_are_read() -> None:
    parsed = parse(FEED, _feed(_object()))
    approach = row(parsed, NEOWS_APPROACHES)
    assert approach["designation"] == "2011 UY255"
    assert (approach["approach_at_tdb"], approach["approach_at"]) == ("2026-03-30T12:03:00Z", "2026-03-30T12:01:51Z")
    assert (approach["kilometers_per_second"], approach["astronomical"]) == ("21.3150427744", "0.4794805655")
    asteroid = row(parsed, NEOWS_ASTEROIDS)
    assert (asteroid["neows_id"], asteroid["name"], asteroid["absolute_magnitude_h"]) == (
        "3584577",
        "(2011 UY255)",
        "22.96",
    )
    assert (asteroid["estimated_diameter_min"], asteroid["estimated_diameter_max"]) == ("0.068", "0.152")
    assert (asteroid["is_potentially_hazardous_asteroid"], asteroid["is_sentry_object"]) == ("false", "false")
    assert parsed.tables[NEOWS_ORBITS].num_rows == 0
    assert (parsed.records, parsed.declared, parsed.semantics) == (1, 1, "snapshot")


def test_days_may_come_in_any_order_and_repeat_an_object() -> None:
    days = {"2026-03-31": [_object()], "2026-03-29": [_object(), _object(name="(2020 AB)")]}
    parsed = parse(FEED, {"element_count": 3, "near_earth_objects": days})
    assert parsed.records == parsed.tables[NEOWS_APPROACHES].num_rows == 3


def test_the_window_covers_both_dates_whole() -> None:
    url = "https://api.nasa.gov/neo/rest/v1/feed?start_date=2026-03-30&end_date=2026-04-01"
    window = parse(FEED, _feed(_object()), url=url).window
    assert window
    assert (window.start.isoformat(), window.end.isoformat()) == (
        "2026-03-30T00:00:00+00:00",
        "2026-04-02T00:00:00+00:00",
    )


def test_a_start_alone_covers_seven_days_more() -> None:
    window = parse(FEED, _feed(_object()), url="https://api.nasa.gov/neo/rest/v1/feed?start_date=2026-03-30").window
    assert window
    assert window.end.isoformat() == "2026-04-07T00:00:00+00:00"


def test_todays_feed_has_the_window_of_its_days() -> None:
    window = parse(FEED, _feed(_object()), url="https://api.nasa.gov/neo/rest/v1/feed/today?detailed=true").window
    assert window
    assert window.start.isoformat() == "2026-03-30T00:00:00+00:00"


def test_an_object_of_2016_has_no_id_of_its_own_and_only_a_date() -> None:
    old = _object(
        close_approach_data=[
            {
                k: v
                for k, v in _approach(epoch_date_close_approach=1774854000000).items()
                if k != "close_approach_date_full"
            }
        ]
    )
    del old["id"], old["is_sentry_object"]
    parsed = parse(FEED, _feed(old))
    assert row(parsed, NEOWS_ASTEROIDS)["neows_id"] == "3584577"
    assert row(parsed, NEOWS_APPROACHES)["approach_at_tdb"] == "2026-03-30T12:00:00Z"


def test_a_numbered_body_is_found_by_its_id_where_the_name_says_nothing() -> None:
    assert row(parse(FEED, _feed(_object(name="Apophis", id="2099942"))), NEOWS_APPROACHES)["designation"] == "99942"


def test_elements_are_kept_where_they_come() -> None:
    found = row(parse(FEED, _feed(_object(orbital_data=ORBIT))), NEOWS_ORBITS)
    assert (found["designation"], found["eccentricity"], found["inclination"]) == (
        "2011 UY255",
        ".3442443695693617",
        "25.",
    )
    assert (found["data_arc_in_days"], found["orbit_class_type"], found["equinox"]) == ("4000", "APO", None)


def test_an_empty_string_is_no_number() -> None:
    found = row(
        parse(FEED, _feed(_object(absolute_magnitude_h="", orbital_data={**ORBIT, "inclination": " "}))),
        NEOWS_ASTEROIDS,
    )
    assert found["absolute_magnitude_h"] is None


def test_fewer_objects_than_declared_are_no_snapshot() -> None:
    parsed = parse(FEED, _feed(_object(), element_count=2))
    assert (parsed.semantics, parsed.declared) == ("increment", 2)


@pytest.mark.parametrize(
    ("changes", "rule", "name"),
    [
        ({"name": None}, "record.shape", None),
        ({"estimated_diameter": {}}, "record.field_missing", "kilometers"),
        ({"close_approach_data": "none"}, "record.shape", None),
        ({"close_approach_data": [_approach(miss_distance={"au": "1"})]}, "record.field_missing", "astronomical"),
        ({"close_approach_data": [_approach(close_approach_date="soon", close_approach_date_full=None)]},
         "field.instant", "close_approach_date"),
    ],
)  # fmt: skip
def test_one_bad_record_costs_only_itself(changes: dict, rule: str, name: str | None) -> None:
    parsed = parse(FEED, _feed(_object(), _object(**changes), _object(name="(2020 AB)")))
    assert rules(parsed) == [(rule, name)]
    designations = parsed.tables[NEOWS_APPROACHES]["designation"].to_pylist()
    assert designations == ["2011 UY255", "2020 AB"]
    assert parsed.semantics == "increment"


def test_a_bad_approach_spares_its_objects_other_ones() -> None:
    bad = _approach(relative_velocity=None)
    parsed = parse(FEED, _feed(_object(close_approach_data=[_approach(), bad, _approach(orbiting_body="Mars")])))
    assert (parsed.records, rules(parsed)) == (3, [("record.shape", None)])
    assert parsed.tables[NEOWS_APPROACHES]["orbiting_body"].to_pylist() == ["Earth", "Mars"]


def test_a_lookup_counts_its_object_and_each_approach() -> None:
    parsed = parse("neows/lookup", _object(close_approach_data=[_approach(), _approach(orbiting_body="Venus")]))
    assert parsed.records == 3
    assert parsed.tables[NEOWS_ASTEROIDS]["record_no"].to_pylist() == [0]
    assert parsed.tables[NEOWS_APPROACHES]["record_no"].to_pylist() == [1, 2]
    assert (parsed.semantics, parsed.window, parsed.declared) == ("increment", None, None)


def test_a_browse_page_holds_objects_without_approaches() -> None:
    page = {
        "links": {},
        "page": {"size": 20, "number": 0},
        "near_earth_objects": [_object(close_approach_data=[]), _object()],
    }
    parsed = parse("neows/browse", page)
    assert parsed.records == 3
    assert parsed.tables[NEOWS_ASTEROIDS].num_rows == 2


def test_an_object_without_approaches_is_a_record_of_a_feed() -> None:
    parsed = parse(FEED, _feed(_object(close_approach_data=[]), _object()))
    assert (parsed.records, parsed.tables[NEOWS_ASTEROIDS]["record_no"].to_pylist()) == (2, [0, 1])


def test_a_renamed_envelope_is_reported_with_what_came() -> None:
    parsed = parse(FEED, {"neos": {}, "element_count": 4})
    assert rules(parsed) == [("payload.shape", "near_earth_objects")]
    assert "neos" in str(parsed.problems[0].bad_value)


@pytest.mark.parametrize(
    "body",
    [
        {"error": {"code": "API_KEY_INVALID", "message": "An invalid api_key was supplied."}},
        {"code": 404, "http_error": "NOT_FOUND", "error_message": "No message available"},
        {"error": "no"},
    ],
)
def test_error_bodies_are_not_data(body: dict) -> None:
    assert rules(parse(FEED, body)) == [("payload.error", "error")]
    assert rules(parse(FEED, body, status=403)) == [("payload.error", "error")]
