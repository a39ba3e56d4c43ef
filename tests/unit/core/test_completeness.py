from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from services.core.completeness import merged, uncovered

DAY0 = datetime(2026, 4, 1, tzinfo=UTC)
SPANS = st.lists(
    st.tuples(st.integers(-5, 30), st.integers(1, 10)).map(
        lambda s: (DAY0 + timedelta(days=s[0]), DAY0 + timedelta(days=s[0] + s[1]))
    ),
    max_size=8,
)
ASKED = (DAY0, DAY0 + timedelta(days=25))


def _days(spans: list) -> set:
    return {start + timedelta(days=n) for start, end in spans for n in range((end - start).days)}


@settings(deadline=None)
@given(SPANS)
def test_gaps_are_exactly_what_no_window_covers(windows: list) -> None:
    gaps = uncovered(ASKED, windows)
    assert _days(gaps) == _days([ASKED]) - _days(windows)
    assert gaps == sorted(gaps)


@settings(deadline=None)
@given(SPANS)
def test_merged_spans_cover_the_same_and_never_touch(spans: list) -> None:
    found = merged(spans)
    assert _days(found) == _days(spans)
    assert all(a[1] < b[0] for a, b in pairwise(found))
