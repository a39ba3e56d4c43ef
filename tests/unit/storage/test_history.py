from itertools import pairwise

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from services.domain.tables import TABLES
from services.storage.archive.history import NEVER, Snapshot, runs
from services.storage.archive.sightings import runs_of

TABLE = TABLES["silver_cneos__approaches"]
INSTANT = pa.timestamp("us", "UTC")


def _rows(events: list[tuple[str, int, str]]) -> pa.Table:
    events = sorted(events)
    n = len(events)
    return pa.table(
        {
            "designation": pa.array([e[0] for e in events], pa.string()),
            "body": pa.array(["Earth"] * n, pa.string()),
            "approach_at_tdb": pa.array([50] * n, pa.int64()).cast(INSTANT),
            "known_at": pa.array([e[1] for e in events], pa.int64()).cast(INSTANT),
            "row_hash": pa.array([e[2] for e in events], pa.string()),
            "miss_distance_au": pa.array([0.01] * n, pa.float64()),
            "dataset": pa.array(["c/a"] * n, pa.string()),
            "grp": pa.array([e[0] for e in events], pa.string()),
            "rid": pa.array(range(n), pa.int64()),
        }
    )


def _found(events: list, snapshots: list[Snapshot]) -> list[tuple]:
    found = runs(TABLE, _rows(events), snapshots)
    return list(
        zip(
            found["grp"].to_pylist(),
            found["known_at"].cast(pa.int64()).to_pylist(),
            found["known_until"].cast(pa.int64()).to_pylist(),
            strict=True,
        )
    )


def test_no_rows_have_no_history() -> None:
    assert _found([], []) == []


def test_the_first_of_two_snapshots_closes() -> None:
    absent = [Snapshot(at, "c/a", 0, 100, 0.05, ("Earth",)) for at in (20, 30)]
    assert _found([("A", 10, "a"), ("A", 40, "a")], absent) == [("A", 10, 20), ("A", 40, None)]


def test_two_answers_at_one_instant_are_one_state() -> None:
    assert _found([("A", 10, "a"), ("A", 10, "b"), ("A", 20, "b")], []) == [("A", 10, None)]


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("AB"), st.integers(1, 20), st.sampled_from("ab")), max_size=15),
    st.lists(st.integers(1, 20), max_size=4),
)
def test_versions_of_a_key_are_in_order_and_never_overlap(events: list, absences: list[int]) -> None:
    snapshots = [Snapshot(at, "c/a", 0, 100, None, ("Earth",)) for at in sorted(absences)]
    found = _found(events, snapshots)
    for name in "AB":
        versions = [(since, until if until is not None else NEVER) for grp, since, until in found if grp == name]
        assert all(since < until for since, until in versions)
        assert all(a[1] <= b[0] for a, b in pairwise(versions))
    assert {grp for grp, *_ in found} == {name for name, *_ in events}


@settings(deadline=None)
@given(st.sets(st.integers(0, 500), min_size=1))
def test_runs_hold_exactly_the_instants(instants: set[int]) -> None:
    points = pa.table(
        {
            "series": pa.repeat(pa.scalar("kp_index", pa.string()), len(instants)),
            "observed_at": pa.array(sorted(instants), pa.int64()).cast(INSTANT),
        }
    )
    found = runs_of(points)
    held = set()
    for first, last, step in zip(
        found["first_at"].cast(pa.int64()).to_pylist(),
        found["last_at"].cast(pa.int64()).to_pylist(),
        found["step_us"].to_pylist(),
        strict=True,
    ):
        held |= set(range(first, last + 1, step))
    assert held == instants
