from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import hypothesis
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.errors import ConflictError, InvalidInputError
from services.ports.archive import ArchiveStore, Select, Where
from services.ports.telemetry import TelemetryStore
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
BAD = {"quarantine_id": "q", "rule": "field.range", "source": "cneos_cad", "dataset": "approaches"}


def gold(*rows: tuple[str, float, object]) -> dict[str, pa.Table]:
    found = [
        {"approach_id": f"{name}@{since}", "designation": name, "known_at": hours(since), "known_until": until,
         "is_withdrawn": False, "body": "Earth", "approach_at": T0}
        for name, since, until in rows
    ]  # fmt: skip
    return {FACTS: table(FACTS, found)}


def seen(archive: ArchiveStore, at: float, *names: str) -> int:
    rows = table(CAD, [approach(name, f"{at}") for name in names])
    return archive.observe(cad_batch(hours(at), snapshot=False), {CAD: rows}).revision


def rows_of(archive: ArchiveStore, name: str, **facts: object) -> list[dict]:
    return archive.select(Select(table=name, **facts)).to_pylist()


@pytest.mark.capability("publish")
def test_groups_in_gold_are_replaced_and_others_stay(archive: ArchiveStore) -> None:
    revision = seen(archive, 0, "2026 AA", "2026 AB")
    archive.publish(
        cad_batch(hours(0)), gold(("2026 AA", 0, None), ("2026 AB", 0, None)), quarantine(), counts(), revision
    )
    revision = seen(archive, 1, "2026 AA")
    archive.publish(
        cad_batch(hours(1)), gold(("2026 AA", 0, hours(1)), ("2026 AA", 1, None)), quarantine(), counts(), revision
    )
    assert [r["approach_id"] for r in rows_of(archive, FACTS)] == ["2026 AA@1", "2026 AB@0"]
    then = rows_of(archive, FACTS, known_at=hours(0) + timedelta(minutes=1))
    assert [r["approach_id"] for r in then] == ["2026 AA@0", "2026 AB@0"]


@pytest.mark.capability("batches again")
def test_publishing_again_changes_nothing_but_the_version(archive: ArchiveStore) -> None:
    revision = seen(archive, 0, "2026 AA")
    one, kept = cad_batch(hours(0)), quarantine([BAD])
    for _ in range(2):
        archive.publish(one, gold(("2026 AA", 0, None)), kept, counts(1, loaded=1), revision)
    for name in (FACTS, "batches", "quarantine"):
        assert len(rows_of(archive, name)) == 1
    assert archive.unacknowledged([one.batch_id, "other"]) == {"other"}


@pytest.mark.capability("publish")
def test_gold_of_an_older_revision_is_refused_and_nothing_of_it_is_kept(archive: ArchiveStore) -> None:
    stale = seen(archive, 0, "2026 AA")
    seen(archive, 1, "2026 AA")
    one = cad_batch(hours(0))
    with pytest.raises(ConflictError, match="observe again"):
        archive.publish(one, gold(("2026 AA", 0, None)), quarantine([BAD]), counts(), stale)
    assert rows_of(archive, FACTS) == rows_of(archive, "quarantine") == []
    assert archive.unacknowledged([one.batch_id]) == {one.batch_id}


@pytest.mark.capability("publish")
def test_a_batch_without_gold_needs_no_revision(archive: ArchiveStore) -> None:
    other = batch("celestrak", "active", hours(0))
    archive.publish(other, {}, quarantine(), counts(9, unsupported=9), 0)
    (row,) = rows_of(archive, "batches")
    assert (row["source"], row["records"], row["unsupported"], row["fetched_at"]) == ("celestrak", 9, 9, hours(0))


@pytest.mark.capability("publish")
def test_versions_count_what_was_acknowledged(archive: ArchiveStore) -> None:
    before = archive.dataset_versions()
    revision = seen(archive, 0, "2026 AA")
    assert archive.dataset_versions() == before
    archive.publish(cad_batch(hours(0)), gold(("2026 AA", 0, None)), quarantine(), counts(), revision)
    after = archive.dataset_versions()
    changed = {name: after[name] - before[name] for name in after}
    assert {name: times for name, times in changed.items() if times} == {"asteroids": 1, "pipeline": 1}


@pytest.mark.capability("ledger")
def test_a_fetch_is_one_row_however_often_it_is_told(archive: ArchiveStore) -> None:
    fetch = table("fetches", [{"fetch_id": "f", "source": "swpc", "dataset": "kp", "fetched_at": hours(0)}])
    archive.record("fetches", fetch)
    archive.record("fetches", fetch)
    assert archive.count(Select(table="fetches")) == 1


@pytest.mark.capability("refusals")
@pytest.mark.parametrize("name", ["fact_asteroid_approaches", "silver_donki__events", "nonsense"])
def test_only_logs_of_the_noun_take_rows(archive: ArchiveStore, name: str) -> None:
    with pytest.raises(InvalidInputError):
        archive.observe(cad_batch(hours(0)), {name: pa.table({"x": [1]})})


@pytest.mark.capability("refusals")
def test_a_table_of_another_shape_is_refused_whole(archive: ArchiveStore) -> None:
    good = table(CAD, [approach("2026 AA", "a")])
    with pytest.raises(InvalidInputError, match="row_hash"):
        archive.observe(cad_batch(hours(0)), {CAD: good.drop_columns("row_hash")})
    assert archive.observe(cad_batch(hours(0)), {CAD: good}).loaded == 1


@pytest.mark.capability("select")
def test_where_sort_and_place(archive: ArchiveStore) -> None:
    revision = seen(archive, 0, "2026 AA")
    names = [f"2026 A{x}" for x in "ABCD"]
    archive.publish(cad_batch(hours(0)), gold(*((n, 0, None) for n in names)), quarantine(), counts(), revision)
    found = rows_of(archive, FACTS, sort=("-designation",), after=("2026 AC", "2026 AC@0"), limit=1)
    assert [r["designation"] for r in found] == ["2026 AB"]
    assert [r["designation"] for r in rows_of(archive, FACTS, where=(Where("designation", ">", "2026 AB"),))] == names[
        2:
    ]
    with pytest.raises(InvalidInputError):
        rows_of(archive, FACTS, sort=("1; DROP TABLE batches",))
    with pytest.raises(InvalidInputError):
        rows_of(archive, FACTS, where=(Where("x = x OR 1", "=", 1),))


SPEED = "solar_wind_speed_km_s"


def _told(archive: ArchiveStore, telemetry: TelemetryStore, at: float, value: float) -> tuple[int, int]:
    rows = table("telemetry_points", [point(SPEED, hours(0), value, record_no=0)])
    change = archive.observe(batch("swpc", "plasma", hours(at), salt=str(at)), {"telemetry_points": rows})
    telemetry.write(change.points)
    return change.loaded, change.duplicate


@pytest.mark.capability("telemetry log")
@pytest.mark.parametrize("order", [(1, 2, 3), (3, 2, 1), (2, 3, 1), (3, 1, 2)])
def test_points_have_one_history_whatever_the_order(
    archive: ArchiveStore, telemetry: TelemetryStore, order: tuple[int, ...]
) -> None:
    values = {1: 400.0, 2: 410.0, 3: 400.0}
    for at in order:
        _told(archive, telemetry, at, values[at])
    current = telemetry.read([SPEED], hours(0), hours(1)).to_pylist()
    assert [(r["value"], r["known_at"]) for r in current] == [(400.0, hours(3))]
    then = [archive.points_known_at([SPEED], hours(0), hours(1), hours(n))["value"].to_pylist() for n in range(4)]
    assert then == [[], [400.0], [410.0], [400.0]]


@pytest.mark.capability("telemetry log")
def test_points_count_by_record(archive: ArchiveStore, telemetry: TelemetryStore) -> None:
    assert _told(archive, telemetry, 1, 400.0) == (1, 0)
    assert _told(archive, telemetry, 2, 400.0) == (0, 1)
    assert telemetry.read([SPEED], hours(0), hours(1))["known_at"].to_pylist() == [hours(1)]


SAID = st.dictionaries(st.sampled_from([0, 1, 2, 4]), st.sampled_from([400.0, 410.0]), max_size=4)


@pytest.mark.capability("telemetry log")
@hypothesis.settings(
    max_examples=25, deadline=None, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture]
)
@given(batches=st.lists(st.tuples(st.integers(0, 4), SAID), min_size=1, max_size=7), seed=st.randoms())
def test_points_are_known_as_each_batch_said_whatever_the_order(
    open_archive: Callable[[], AbstractContextManager[ArchiveStore]],
    batches: list,
    seed: object,
) -> None:
    """Batches at one instant, gaps, changes of mind and back: the log rebuilds what stood at every instant."""
    loads = [(batch("swpc", "plasma", hours(10 + at), salt=f"{n}"), at, said) for n, (at, said) in enumerate(batches)]
    told, dumps = sorted(loads, key=lambda load: load[1]), []
    for order in (loads, seed.sample(loads, len(loads)), told):
        current: dict[datetime, float] = {}
        with open_archive() as archive:
            for one, _, said in order:
                rows = [point(SPEED, hours(at), value) for at, value in said.items()]
                points = archive.observe(one, {"telemetry_points": table("telemetry_points", rows)}).points
                current |= zip(points["observed_at"].to_pylist(), points["value"].to_pylist(), strict=True)
            for instant in range(-1, 5):
                expected = {}
                for at in range(instant + 1):
                    same = [said for _, when, said in loads if when == at]
                    for key in {k for said in same for k in said}:
                        expected[hours(key)] = max(said[key] for said in same if key in said)
                then = archive.points_known_at([SPEED], hours(0), hours(9), hours(10 + instant))
                assert dict(zip(then["observed_at"].to_pylist(), then["value"].to_pylist(), strict=True)) == expected
            assert current == expected, "what is handed on to telemetry"
            dumps.append(archive.digests()["telemetry_points_history"])
    assert dumps[0] == dumps[1] == dumps[2]


@pytest.mark.capability("batches again")
def test_the_first_batch_of_an_object_is_its_history_however_often_it_is_handed_over(archive: ArchiveStore) -> None:
    rows = table(CAD, [approach("2026 AA", "1"), approach("2026 AB", "1")])
    told = cad_batch(hours(0), snapshot=False)
    first = archive.observe(told, {CAD: rows})
    again = archive.observe(told, {CAD: rows})
    assert (first.loaded, first.duplicate) == (again.loaded, again.duplicate) == (2, 0)
    by_name = [("designation", "ascending")]
    assert first.versions[CAD].sort_by(by_name).equals(again.versions[CAD].sort_by(by_name))
    for _ in range(3):
        archive.publish(told, gold(("2026 AA", 0, None), ("2026 AB", 0, None)), quarantine(), counts(), again.revision)
    assert len(rows_of(archive, FACTS)) == 2


@pytest.mark.capability("batches again")
def test_publishing_the_first_batch_of_an_object_twice_doubles_nothing(archive: ArchiveStore) -> None:
    revision = seen(archive, 0, "2026 AA")
    for _ in range(2):
        archive.publish(cad_batch(hours(0)), gold(("2026 AA", 0, None)), quarantine(), counts(), revision)
    assert len(rows_of(archive, FACTS)) == 1


@pytest.mark.capability("snapshots")
def test_a_new_object_in_a_late_batch_is_closed_by_the_snapshot_that_lacks_it(archive: ArchiveStore) -> None:
    archive.observe(cad_batch(hours(2)), {CAD: table(CAD, [approach("2026 AB", "1")])})
    late = archive.observe(cad_batch(hours(1), snapshot=False), {CAD: table(CAD, [approach("2026 AA", "1")])})
    assert late.versions[CAD]["known_until"].to_pylist() == [hours(2)]


@pytest.mark.capability("histories")
def test_one_batch_that_says_two_things_of_a_key_has_one_version_of_it(archive: ArchiveStore) -> None:
    told = cad_batch(hours(0), snapshot=False)
    change = archive.observe(told, {CAD: table(CAD, [approach("2026 AA", "1"), approach("2026 AA", "2")])})
    assert (change.loaded, change.versions[CAD].num_rows) == (2, 1)
