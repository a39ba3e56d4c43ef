"""The recordings of Sentry, fireballs, single lookups and the Minor Planet Center, counted without their parsers."""

import csv
import gzip
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from etl.silver.clean import clean
from etl.sources.model import Parsed, Payload
from etl.sources.registry import match
from services.domain.batch import Batch
from services.domain.designations import designation_from_name

pytestmark = pytest.mark.shared
AT = datetime(2026, 7, 1, tzinfo=UTC)


def _read(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def _parse(body: bytes, url: str, form: str | None = None) -> Parsed:
    found = match(url)
    assert found is not None, url
    return found.parse(Payload(body, url, AT, form=form))


def _clean(parsed: Parsed):
    batch = Batch(source="s", dataset="d", url="u", fetched_at=AT, status=200, sha256="0", bytes=0, origin="recorded",
                  semantics="increment")  # fmt: skip
    return clean(parsed.tables, batch)


def test_the_risk_list_of_2022(shared_data: Path) -> None:
    body = _read(shared_data / "cneos/sentry_summary_2022-12.csv")
    lines = list(csv.reader(io.StringIO(body.decode())))[1:]
    parsed = _parse(body, "https://ssd-api.jpl.nasa.gov/sentry.api", "CSV export")
    silver = _clean(parsed)
    rows = silver.tables["silver_sentry__risks"].to_pylist()
    assert parsed.records == len(rows) == len(lines) == 1508
    assert parsed.problems == silver.problems == []
    assert sum(r["potential_impacts"] for r in rows) == sum(int(line[2]) for line in lines)
    assert {r["designation"] for r in rows if r["speed_infinity_km_s"] is None} == {
        "2006 RH120",
        "2020 CD3",
        "2022 NX1",
    }
    bennu = next(r for r in rows if r["designation"] == "101955")
    assert (bennu["impact_probability"], bennu["palermo_cumulative"], bennu["torino_max"]) == (5.7e-4, -1.41, None)
    assert (bennu["impact_year_from"], bennu["impact_year_to"], bennu["potential_impacts"]) == (2178, 2290, 157)
    assert sum(r["torino_max"] == 0 for r in rows) == sum(line[9] == "0" for line in lines)


def test_all_fireballs(shared_data: Path) -> None:
    body = _read(shared_data / "cneos/fireballs.json")
    told = [dict(zip(json.loads(body)["fields"], row, strict=True)) for row in json.loads(body)["data"]]
    parsed = _parse(body, "https://ssd-api.jpl.nasa.gov/fireball.api")
    silver = _clean(parsed)
    rows = silver.tables["silver_fireball__fireballs"].to_pylist()
    assert (parsed.records, parsed.semantics, len(rows), silver.problems) == (1060, "snapshot", 1060, [])
    assert sum((r["fireball_latitude_deg"] or 0) < 0 for r in rows) == sum(
        t["lat-dir"] == "S" and t["lat"] != "0.0" for t in told
    )
    assert sum((r["fireball_longitude_deg"] or 0) < 0 for r in rows) == sum(
        t["lon-dir"] == "W" and t["lon"] != "0.0" for t in told
    )
    strongest = max(rows, key=lambda r: r["impact_energy_kt"])
    assert f"{strongest['fireball_at']:%Y-%m-%d}" == "2013-02-15"  # Chelyabinsk
    place = (strongest["fireball_latitude_deg"], strongest["fireball_longitude_deg"])
    assert place == (54.8, 61.1)
    assert strongest["impact_energy_kt"] == max(float(t["impact-e"]) for t in told)


def test_every_looked_up_object(shared_data: Path) -> None:
    for path in sorted((shared_data / "sbdb").iterdir()):
        body = _read(path)
        told = json.loads(body)
        parsed = _parse(body, "https://ssd-api.jpl.nasa.gov/sbdb.api?sstr=x")
        silver = _clean(parsed)
        assert parsed.records == 1
        if "object" not in told:
            assert [p.rule for p in parsed.problems] == ["payload.error"]
            continue
        assert silver.problems == [], path.name
        (row,) = silver.tables["silver_sbdb__lookups"].to_pylist()
        assert row["designation"] == told["object"]["des"]
        elements = {e["name"]: e for e in told["orbit"]["elements"]}
        assert row["eccentricity"] == float(elements["e"]["value"])
        assert row["eccentricity_sigma"] == float(elements["e"]["sigma"])
        assert row["is_hazardous_provider"] is told["object"]["pha"]


def test_every_orbit_of_the_minor_planet_center(shared_data: Path) -> None:
    body = _read(shared_data / "mpc/NEA_2019.txt.gz")
    lines = body.decode().splitlines()
    parsed = _parse(body, "https://www.minorplanetcenter.net/iau/MPCORB/NEA.txt")
    silver = _clean(parsed)
    table = silver.tables["silver_mpc__orbits"].sort_by("record_no")
    assert parsed.records == len(lines) == table.num_rows + len(silver.problems) == 20_060
    assert silver.problems == []
    readable = [line[166:194].strip() for line in lines]
    names = [n[1:].partition(")")[0] if n.startswith("(") else designation_from_name(n) for n in readable]
    assert table["designation"].to_pylist() == names
    assert [f"{a:.7f}" for a in table["semi_major_axis_au"].to_pylist()] == [line[92:103].strip() for line in lines]
