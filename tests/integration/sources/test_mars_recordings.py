"""Every Mars recording loads whole: each record in a table of record, known numbers where they belong."""

import gzip
import json
import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from etl.silver.clean import clean
from etl.sources.model import Dataset, Parsed, Payload
from etl.sources.registry import match
from services.domain.batch import Batch

pytestmark = pytest.mark.shared
MAPS = "https://mars.nasa.gov/mmgis-maps/M20/Layers/json"
RECORDS = {
    "mars/M20_heli_flight_path_2023-04.json": 48, "mars/M20_traverse_2023-04.json": 206,
    "mars/M20_waypoints_2024-04-04.json": 380, "mars/curiosity_photos_sol1000.json": 856,
    "mars/manifest_curiosity.json": 3576, "mars/manifest_opportunity.json": 4812, "mars/manifest_spirit.json": 2116,
}  # fmt: skip


def _loaded(found: Dataset, payload: Payload) -> tuple[Parsed, dict[str, pa.Table], list]:
    batch = Batch(
        source=found.source, dataset=found.name, url=payload.url, fetched_at=payload.fetched_at, status=200, sha256="0",
        bytes=len(payload.body), origin="recorded", semantics="increment",
    )  # fmt: skip
    parsed = found.parse(payload)
    cleaned = clean(parsed.tables, batch)
    return parsed, cleaned.tables, [*parsed.problems, *cleaned.problems]


def _recordings(folder: Path) -> Iterator[tuple[str, Payload]]:
    for line in (folder / "recordings.ndjson").read_text().splitlines():
        entry = json.loads(line)
        if entry["file"].startswith("mars/"):
            body = (folder / entry["file"]).read_bytes()
            body = gzip.decompress(body) if entry["file"].endswith(".gz") else body
            yield entry["file"], Payload(body, entry["url"], datetime.fromisoformat(entry["fetched_at"]))


@pytest.fixture(scope="module")
def loaded(shared_data: Path) -> dict[str, tuple[Parsed, dict[str, pa.Table], list]]:
    return {file: _loaded(found, payload) for file, payload in _recordings(shared_data)
            if (found := match(payload.url))}  # fmt: skip


def test_every_recording_is_read_and_no_record_is_lost(loaded: dict) -> None:
    assert set(loaded) == set(RECORDS)
    for file, (parsed, tables, problems) in loaded.items():
        rows = set().union(*(set(t["record_no"].to_pylist()) for t in tables.values()))
        assert (parsed.records, len(rows), problems) == (RECORDS[file], RECORDS[file], []), file


def test_sol_1000_of_curiosity_is_whole(loaded: dict) -> None:
    photos = loaded["mars/curiosity_photos_sol1000.json"][1]["silver_missions__photos"]
    sols = loaded["mars/manifest_curiosity.json"][1]["silver_missions__sols"].to_pylist()
    (declared,) = [s for s in sols if s["sol"] == 1000]
    assert photos.num_rows == declared["photos_declared"] == 856
    assert set(photos["camera"].to_pylist()) == set(declared["cameras"])
    assert sum(photos["is_thumbnail"].to_pylist()[i] is True for i in range(photos.num_rows)) == 285


def test_the_rovers_of_the_manifests(loaded: dict) -> None:
    (spirit,) = loaded["mars/manifest_spirit.json"][1]["silver_missions__rovers"].to_pylist()
    facts = ("landing_date", "launch_date", "rover_status", "max_sol", "total_photos")
    assert tuple(spirit[f] for f in facts) == ("2004-01-04", "2003-06-10", "complete", 2208, 124550)


def test_the_sols_of_a_manifest_add_up(loaded: dict) -> None:
    tables = loaded["mars/manifest_opportunity.json"][1]
    total = sum(tables["silver_missions__sols"]["photos_declared"].to_pylist())
    assert total == tables["silver_missions__rovers"]["total_photos"][0].as_py() == 198439


def test_perseverance_s_last_recorded_place(loaded: dict) -> None:
    places = loaded["mars/M20_waypoints_2024-04-04.json"][1]["silver_missions__waypoints"].to_pylist()
    (last,) = [p for p in places if p["sol"] == 1110]
    assert (last["site"], last["drive"], last["odometer_m"], last["mars_elevation_m"]) == (
        51, 2794, 25287.851, -2368.713867)  # fmt: skip
    assert sum(p["odometer_m"] is None for p in places) == 78
    assert len({p["waypoint_id"] for p in places}) == 380


def test_a_thousand_days_of_the_current_place(shared_data: Path) -> None:
    with tarfile.open(shared_data / "mars/M20_waypoints_current_daily.tar.gz") as files:
        for member in files.getmembers()[::25]:
            body = files.extractfile(member).read()  # type: ignore[union-attr] - every member is a file
            payload = Payload(body, f"{MAPS}/M20_waypoints_current.json", datetime(2024, 4, 4, tzinfo=UTC))
            found = match(payload.url)
            assert found
            _, tables, problems = _loaded(found, payload)
            assert (tables["silver_missions__waypoints"].num_rows, problems) == (1, []), member.name


@pytest.mark.parametrize(
    ("name", "sol", "camera"), [("NLF_0670", 670, "NAVCAM_LEFT"), ("NRF_0731", 731, "NAVCAM_RIGHT")]
)
def test_an_image_with_the_names_of_a_tool(shared_data: Path, name: str, sol: int, camera: str) -> None:
    (file,) = (shared_data / "mars").glob(f"raw_image_{name}*.json")
    url = f"https://mars.nasa.gov/rss/api/?feed=raw_images&category=mars2020&feedtype=json&sol={sol}"
    found = match(url)
    assert found
    _, tables, problems = _loaded(found, Payload(file.read_bytes(), url, datetime(2023, 4, 1, tzinfo=UTC)))
    (photo,) = tables["silver_missions__photos"].to_pylist()
    assert (photo["sol"], photo["provider_camera"], photo["width_px"], problems) == (sol, camera, 1288, [])
    assert (photo["spacecraft_clock_s"] or 0) > 7e8
