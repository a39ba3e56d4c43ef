"""Recordings of the first sources: each record accounted for, known numbers found where they belong."""

import csv
import gzip
import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from etl.sources.model import Parsed, Payload
from etl.sources.registry import match

pytestmark = pytest.mark.shared


READ = {
    "cneos_cad/approaches", "sbdb_query/asteroids", "neows/feed", "neows/lookup", "neows/browse", "swpc/plasma",
    "swpc/mag", "swpc/kp", "swpc/xrays", "donki/flares", "donki/cmes", "donki/storms",
}  # fmt: skip


@dataclass(frozen=True)
class Recording:
    file: str
    url: str
    payload: Payload


@pytest.fixture(scope="module")
def parsed(shared_data: Path) -> dict[str, tuple[Recording, Parsed]]:
    found = {}
    for recording in _recordings(shared_data):
        if (dataset := match(recording.url)) and dataset.key in READ:
            found[recording.file] = (recording, dataset.parse(recording.payload))
    return found


def _recordings(folder: Path) -> Iterator[Recording]:
    for line in (folder / "recordings.ndjson").read_text().splitlines():
        entry = json.loads(line)
        body = (folder / entry["file"]).read_bytes()
        body = gzip.decompress(body) if entry["file"].endswith(".gz") else body
        payload = Payload(
            body,
            entry["url"],
            datetime.fromisoformat(entry["fetched_at"]),
            entry["status"],
            entry.get("form"),
            bool(entry.get("truncated")),
        )
        yield Recording(entry["file"], entry["url"], payload)


def _counted_by_hand(recording: Recording) -> int:
    """Records of a file, counted without the parsers."""
    if recording.payload.form == "CSV export":
        return sum(1 for _ in csv.reader(io.StringIO(recording.payload.body.decode("utf-8-sig")))) - 1
    value = json.loads(recording.payload.body)
    if isinstance(value, list):
        return len(value) - (bool(value) and isinstance(value[0], list))
    if "fields" in value:
        return len(value["data"])
    if "error" in value or "code" in value:
        return 1
    objects = value.get("near_earth_objects", [value])
    if isinstance(objects, dict):
        return sum(len(o["close_approach_data"]) or 1 for day in objects.values() for o in day)
    return sum(1 + len(o["close_approach_data"]) for o in objects)


def _rows(parsed: dict[str, tuple[Recording, Parsed]], file: str, table: str) -> list[dict]:
    return parsed[file][1].tables[table].to_pylist()


def test_every_record_of_every_file_is_accounted_for(parsed: dict[str, tuple[Recording, Parsed]]) -> None:
    assert len(parsed) > 450
    for recording, result in parsed.values():
        numbers = [set(t["record_no"].to_pylist()) for t in result.tables.values()]
        assert result.records == _counted_by_hand(recording), recording.file
        assert result.records == len(set().union(*numbers)) + len(result.problems) + result.inactive, recording.file


def test_only_the_error_bodies_are_set_aside(parsed: dict[str, tuple[Recording, Parsed]]) -> None:
    problems = {file: [p.rule for p in result.problems] for file, (_, result) in parsed.items() if result.problems}
    assert problems == {
        "neows/v2016_wrong.api.key.json": ["payload.error"],
        "neows/v2016_wrong.resource.json": ["payload.error"],
    }


def test_every_supported_dataset_but_none_other_is_recorded(parsed: dict[str, tuple[Recording, Parsed]]) -> None:
    files = Counter(d.key for r, _ in parsed.values() if (d := match(r.url)))
    assert set(files) == READ
    assert files["donki/cmes"] == files["donki/flares"] == files["donki/storms"] == 96


def test_every_instant_and_designation_is_read(parsed: dict[str, tuple[Recording, Parsed]]) -> None:
    for recording, result in parsed.values():
        for table in result.tables.values():
            for name in {"designation", "approach_at", "approach_at_tdb", "observed_at", "start_at", "event_id"} & set(
                table.column_names
            ):
                assert table[name].null_count == 0, (recording.file, name)


def test_apophis_in_2029_is_where_the_table_says(parsed: dict[str, tuple[Recording, Parsed]]) -> None:
    rows = _rows(parsed, "cneos/close_approach_table_1900-2200.csv.gz", "bronze_cneos_cad__approaches")
    assert len(rows) == 24_997
    (apophis,) = [r for r in rows if r["designation"] == "99942" and r["approach_at_tdb"].startswith("2029-04-13")]
    assert apophis["fullname"] == "99942 Apophis (2004 MN4)"
    assert (apophis["approach_at_tdb"], apophis["approach_at"]) == ("2029-04-13T21:46:00Z", "2029-04-13T21:44:51Z")
    assert apophis["dist"] == "0.00025"


def test_the_first_approach_of_2020(parsed: dict[str, tuple[Recording, Parsed]]) -> None:
    result = parsed["cneos/cad_2020.json"][1]
    first = result.tables["bronze_cneos_cad__approaches"].to_pylist()[0]
    assert (first["designation"], first["orbit_id"], first["h"]) == ("2020 AY1", "18", "25.1")
    assert (first["approach_at_tdb"], first["approach_at"]) == ("2020-01-01T00:54:02Z", "2020-01-01T00:52:53Z")
    assert (first["dist"], float(first["time_uncertainty_s"])) == ("0.0211660525256395", 60)
    assert (result.semantics, result.declared, result.records) == ("snapshot", 4700, 4700)
    assert result.window
    assert (result.window.start.isoformat(), result.window.end.isoformat()) == (
        "2020-01-01T00:00:00+00:00", "2021-01-01T00:00:00+00:00")  # fmt: skip


def test_cerberus_in_the_catalogue(parsed: dict[str, tuple[Recording, Parsed]]) -> None:
    rows = _rows(parsed, "cneos/sbdb_neos_2020.csv", "bronze_sbdb_query__asteroids")
    assert len(rows) == 3084
    (found,) = [r for r in rows if r["designation"] == "1865"]
    assert (found["spkid"], found["full_name"], found["pha"]) == ("20001865", "1865 Cerberus (1971 UA)", "N")
    assert (found["e"], found["a"], found["ma"]) == (".4668531143213238", "1.079993933536221", "3.320367440209756")
    assert (found["sigma_e"], found["condition_code"], found["diameter"]) == ("3.8493E-8", "0", "1.2")


def test_neows_and_the_approach_it_relays(parsed: dict[str, tuple[Recording, Parsed]]) -> None:
    rows = _rows(parsed, "neows/feed_2026-03-30.json", "bronze_neows__approaches")
    (found,) = [r for r in rows if r["designation"] == "2011 UY255"]
    assert (found["approach_at_tdb"], found["approach_at"]) == ("2026-03-30T12:03:00Z", "2026-03-30T12:01:51Z")
    assert (found["astronomical"], found["kilometers_per_second"]) == ("0.4794805655", "21.3150427744")


def test_the_epoch_of_a_modern_feed_is_its_written_date(parsed: dict[str, tuple[Recording, Parsed]]) -> None:
    for file, (_, result) in parsed.items():
        for row in result.tables.get("bronze_neows__approaches", []) and _rows(
            parsed, file, "bronze_neows__approaches"
        ):
            if row["close_approach_date_full"]:
                written = datetime.strptime(row["close_approach_date_full"], "%Y-%b-%d %H:%M")  # noqa: DTZ007
                assert row["approach_at_tdb"] == f"{written:%Y-%m-%dT%H:%M:%SZ}", file
            else:
                assert row["approach_at_tdb"] == f"{row['close_approach_date']}T12:00:00Z", file


def test_an_early_answer_knew_four_of_twelve(parsed: dict[str, tuple[Recording, Parsed]]) -> None:
    early, late = (parsed[f"neows/feed_2026-03-18{s}.json"][1] for s in ("_early-partial", ""))
    assert (early.records, late.records) == (4, 12)
    assert early.window == late.window
    assert early.semantics == late.semantics == "snapshot"


def test_the_kp_of_the_storm_and_both_shapes_of_its_file(parsed: dict[str, tuple[Recording, Parsed]]) -> None:
    kp = {(r.file, row["observed_at"]): row["kp"] for r, p in parsed.values() for t in [p.tables.get("bronze_swpc__kp")]
          if t is not None for row in t.to_pylist()}  # fmt: skip
    old = "swpc/swpc_noaa-planetary-k-index_2024-05-06.json"
    assert (kp[old, "2024-05-06T00:00:00Z"], kp[old, "2024-05-13T03:00:00Z"]) == ("5.00", "6.00")
    new = "week_2026-03-29/swpc/kp/swpc_noaa-planetary-k-index_2026-03-31T200029Z.json"
    assert kp[new, "2026-03-24T00:00:00Z"] == "2.67"
    storm = [float(v) for (file, at), v in kp.items() if file.startswith("week_") and "2026-04-02" <= at < "2026-04-05"]
    assert max(storm) == 6.67


def test_solar_wind_of_march_2026(parsed: dict[str, tuple[Recording, Parsed]]) -> None:
    plasma = _rows(parsed, "swpc/swpc_plasma-7-day_2026-03-23.json", "bronze_swpc__plasma")
    values = ("proton_speed", "proton_density", "proton_temperature")
    assert (len(plasma), sum(any(r[v] is None for v in values) for r in plasma)) == (9774, 31)
    assert (plasma[0]["observed_at"], plasma[0]["proton_density"], plasma[0]["proton_speed"]) == (
        "2026-03-23T15:05:00Z", "1.63", "626.5")  # fmt: skip
    mag = _rows(parsed, "swpc/swpc_mag-7-day_2026-03-23.json", "bronze_swpc__mag")
    assert (len(mag), mag[0]["bt"], mag[0]["bz_gsm"]) == (9858, "4.42", "2.38")


def test_x_rays_of_may_2024(parsed: dict[str, tuple[Recording, Parsed]]) -> None:
    rows = _rows(parsed, "swpc/swpc_goes_xrays-6-hour_2024-05-13.json", "bronze_swpc__xrays")
    assert (len(rows), Counter(r["energy"] for r in rows)) == (716, Counter({"0.05-0.4nm": 358, "0.1-0.8nm": 358}))
    assert float(rows[1]["flux"]) == 9.482264431426302e-06
    assert (rows[1]["satellite"], rows[1]["electron_contaminaton"]) == ("18", "false")


def test_the_storm_and_flares_of_april_2023(parsed: dict[str, tuple[Recording, Parsed]]) -> None:
    (storm,) = [r for r in _rows(parsed, "donki/events/GST/GST_2023-04-01_2023-04-30.json", "bronze_donki__storms")
                if r["event_id"] == "2023-04-23T18:00:00-GST-001"]  # fmt: skip
    assert (float(storm["kp_max"]), storm["linked_event_ids"][0]) == (8, "2023-04-21T18:12:00-CME-001")
    flare = _rows(parsed, "donki/events/FLR/FLR_2023-04-01_2023-04-30.json", "bronze_donki__flares")[0]
    assert (flare["classType"], flare["activeRegionNum"]) == ("C6.7", "13257")
    assert (flare["peak_at"], flare["end_at"]) == ("2023-04-01T03:28:00Z", "2023-04-01T07:40:00Z")


def test_a_cme_with_its_best_analysis(parsed: dict[str, tuple[Recording, Parsed]]) -> None:
    rows = _rows(parsed, "donki/events/CME/CME_2023-05-01_2023-05-31.json", "bronze_donki__cmes")
    assert (rows[0]["event_id"], rows[0]["speed"], rows[0]["longitude"]) == (
        "2023-05-01T01:48:00-CME-001",
        "592",
        "-100",
    )
    assert rows[0]["time21_5_at"] == "2023-05-01T07:51:00Z"


def test_the_cut_off_file_is_reported(shared_data: Path) -> None:
    body = (shared_data / "swpc/swpc_goes_protons-7-day_2024-05-06_TRUNCATED.json").read_bytes()
    found = match("https://services.swpc.noaa.gov/json/goes/primary/xrays-7-day.json")
    assert found
    result = found.parse(Payload(body, found.key, datetime.fromisoformat("2024-05-13T20:35:00+00:00"), truncated=True))
    assert [p.rule for p in result.problems] == ["payload.truncated"]
