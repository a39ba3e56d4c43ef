"""The ledger and what is read of it, digests, and engines that are asked by many at once."""

import threading
from datetime import timedelta
from typing import Any

import pyarrow as pa
import pytest

from services.chassis.errors import ConflictError, InvalidInputError
from services.domain.arrow import arrow_schema
from services.ports.archive import ArchiveStore, Select
from tests.contract.storage.builders import (
    CAD,
    T0,
    approach,
    batch,
    cad_batch,
    counts,
    hours,
    point,
    quarantine,
    table,
)

FACTS = "fact_asteroid_approaches"


def fetch(name: str, at: float, outcome: str = "fetched", **facts: Any) -> dict[str, Any]:
    return {"fetch_id": name, "source": "swpc", "dataset": "kp", "fetched_at": hours(at), "outcome": outcome, **facts}


@pytest.mark.capability("ledger")
def test_facts_of_a_dataset_join_what_was_asked_with_what_came(archive: ArchiveStore) -> None:
    fetches = [
        fetch("a", 1, status=200), fetch("b", 3, "failed", status=503, error="503 Service Unavailable"),
        fetch("c", 2, "not_modified", status=304), fetch("d", 9, "failed", dataset="never", error="refused"),
    ]  # fmt: skip
    archive.record("fetches", table("fetches", fetches))
    for at in (1, 2):
        told = batch("swpc", "kp", hours(at), bytes=10 * at)
        archive.publish(told, {}, quarantine(), counts(5, loaded=3, duplicate=1, quarantined=1), 0)
    archive.publish(batch("celestrak", "active", hours(4)), {}, quarantine(), counts(9, unsupported=9), 0)
    expected = [
        {"source": "celestrak", "dataset": "active", "last_attempt_at": None, "last_success_at": None,
         "last_status": None, "last_outcome": None, "last_error": None, "newest_batch_at": hours(4), "batches": 1,
         "records": 9, "loaded": 0, "duplicate": 0, "quarantined": 0, "unsupported": 9, "bytes": 2,
         "quarantine_held": None},
        {"source": "swpc", "dataset": "kp", "last_attempt_at": hours(3), "last_success_at": hours(2),
         "last_status": 503, "last_outcome": "failed", "last_error": "503 Service Unavailable",
         "newest_batch_at": hours(2), "batches": 2, "records": 10, "loaded": 6, "duplicate": 2, "quarantined": 2,
         "unsupported": 0, "bytes": 30, "quarantine_held": None},
        {"source": "swpc", "dataset": "never", "last_attempt_at": hours(9), "last_success_at": None,
         "last_status": None, "last_outcome": "failed", "last_error": "refused", "newest_batch_at": None,
         "batches": None, "records": None, "loaded": None, "duplicate": None, "quarantined": None,
         "unsupported": None, "bytes": None, "quarantine_held": None},
    ]  # fmt: skip
    assert archive.dataset_facts().to_pylist() == expected


@pytest.mark.capability("ledger")
def test_records_count_as_held_in_quarantine_until_they_are_resolved(archive: ArchiveStore) -> None:
    told = batch("swpc", "kp", hours(1))
    about = {"batch_id": told.batch_id, "source": "swpc", "dataset": "kp", "fetched_at": hours(1)}
    # Two problems of one record are one record; what is no record has no number.
    numbers = {"a": 1, "b": 1, "c": 2, "d": None}
    held = [{**about, "quarantine_id": name, "record_no": number} for name, number in numbers.items()]
    rows = pa.Table.from_pylist(held, schema=arrow_schema("quarantine"))
    archive.publish(told, {}, rows, counts(3, quarantined=3), 0)

    def held_of(dataset: str) -> int | None:
        return next(r["quarantine_held"] for r in archive.dataset_facts().to_pylist() if r["dataset"] == dataset)

    assert held_of("kp") == 3
    archive.record("resolutions", table("resolutions", [{**about, "quarantine_id": "c"}]))
    assert held_of("kp") == 2


@pytest.mark.capability("ledger")
def test_an_archive_tells_what_it_takes(archive: ArchiveStore) -> None:
    archive.record("fetches", table("fetches", [fetch("a", 1)]))
    assert (archive.size() or 0) > 0
    assert set(archive.table_rows()) <= set(archive.digests())
    assert set(archive.connections()) in (set(), {"open", "idle", "waiting"})


@pytest.mark.capability("ledger")
def test_rows_are_counted_by_table_with_history_apart(archive: ArchiveStore) -> None:
    assert {rows for rows, _ in archive.digests().values()} == {0}
    revision = archive.observe(cad_batch(hours(0)), {CAD: table(CAD, [approach("2026 AA", "a")])}).revision
    fact = {"approach_id": "x", "designation": "2026 AA", "known_at": hours(0), "approach_at": T0}
    gold = {FACTS: table(FACTS, [{**fact, "known_until": hours(1)}, {**fact, "known_until": hours(2)}, fact])}
    archive.publish(cad_batch(hours(0)), gold, quarantine([{"quarantine_id": "q"}]), counts(), revision)
    held = {name: rows for name, (rows, _) in archive.digests().items() if rows}
    assert held == {CAD: 1, FACTS: 1, f"{FACTS}_history": 2, "batches": 1, "quarantine": 1, "snapshots": 1}


@pytest.mark.capability("ledger")
def test_a_ledger_takes_only_its_own_tables_and_shapes(archive: ArchiveStore) -> None:
    with pytest.raises(InvalidInputError, match="fetches"):
        archive.record(CAD, table(CAD, []))
    with pytest.raises(InvalidInputError, match="fetches columns"):
        archive.record("fetches", table("fetches", []).drop_columns("url"))
    archive.record("fetches", table("fetches", [fetch("a", 1), fetch("a", 2), fetch("b", 3)]))
    assert archive.count(Select(table="fetches")) == 2
    assert archive.unacknowledged([]) == set()


@pytest.mark.capability("ledger")
def test_an_issued_forecast_stays_as_it_was_issued_and_counts_as_a_change_of_its_noun(archive: ArchiveStore) -> None:
    issued = {
        "forecast_id": "f", "task": "kp_2h", "forecaster": "orrery", "model_id": "0123456789abcdef", "subject": "",
        "issued_at": hours(1), "valid_from_at": hours(2), "valid_until_at": hours(5), "forecast_kind": "quantity",
        "forecast_unit": "", "forecast_value": 3.2, "forecast_lower": 2.1, "forecast_upper": 4.4, "inputs": "[]",
        "moved_by": "[]", "origin": "recorded",
    }  # fmt: skip
    before = archive.dataset_versions()
    archive.record("forecasts", table("forecasts", [issued]))
    archive.record("forecasts", table("forecasts", [{**issued, "forecast_value": 9.0}]))
    held = archive.select(Select(table="forecasts"))
    assert held.to_pylist() == [{"alarm_threshold": None, **issued}]
    assert archive.digests()["forecasts"][0] == 1
    changed = {name: version - before[name] for name, version in archive.dataset_versions().items()}
    assert changed == {**dict.fromkeys(before, 0), "forecasts": 2}


@pytest.mark.capability("publish")
def test_a_publication_that_fails_leaves_nothing_of_itself(archive: ArchiveStore) -> None:
    one = cad_batch(hours(0))
    revision = archive.observe(one, {CAD: table(CAD, [approach("2026 AA", "a")])}).revision
    before = archive.digests(), archive.dataset_versions()
    with pytest.raises(KeyError):
        archive.publish(one, {}, quarantine([{"quarantine_id": "q"}]), {"records": 1}, revision)
    with pytest.raises(InvalidInputError):
        archive.publish(one, {FACTS: table(CAD, [])}, quarantine(), counts(), revision)
    with pytest.raises(ConflictError):
        archive.publish(one, {FACTS: table(FACTS, [])}, quarantine([{"quarantine_id": "q"}]), counts(), revision + 1)
    assert (archive.digests(), archive.dataset_versions()) == before


def _load(archive: ArchiveStore, order: tuple[int, ...]) -> None:
    for at in order:
        one = cad_batch(hours(at), snapshot=False)
        archive.observe(one, {CAD: table(CAD, [approach("2026 AA", f"h{at}", name="ünï")])})
        points = table("telemetry_points", [point("kp_index", hours(0), float(at)), point("kp_index", hours(3), 1 / 3)])
        archive.observe(batch("swpc", "kp", hours(at)), {"telemetry_points": points})


@pytest.mark.capability("digests")
def test_a_digest_tells_of_the_rows_and_not_of_their_order(open_archive: Any) -> None:
    found = []
    for order in ((0, 1, 2), (2, 0, 1), (0, 1)):
        with open_archive() as archive:
            _load(archive, order)
            found.append(archive.digests())
    assert found[0] == found[1]
    changed = {name for name in found[0] if found[0][name] != found[2][name]}
    assert changed == {CAD, "telemetry_points_history", "telemetry_sightings"}
    assert found[0][CAD][0] == 3
    assert found[0][FACTS] == (0, "0")


@pytest.mark.capability("telemetry log")
def test_a_value_that_is_gone_and_comes_back_is_known_at_every_instant(archive: ArchiveStore) -> None:
    key = ["kp_index"]
    for at, value in ((1, 5.0), (2, None), (3, None), (4, 5.0)):
        rows = table("telemetry_points", [point("kp_index", hours(0), value, quality=at // 3)])
        archive.observe(batch("swpc", "kp", hours(at)), {"telemetry_points": rows})

    def known(at: float) -> list[tuple]:
        rows = archive.points_known_at(key, hours(0), hours(1), hours(at)).to_pylist()
        return [(row["value"], row["quality"], row["known_at"]) for row in rows]

    assert [known(at) for at in (0.5, 1, 2.5, 3, 9)] == [
        [], [(5.0, 0, hours(1))], [(None, 0, hours(2))], [(None, 1, hours(3))], [(5.0, 1, hours(4))],
    ]  # fmt: skip
    assert archive.points_known_at([], hours(0), hours(1), hours(9)).num_rows == 0
    assert archive.points_known_at(key, hours(0) + timedelta(microseconds=1), hours(1), hours(9)).num_rows == 0


@pytest.mark.capability("publish")
def test_one_writes_while_many_read_what_is_whole(archive: ArchiveStore) -> None:
    """Two facts are always replaced together: no reader ever sees one of them or both of different times."""
    done = threading.Event()
    seen: list[list[float]] = []

    def read() -> None:
        while not done.is_set():
            seen.append(archive.select(Select(table=FACTS))["miss_distance_km"].to_pylist())

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    try:
        for at in range(12):
            one = cad_batch(hours(at), snapshot=False)
            rows = table(CAD, [approach(name, f"{at}") for name in ("2026 AA", "2026 AB")])
            revision = archive.observe(one, {CAD: rows}).revision
            facts = [
                {"approach_id": name, "designation": name, "known_at": hours(at), "approach_at": T0,
                 "miss_distance_km": float(at)} for name in ("2026 AA", "2026 AB")
            ]  # fmt: skip
            archive.publish(one, {FACTS: table(FACTS, facts)}, quarantine(), counts(), revision)
    finally:
        done.set()
        for reader in readers:
            reader.join()
    assert seen
    assert all(len(rows) in {0, 2} and len(set(rows)) <= 1 for rows in seen)
