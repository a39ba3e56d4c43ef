import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.sources.instants import calendar_instants, iso_instants, iso_text, noon_of_dates, span_seconds


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-03-23 15:05:00.000", "2026-03-23T15:05:00Z"),
        ("2026-03-24T00:00:00", "2026-03-24T00:00:00Z"),
        ("2026-09-06T13:58Z", "2026-09-06T13:58:00Z"),
        ("2024-05-13T14:36:00Z", "2024-05-13T14:36:00Z"),
        ("2026-09-06 12:12:15.890", "2026-09-06T12:12:16Z"),
        ("now", None),
        ("today", None),
        ("NaT", None),
        ("2026", None),
        ("2026-02-30T00:00", None),
        ("9999-01-01T00:00:00", None),
        ("2026-03-23T15:05:00+02:00", None),
        ("", None),
        (None, None),
        (1774872180000, None),
    ],
)
def test_provider_instants(text: object, iso: str | None) -> None:
    assert iso_text([text, "2026-01-01T00:00"]) == [iso, "2026-01-01T00:00:00Z"]


def test_calendar_dates_of_jpl() -> None:
    found = calendar_instants(["2029-Apr-13 21:46", "2026-Mar-30", "2026-Foo-01 00:00", "2026-Feb-31 00:00", None, 5])
    expected = ["2029-04-13T21:46", "2026-03-30T12:00", "NaT", "NaT", "NaT", "NaT"]
    assert np.array_equal(found, np.array(expected, dtype="datetime64[us]"), equal_nan=True)


def test_a_date_alone_is_its_noon() -> None:
    assert noon_of_dates(["2016-11-19"])[0] == np.datetime64("2016-11-19T12:00")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("00:01", 60), ("< 00:01", 60), ("2_09:08", 205_680), ("03:05", 11_100), ("x", None), ("", None), (None, None)],
)
def test_three_sigma_of_an_approach_time(text: str | None, seconds: float | None) -> None:
    assert span_seconds(text) == seconds


@given(st.lists(st.one_of(st.text(), st.none(), st.integers(), st.dictionaries(st.text(), st.text(), max_size=1))))
def test_no_value_breaks_the_reading_of_instants(values: list) -> None:
    assert len(iso_text(values)) == len(values)
    assert len(calendar_instants(values)) == len(values)
    assert len(iso_instants(values)) == len(values)
