"""Recordings of DONKI, SWPC, OMNI2, CelesTrak and GFZ: every record in a typed row or set aside with its rule."""

import gzip
import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from etl.silver.clean import clean
from etl.sources.model import Parsed, Payload, Problem
from etl.sources.registry import dataset, match
from services.domain.batch import Batch

pytestmark = pytest.mark.shared
HELD = ("swpc.noaa.gov", "DONKI", "spdf.gsfc", "celestrak.org/SpaceData")


@dataclass(frozen=True)
class Found:
    key: str
    parsed: Parsed
    tables: dict[str, pa.Table]
    problems: list[Problem]


@pytest.fixture(scope="module")
def found(shared_data: Path) -> dict[str, Found]:
    """By file; the solar wind's many files are read elsewhere."""
    result = {}
    for line in (shared_data / "recordings.ndjson").read_text().splitlines():
        entry = json.loads(line)
        if (
            any(part in entry["url"] for part in HELD)
            and "solar-wind" not in entry["url"]
            and not entry.get("truncated")
        ):
            result[entry["file"]] = _read(shared_data, entry)
    return result


def _read(folder: Path, entry: dict) -> Found:
    one = match(entry["url"])
    assert one, entry["url"]
    body = (folder / entry["file"]).read_bytes()
    body = gzip.decompress(body) if entry["file"].endswith(".gz") else body
    at = datetime.fromisoformat(entry["fetched_at"])
    parsed = one.parse(Payload(body, entry["url"], at, form=entry.get("form")))
    batch = Batch(source=one.source, dataset=one.name, url=entry["url"], fetched_at=at, status=200, sha256="0" * 64,
                  bytes=len(body), origin="recorded", semantics="increment")  # fmt: skip
    silver = clean(parsed.tables, batch)
    return Found(one.key, parsed, silver.tables, [*parsed.problems, *silver.problems])


def test_every_dataset_but_the_simulated_ones_has_recordings(found: dict[str, Found]) -> None:
    files = Counter(f.key for f in found.values())
    assert {n for n, key in ((files[k], k) for k in files if k.startswith("donki/") and k != "donki/events")} == {96}
    assert {k for k in files if k.startswith("donki/")} == {
        f"donki/{n}"
        for n in "flares cmes storms shocks particles crossings belts streams notifications".split()  # noqa: SIM905
    }
    assert files["omni2/hourly"] == 13
    assert files["celestrak_sw/daily"] == 2
    assert files["swpc/kp_forecast"] == 107


def test_every_record_is_accounted_for(found: dict[str, Found]) -> None:
    for file, one in found.items():
        numbers = [set(t["record_no"].to_pylist()) for t in one.parsed.tables.values()]
        assert one.parsed.records == len(set().union(*numbers)) + len(one.parsed.problems) + one.parsed.inactive, file


def test_only_two_events_without_an_identifier_are_set_aside(found: dict[str, Found]) -> None:
    assert {(file, p.field_name, p.bad_value) for file, one in found.items() for p in one.problems} == {
        ("donki/events/GST/GST_2016-02-01_2016-02-29.json", "event_id", "none"),
        ("donki/events/RBE/RBE_2017-07-01_2017-07-31.json", "event_id", "none"),
    }


def test_records_as_the_index_of_the_recordings_counts_them(found: dict[str, Found]) -> None:
    records = Counter()
    for one in found.values():
        records[one.key] += one.parsed.records
    assert {k: n for k, n in records.items() if not k.startswith("swpc/")} == {
        "donki/cmes": 3585, "donki/flares": 996, "donki/storms": 75, "donki/streams": 520, "donki/shocks": 462,
        "donki/crossings": 40, "donki/belts": 173, "donki/particles": 145, "donki/notifications": 2318,
        "omni2/hourly": 113_952, "celestrak_sw/daily": 48_396,
    }  # fmt: skip


def _points(found: dict[str, Found], file: str, series: str) -> dict[datetime, float]:
    rows = found[file].tables["telemetry_points"]
    rows = rows.filter(pc.equal(rows["series"], series))
    return dict(zip(rows["observed_at"].to_pylist(), rows["value"].to_pylist(), strict=True))


def test_fills_of_omni_make_no_sample(found: dict[str, Found]) -> None:
    missing = {}
    for year in (2011, 2012, 2013, 2021, 2022, 2023):
        held = len(_points(found, f"omni2/omni2_{year}.dat.gz", "omni_speed_km_s"))
        missing[year] = (8784 if year % 4 == 0 else 8760) - held
    assert missing == {2011: 1, 2012: 4, 2013: 0, 2021: 212, 2022: 37, 2023: 191}
    kp = _points(found, "omni2/omni2_2015.dat.gz", "omni_kp_index")
    assert len(kp) == 8760
    assert max(kp.values()) == pytest.approx(8.333, abs=1e-3)


def test_three_tellings_of_kp_agree(found: dict[str, Found]) -> None:
    omni = _points(found, "omni2/omni2_2023.dat.gz", "omni_kp_index")
    told = _points(found, "spaceweather/celestrak_SW-All_to_2023-12-31.csv.gz", "celestrak_kp_index")
    also = _points(found, "spaceweather/celestrak_SW-All_to_2023-12-31.txt.gz", "celestrak_kp_index")
    assert told == also
    both = [(value, omni[at]) for at, value in told.items() if at in omni]
    assert len(both) == 2920
    assert sum(abs(a - b) < 0.01 for a, b in both) > 2900


def test_gfz_s_own_table(shared_data: Path) -> None:
    body = (shared_data / "spaceweather/gfz_Kp_ap_Ap_SN_F107_since_2024.txt").read_bytes()
    parsed = dataset("gfz/kp").parse(
        Payload(body, "https://kp.gfz.de/x", datetime.fromisoformat("2024-02-01T00:00:00Z"))
    )
    assert (parsed.records, parsed.problems) == (31, [])
    assert parsed.tables["bronze_gfz__kp"].num_rows == 31 * 8


def test_forecasts_in_words_and_in_numbers(found: dict[str, Found]) -> None:
    days = found["swpc/swpc_3-day-forecast_2024-05-13.txt"].tables["silver_swpc__day_forecasts"].to_pylist()
    assert [d["s1_probability_pct"] for d in days] == [60, 60, 5]
    assert [d["r1_r2_probability_pct"] for d in days] == [95, 95, 25]
    assert json.loads(days[0]["kp_of_day"])[1] == {"from": "2024-05-13T03:00:00Z", "kp": 6.0}
    for file, one in found.items():
        if "3-day-forecast" in file:
            assert one.tables["silver_swpc__day_forecasts"].num_rows == 3, file
    scales = found["swpc/swpc_noaa-scales_2024-05-13.json"].tables["silver_swpc__day_forecasts"].to_pylist()
    assert {s["forecast_role"]: s["r_scale"] for s in scales if s["r_scale"] is not None} == {"now": 0, "past": 2}


def test_alerts_have_their_kind_and_the_scale_they_name(found: dict[str, Found]) -> None:
    tables = [one.tables["silver_swpc__alerts"] for one in found.values() if one.key == "swpc/alerts"]
    rows = pa.concat_tables(tables).to_pylist()
    assert len(rows) == 827
    assert Counter(r["alert_kind"] for r in rows)["watch"] == 47
    for row in rows:
        assert row["headline"], row["text"]
        if row["message_code"].startswith("ALTK0") and row["message_code"] > "ALTK04":
            assert row["noaa_scale"] == f"G{int(row['message_code'][-1]) - 4}", row["text"]


def test_notifications_name_events_that_are_held(found: dict[str, Found]) -> None:
    held, named = set(), set()
    for one in found.values():
        if "silver_donki__events" in one.tables:
            held |= set(one.tables["silver_donki__events"]["event_id"].to_pylist())
        if one.key == "donki/notifications":
            named |= {
                e for r in one.tables["silver_donki__notifications"]["mentioned_event_ids"].to_pylist() for e in r
            }
    assert len(named) > 500
    assert len(named & held) / len(named) > 0.95
