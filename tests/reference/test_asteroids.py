"""Enrichments against the providers' own numbers."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from etl.gold.derive import derive
from services.domain import sizes
from tests.reference.answers import current, silver

pytestmark = pytest.mark.shared
FEEDS = ("feed_2024-03-09_2024-03-16.json", "feed_2026-02-15_2026-02-22.json", "v2016_feed.json")


@pytest.fixture(scope="module")
def sbdb(shared_data):
    path = shared_data / "cneos" / "sbdb_neos_2020.csv"
    return silver("sbdb_query/asteroids", path, "https://ssd-api.jpl.nasa.gov/sbdb_query.api", form="CSV export")


def test_hazardous_agrees_with_jpls_flag_but_at_the_very_limit(sbdb):
    dim = derive(current(sbdb.tables))["dim_asteroids"].to_pylist()
    judged = [r for r in dim if None not in (r["moid_au"], r["absolute_magnitude_h"], r["is_hazardous_provider"])]
    differ = [r for r in judged if r["is_hazardous"] != r["is_hazardous_provider"]]
    assert len(judged) > 3000
    # JPL's flag follows a new H with delay: eight objects within a quarter of a magnitude of the limit.
    assert len(differ) == 8
    assert all(abs(r["absolute_magnitude_h"] - 22.0) < 0.25 for r in differ)


def test_no_real_orbit_is_set_aside(sbdb):
    assert sbdb.problems == []


@pytest.mark.parametrize("name", FEEDS)
def test_diameters_of_neows_are_our_formula(shared_data, name):
    tables = silver("neows/feed", shared_data / "neows" / name, "https://api.nasa.gov/neo/rest/v1/feed").tables
    rows = tables["silver_neows__asteroids"].to_pylist()
    for end, albedo in (("diameter_min_km", sizes.BRIGHT_ALBEDO), ("diameter_max_km", sizes.DARK_ALBEDO)):
        ratio = [r[end] / sizes.diameter_from_h_km(r["absolute_magnitude_h"], albedo) for r in rows]
        # Some feeds round H to a tenth after NeoWs has used all its digits.
        assert np.median(ratio) == pytest.approx(1.0, abs=0.003)
        assert max(abs(np.array(ratio) - 1.0)) < 0.03


def test_every_recorded_approach_of_2020_becomes_one_fact(shared_data):
    url = "https://ssd-api.jpl.nasa.gov/cad.api?date-min=2020-01-01&date-max=2020-12-31"
    found = silver("cneos_cad/approaches", shared_data / "cneos" / "cad_2020.json", url)
    facts = derive(current(found.tables))["fact_asteroid_approaches"]
    assert (found.problems, facts.num_rows) == ([], 4700)
    assert len(set(facts["approach_id"].to_pylist())) == 4700
    assert set(facts["is_withdrawn"].to_pylist()) == {False}


def test_utc_is_tdb_less_leap_seconds_and_32_184(shared_data):
    url = "https://ssd-api.jpl.nasa.gov/cad.api?date-min=2020-01-01&date-max=2020-12-31"
    rows = silver("cneos_cad/approaches", shared_data / "cneos" / "cad_2020.json", url).tables
    first = rows["silver_cneos__approaches"].sort_by("approach_at_tdb").to_pylist()[0]
    # JD 2458849.537524496 TDB; in 2020 TAI - UTC is 37 s.
    assert first["approach_at_tdb"] == datetime(2020, 1, 1, 0, 54, 2, tzinfo=UTC)
    assert first["approach_at_tdb"] - first["approach_at"] == timedelta(seconds=69)


def test_apophis_2029(shared_data):
    path = shared_data / "cneos" / "close_approach_table_1900-2200.csv.gz"
    found = silver("cneos_cad/approaches", path, "https://ssd-api.jpl.nasa.gov/cad.api", form="CSV export")
    facts = derive(current(found.tables))["fact_asteroid_approaches"].to_pylist()
    (row,) = [r for r in facts if r["designation"] == "99942" and r["date_id"] == 20290413]
    assert row["miss_distance_km"] == pytest.approx(38_012, rel=0.02)
    assert row["threat_level"] in {"moderate", "elevated", "high"}


def test_a_feed_that_grew_keeps_what_was_known_first(shared_data):
    early = datetime(2026, 3, 18, 1, tzinfo=UTC)
    folder, url = (
        shared_data / "neows",
        "https://api.nasa.gov/neo/rest/v1/feed?start_date=2026-03-18&end_date=2026-03-18",
    )
    few = silver("neows/feed", folder / "feed_2026-03-18_early-partial.json", url, early)
    all_ = silver("neows/feed", folder / "feed_2026-03-18.json", url, early + timedelta(hours=6))
    known = set(few.tables["silver_neows__approaches"]["designation"].to_pylist())
    later = set(all_.tables["silver_neows__approaches"]["designation"].to_pylist())
    assert len(known) == 4
    assert known < later
