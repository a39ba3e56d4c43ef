from datetime import datetime

import numpy as np
import pytest

from services.simulator.invented import xrays
from services.simulator.invented.geomagnetic import Geomagnetic, a_index, newell_kp
from services.simulator.invented.minutes import DAY, instant, minute_of
from services.simulator.invented.sun import Sun
from services.simulator.invented.transit import arrival
from services.simulator.invented.wind import SHEATH_H, SolarWind, Wind

NOW = minute_of(datetime.fromisoformat("2026-11-21T02:00Z"))
SEEDS = (1, 2, 7)


def _hits(sun: Sun, days: int = 120):
    return [(cme, cme.arrival) for cme in sun.cmes(NOW - days * DAY, NOW) if cme.arrival and cme.strength > 0.3]


@pytest.mark.parametrize("seed", SEEDS)
def test_an_ejection_arrives_with_a_jump_of_the_wind(seed):
    sun = Sun(seed)
    wind = SolarWind(sun)
    all_arrivals = [c.arrival.minute for c in sun.cmes(NOW - 140 * DAY, NOW) if c.arrival]
    alone = [
        (cme, hit) for cme, hit in _hits(sun)
        if hit.speed > 480 and sum(abs(hit.minute - other) < 2 * DAY for other in all_arrivals) == 1
    ]  # fmt: skip
    assert alone
    for cme, hit in alone:
        before = wind.at(np.arange(hit.minute - 60, hit.minute))
        after = wind.at(np.arange(hit.minute, hit.minute + 60))
        assert after.speed.mean() - before.speed.mean() > 25
        assert after.density.mean() > 1.2 * before.density.mean()
        sheath = wind.at(np.arange(hit.minute, hit.minute + int(SHEATH_H) * 60))
        assert sheath.speed.max() < cme.speed + 300


@pytest.mark.parametrize("speed", [300.0, 400.0, 700.0, 1500.0, 2800.0])
def test_faster_ejections_come_sooner_and_are_slowed_towards_the_wind(speed):
    hit, faster = arrival(0, speed), arrival(0, speed + 100)
    assert faster.minute < hit.minute
    assert min(speed, 400.0) <= hit.speed <= max(speed, 400.0)
    assert 0.5 * DAY < hit.minute < 8 * DAY


def test_transit_times_are_those_of_the_drag_model():
    hit = arrival(0, 1000.0)
    assert 1.7 < hit.minute / DAY < 3.5
    seconds = hit.minute * 60
    travelled = 400 * seconds + np.log1p(0.2e-7 * 600 * seconds) / 0.2e-7
    assert travelled == pytest.approx(149_597_870.7 - 1_500_000 - 21.5 * 695_700, rel=1e-3)


@pytest.mark.parametrize("seed", SEEDS)
def test_strong_flares_bring_ejections_and_ejections_storms(seed):
    sun = Sun(seed)
    flares = sun.flares(NOW - 400 * DAY, NOW)
    share = [
        np.mean([f.cme is not None for f in flares if low <= f.flux < high]) for low, high in ((1e-6, 1e-5), (1e-5, 1))
    ]
    assert share[1] > 4 * share[0]
    storms = Geomagnetic(SolarWind(sun)).storms(NOW - 200 * DAY, NOW)
    assert storms
    assert np.mean([bool(storm.causes) for storm in storms]) > 0.7
    for storm in storms:
        assert all(kp >= 5.6 for _, kp in storm.intervals)
        assert all(cme.start < storm.start for cme in storm.causes)


def test_any_minute_is_the_same_however_it_is_asked_for():
    wind = SolarWind(Sun(3))
    minutes = np.arange(NOW - 3 * DAY, NOW)
    whole, part = wind.at(minutes), SolarWind(Sun(3)).at(minutes[2000:2010])
    for name in Wind.__dataclass_fields__:
        assert np.array_equal(getattr(whole, name)[2000:2010], getattr(part, name))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_wind_stays_within_what_is_measured(seed):
    wind = SolarWind(Sun(seed)).at(np.arange(NOW - 100 * DAY, NOW, 7))
    assert 250 < wind.speed.min() < wind.speed.max() < 1200
    assert 0 < wind.density.min() < wind.density.max() < 100
    assert 1e3 < wind.temperature.min() < wind.temperature.max() < 5e6
    assert wind.bt.max() < 80
    assert 350 < np.median(wind.speed) < 480


def test_southward_field_and_speed_raise_kp():
    def kp(speed, bz):
        one = np.ones(1)
        return float(newell_kp(Wind(speed * one, 5 * one, 1e5 * one, 0 * one, 0.1 * one, bz * one))[0])

    assert kp(400, 5) < 2 < kp(400, -8) < kp(700, -15) <= 9
    assert kp(2000, -60) == 9
    assert (a_index(2.67), a_index(5.0), a_index(9.0), a_index(0.0)) == (12, 48, 400, 0)


@pytest.mark.parametrize("seed", SEEDS)
def test_flux_peaks_where_donki_says_and_in_its_class(seed):
    sun = Sun(seed)
    every = sun.flares(NOW - 60 * DAY, NOW)
    strong = [
        f
        for f in every
        if f.flux > 1e-5
        and not any(o is not f and o.flux > f.flux / 10 and abs(o.begin - f.begin) < 240 for o in every)
    ]
    assert strong
    for flare in strong:
        minutes = np.arange(flare.begin - 30, flare.end + 60)
        flux = xrays.long_flux(sun, minutes)
        letter, number = xrays.flare_class(sun, flare)[0], float(xrays.flare_class(sun, flare)[1:])
        assert letter in "MX"
        at_peak = float(xrays.long_flux(sun, np.array([flare.peak]))[0])
        assert at_peak == pytest.approx(number * {"M": 1e-5, "X": 1e-4}[letter], rel=0.1)
        assert at_peak > 0.9 * flux.max()
        assert np.all(xrays.short_flux(sun, minutes, flux) < flux)


async def test_donki_links_what_belongs_together_and_only_once_it_is_known(invent):
    told = invent("2026-11-21T02:00")
    window = "?startDate=2026-08-01&endDate=2026-11-21"
    flares, cmes, storms = [await told.json(f"/donki/{kind}{window}") for kind in ("FLR", "CME", "GST")]
    ids = {e.get("flrID") or e.get("activityID") or e.get("gstID"): e for e in (*flares, *cmes, *storms)}
    assert len(ids) == len(flares) + len(cmes) + len(storms)
    links = [(name, link["activityID"]) for name, e in ids.items() for link in e["linkedEvents"] or []]
    assert any("GST" in a and "CME" in b for a, b in links)
    assert any("FLR" in a and "CME" in b for a, b in links)
    for name, other in links:
        if other in ids:
            assert name in {link["activityID"] for link in ids[other]["linkedEvents"]}
    assert all(e["submissionTime"] <= "2026-11-21T02:00Z" for e in ids.values())
    assert all("SIMULATED" in e["note"] for e in (*flares, *cmes))


async def test_events_come_late_and_grow(invent):
    day = "/donki/CME?startDate=2026-11-15&endDate=2026-11-20"
    early, late = await invent("2026-11-20T06:00").json(day), await invent("2026-12-20T06:00").json(day)
    before, after = ({e["activityID"]: e for e in events} for events in (early, late))
    assert set(before) < set(after)
    assert all(before[name]["versionId"] <= after[name]["versionId"] for name in before)
    assert any(before[name]["versionId"] < after[name]["versionId"] for name in before)
    for event in late:
        assert sum(analysis["isMostAccurate"] for analysis in event["cmeAnalyses"]) == 1


async def test_files_of_swpc_are_ordered_and_late_as_the_service(invent):
    told = invent("2026-11-21T02:00")
    wind = await told.json("/swpc/json/rtsw/rtsw_wind_1m.json")
    times = [row["time_tag"] for row in wind]
    assert times == sorted(times, reverse=True)
    assert {row["source"] for row in wind} == {"SOLAR1", "IMAP", "ACE"}
    active = [row for row in wind if row["active"]]
    assert {row["source"] for row in active} == {"SOLAR1"}
    assert all(row["alpha_speed"] is None for row in active)
    assert active[0]["time_tag"] <= "2026-11-21T01:56:00"
    assert 3600 < len(wind) < 4320
    kp = await told.json("/swpc/products/noaa-planetary-k-index.json")
    assert 56 <= len(kp) <= 64
    assert kp[-1]["time_tag"] == "2026-11-20T21:00:00"
    xray = await told.json("/swpc/json/goes/primary/xrays-6-hour.json")
    assert xray[-1]["time_tag"] == "2026-11-21T01:58:00Z"
    assert len(xray) == 2 * (6 * 60 - 1)
    storms = await told.json("/donki/GST?startDate=2026-11-14&endDate=2026-11-21")
    listed = {row["time_tag"]: row["Kp"] for row in kp}
    for storm in storms:
        for value in storm["allKpIndex"]:
            start = instant(minute_of(datetime.fromisoformat(value["observedTime"])) - 180)
            assert listed.get(f"{start:%Y-%m-%dT%H:%M:%S}", value["kpIndex"]) == value["kpIndex"]
