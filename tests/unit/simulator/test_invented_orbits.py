import csv
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.simulator.invented.bodies import BODIES
from services.simulator.invented.orbits import MU_SUN, Orbits, earth_state, eccentric_anomaly, from_state
from services.simulator.invented.population import population

ELEMENTS = ("e", "a", "i", "om", "w", "ma")
RECORDED = {
    "433": "433_phys.json",
    "25143": "25143_phys.json",
    "99942": "99942_phys.json",
    "2024 YR4": "2024YR4_phys.json",
}


@given(st.floats(-100, 100), st.floats(0, 0.97))
def test_keplers_equation_is_solved(mean, e):
    anomaly = eccentric_anomaly(np.array([mean]), np.array([e]))
    wrapped = (mean + np.pi) % (2 * np.pi) - np.pi
    assert anomaly - e * np.sin(anomaly) == pytest.approx(wrapped, abs=1e-11)


def test_elements_and_state_are_one_thing():
    orbits = population(1).orbits
    jd = np.full(len(orbits), 2_461_365.5)
    back = from_state(*orbits.state(jd), jd)
    position, velocity = back.state(jd + 100)
    expected, expected_velocity = orbits.state(jd + 100)
    assert np.max(np.abs(position - expected)) < 1e-7
    assert np.max(np.abs(velocity - expected_velocity)) < 1e-7


def test_earth_stands_where_the_almanac_has_it():
    position, velocity = earth_state(np.array([2_461_120.1, 2_461_043.5]))  # equinox 2026-03-20 14:46 TT; early January
    longitude = np.degrees(np.arctan2(position[0, 1], position[0, 0]))
    # the Sun's longitude of date is 0 then, Earth's 180; J2000 longitudes are 0.366 degrees less after 26.2 years
    assert longitude == pytest.approx(180 - 0.366, abs=0.05) or longitude == pytest.approx(-180 - 0.366, abs=0.05)
    assert np.linalg.norm(position[1]) == pytest.approx(0.9833, abs=2e-4)
    assert np.linalg.norm(velocity[1]) * 149_597_870.7 / 86_400 == pytest.approx(30.28, abs=0.03)


def test_designations_of_synthetic_bodies_cannot_be_taken_for_real():
    bodies = population(1)
    synthetic = bodies.designations[len(BODIES) :]
    assert len(synthetic) == 2000
    assert all(name.startswith("SIM-") for name in synthetic)
    assert len(bodies.index) == len(bodies.designations)


def test_condition_code_means_runoff():
    bodies = population(1)
    order = np.argsort(bodies.condition)
    assert np.all(np.diff(bodies.runoff_per_decade[order]) >= 0)
    best = bodies.index["99942"]
    assert np.degrees(bodies.runoff_per_decade[best]) * 3600 == pytest.approx(1.0)


@pytest.mark.shared
@pytest.mark.parametrize(("designation", "file"), RECORDED.items())
def test_known_orbits_are_those_of_the_small_body_database(shared_data: Path, designation, file):
    orbit = json.loads((shared_data / "sbdb" / file).read_bytes())["orbit"]
    body = next(b for b in BODIES if b.designation == designation)
    published = {element["name"]: float(element["value"]) for element in orbit["elements"]}
    assert {name: getattr(body, name) for name in ELEMENTS} == {name: published[name] for name in ELEMENTS}
    assert (body.epoch, body.orbit_id) == (float(orbit["epoch"]), orbit["orbit_id"])


@pytest.mark.shared
def test_the_other_known_orbits_are_those_of_the_2020_export(shared_data: Path):
    lines = (shared_data / "cneos" / "sbdb_neos_2020.csv").read_text().splitlines()
    names = lines[0].split(",")
    rows = {
        row[3]: dict(zip(names, row, strict=True))
        for row in (line.split(",") for line in lines[1:])
        if len(row) == len(names)
    }
    checked = [body for body in BODIES if body.epoch == 2_459_000.5]
    assert len(checked) > 20
    for body in checked:
        row = rows[body.designation]
        assert body.orbit_id == row["orbit_id"]
        assert [getattr(body, n) for n in ELEMENTS] == [float(row[n]) for n in ELEMENTS]
        assert body.moid == float(row["moid"])


@pytest.mark.shared
def test_propagation_agrees_with_horizons_vectors(shared_data: Path):
    """Over sixty days a two-body ellipse stays near JPL's integrated path, for all but what passes a planet."""
    table: dict[str, list[list[float]]] = {}
    with (shared_data / "horizons" / "vectors.csv").open() as file:
        for row in csv.DictReader(file):
            day = float(row["mjd_days"]) + float(row["nanos_of_day"]) / 86_400e9 + 2_400_000.5
            state = [float(row[n]) for n in ("x_au", "y_au", "z_au", "vx_au_d", "vy_au_d", "vz_au_d")]
            table.setdefault(row["orbit_id"], []).append([day, *state])
    errors = []
    for states in table.values():
        path = np.array(states)
        middle = path[[len(path) // 2]]
        if 2 / np.linalg.norm(middle[0, 1:4]) > np.sum(middle[0, 4:] ** 2) / MU_SUN:
            orbit = from_state(middle[:, 1:4], middle[:, 4:], middle[:, 0])
            errors.append(np.max(np.linalg.norm(orbit.state(path[:, :1])[0][:, 0] - path[:, 1:4], axis=1)))
    assert len(errors) > 15
    assert np.median(errors) < 1e-4
    assert np.quantile(errors, 0.8) < 1e-3


def test_orbits_can_be_picked():
    orbits = population(1).orbits
    assert len(orbits[[1, 2]]) == 2
    assert isinstance(orbits[:3], Orbits)


def test_a_moid_that_nobody_published_here_is_computed_not_remembered():
    bodies = population(1)
    bennu = bodies.index["101955"]
    assert BODIES[bennu].moid is None
    assert bodies.moid[bennu] == pytest.approx(0.0032, abs=0.0005)  # JPL's own, to one digit: same orbit, same Earth
