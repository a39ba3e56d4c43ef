from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.domain.shapes import Noted, changes, fingerprint, shape

BEGIN = datetime(2026, 4, 1, tzinfo=UTC)


def noted(*documents):
    found = []
    for hour, document in enumerate(documents):
        seen = shape(document)
        found.append(
            Noted(
                batch_id=f"b{hour}",
                fetched_at=BEGIN + timedelta(hours=hour),
                fields={path: frozenset(s.kinds) for path, s in seen.items()},
                samples={path: s.sample for path, s in seen.items()},
            )
        )
    return found


def told(*documents):
    return [(c.change, c.path, c.batch_id, c.sample) for c in changes(noted(*documents))]


def test_a_new_a_missing_and_a_retyped_field_are_told_with_their_batch_and_a_value():
    first = [{"id": "a", "speed": 4.5, "note": "x"}]
    assert told(first, [{"id": "a", "speed": 4.5, "note": "x", "drag": 0.1}]) == [("new", "[].drag", "b1", "0.1")]
    assert told(first, [{"id": "a", "speed": "4.5", "note": "x"}]) == [("retyped", "[].speed", "b1", "4.5")]
    assert told(first, [{"id": "a", "note": "x"}]) == [("missing", "[].speed", "b1", None)]


def test_a_renamed_object_is_one_new_field_not_all_that_is_in_it():
    assert told([{"old": {"a": 1, "b": 2}}], [{"new": {"a": 1, "b": 2}}]) == [
        ("new", "[].new", "b1", None), ("missing", "[].old", "b1", None),
    ]  # fmt: skip


def test_nulls_empty_lists_days_and_numbers_as_keys_change_nothing():
    full = {"near_earth_objects": {"2026-03-28": [{"a": 1, "b": None}]}}
    assert (
        told(
            full,
            {"near_earth_objects": {"2026-03-29": []}},
            {"near_earth_objects": {"2026-04-01": [{"a": None, "b": 2}]}},
        )
        == []
    )


def test_a_field_that_comes_and_goes_is_told_once_each_way():
    with_it, without = [{"a": 1, "b": 2}], [{"a": 1}]
    assert [c[0] for c in told(without, with_it, without, with_it, without)] == ["new", "missing"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(JSON, min_size=1, max_size=5), st.randoms())
def test_the_order_in_which_shapes_are_noted_does_not_matter(documents, random):
    found = noted(*documents)
    shuffled = random.sample(found, len(found))
    assert changes(shuffled) == changes(found)


@given(JSON)
def test_equal_documents_have_equal_shapes_and_no_changes(document):
    assert fingerprint(shape(document)) == fingerprint(shape(document))
    assert told(document, document) == []
