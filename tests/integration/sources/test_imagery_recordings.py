"""Recorded pictures of the day and natural events: each record loaded, or set aside by a rule."""

import gzip
from datetime import datetime
from pathlib import Path

import pytest

from etl.runs.read import read_payload
from etl.silver.clean import clean
from etl.sources.model import Payload
from services.domain.batch import Batch

pytestmark = pytest.mark.shared
APOD = "https://api.nasa.gov/planetary/apod"
FILES = {
    "apod/apod_2025-10.json": ("apod", "old", APOD, 9),
    "apod/derived_apod_archive.json.gz": ("apod", "old", "https://apod.nasa.gov/apod/archivepix.html", 3333),
    "week_2026-03-29/apod/derived_apod_30days_2026-04-05.json.gz": ("apod", "old", APOD, 30),
    "week_2026-03-29/apod/derived_apod_30days_2026-04-06.json.gz": ("apod", "old", APOD, 30),
    "eonet/derived_eonet_2026-08-22.json": (
        "eonet",
        "events",
        "https://eonet.gsfc.nasa.gov/api/v3/events?status=open",
        408,
    ),
}
AT = datetime.fromisoformat("2026-08-22T16:51:37+00:00")


@pytest.mark.parametrize("file", FILES)
def test_every_record_is_loaded(shared_data: Path, file: str) -> None:
    source, dataset, url, records = FILES[file]
    body = (shared_data / file).read_bytes()
    body = gzip.decompress(body) if file.endswith(".gz") else body
    reading = read_payload(source, dataset, Payload(body, url, AT))
    about = Batch(
        source=source,
        dataset=dataset,
        url=url,
        fetched_at=AT,
        status=200,
        sha256="0" * 64,
        bytes=len(body),
        origin="recorded",
        semantics="increment",
    )
    silver = clean(reading.parsed.tables, about)
    (rows,) = silver.tables.values()
    assert (reading.unsupported, reading.parsed.records, reading.parsed.problems) == (0, records, [])
    assert rows.num_rows == records, [p.rule for p in silver.problems][:5]
    assert all(text and "<" not in text[:1] for text in rows.column(1).to_pylist())


def test_a_known_picture_and_a_known_iceberg(shared_data: Path) -> None:
    week = gzip.decompress((shared_data / "week_2026-03-29/apod/derived_apod_30days_2026-04-05.json.gz").read_bytes())
    (found,) = [
        r
        for r in read_payload("apod", "old", Payload(week, APOD, AT)).parsed.tables["bronze_apod__pictures"].to_pylist()
        if r["picture_date"] == "2026-04-05"
    ]
    assert found["picture_title"] == "NGC 3310: A Starburst Spiral Galaxy"
    assert found["image_url"] == "https://apod.nasa.gov/apod/image/2604/ngc3310_gemini_960.jpg"
    copy = (shared_data / "eonet/derived_eonet_2026-08-22.json").read_bytes()
    rows = read_payload(
        "eonet", "events", Payload(copy, FILES["eonet/derived_eonet_2026-08-22.json"][2], AT)
    ).parsed.tables
    (iceberg,) = [r for r in rows["bronze_eonet__events"].to_pylist() if r["event_title"] == "Iceberg A76C"]
    assert (iceberg["event_latitude_deg"], iceberg["event_longitude_deg"]) == ("-52.99", "-30.2")
