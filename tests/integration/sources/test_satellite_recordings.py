"""Every recorded catalogue and group: each set of elements in the archive, or set aside by a rule."""

import gzip
import json
from datetime import datetime
from pathlib import Path

import pytest

from etl.gold.derive import derive
from etl.runs.read import read_payload
from etl.silver.clean import clean
from etl.sources.model import Payload
from etl.sources.registry import match
from services.domain.arrow import arrow_schema
from services.domain.batch import Batch
from services.ports.archive import Select, Where
from services.storage.archive.duckdb import DuckDBArchive
from services.storage.embedded import Database

pytestmark = pytest.mark.shared
FACT = "fact_satellite_elements"
NO_QUARANTINE = arrow_schema("quarantine").empty_table()


def recordings(folder: Path) -> list[dict]:
    lines = (folder / "recordings.ndjson").read_text().splitlines()
    found = [r for r in map(json.loads, lines) if "/NORAD/elements/gp.php" in r["url"]]
    return sorted(found, key=lambda r: r["fetched_at"])


def payload(folder: Path, entry: dict) -> Payload:
    body = (folder / entry["file"]).read_bytes()
    body = gzip.decompress(body) if entry["file"].endswith(".gz") else body
    at = datetime.fromisoformat(entry["fetched_at"])
    return Payload(body, entry["url"], at, truncated=bool(entry.get("truncated")))


def by_hand(body: bytes, url: str) -> int:
    if "json" in url:
        return len(json.loads(body))
    lines = [line for line in body.decode().splitlines() if line.strip()]
    return len(lines) - 1 if "csv" in url else sum(line.startswith("1 ") and len(line) == 69 for line in lines)


@pytest.fixture(scope="module")
def loaded(shared_data, tmp_path_factory):
    """The archive after all recordings, and per file what became of its records."""
    archive = DuckDBArchive(Database(tmp_path_factory.mktemp("satellites") / "core.duckdb"))
    outcome = {}
    for entry in recordings(shared_data):
        given, dataset = payload(shared_data, entry), match(entry["url"])
        parsed = read_payload(dataset.source, dataset.name, given).parsed
        batch = Batch(
            source=dataset.source, dataset=dataset.name, url=given.url, fetched_at=given.fetched_at, status=200,
            sha256=entry["file"], bytes=len(given.body), origin="recorded", semantics=parsed.semantics,
        )  # fmt: skip
        silver = clean(parsed.tables, batch)
        change = archive.observe(batch, silver.tables)
        archive.publish(batch, derive(change.versions), NO_QUARANTINE, _counts(parsed.records), change.revision)
        problems = [p.rule for p in (*parsed.problems, *silver.problems)]
        outcome[entry["file"]] = (parsed.records, change.loaded, change.duplicate, problems, given)
    return archive, outcome


def _counts(records: int) -> dict:
    return {"records": records, "loaded": 0, "duplicate": 0, "quarantined": 0, "unsupported": 0, "code_version": "test"}


def test_every_set_of_every_file_is_accounted_for(loaded):
    _, outcome = loaded
    assert len(outcome) == 25
    for file, (records, new, known, problems, given) in outcome.items():
        if given.truncated:
            assert (records, problems) == (1, ["payload.truncated"]), file
            continue
        assert records == by_hand(given.body, given.url), file
        assert records == new + known + len(problems), file
        assert problems == [], file
    assert [f for f, o in outcome.items() if o[4].truncated] == ["celestrak/active_2026-05-12_partial.tle"]


def test_three_forms_of_one_moment_are_one_state(loaded):
    _, outcome = loaded
    stations = [outcome[f"celestrak/skyfield_stations.{form}"][:3] for form in ("csv", "json", "tle")]
    assert sorted(stations) == [(27, 0, 27), (27, 0, 27), (27, 27, 0)]


def test_the_catalogue_has_one_row_for_each_satellite_and_epoch(loaded):
    archive, _ = loaded
    facts = archive.select(Select(table=FACT, columns=("element_set_id", "norad_cat_id", "element_epoch_utc")))
    assert facts.num_rows == len(set(facts["element_set_id"].to_pylist()))
    assert facts.num_rows > 200_000
    newest = archive.select(
        Select(table=FACT, greatest=("norad_cat_id", "element_epoch_at"), columns=("norad_cat_id",))
    )
    assert newest.num_rows == len(set(facts["norad_cat_id"].to_pylist()))
    # The space station on 2 April 2026, to the microsecond.
    row = archive.select(Select(table=FACT, where=(Where("element_set_id", "=", "25544@2026-04-02T03:12:11.610144"),)))
    assert row["satellite_name"].to_pylist() == ["ISS (ZARYA)"]
    assert row["mean_motion_rev_d"].to_pylist() == [15.48713693]


def test_a_repeated_catalogue_changes_nothing(loaded, shared_data):
    archive, _ = loaded
    entry = recordings(shared_data)[-1]
    given = payload(shared_data, entry)
    before = archive.count(Select(table=FACT))
    parsed = match(entry["url"]).parse(given)
    batch = Batch(
        source="celestrak", dataset="active", url=given.url, fetched_at=datetime.fromisoformat("2026-07-08T14:00:00Z"),
        status=200, sha256="again", bytes=len(given.body), origin="recorded", semantics="increment",
    )  # fmt: skip
    change = archive.observe(batch, clean(parsed.tables, batch).tables)
    assert (change.loaded, change.duplicate) == (0, parsed.records)
    assert derive(change.versions) == {}
    assert archive.count(Select(table=FACT)) == before
