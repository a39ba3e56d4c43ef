"""Versions: what a log says of its keys, whatever the order in which its batches came."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from itertools import permutations

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.domain.batch import Batch
from services.ports.archive import ArchiveStore, Change
from tests.contract.storage.builders import CAD, T0, approach, batch, cad_batch, hours, table

Load = tuple[Batch, dict[str, pa.Table]]


def cad(at: float, *rows: tuple[str, str], snapshot: bool = True, **facts: object) -> Load:
    return cad_batch(hours(at), snapshot=snapshot, **facts), {CAD: table(CAD, [approach(*row) for row in rows])}


def history(change: Change, name: str = CAD) -> list[tuple]:
    rows = change.versions[name].to_pylist()
    return sorted((r["designation"], r["row_hash"], r["known_at"], r["known_until"]) for r in rows)


def observe(archive: ArchiveStore, *loads: Load) -> Change:
    changes = [archive.observe(*load) for load in loads]
    return changes[-1]


def everything(archive: ArchiveStore, load: Load) -> list[tuple]:
    """The whole history of a load's groups: asking again for a batch always answers it."""
    return history(archive.observe(*load))


@pytest.mark.capability("histories")
def test_a_first_answer_is_open(archive: ArchiveStore) -> None:
    change = observe(archive, cad(0, ("2026 AA", "a"), ("2026 AB", "x")))
    assert (change.loaded, change.duplicate) == (2, 0)
    assert history(change) == [("2026 AA", "a", hours(0), None), ("2026 AB", "x", hours(0), None)]


@pytest.mark.capability("histories")
def test_an_equal_answer_changes_nothing(archive: ArchiveStore) -> None:
    change = observe(archive, cad(0, ("2026 AA", "a")), cad(1, ("2026 AA", "a")))
    assert (change.loaded, change.duplicate) == (0, 1)
    assert change.versions == {}


@pytest.mark.capability("histories")
def test_only_changed_groups_are_answered_with_all_tables_of_the_noun(archive: ArchiveStore) -> None:
    change = observe(archive, cad(0, ("2026 AA", "a"), ("2026 AB", "x")), cad(1, ("2026 AA", "b"), ("2026 AB", "x")))
    assert history(change) == [("2026 AA", "a", hours(0), hours(1)), ("2026 AA", "b", hours(1), None)]
    assert set(change.versions) == {
        "silver_cneos__approaches", "silver_neows__approaches", "silver_neows__asteroids", "silver_neows__orbits",
        "silver_sbdb__asteroids",
        "silver_sbdb__lookups",
    }  # fmt: skip


@pytest.mark.capability("histories")
def test_a_b_a_is_three_facts(archive: ArchiveStore) -> None:
    loads = [cad(n, ("2026 AA", value)) for n, value in enumerate("aba")]
    expected = [
        ("2026 AA", "a", hours(0), hours(1)), ("2026 AA", "a", hours(2), None), ("2026 AA", "b", hours(1), hours(2)),
    ]  # fmt: skip
    change = observe(archive, *loads)
    assert history(change) == expected
    assert (change.loaded, change.duplicate) == (0, 1)


@pytest.mark.capability("snapshots")
def test_absence_from_a_snapshot_closes_and_return_opens_again(archive: ArchiveStore) -> None:
    gone = observe(archive, cad(0, ("2026 AA", "a")), cad(1))
    assert history(gone) == [("2026 AA", "a", hours(0), hours(1))]
    assert observe(archive, cad(2)).versions == {}
    back = observe(archive, cad(3, ("2026 AA", "a")))
    assert history(back) == [("2026 AA", "a", hours(0), hours(1)), ("2026 AA", "a", hours(3), None)]


@pytest.mark.capability("snapshots")
@pytest.mark.parametrize(
    "later",
    [
        cad(1, snapshot=False),
        cad(1, window_from=T0 + timedelta(days=2)),
        cad(1, window_to=T0 - timedelta(hours=1)),
        cad(1, max_distance_au=0.005),
        (batch("neows", "feed", hours(1), semantics="snapshot", window_from=T0, window_to=hours(9)),
         {"silver_neows__approaches": table("silver_neows__approaches", [])}),
    ],
    ids=["increment", "later window", "earlier window", "nearer limit", "another dataset"],
)  # fmt: skip
def test_absence_says_nothing_where_nobody_asked(archive: ArchiveStore, later: Load) -> None:
    first = cad(0, ("2026 AA", "a"))
    observe(archive, first, later)
    assert everything(archive, first) == [("2026 AA", "a", hours(0), None)]


@pytest.mark.capability("snapshots")
def test_a_snapshot_of_one_body_says_nothing_of_another(archive: ArchiveStore) -> None:
    moon = cad_batch(hours(0)), {CAD: table(CAD, [approach("2026 AA", "m", body="Moon"), approach("2026 AA", "e")])}
    change = observe(archive, moon, cad(1, ("2026 AA", "e")))
    assert change.versions == {}


@pytest.mark.capability("snapshots")
def test_a_moved_approach_ends_the_old_key(archive: ArchiveStore) -> None:
    moved = cad_batch(hours(1)), {CAD: table(CAD, [approach("2026 AA", "b", at_tdb=T0 + timedelta(minutes=34))])}
    change = observe(archive, cad(0, ("2026 AA", "a")), moved)
    assert history(change) == [("2026 AA", "a", hours(0), hours(1)), ("2026 AA", "b", hours(1), None)]


@pytest.mark.capability("batches again")
def test_the_same_batch_again_adds_nothing_and_answers_its_groups(archive: ArchiveStore) -> None:
    first = cad(0, ("2026 AA", "a"))
    before = observe(archive, first)
    again = observe(archive, first)
    assert (again.loaded, again.duplicate, again.revision) == (before.loaded, before.duplicate, before.revision)
    assert history(again) == history(before)


@pytest.mark.capability("histories")
def test_a_record_counts_once_over_the_tables_of_its_batch(archive: ArchiveStore) -> None:
    def feed(at: float, value: str) -> Load:
        rows = [{"designation": "2026 AA", "row_hash": value, "record_no": 0}]
        near = [approach("2026 AA", "a", record_no=0), approach("2026 AA", "a", record_no=1)]
        tables = {
            "silver_neows__asteroids": table("silver_neows__asteroids", rows),
            "silver_neows__approaches": table("silver_neows__approaches", near),
        }
        return batch("neows", "feed", hours(at)), tables

    first, second = observe(archive, feed(0, "x")), observe(archive, feed(1, "y"))
    assert (first.loaded, first.duplicate) == (1, 1)
    assert (second.loaded, second.duplicate) == (1, 1)


VALUES = st.sampled_from("ab")
ANSWERS = st.dictionaries(st.sampled_from(["2026 AA", "2026 AB"]), VALUES, max_size=2)
BATCHES = st.lists(st.tuples(ANSWERS, st.booleans()), min_size=1, max_size=6)


def history_or_none(change: Change) -> list[tuple]:
    return history(change) if change.versions else []


def _model(loads: list[Load]) -> list[tuple]:
    """The rule in plain Python: walk the answers of each key by known_at."""
    names = {row["designation"] for _, tables in loads for row in tables[CAD].to_pylist()}
    found = []
    for name in names:
        state, since = None, None
        for one, tables in sorted(loads, key=lambda load: load[0].fetched_at):
            said = {row["designation"]: row["row_hash"] for row in tables[CAD].to_pylist()}.get(name)
            if said is None and one.semantics != "snapshot":
                continue
            if said != state:
                if state is not None:
                    found.append((name, state, since, one.fetched_at))
                state, since = said, one.fetched_at
        if state is not None:
            found.append((name, state, since, None))
    return sorted(found, key=str)


class Gold:
    """A stand-in for the gold tables: each answer replaces the groups that it holds."""

    def __init__(self) -> None:
        self.rows: dict[str, list[tuple]] = {}

    def apply(self, change: Change) -> None:
        groups: dict[str, list[tuple]] = {}
        for row in history_or_none(change):
            groups.setdefault(row[0], []).append(row)
        self.rows.update(groups)

    def all(self) -> list[tuple]:
        return sorted((row for rows in self.rows.values() for row in rows), key=str)


@pytest.mark.capability("batches in any order")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=BATCHES, seed=st.randoms(use_true_random=False))
def test_any_order_gives_the_history_of_the_rule(
    open_archive: Callable[[], AbstractContextManager[ArchiveStore]], answers: list, seed: object
) -> None:
    loads = [cad(n, *answer.items(), snapshot=snapshot) for n, (answer, snapshot) in enumerate(answers)]
    shuffled = [*loads, seed.choice(loads)]
    seed.shuffle(shuffled)
    gold = Gold()
    with open_archive() as archive:
        for load in shuffled:
            gold.apply(archive.observe(*load))
    assert gold.all() == _model(loads)


@pytest.mark.capability("batches in any order")
def test_each_of_six_orders_gives_one_history(open_archive: Callable[[], AbstractContextManager[ArchiveStore]]) -> None:
    loads = [cad(0, ("2026 AA", "a")), cad(1), cad(2, ("2026 AA", "a"))]
    for order in permutations(loads):
        gold = Gold()
        with open_archive() as archive:
            for load in order:
                gold.apply(archive.observe(*load))
        assert gold.all() == _model(loads)
