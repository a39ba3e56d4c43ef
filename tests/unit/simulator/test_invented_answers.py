import json
from pathlib import Path

import numpy as np
import pytest

from services.simulator.answer import FORM_HEADER, SIMULATOR_HEADER
from services.simulator.invented.bodies import BODIES
from services.simulator.invented.orbits import Orbits, earth_state
from services.simulator.invented.population import population

FEED = "/neows/feed?start_date={}&end_date={}&api_key=K"
ELEMENTS = "pdes,epoch,e,a,i,om,w,ma,H,pha,moid,condition_code"
SBDB = f"/jpl/sbdb_query.api?fields={ELEMENTS}&sb-group=neo"
CAD = "/jpl/cad.api?date-min=2026-11-01&date-max=2027-01-31"
ADDRESSES = (
    FEED.format("2026-11-21", "2026-11-28"), "/neows/neo/2099942?api_key=K", "/neows/neo/browse?page=3&api_key=K",
    CAD, SBDB, "/swpc/json/rtsw/rtsw_mag_1m.json", "/swpc/json/rtsw/rtsw_wind_1m.json",
    "/swpc/products/noaa-planetary-k-index.json",
    "/swpc/json/goes/primary/xrays-1-day.json", "/donki/FLR", "/donki/CME", "/donki/GST",
)  # fmt: skip


@pytest.mark.parametrize("path", ADDRESSES)
async def test_same_seed_address_and_clock_give_same_bytes(invent, path):
    first, second, other = invent(), invent(), invent(seed=2)
    answer = await first.get(path)
    assert answer.status_code == 200
    assert answer.headers[SIMULATOR_HEADER] == "invented"
    assert answer.headers[FORM_HEADER] == "invented by the simulator, seed 1"
    assert (await second.get(path)).content == answer.content
    if "2099942" not in path:
        assert (await other.get(path)).content != answer.content


async def test_what_was_told_of_the_past_stays_as_it_was(invent):
    now, later = invent("2026-11-21T02:00"), invent("2026-11-21T14:00")
    early = await now.json("/swpc/json/rtsw/rtsw_wind_1m.json")
    known = {(row["time_tag"], row["source"]): row for row in await later.json("/swpc/json/rtsw/rtsw_wind_1m.json")}
    both = [row for row in early if (row["time_tag"], row["source"]) in known]
    assert len(both) > 1000
    assert all(known[row["time_tag"], row["source"]] == row for row in both)
    assert await now.json(CAD) == await later.json(CAD)


async def test_approaches_are_those_that_the_published_elements_give(invented):
    table = await invented.json(SBDB)
    rows = {row[0]: [float(x) for x in row[1:8]] for row in table["data"]}
    found = (await invented.json(CAD))["data"]
    assert len(found) > 20
    elements = np.array([rows[row[0]] for row in found])
    orbits = Orbits(elements[:, 0], elements[:, 1], elements[:, 2], *np.radians(elements[:, 3:]).T)
    jd = np.array([float(row[2]) for row in found])
    for step in (-0.02, 0.0, 0.02):
        earth, _ = earth_state(jd + step)
        distance = np.linalg.norm(orbits.state(jd + step)[0] - earth, axis=1)
        told = np.array([float(row[4]) for row in found])
        if step:
            assert np.all(distance > told - 1e-12)
        else:
            assert np.max(np.abs(distance - told)) < 1e-9


async def test_sigma_holds_the_nominal_distance_and_v_infinity_the_pull(invented):
    for row in (await invented.json(CAD))["data"]:
        nominal, least, most = (float(x) for x in row[4:7])
        assert least <= nominal <= most
        assert float(row[7]) > float(row[8]) > 0


async def test_neows_and_cad_tell_the_same_approaches(invented):
    feed = await invented.json(FEED.format("2026-11-21", "2026-11-28"))
    cad = await invented.json("/jpl/cad.api?date-min=2026-11-21&date-max=2026-11-28&dist-max=0.5&fullname=true")
    told = {}
    for day, items in feed["near_earth_objects"].items():
        for item in items:
            passing = item["close_approach_data"][0]
            assert passing["close_approach_date"] == day
            told[item["name"], passing["close_approach_date_full"]] = float(passing["miss_distance"]["astronomical"])
    assert feed["element_count"] == len(told) == cad["count"]
    for row in cad["data"]:
        assert told[row[-1].strip(), row[3]] == pytest.approx(float(row[4]), abs=1e-9)
    assert list(feed["near_earth_objects"]) != sorted(feed["near_earth_objects"])


async def test_hazard_flag_follows_moid_and_h_and_no_approach_is_nearer_than_the_orbits(invented):
    rows = {row[0]: row for row in (await invented.json(SBDB))["data"]}
    assert len(rows) > 2000
    for row in rows.values():
        assert (row[9] == "Y") == (float(row[10]) <= 0.05 and float(row[8]) <= 22.0)
    for approach in (await invented.json(CAD))["data"]:
        if approach[0].startswith("SIM-"):
            assert float(approach[4]) > float(rows[approach[0]][10]) - 1e-3


async def test_numbers_are_written_as_jpl_writes_them(invented):
    rows = {row[0]: row for row in (await invented.json(SBDB))["data"]}
    assert rows["99942"][2] == ".1911663355386932"
    assert not any(cell.startswith(("0.", "-0.")) for row in rows.values() for cell in row[1:8])
    names = await invented.json("/jpl/sbdb_query.api?fields=full_name,n_obs_used,spkid&limit=200")
    assert all(
        name.startswith(" ") and isinstance(count, int) for name, count, _ in names["data"] if name.strip()[0] == "("
    )


async def test_lookup_browse_and_paging(invented):
    apophis = await invented.json("/neows/neo/2099942?api_key=SECRET")
    assert apophis["designation"] == "99942"
    assert "api_key=SECRET" in apophis["links"]["self"]
    assert any(a["close_approach_date"].startswith("2029-04") for a in apophis["close_approach_data"])
    first = await invented.json("/neows/neo/browse?api_key=K")
    last = await invented.json(f"/neows/neo/browse?api_key=K&page={first['page']['total_pages'] - 1}")
    assert "next" in first["links"]
    assert "next" not in last["links"]
    assert len(last["near_earth_objects"]) == first["page"]["total_elements"] % 20
    assert (await invented.get("/neows/neo/1?api_key=K")).status_code == 404
    assert (await invented.get("/neows/neo/browse?api_key=K&size=50")).status_code == 400
    assert (await invented.json("/neows/neo/browse?api_key=K&page=1000"))["near_earth_objects"] == []


async def test_the_removed_solar_wind_directory_is_404(invented):
    assert (await invented.get("/swpc/products/solar-wind/mag-7-day.json")).status_code == 404


async def test_other_planets_have_no_invented_approaches(invented):
    assert (await invented.json("/jpl/cad.api?body=Mars"))["count"] == 0
    everywhere = await invented.json("/jpl/cad.api?body=ALL")
    assert everywhere["fields"][-1] == "body"


def _keys(value):
    """Key sets of a JSON value at every depth, lists by their first item."""
    if isinstance(value, dict):
        return {key: _keys(item) for key, item in value.items()}
    return [_keys(value[0])] if isinstance(value, list) and value else None


@pytest.mark.shared
async def test_shapes_are_those_of_real_answers(invented, shared_data: Path):
    def read(name):
        return json.loads((shared_data / name).read_bytes())

    real = read("neows/feed_2026-03-30.json")["near_earth_objects"]["2026-03-30"][0]
    feed = await invented.json(FEED.format("2026-11-21", "2026-11-28"))
    mine = next(items[0] for items in feed["near_earth_objects"].values() if items)
    assert _keys(mine) == _keys(real)
    xrays = await invented.json("/swpc/json/goes/primary/xrays-6-hour.json")
    assert list(xrays[0]) == list(read("swpc/swpc_goes_xrays-6-hour_2024-05-13.json")[0])
    kp = "week_2026-03-29/swpc/kp/swpc_noaa-planetary-k-index_2026-03-31T200029Z.json"
    assert list((await invented.json("/swpc/products/noaa-planetary-k-index.json"))[0]) == list(read(kp)[0])
    schema = read("donki/recent_schema_2026-08.json")
    for path, name in (("FLR", "solar_flares"), ("CME", "cme")):
        event = (await invented.json(f"/donki/{path}"))[0]
        assert set(event) == set(schema[name][0])
    analyses = (await invented.json("/donki/CME"))[0]["cmeAnalyses"][0]
    assert set(analyses) == set(schema["cme"][0]["cmeAnalyses"][0])
    storm = (await invented.json("/donki/GST"))[0]
    assert set(storm) == {*read("donki/single/GST.json")[0], "sentNotifications"}
    cad = await invented.json(CAD)
    assert cad["fields"] == read("cneos/cad_2020.json")["fields"]
    detailed = await invented.json("/neows/neo/2099942?api_key=K")
    old = read("neows/v2016_neo.json")["orbital_data"]
    assert set(detailed["orbital_data"]) >= set(old) - {"rms"}


def test_populations_of_two_seeds_differ_only_in_the_synthetic_part():
    first, second = population(1), population(2)
    assert first.designations == second.designations
    assert np.array_equal(first.orbits.e[: len(BODIES)], second.orbits.e[: len(BODIES)])
    assert not np.array_equal(first.orbits.e[len(BODIES) :], second.orbits.e[len(BODIES) :])
