"""Sentry, fireballs, Scout, single lookups, MPCORB lines and NeoWs's counts."""

import copy

import pytest
from asteroid_answers import ANALYSIS, EROS, FIREBALL_FIELDS, FIREBALLS, LOOKUP, MPC_LINES, RISKS, SCOUT, STATS
from hypothesis import given
from hypothesis import strategies as st
from parsing import check, parse, row, rules

from etl.sources import fireball, mpc, sentry
from etl.sources.model import Payload
from etl.sources.sentry_reading import decimal_date, impactor_ids, pacific


def test_the_whole_list_is_a_snapshot_and_a_filtered_or_partial_one_is_none():
    parsed = parse("sentry/risks", RISKS)
    assert (parsed.records, parsed.declared, parsed.semantics) == (2, 2, "snapshot")
    assert row(parsed, sentry.RISKS, designation="1979 XB") == row(parsed, sentry.RISKS, year_from="2056")
    assert row(parsed, sentry.RISKS, designation="101955")["ts_max"] is None
    filtered = parse("sentry/risks", RISKS, url="https://ssd-api.jpl.nasa.gov/sentry.api?ps-min=-3")
    assert filtered.semantics == "increment"
    assert parse("sentry/risks", {**RISKS, "count": "3"}).semantics == "increment"
    assert parse("sentry/risks", {"count": "0"}).semantics == "increment"


def test_an_object_s_answer_holds_its_impactors_and_then_itself():
    parsed = parse("sentry/objects", ANALYSIS)
    assert parsed.records == 4
    impactors = parsed.tables[sentry.IMPACTORS].to_pylist()
    assert [i["impactor_id"] for i in impactors] == [
        "1979 XB 2056-12-12.87", "1979 XB 2113-12-14.75", "1979 XB 2113-12-14.75 #2",
    ]  # fmt: skip
    assert {i["analysed_at"] for i in impactors} == {"2021-08-26T14:28:14Z"}  # Pacific daylight time is UTC-7
    assert impactors[0]["impact_at_tdb"] == "2056-12-12T20:52:48Z"
    (analysis,) = parsed.tables[sentry.ANALYSES].to_pylist()
    assert (analysis["record_no"], analysis["arc_days"], analysis["method"]) == (3, "3.9954", "IOBS")


def test_a_removal_is_told_by_the_list_and_by_an_error():
    listed = parse("sentry/removals", {"count": 1, "data": [{"des": "2008 JL3", "removed": "2023-02-09 10:20:30"}]})
    alone = parse("sentry/objects", {"error": "specified object removed", "removed": "2023-02-09 10:20:30"},
                  url="https://ssd-api.jpl.nasa.gov/sentry.api?des=2008%20JL3")  # fmt: skip
    for parsed in (listed, alone):
        (removal,) = parsed.tables[sentry.REMOVALS].to_pylist()
        assert (removal["designation"], removal["removed_at"]) == ("2008 JL3", "2023-02-09T10:20:30Z")


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2021-08-26 07:28:14", "2021-08-26T14:28:14Z"),
        ("2021-01-26 07:28:14", "2021-01-26T15:28:14Z"),
        ("soon", None),
        (None, None),
    ],
)
def test_pacific_time_is_daylight_time_in_summer(text, instant):
    assert pacific(text) == instant


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2068-04-12.63", "2068-04-12T15:07:12Z"),
        ("2068-04-12", "2068-04-12T00:00:00Z"),
        ("2068-13-12.63", None),
        ("9999-12-31.99", "9999-12-31T23:45:36Z"),
        (20680412, None),
    ],
)
def test_dates_in_hundredths_of_a_day(text, instant):
    assert decimal_date(text) == instant


def test_an_impactor_without_name_or_date_has_no_key():
    assert impactor_ids(None, ["2068-04-12.63"]) == [None]
    assert impactor_ids("99942", [None, "2068-04-12.63"]) == [None, "99942 2068-04-12.63"]


def test_places_are_signed_and_the_list_is_a_snapshot():
    parsed = parse("fireball/fireballs", FIREBALLS)
    assert (parsed.records, parsed.semantics) == (3, "snapshot")
    south, west, nowhere = parsed.tables[fireball.FIREBALLS].to_pylist()
    assert (south["latitude"], south["longitude"], south["fireball_id"]) == ("-4.1", "124.3", "1988-04-15 03:03:10 758")
    assert (west["latitude"], west["longitude"]) == ("51.3", "-100.9")
    assert (nowhere["latitude"], nowhere["vel"], nowhere["fireball_at"]) == (None, None, "1994-02-01T22:38:09Z")
    narrowed = parse("fireball/fireballs", FIREBALLS, url="https://ssd-api.jpl.nasa.gov/fireball.api?req-loc=true")
    assert narrowed.semantics == "increment"


def test_the_same_energy_written_otherwise_is_the_same_fireball():
    other = copy.deepcopy(FIREBALLS)
    other["data"][0][1] = "758.0"
    names = [parse("fireball/fireballs", f).tables[fireball.FIREBALLS]["fireball_id"] for f in (FIREBALLS, other)]
    assert names[0] == names[1]


def test_a_latitude_without_north_or_south_is_set_aside():
    other = copy.deepcopy(FIREBALLS)
    other["data"][0][FIREBALL_FIELDS.index("lat-dir")] = None
    parsed = parse("fireball/fireballs", other)
    assert rules(parsed) == [("field.direction", "lat-dir")]
    assert parsed.semantics == "increment"


def test_scout_never_says_that_an_object_is_gone():
    for count in ("2", "3"):
        parsed = parse("scout/objects", {**SCOUT, "count": count})
        assert (parsed.records, parsed.declared, parsed.semantics) == (2, int(count), "increment")
    found = row(parsed, "bronze_scout__objects", objectName="P10vY9r")
    assert (found["ra_deg"], found["last_run_at"], found["caDist"]) == ("179.75", "2026-03-31T05:40:00Z", None)
    alone = parse("scout/objects", SCOUT["data"][0])
    assert alone.records == 1


def test_one_object_of_the_small_body_database():
    found = row(parse("sbdb/lookup", LOOKUP), "bronze_sbdb__lookups")
    assert (found["designation"], found["spkid"], found["pha"]) == ("54509", "20054509", "false")
    assert (found["e"], found["sigma_e"], found["per"], found["class"]) == (".23", "1.4E-7", "368.5", "APO")
    assert (found["diameter"], found["diameter_sigma"], found["rot_per"]) == ("0.113", None, "0.2029")
    assert found["condition_code"] == "0"


def test_an_object_that_is_not_found_comes_with_http_200():
    missing = {"code": "200", "message": "specified object was not found", "moreInfo": "x"}
    parsed = parse("sbdb/lookup", missing)
    assert rules(parsed) == [("payload.error", "error")]


def _mpc(text: str | bytes):
    body = text if isinstance(text, bytes) else text.encode()
    parsed = mpc.parse(Payload(body, "https://www.minorplanetcenter.net/iau/MPCORB/NEA.txt", EROS))
    check(parsed)
    return parsed


def test_lines_of_mpcorb():
    parsed = _mpc("".join(f"{line}\n" for line in MPC_LINES))
    eros, one, two = parsed.tables[mpc.ORBITS].to_pylist()
    assert (eros["designation"], eros["epoch_jd"], eros["a"], eros["arc_years"]) == (
        "433",
        "2458666.5",
        "1.4581823",
        "1893-2019",
    )
    assert (one["designation"], one["arc_days"], one["last_observed"]) == ("162421", None, "2014-04-20")
    assert (two["designation"], two["H"], two["arc_days"], two["U"]) == ("2010 LF64", None, "3", "8")


@pytest.mark.parametrize(
    ("body", "rule"),
    [("", "payload.empty"), ("\n\n", "payload.empty"), ("<html>", "payload.html"), (b"\xff\xfe", "payload.text")],
)
def test_what_is_no_file_of_orbits(body, rule):
    assert [r for r, _ in rules(_mpc(body))] == [rule]


def test_a_line_that_was_cut_off_is_set_aside_alone():
    parsed = _mpc(f"{MPC_LINES[0]}\n{MPC_LINES[1][:100]}\n{MPC_LINES[2]}\n")
    assert (parsed.records, rules(parsed)) == (3, [("record.shape", None)])
    assert parsed.tables[mpc.ORBITS]["record_no"].to_pylist() == [0, 2]


@given(noise=st.text(st.characters(codec="latin-1"), max_size=8), place=st.integers(0, 700))
def test_characters_written_over_a_file_of_orbits_raise_nothing(noise, place):
    whole = "\n".join(MPC_LINES)
    _mpc((whole[:place] + noise + whole[place + len(noise) :]).encode("latin-1"))


def test_neows_counts_itself():
    found = row(parse("neows/stats", STATS), "bronze_neows__stats")
    assert (found["near_earth_object_count"], found["last_updated"]) == ("15282", "2016-11-19")
    assert rules(parse("neows/stats", {"other": 1})) == [("payload.field_missing", "near_earth_object_count")]
