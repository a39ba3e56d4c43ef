"""Which records are the same approach, and what was known of it when."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.gold.approaches import FACT
from services.domain.arrow import arrow_schema
from tests.unit.gold.histories import TDB, approach, asteroids, day, facts, spans, version

MINUTES = timedelta(minutes=1)


def test_one_answer_is_one_current_version():
    (row,) = facts(cneos=[approach(au=0.0025695552, miss_distance_min_au=0.002)])
    assert spans([row]) == [(0, None)]
    assert round(row["miss_distance_km"]) == 384400
    assert round(row["miss_distance_lunar"], 6) == 1.0
    assert row["date_id"] == 20260410
    assert row["ingestion_timestamp"] == day(0)
    assert round(row["days_until_approach"], 3) == 40.499
    assert (row["approach_source"], row["is_withdrawn"], row["batch_ids"]) == ("cneos", False, ["batch-0"])


def test_columns_are_those_of_the_table():
    assert asteroids(cneos=[approach()])[FACT.name].schema == arrow_schema(FACT.name)


def test_cneos_takes_over_from_neows_and_keeps_the_identity():
    rows = facts(neows=[approach(0)], cneos=[approach(2, tdb=TDB + timedelta(seconds=20))])
    assert [(r["approach_source"], *span) for r, span in zip(rows, spans(rows), strict=True)] == [
        ("neows", 0, 2), ("cneos", 2, None),
    ]  # fmt: skip
    assert len({r["approach_id"] for r in rows}) == 1


def test_neows_serves_while_cneos_does_not_hold_it():
    rows = facts(neows=[approach(0, au=0.2)], cneos=[approach(1, until=3, au=0.1)])
    assert [r["approach_source"] for r in rows] == ["neows", "cneos", "neows"]
    assert [r["is_withdrawn"] for r in rows] == [False, False, False]


def test_a_solution_that_moves_by_34_minutes_is_the_same_approach():
    rows = facts(cneos=[approach(0, until=1), approach(1, tdb=TDB + 34 * MINUTES)])
    assert len({r["approach_id"] for r in rows}) == 1
    assert [r["approach_at_tdb"] for r in rows] == [TDB, TDB + 34 * MINUTES]


def test_a_moved_solution_replaces_even_where_nothing_closed_the_older():
    rows = facts(neows=[approach(0), approach(1, tdb=TDB + 34 * MINUTES)])
    assert spans(rows) == [(0, 1), (1, None)]


def test_an_uncertain_approach_may_move_by_days():
    far = TDB + timedelta(days=5)
    assert len({r["approach_id"] for r in facts(cneos=[approach(0, until=1), approach(1, tdb=far)])}) == 2
    moved = [approach(0, until=1, time_uncertainty_s=6 * 86400.0), approach(1, tdb=far)]
    assert len({r["approach_id"] for r in facts(cneos=moved)}) == 1


def test_two_approaches_of_one_answer_are_never_one():
    near = [approach(0, tdb=TDB + h * 60 * MINUTES, au=0.01 + h / 1000) for h in (0, 10, 20)]
    later = [approach(1, tdb=TDB + h * 60 * MINUTES, au=0.01 + h / 1000) for h in (1, 11, 21)]
    rows = facts(cneos=[*[r | {"known_until": day(1)} for r in near], *later])
    assert len({r["approach_id"] for r in rows}) == 3
    assert len(rows) == 6


def test_approaches_to_other_bodies_are_others():
    assert len({r["approach_id"] for r in facts(cneos=[approach(), approach(body="Moon")])}) == 2


def test_withdrawn_keeps_its_last_values_and_may_return():
    rows = facts(cneos=[approach(0, until=2), approach(5)])
    assert [(r["is_withdrawn"], *span) for r, span in zip(rows, spans(rows), strict=True)] == [
        (False, 0, 2), (True, 2, 5), (False, 5, None),
    ]  # fmt: skip
    assert {r["miss_distance_au"] for r in rows} == {0.01}
    assert rows[0]["row_hash"] == rows[2]["row_hash"] != rows[1]["row_hash"]


def test_withdrawn_of_both_sources_keeps_what_was_shown_last():
    rows = facts(cneos=[approach(0, until=2, au=0.1)], neows=[approach(0, until=4, au=0.2)])
    assert [(r["approach_source"], r["is_withdrawn"]) for r in rows] == [
        ("cneos", False), ("neows", False), ("neows", True),
    ]  # fmt: skip


def test_what_is_learned_of_the_object_makes_a_new_version():
    big = version(3, designation="2026 AB", name="(2026 AB)", absolute_magnitude_h=17.0)
    rows = facts(neows=[approach(0)], objects=[big])
    assert spans(rows) == [(0, 3), (3, None)]
    assert rows[1]["risk_score"] > rows[0]["risk_score"]
    assert rows[1]["batch_ids"] == ["batch-0", "batch-3"]


def test_what_changes_nothing_makes_no_version():
    one = version(0, until=3, designation="2026 AB", name="(2026 AB)", absolute_magnitude_h=25.0)
    other = version(3, designation="2026 AB", name="2026 AB", absolute_magnitude_h=25.0)
    assert spans(facts(neows=[approach(0)], objects=[one, other])) == [(0, None)]


def test_no_size_and_no_distance_still_score():
    (row,) = facts(cneos=[approach(au=0.0)])
    assert row["risk_score"] > 40
    assert row["threat_level"] in {"moderate", "elevated"}
    assert row["is_hazardous"] is None


ANSWERS = st.lists(
    st.tuples(
        st.sampled_from(["cneos", "neows"]),
        st.integers(0, 6),
        st.one_of(st.none(), st.integers(1, 4)),
        st.sampled_from([0, 34, 700, 2000, 9000]),
        st.sampled_from([0.01, 0.02]),
        st.sampled_from([None, 60.0, 400_000.0]),
    ),
    min_size=1, max_size=9, unique_by=lambda a: (a[0], a[1], a[3]),
)  # fmt: skip


def rows_of(answers):
    built = {"cneos": [], "neows": []}
    for source, known, lasts, minutes, au, sigma in answers:
        more = {"time_uncertainty_s": sigma} if source == "cneos" else {}
        until = None if lasts is None else known + lasts
        built[source].append(approach(known, until, f"{source}-{known}", TDB + minutes * MINUTES, au=au, **more))
    return built


@settings(max_examples=80, deadline=None)
@given(ANSWERS, st.randoms(use_true_random=False))
def test_the_order_of_loading_does_not_matter(answers, random):
    built = rows_of(answers)
    expected = facts(**built)
    for rows in built.values():
        random.shuffle(rows)
    assert facts(**built) == expected


@settings(max_examples=80, deadline=None)
@given(ANSWERS)
def test_versions_of_an_approach_follow_one_another(answers):
    rows = facts(**rows_of(answers))
    for one, other in pairwise(rows):
        if one["approach_id"] == other["approach_id"]:
            assert one["known_until"] == other["known_at"]
            assert one["row_hash"] != other["row_hash"]
        else:
            assert one["known_until"] is None
    assert rows[-1]["known_until"] is None


@settings(max_examples=80, deadline=None)
@given(ANSWERS)
def test_every_answer_is_shown_or_replaced_by_a_nearer_source(answers):
    built = rows_of(answers)
    rows = facts(**built)
    for said in built["cneos"]:
        shown = [r for r in rows if r["known_at"] <= said["known_at"] < (r["known_until"] or day(99))]
        assert any(
            r["approach_at_tdb"] == said["approach_at_tdb"] and r["miss_distance_au"] == said["miss_distance_au"]
            for r in shown
        )


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.sampled_from(["cneos", "neows"])),
        min_size=1,
        max_size=8,
        unique_by=lambda a: a[0],
    )
)
def test_standing_alone_changes_nothing(objects):
    """Approaches that stand alone are read by a shorter expression: beside one that does not, by the general one."""
    alone = {"cneos": [], "neows": []}
    for n, source in objects:
        alone[source].append(approach(0, designation=f"2026 A{n}", au=0.01 + n / 1000))
    among = alone | {
        "cneos": [
            *alone["cneos"],
            approach(0, until=1, designation="1999 Z"),
            approach(1, designation="1999 Z", au=0.1),
        ]
    }
    assert facts(**alone) == [r for r in facts(**among) if r["designation"] != "1999 Z"]
