"""All that a store holds goes from any engine into any other and back, and every table keeps its digest."""

import pyarrow as pa
import pytest

from services.ports.contents import Contents
from services.storage.archive.duckdb import DuckDBArchive
from services.storage.digest import digest_of, summing
from services.storage.embedded import Database
from services.storage.missions.contents import MissionContents
from services.storage.missions.duckdb import DuckDBMissions
from services.storage.telemetry.duckdb import DuckDBTelemetry
from tests.contract.storage.builders import (
    CAD,
    approach,
    batch,
    cad_batch,
    counts,
    hours,
    point,
    quarantine,
    table,
)  # fmt: skip

ODD = 'a "quoted\\" text,\nits=second line\tünïcode 🛰 '


def digests(contents: Contents) -> dict[str, tuple[int, str]]:
    with contents.view() as view, summing() as cursor:
        found = {name: digest_of(cursor, schema.names, view.read(name)) for name, schema in contents.tables.items()}
        assert {name: view.count(name) for name in contents.tables} == {name: rows for name, (rows, _) in found.items()}
    return found


def carry(source: Contents, target: Contents) -> None:
    assert dict(source.tables) == dict(target.tables), "engines agree on tables, columns and types"
    with source.view() as view:
        for name in target.tables:
            target.clear(name)
            for part in view.read(name):
                for start in range(0, part.num_rows, 7):
                    target.add(name, part.slice(start, 7))


def there_and_back(full: Contents, target: Contents, back: Contents) -> None:
    before = digests(full)
    assert sum(rows for rows, _ in before.values()) > 0
    carry(full, target)
    assert digests(target) == before
    carry(target, back)
    assert digests(back) == before
    for name in target.tables:
        target.clear(name)
    assert {rows for rows, _ in digests(target).values()} == {0}


def fill_archive(archive):
    one = cad_batch(hours(0))
    seen = archive.observe(one, {CAD: table(CAD, [approach(f"2026 A{n}", f"h{n}", name=ODD) for n in range(20)])})
    fact = {
        "approach_id": "a", "designation": "2026 A1", "body": "Earth", "miss_distance_km": 0.1 + 0.2,
        "velocity_kms": -0.0,
        "batch_ids": ["x", ODD], "known_at": hours(0), "approach_at": hours(1), "approach_at_tdb": hours(1),
    }  # fmt: skip
    closed = {**fact, "approach_id": "b", "known_until": hours(2), "approach_at": None}
    far = {**fact, "approach_id": "c", "approach_at": hours(24 * 365 * 100), "batch_ids": []}
    gold = {"fact_asteroid_approaches": table("fact_asteroid_approaches", [fact, closed, far])}
    bad = quarantine([{"quarantine_id": "q", "batch_id": one.batch_id, "bad_value": ODD, "fetched_at": hours(0)}])
    archive.publish(one, gold, bad, counts(20), seen.revision)
    issued = {"forecast_id": "f", "forecaster": "orrery", "forecast_value": -0.0, "issued_at": hours(1), "inputs": ODD}
    archive.record("forecasts", table("forecasts", [issued]))
    swpc = batch("swpc", "kp", hours(1))
    archive.observe(
        swpc, {"telemetry_points": table("telemetry_points", [point("kp_index", hours(n), n / 3) for n in range(9)])}
    )


@pytest.mark.capability("moves to another engine")
def test_an_archive_there_and_back(open_archive, tmp_path):
    full, back = Database(tmp_path / "full.duckdb"), Database(tmp_path / "back.duckdb")
    fill_archive(DuckDBArchive(full))
    with open_archive() as target:
        there_and_back(DuckDBArchive(full).contents(), target.contents(), DuckDBArchive(back).contents())
    full.close()
    back.close()


@pytest.mark.capability("moves to another engine")
def test_an_archive_goes_on_with_what_it_was_given(open_archive, tmp_path):
    full = Database(tmp_path / "full.duckdb")
    original = DuckDBArchive(full)
    fill_archive(original)
    later = cad_batch(hours(5))
    rows = {CAD: table(CAD, [approach("2026 A1", "other"), approach("2026 B", "new")])}
    with open_archive() as target:
        carry(original.contents(), target.contents())
        here, there = original.observe(later, rows), target.observe(later, rows)
        assert (here.loaded, here.duplicate, here.revision) == (there.loaded, there.duplicate, there.revision)
        assert target.digests() == original.digests()
    full.close()


@pytest.mark.capability("moves to another engine")
def test_telemetry_there_and_back(open_telemetry, tmp_path):
    full, back = Database(tmp_path / "full.duckdb"), Database(tmp_path / "back.duckdb")
    rows = [
        *(point("kp_index", hours(n), n / 7, batch_id="b", known_at=hours(n), origin="recorded") for n in range(40)),
        point("bz, = odd", hours(1), -0.0, spacecraft=ODD, quality=-3),
        point("nothing", hours(2), None),
        point("old", hours(-24 * 365 * 90), 1e-300),
    ]
    DuckDBTelemetry(full).write(table("telemetry_points", rows))
    with open_telemetry() as target:
        there_and_back(DuckDBTelemetry(full).contents(), target.contents(), DuckDBTelemetry(back).contents())
    full.close()
    back.close()


@pytest.mark.capability("moves to another engine")
def test_documents_there_and_back(open_missions, tmp_path):
    full, back = Database(tmp_path / "full.duckdb"), Database(tmp_path / "back.duckdb")
    sols = [
        {"sol_id": f"curiosity:{n}", "rover": "curiosity", "sol": n, "is_withdrawn": False, "known_at": hours(n)}
        for n in range(9)
    ]
    photos = [
        {"photo_id": f"curiosity:{n}", "sol_id": f"curiosity:{n % 9}", "rover": "curiosity", "sol": n % 9,
         "camera": "FHAZ", "is_withdrawn": False, "known_at": hours(n), "photo_title": ODD, "batch_ids": ["x"]}
        for n in range(30)
    ]  # fmt: skip
    event = {
        "event_id": "e",
        "event_type": "FLR",
        "start_at": hours(1),
        "analyses": '[{"a":1.5}]',
        "known_at": hours(1),
    }
    rows = {
        "fact_mission_sols": table("fact_mission_sols", sols),
        "fact_mission_photos": table("fact_mission_photos", photos),
    }
    store = DuckDBMissions(full)
    store.replace([s["sol_id"] for s in sols], rows)
    store.replace(["e"], {"fact_space_weather_events": table("fact_space_weather_events", [event])})
    card = {"card_id": "c", "model_id": "m", "task": "kp_2h", "card_revision": 3, "model_card": '{"metrics":[1.5]}'}
    store.replace(["m"], {"models": table("models", [card])})
    with open_missions() as target:
        there_and_back(MissionContents(store), MissionContents(target), MissionContents(DuckDBMissions(back)))
    full.close()
    back.close()


def test_a_digest_tells_rows_apart_and_not_their_order():
    rows = pa.table({"a": [1, 2, None], "b": ["x", "", None]})
    with summing() as cursor:
        both = digest_of(cursor, ["a", "b"], [rows.slice(2), rows.slice(0, 2)])
        assert both == digest_of(cursor, ["b", "a"], [rows])
        assert digest_of(cursor, ["a", "b"], [rows.slice(0, 2)]) != digest_of(cursor, ["a", "b"], [rows.slice(1)])


def test_a_view_stays_as_it_was_while_others_write(tmp_path):
    database = Database(tmp_path / "core.duckdb")
    archive = DuckDBArchive(database)
    fill_archive(archive)
    contents = archive.contents()
    with contents.view() as view, summing() as cursor:
        before = digest_of(cursor, contents.tables[CAD].names, view.read(CAD))
        archive.observe(cad_batch(hours(9)), {CAD: table(CAD, [approach("2026 Z", "z")])})
        assert digest_of(cursor, contents.tables[CAD].names, view.read(CAD)) == before
    assert digests(contents)[CAD][0] == before[0] + 1
    database.close()
