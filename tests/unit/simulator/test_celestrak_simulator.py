"""The simulator as CelesTrak: forms, permitted pace, one orbit told by each day's elements."""

import csv
import io
from datetime import UTC, datetime, timedelta

import numpy as np
from sgp4 import omm
from sgp4.api import Satrec

from services.simulator.invented import constellation

PATH = "/celestrak/NORAD/elements/gp.php?GROUP={}&FORMAT={}"
NOW = datetime(2026, 4, 2, 16, tzinfo=UTC)


def models(now: datetime, group: str) -> dict[str, Satrec]:
    """By number, as python-sgp4's own OMM reader has them."""
    found = {}
    for record in constellation.records(3, now, group):
        model = Satrec()
        omm.initialize(model, {**record, "NORAD_CAT_ID": "0"})
        found[record["NORAD_CAT_ID"]] = model
    return found


async def test_csv_and_json_tell_the_same(invent):
    text = await invent().get(PATH.format("stations", "csv"))
    assert text.headers["content-type"].startswith("text/csv")
    assert text.headers["x-orrery-simulator"] == "invented"
    rows = list(csv.DictReader(io.StringIO(text.text)))
    told = await invent().json(PATH.format("stations", "json"))
    assert [r["OBJECT_NAME"] for r in rows] == [r["OBJECT_NAME"] for r in told] == ["SIM STATION 1", "SIM STATION 2"]
    for row, record in zip(rows, told, strict=True):
        assert set(row) == set(record)
        assert float(row["MEAN_MOTION"]) == record["MEAN_MOTION"]
        assert isinstance(record["NORAD_CAT_ID"], int)
        assert record["MEAN_MOTION_DDOT"] == 0


async def test_a_group_is_given_once_an_update(invented):
    assert (await invented.get(PATH.format("active", "csv"))).status_code == 200
    refused = await invented.get(PATH.format("active", "json"))
    assert refused.status_code == 403
    assert refused.text.startswith("GP data has not updated since your last successful download of GROUP=active")
    assert (await invented.get(PATH.format("geo", "csv"))).status_code == 200
    invented.clock.at += timedelta(hours=2)
    assert (await invented.get(PATH.format("active", "csv"))).status_code == 200
    assert await invented.json("/celestrak/_asked") == {"active": 3, "geo": 1}


async def test_a_failed_download_is_none(invented):
    await invented.fault(path="/celestrak/*", fault="500", times=1)
    assert (await invented.get(PATH.format("geo", "csv"))).status_code == 500
    assert (await invented.get(PATH.format("geo", "csv"))).status_code == 200


async def test_an_empty_group_and_an_unknown_one(invented):
    empty = await invented.get(PATH.format("military", "csv"))
    assert (empty.status_code, empty.text.strip()) == (200, "No GP data found")
    assert (await invented.get(PATH.format("noaa", "csv"))).status_code == 404


def test_numbers_have_five_and_six_digits_and_some_no_designator():
    records = constellation.records(3, NOW, "active")
    numbers = [int(r["NORAD_CAT_ID"]) for r in records]
    assert len(set(numbers)) == len(numbers) > 3000
    assert {len(str(n)) for n in numbers} == {5, 6}
    assert any(r["OBJECT_ID"] == "" for r in records)
    assert len({r["OBJECT_ID"] for r in records if r["OBJECT_ID"]}) == sum(r["OBJECT_ID"] != "" for r in records)


def test_the_same_seed_and_instant_are_the_same_bytes():
    assert constellation.records(3, NOW, "geo") == constellation.records(3, NOW, "geo")
    assert constellation.records(3, NOW, "geo") != constellation.records(4, NOW, "geo")


def test_todays_elements_continue_yesterdays_orbit():
    for group, limit_km in (("geo", 30.0), ("oneweb", 60.0), ("resource", 60.0)):
        before, after = models(NOW - timedelta(days=1), group), models(NOW, group)
        apart = []
        for number, model in after.items():
            error, then, _ = before[number].sgp4(model.jdsatepoch, model.jdsatepochF)
            again, now, _ = model.sgp4(model.jdsatepoch, model.jdsatepochF)
            assert error == again == 0
            apart.append(np.linalg.norm(np.subtract(then, now)))
        assert np.median(apart) < limit_km, (group, np.median(apart))


def test_no_epoch_is_later_than_now():
    epochs = [r["EPOCH"] for r in constellation.records(3, NOW, "active")]
    assert max(epochs) <= "2026-04-02T16:00:00"
    assert min(epochs) > "2026-04-02T07:59"


async def test_the_recorded_catalogue_is_told_as_it_was_kept(recorded):
    answer = await recorded.get(PATH.format("active", "csv"))
    assert answer.status_code == 200
    assert "as TLE" in answer.headers["x-orrery-form"]
    assert len(answer.text.splitlines()) == 3 * 14_909
    stations = await recorded.get(PATH.format("stations", "csv"))
    assert "ISS (ZARYA)" in stations.text
    assert "2026-05-30" in stations.headers["x-orrery-form"]
    assert set(stations.text.splitlines()) < set(answer.text.splitlines())
    assert (await recorded.get(PATH.format("starlink", "csv"))).status_code == 404
    recorded.clock.at = datetime(2026, 4, 3, 1, tzinfo=UTC)
    later = await recorded.get(PATH.format("active", "csv"))
    assert len(later.text.splitlines()) == 3 * 14_905
