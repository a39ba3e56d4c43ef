"""The providers' ways to write an instant, as columns of datetime64; what is none of them is not-a-time."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from services.domain.time_scales import Instants, iso_seconds

_ISO = r"^(1[89]|2[0-3])\d\d-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z?$"
_CALENDAR = re.compile(r"(\d{4})-([A-Z][a-z]{2})-(\d\d)(?: (\d\d:\d\d(?::\d\d)?))?")
_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS = {name: f"{i:02d}" for i, name in enumerate(_NAMES, 1)}
_SPAN = re.compile(r"(?:< ?)?(?:(\d+)_)?(\d{1,2}):(\d\d)")
_NOT_A_TIME = np.datetime64("NaT", "us")


def iso_instants(values: Sequence[Any]) -> Instants:
    """Instants of `2026-03-23 15:05:00.000`, `2026-09-06T13:58Z` and the like, between 1800 and 2399."""
    text = pa.array([v if isinstance(v, str) else None for v in values], pa.string())
    valid = pc.fill_null(pc.match_substring_regex(text, _ISO), fill_value=False)
    bare = pc.if_else(valid, pc.utf8_rtrim(text, characters="Z"), pa.scalar(None, pa.string()))
    return _parsed(bare.to_pylist())


def calendar_instants(values: Sequence[Any]) -> Instants:
    """Instants of JPL's `2029-Apr-13 21:46` (seconds optional)."""
    return _parsed([_calendar(v) if isinstance(v, str) else None for v in values])


def noon_of_dates(values: Sequence[Any]) -> Instants:
    """Noon of dates such as `2016-11-19`: the instant that is wrong by the least when only the date is known."""
    return iso_instants([f"{v}T12:00" if isinstance(v, str) else None for v in values])


def span_seconds(text: Any) -> float | None:
    """Seconds of JPL's `days_hh:mm`; `< 00:01` is its upper bound of a minute. None for anything else."""
    found = _SPAN.fullmatch(text.strip()) if isinstance(text, str) else None
    if found is None:
        return None
    days, hours, minutes = (int(part or 0) for part in found.groups())
    return days * 86400.0 + hours * 3600.0 + minutes * 60.0


def iso_text(values: Sequence[Any]) -> list[str | None]:
    """Instants as `iso_instants` reads them, as ISO seconds UTC; None where there is none."""
    return list(iso_seconds(iso_instants(values)))


def _calendar(text: str) -> str | None:
    found = _CALENDAR.fullmatch(text.strip())
    if found is None or found[2] not in _MONTHS:
        return None
    return f"{found[1]}-{_MONTHS[found[2]]}-{found[3]}T{found[4] or '12:00'}"


def _parsed(texts: list[str | None]) -> Instants:
    try:
        return np.array([t or "NaT" for t in texts], dtype="datetime64[us]")
    except ValueError:
        return np.array([_one(t) for t in texts], dtype="datetime64[us]")


def _one(text: str | None) -> np.datetime64:
    try:
        return np.datetime64(text or "NaT", "us")
    except ValueError:
        return _NOT_A_TIME
