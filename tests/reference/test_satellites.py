"""States and passes against the published SGP4 verification, skyfield, and the catalogue's own later elements."""

import gzip
from datetime import UTC, datetime, timedelta

import numpy as np
import pyarrow as pa
import pytest
from skyfield.api import EarthSatellite, load, wgs84

from etl.sources.celestrak import DATASETS
from etl.sources.tle import columns, element_sets
from services.core import satellite_passes, satellite_states
from services.domain.arrow import arrow_type
from services.domain.fields import field

pytestmark = pytest.mark.shared
FIELDS = DATASETS[0].cleanings[0].columns
AT = datetime(2026, 4, 2, 12, tzinfo=UTC)


def table(sets) -> pa.Table:
    """Elements as the archive holds them, without its checks: some verification cases are beyond any catalogue."""
    texts = columns(sets)
    arrays = {}
    for name, source in FIELDS.items():
        if name == "element_epoch_at":
            arrays[name] = pa.array([datetime.fromisoformat(t + "+00:00") for t in texts["EPOCH"]], arrow_type(name))
        elif field(name).dtype == "float64":
            arrays[name] = pa.array([float(t) if t else None for t in texts[source]], pa.float64())
        elif name == "norad_cat_id":
            arrays[name] = pa.array([int(t) for t in texts[source]], pa.int64())
    return pa.table(arrays)


@pytest.fixture(scope="module")
def week(shared_data):
    """Two days' active catalogues, by the date."""

    def day(date: str) -> str:
        path = shared_data / "week_2026-03-29" / "celestrak" / f"active_{date}.tle.gz"
        return gzip.decompress(path.read_bytes()).decode()

    return {date: day(date) for date in ("2026-03-31", "2026-04-01", "2026-04-02")}


@pytest.fixture(scope="module")
def iss(week):
    text = week["2026-04-02"]
    at = text.index("ISS (ZARYA)")
    return "\n".join(text[at:].splitlines()[:3])


def test_every_verification_case_within_a_centimetre(shared_data):
    lines = (shared_data / "sgp4" / "SGP4-VER.TLE").read_text().splitlines()
    sets = element_sets("\n".join(line for line in lines if not line.startswith("#")))
    expected, number = {}, 0
    for line in (shared_data / "sgp4" / "tcppver.out").read_text().splitlines():
        if line.endswith("xx"):
            number += 1
            expected[number] = []
        elif line.strip():
            expected[number].append([float(x) for x in line.split()[:7]])
    # Whatever their checksums: the vectors were made from the numbers.
    sound = [s for s in sets if s.rule in {None, "tle.checksum"}]
    assert len(sound) == len(expected) == 33
    compared = 0
    for model, rows in zip(satellite_states.satrecs(table(sound)), expected.values(), strict=True):
        for minutes, *state in rows:
            error, place, speed = model.sgp4_tsince(minutes)
            if error and (minutes, *state) == tuple(rows[-1]):
                continue  # the reference prints the state at which it gave up
            assert np.allclose(place, state[:3], atol=1e-5, rtol=0), (model.satnum, minutes)
            assert np.allclose(speed, state[3:], atol=1e-8, rtol=0), (model.satnum, minutes)
            compared += 1
    assert compared > 600


def test_places_on_the_ground_are_skyfields(iss):
    _, first, second = iss.splitlines()
    instants = satellite_states.steps(AT, AT + timedelta(hours=3), 120)
    ours = satellite_states.ephemeris(table(element_sets(iss)), instants)
    times = load.timescale(builtin=True).from_datetimes(instants)
    theirs = wgs84.geographic_position_of(EarthSatellite(first, second).at(times))
    assert np.allclose(ours["latitude_deg"], theirs.latitude.degrees, atol=1e-6)
    assert np.allclose(ours["longitude_deg"], theirs.longitude.degrees, atol=1e-6)
    assert np.allclose(ours["altitude_km"], theirs.elevation.km, atol=1e-4)
    assert set(ours["error"].to_pylist()) == {None}
    assert ours["element_age_d"][0].as_py() == pytest.approx(0.366, abs=0.3)


@pytest.mark.parametrize(("latitude", "longitude"), [(52.52, 13.405), (-33.87, 151.21), (0.0, -78.5)])
def test_passes_are_where_the_satellite_stands_above_the_limit(iss, latitude, longitude):
    _, first, second = iss.splitlines()
    place = satellite_passes.place(latitude, longitude, 30.0)
    end = AT + timedelta(days=2)
    found, error = satellite_passes.passes(table(element_sets(iss)), place, AT, end, 10.0)
    assert error is None
    whole = [p for p in found if p["rise"] and p["culminate"] and p["set"]]
    # Only the ends of the span cut passes.
    assert len(whole) >= 5
    assert len(found) - len(whole) <= 2
    step = 10.0
    instants = satellite_states.steps(AT, end, step)
    times = load.timescale(builtin=True).from_datetimes(instants)
    elevation = (EarthSatellite(first, second) - place).at(times).altaz()[0].degrees
    above = elevation > 10.0
    rises = [instants[n + 1] for n in np.flatnonzero(~above[:-1] & above[1:])]
    # A pass that lasts less than the sampling's step may lie between two samples.
    seen = [p for p in whole if (p["set"]["at"] - p["rise"]["at"]).total_seconds() > 2 * step]
    assert len(rises) == len(seen)
    for one, rise in zip(seen, rises, strict=True):
        assert abs((one["rise"]["at"] - rise).total_seconds()) <= step
        assert one["rise"]["elevation_deg"] == pytest.approx(10.0, abs=0.03)
        inside = [e for e, at in zip(elevation, instants, strict=True) if one["rise"]["at"] <= at <= one["set"]["at"]]
        # Near the zenith ten seconds are several degrees.
        assert max(inside) - 0.01 <= one["culminate"]["elevation_deg"] <= max(inside) + 4


def test_the_shadow_and_the_sun(iss):
    elements = table(element_sets(iss))
    place = satellite_passes.place(52.52, 13.405, 30.0)
    found = [p for p in satellite_passes.passes(elements, place, AT, AT + timedelta(days=1), 0.0)[0] if p["culminate"]]
    by_day = [p for p in found if p["culminate"]["sun_elevation_deg"] > 5]
    assert by_day
    assert not any(p["is_visible"] for p in by_day)
    # At local noon of early April the Sun stands about 42 degrees high over Berlin.
    noon = min(found, key=lambda p: abs((p["culminate"]["at"] - AT.replace(hour=11, minute=6)).total_seconds()) % 86400)
    assert noon["culminate"]["is_sunlit"]
    assert 0 < noon["culminate"]["sun_elevation_deg"] < 43.5


def test_what_is_said_of_the_error_is_what_the_next_day_shows(week):
    """Yesterday's elements against today's, at today's epochs."""
    old, new = (table(element_sets(week[d])) for d in ("2026-04-01", "2026-04-02"))
    before = {n: i for i, n in enumerate(old["norad_cat_id"].to_pylist())}
    models, later = satellite_states.satrecs(old), satellite_states.satrecs(new)
    apart: dict[str, list[float]] = {"low": [], "geo": []}
    rows = zip(new["norad_cat_id"].to_pylist(), later, new["mean_motion_rev_d"].to_pylist(), strict=True)
    for number, model, motion in rows:
        if number not in before:
            continue
        earlier = models[before[number]]
        age = (model.jdsatepoch - earlier.jdsatepoch) + (model.jdsatepochF - earlier.jdsatepochF)
        if not 0.5 < age < 1.5:
            continue
        e1, then, _ = earlier.sgp4(model.jdsatepoch, model.jdsatepochF)
        e2, now, _ = model.sgp4(model.jdsatepoch, model.jdsatepochF)
        kind = "low" if motion > 11.25 else "geo" if 0.9 < motion < 1.1 else None
        if kind and not e1 and not e2:
            apart[kind].append(float(np.linalg.norm(np.subtract(then, now))))
    assert len(apart["low"]) > 5000
    assert 2 < np.median(apart["low"]) < 9
    assert 0.4 < np.median(apart["geo"]) < 3


def test_the_whole_catalogue_at_once(week):
    elements = table(element_sets(week["2026-04-02"]))
    rows, refused = satellite_states.snapshot(elements, AT)
    assert rows.num_rows + len(refused) == elements.num_rows == 14_905
    assert all(r["code"] in range(1, 8) and r["error"] for r in refused)
    distance = np.linalg.norm(np.stack([rows[n].to_numpy() for n in ("x_km", "y_km", "z_km")]), axis=0)
    assert distance.min() > 6400
    single = next(n for n in range(rows.num_rows) if rows["norad_cat_id"][n].as_py() == 25544)
    alone = satellite_states.ephemeris(elements.filter(pa.compute.equal(elements["norad_cat_id"], 25544)), [AT])
    for name in satellite_states.STATE:
        assert rows[name][single].as_py() == pytest.approx(alone[name][0].as_py(), abs=0.016)
