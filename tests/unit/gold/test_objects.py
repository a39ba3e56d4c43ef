"""Objects: precedence of sources, sizes, hazard, dimensions."""

import math

import pytest

from etl.gold.asteroids import derive
from services.domain.arrow import arrow_schema
from tests.unit.gold.histories import approach, asteroids, dims, spans, version

NEOWS = {"designation": "2026 AB", "neows_id": "54000001", "name": "(2026 AB)", "absolute_magnitude_h": 25.0,
         "diameter_min_km": 0.02, "diameter_max_km": 0.05, "is_hazardous_provider": False,
         "is_sentry_object": False}  # fmt: skip
SBDB = {"designation": "2026 AB", "spkid": "54000001", "name": "(2026 AB)", "absolute_magnitude_h": 21.0,
        "eccentricity": 0.5, "semi_major_axis_au": 1.5, "moid_au": 0.01, "is_hazardous_provider": True,
        "condition_code": "5"}  # fmt: skip
ORBIT = {"designation": "2026 AB", "eccentricity": 0.4, "semi_major_axis_au": 1.4, "moid_au": 0.06}


def test_columns_are_those_of_the_table():
    assert asteroids(objects=[version(**NEOWS)])["dim_asteroids"].schema == arrow_schema("dim_asteroids")


def test_neows_fills_until_sbdb_speaks():
    rows = dims(objects=[version(0, **NEOWS)], orbits=[version(1, **ORBIT)], sbdb=[version(2, **SBDB)])
    assert [(r["orbit_source"], r["magnitude_source"], r["eccentricity"]) for r in rows] == [
        (None, "neows", None), ("neows", "neows", 0.4), ("sbdb", "sbdb", 0.5),
    ]  # fmt: skip
    assert rows[2]["neows_id"] == "54000001"
    assert rows[2]["batch_ids"] == ["batch-0", "batch-2"]
    assert spans(rows) == [(0, 1), (1, 2), (2, None)]


def test_a_shadowed_value_makes_no_version():
    changed = NEOWS | {"absolute_magnitude_h": 25.5, "name": "2026 AB"}
    rows = dims(objects=[version(0, until=3, **NEOWS), version(3, **changed)], sbdb=[version(0, **SBDB)])
    assert spans(rows) == [(0, None)]


def test_cneos_gives_h_between_sbdb_and_neows_and_keeps_it_when_the_approach_is_withdrawn():
    (row,) = dims(objects=[version(0, **NEOWS)], cneos=[approach(0, until=5, absolute_magnitude_h=24.0)])
    assert (row["magnitude_source"], row["absolute_magnitude_h"]) == ("cneos", 24.0)


LOOKUP = SBDB | {"eccentricity": 0.6, "absolute_magnitude_h": None, "diameter_km": 0.5, "rotation_period_h": 4.2,
                 "spectral_type_smassii": "Sq"}  # fmt: skip


def test_of_the_small_body_database_s_two_services_the_later_word_is_taken():
    rows = dims(sbdb=[version(0, until=4, **SBDB), version(4, **SBDB, data_arc_d=9.0)], lookups=[version(2, **LOOKUP)])
    assert [r["eccentricity"] for r in rows] == [0.5, 0.6, 0.5]
    assert [r["rotation_period_h"] for r in rows] == [None, 4.2, 4.2]
    assert [r["absolute_magnitude_h"] for r in rows] == [21.0, 21.0, 21.0]
    assert [r["diameter_km"] for r in rows] == [None, 0.5, 0.5]
    assert [r["batch_ids"] for r in rows] == [["batch-0"], ["batch-0", "batch-2"], ["batch-2", "batch-4"]]
    assert spans(rows) == [(0, 2), (2, 4), (4, None)]
    assert {r["orbit_source"] for r in rows} == {"sbdb"}


def test_an_object_that_was_only_looked_up_has_an_orbit():
    (row,) = dims(lookups=[version(**LOOKUP)], objects=[version(**NEOWS)], orbits=[version(**ORBIT)])
    assert (row["orbit_source"], row["eccentricity"], row["spectral_type_smassii"]) == ("sbdb", 0.6, "Sq")
    assert (row["magnitude_source"], row["absolute_magnitude_h"]) == ("neows", 25.0)


def test_measured_diameter_wins_with_its_sigma():
    measured = SBDB | {"diameter_km": 0.5, "diameter_sigma_km": 0.1, "albedo": 0.2}
    (row,) = dims(sbdb=[version(**measured)], objects=[version(**NEOWS)])
    assert (row["diameter_source"], row["diameter_min_km"], row["diameter_max_km"]) == ("sbdb", 0.4, 0.6)
    assert row["size_category"] == "large"
    assert row["estimated_volume_km3"] == pytest.approx(math.pi / 6 * 0.125)


def test_diameter_from_h_when_nobody_gives_one():
    (row,) = dims(sbdb=[version(**SBDB)])
    assert row["diameter_source"] == "computed_from_h"
    assert row["diameter_min_km"] == pytest.approx(0.168, abs=0.001)
    assert row["diameter_max_km"] == pytest.approx(0.375, abs=0.001)


def test_nothing_known_is_unknown_not_zero():
    (row,) = dims(neows=[approach()])
    assert row["size_category"] == "unknown"
    assert {row[c] for c in ("diameter_avg_km", "is_hazardous", "diameter_source", "orbit_source")} == {None}


@pytest.mark.parametrize(
    ("moid", "h", "provider", "expected"),
    [
        (0.05, 22.0, False, True),
        (0.0501, 22.0, True, False),
        (0.05, 22.01, True, False),
        (None, 20.0, True, True),
        (0.01, None, False, False),
        (None, None, None, None),
    ],
)
def test_hazardous_by_definition_else_by_the_provider(moid, h, provider, expected):
    given = SBDB | {"moid_au": moid, "absolute_magnitude_h": h, "is_hazardous_provider": provider}
    (row,) = dims(sbdb=[version(**given)])
    assert row["is_hazardous"] is expected


def test_dates_and_hazards_are_dimensions_of_the_facts():
    gold = asteroids(cneos=[approach()])
    (date,) = gold["dim_time"].to_pylist()
    assert date == {"date_id": 20260410, "date": "2026-04-10", "year": 2026, "month": 4, "day": 10,
                    "day_of_week": 5, "week_of_year": 15}  # fmt: skip
    ids = gold["dim_hazard_classification"]["hazard_id"].to_pylist()
    assert gold["fact_asteroid_approaches"]["hazard_id"][0].as_py() in ids
    assert len(set(ids)) == 15


def test_missing_tables_count_as_empty():
    assert derive({})["dim_asteroids"].num_rows == 0
