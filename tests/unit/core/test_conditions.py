from datetime import UTC, datetime

import pytest

from services.chassis.errors import InvalidInputError
from services.core import completeness, conditions, inputs
from services.ports.archive import Where


def test_only_what_is_given_is_asked_for() -> None:
    assert conditions.equal(sol=0, camera=None, is_hazardous=False) == [
        Where("sol", "=", 0),
        Where("is_hazardous", "=", value=False),
    ]
    assert conditions.fetched_by(None) == []


def test_a_span_is_half_open_and_an_absent_end_asks_for_nothing() -> None:
    assert conditions.within("sol", 0, 5) == [Where("sol", ">=", 0), Where("sol", "<", 5)]
    assert conditions.within("sol", None, 5) == [Where("sol", "<", 5)]
    assert conditions.within("sol", None, None) == []


@pytest.mark.parametrize(("start", "end", "missing"), [(None, "2026-04-02", "from"), ("2026-04-02", None, "to")])
def test_a_whole_span_has_both_ends(start: str | None, end: str | None, missing: str) -> None:
    with pytest.raises(InvalidInputError, match=f"^{missing} was None"):
        inputs.whole_span(start, end)


def test_an_end_that_was_not_asked_for_is_the_windows_own() -> None:
    one, two, three, four = (datetime(2026, 4, day, tzinfo=UTC) for day in (1, 2, 3, 4))
    windows = [(one, two), (three, four)]
    assert completeness.lacking((None, None), windows) == [(two, three)]
    assert completeness.lacking((two, None), [(one, two)]) == []
    assert completeness.lacking((None, four), [(one, two)]) == [(two, four)]
    assert completeness.lacking((None, None), []) == []
