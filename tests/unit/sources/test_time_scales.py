import warnings
from datetime import datetime

import numpy as np
import pytest
from astropy.time import Time
from hypothesis import given, settings
from hypothesis import strategies as st

from services.domain.time_scales import instants_from_jd, iso_seconds, tdb_minus_tt_s, utc_from_tdb

MICROSECOND = np.timedelta64(1, "us")


def _readings(first: str, last: str) -> st.SearchStrategy[list[datetime]]:
    bounds = (datetime.fromisoformat(first), datetime.fromisoformat(last))
    return st.lists(st.datetimes(*bounds), min_size=1, max_size=30)


def _astropy_utc(tdb: np.ndarray) -> np.ndarray:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dubious years: both sides say the same of them
        text = Time([str(t) for t in tdb], scale="tdb", format="isot", precision=6).utc.isot
    return np.array([t.replace(":60.", ":59.") for t in text], dtype="datetime64[us]")


def test_apophis_passes_earth_at_the_utc_instant_that_jpl_publishes() -> None:
    tdb = np.array(["2029-04-13T21:46:11"], dtype="datetime64[us]")
    assert iso_seconds(utc_from_tdb(tdb)).tolist() == ["2029-04-13T21:45:02Z"]


@settings(deadline=None)
@given(_readings("1972-01-03", "2200-12-31"))
def test_utc_agrees_with_astropy_to_a_tenth_of_a_millisecond(instants: list[datetime]) -> None:
    tdb = np.array(instants, dtype="datetime64[us]")
    difference = np.abs(utc_from_tdb(tdb) - _astropy_utc(tdb)) / MICROSECOND
    # Astropy counts a leap second as the 60th of its minute, datetime64 as the first of the next.
    assert np.all((difference < 100) | (np.abs(difference - 1_000_000) < 100))


@settings(deadline=None)
@given(_readings("1900-01-01", "1972-01-03"))
def test_before_leap_seconds_utc_agrees_to_its_own_steps(instants: list[datetime]) -> None:
    tdb = np.array(instants, dtype="datetime64[us]")
    assert np.all(np.abs(utc_from_tdb(tdb) - _astropy_utc(tdb)) / MICROSECOND < 200_000)


@pytest.mark.parametrize("day", ["1972-06-30", "1999-01-01", "2016-12-31", "2017-01-01"])
def test_leap_seconds_count_from_their_midnight(day: str) -> None:
    start = np.datetime64(day, "us")
    tdb = start + np.arange(0, 86400, 3600) * np.timedelta64(1_000_000, "us") + np.timedelta64(90, "s")
    assert np.max(np.abs(utc_from_tdb(tdb) - _astropy_utc(tdb)) / MICROSECOND) < 1100


def test_tdb_and_tt_never_differ_by_two_milliseconds() -> None:
    days = np.arange("1900-01-01", "2200-01-01", 11, dtype="datetime64[D]").astype("datetime64[us]")
    assert np.max(np.abs(tdb_minus_tt_s(days))) < 0.002


def test_not_a_time_stays_so() -> None:
    tdb = np.array(["NaT", "2026-04-02T00:00"], dtype="datetime64[us]")
    assert iso_seconds(utc_from_tdb(tdb)).tolist() == [None, "2026-04-01T23:58:51Z"]
    assert np.isnat(instants_from_jd(np.array([np.nan])))[0]


def test_julian_dates_are_read_to_forty_microseconds() -> None:
    instants = instants_from_jd(np.array([2440587.5, 2458849.537524496, 2415020.5]))
    expected = np.array(["1970-01-01", "2020-01-01T00:54:02.116454", "1900-01-01"], dtype="datetime64[us]")
    assert np.all(np.abs(instants - expected) / MICROSECOND < 50)


def test_seconds_are_rounded_not_cut() -> None:
    instants = np.array(["2026-04-01T23:59:59.6", "2026-04-01T23:59:59.4"], dtype="datetime64[us]")
    assert iso_seconds(instants).tolist() == ["2026-04-02T00:00:00Z", "2026-04-01T23:59:59Z"]
