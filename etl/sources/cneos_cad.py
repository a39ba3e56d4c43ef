"""JPL CNEOS close approaches (cad.api), JSON and the CSV export of the same table.

Times are TDB. The JSON gives a Julian date to 0.1 ms, the export only minutes. An answer is a snapshot of its window
and distance when its count equals its rows, no record had to be set aside and the question had no other filter.
"""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import numpy as np

from etl.sources import cneos_csv, columns
from etl.sources.instants import calendar_instants, span_seconds
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, Window, about
from etl.sources.payload import UnreadableError, fingerprint, read_json, unreadable
from etl.sources.rows import Rows, flags, mapped, rows_from_arrays, table
from etl.sources.windows import date_of, day_of, query_of, split_years
from services.domain.batch import Semantics
from services.domain.designations import designation_from_name
from services.domain.time_scales import Instants, instants_from_jd, iso_seconds, utc_from_tdb

MAX_DISTANCE_AU = 0.2
_DEFAULT_DISTANCE_AU = 0.05
_AU_PER_LD = 384_400 / 149_597_870.7
_REQUIRED = ("des", "jd", "cd", "dist", "dist_min", "dist_max", "v_rel", "v_inf", "t_sigma_f", "h")
_PLAIN = ("des", "orbit_id", "jd", "cd", "dist", "dist_min", "dist_max", "v_rel", "v_inf", "t_sigma_f", "h", "diameter",
          "diameter_sigma", "fullname")  # fmt: skip
# Parameters that change neither which approaches of Earth are listed nor how many.
_NEUTRAL = {"date-min", "date-max", "dist-max", "sort", "diameter", "fullname", "api_key"}


def requests(ask: Ask) -> list[Request]:
    """The last week and the next 60 days; a user's window by calendar years."""
    today = day_of(ask.now)
    if ask.window:
        return [_request(ask, part) for part in split_years(ask.window)]
    return [_request(ask, Window(today - timedelta(days=7), today + timedelta(days=61)))]


def parse(payload: Payload) -> Parsed:
    """Read one answer of cad.api or one CSV export."""
    try:
        parsed = _export(payload) if payload.form == cneos_csv.CSV_FORM else _answer(payload)
    except UnreadableError as error:
        parsed = unreadable(payload, error)
    query = query_of(payload.url)
    parsed.window, parsed.max_distance_au = _window(query, payload.fetched_at), _distance(query.get("dist-max"))
    whole = parsed.declared == parsed.records and not parsed.problems and not payload.truncated
    parsed.semantics = _semantics(query, parsed, whole=whole)
    return parsed


def _request(ask: Ask, window: Window) -> Request:
    last = window.end - timedelta(microseconds=1)
    query = {"date-min": f"{window.start:%Y-%m-%d}", "date-max": f"{last:%Y-%m-%d}", "dist-max": f"{MAX_DISTANCE_AU}",
             "diameter": "true", "fullname": "true"}  # fmt: skip
    return Request("jpl", f"{ask.settings.jpl_url}/cad.api?{urlencode(query)}", window)


def _answer(payload: Payload) -> Parsed:
    value = read_json(payload)
    if not isinstance(value, dict):
        raise UnreadableError("payload.shape", "an object with fields and data", type(value).__name__)
    declared = declared_count(value)
    if declared == 0 and not value.get("data"):
        # An empty table, not none: a window that holds nothing any more withdraws what it held.
        empty = table(columns.APPROACHES, [], {})
        return Parsed(
            records=0, declared=0, tables={columns.APPROACHES: empty}, schema_fingerprint=fingerprint(value, [])
        )
    rows = rows_from_arrays(value.get("fields"), value.get("data"), _REQUIRED)
    total = len(value["data"])
    tdb = _instants(rows)
    missing = np.isnat(tdb)
    rows.reject(flags(missing), "field.instant", "jd", "a Julian date TDB, or cd such as 2029-Apr-13 21:46")
    body = query_of(payload.url).get("body", "Earth")
    return Parsed(
        records=total,
        declared=declared,
        tables={columns.APPROACHES: _table(rows, tdb[~missing], body)},
        problems=rows.problems,
        schema_fingerprint=fingerprint((*value, *map(str, value["fields"])), value["data"]),
    )


def _export(payload: Payload) -> Parsed:
    rows, total = cneos_csv.read(payload)
    tdb = calendar_instants(rows.get("cd"))
    missing = np.isnat(tdb)
    rows.reject(flags(missing), "field.instant", "cd", "a date such as 2029-Apr-13 21:46")
    built = _table(rows, tdb[~missing], "Earth")
    return Parsed(records=total, tables={columns.APPROACHES: built}, problems=rows.problems)


def _table(rows: Rows, tdb: Instants, body: str) -> Any:
    spans = mapped(rows.get("t_sigma_f"), span_seconds)
    return table(
        columns.APPROACHES,
        rows.record_no,
        {
            **{name: rows.get(name) for name in (*_PLAIN, "diameter_min_km", "diameter_max_km")},
            "designation": mapped(rows.get("des"), designation_from_name),
            "approach_at": iso_seconds(utc_from_tdb(tdb)),
            "approach_at_tdb": iso_seconds(tdb),
            "time_uncertainty_s": spans,
            "body": [given or body for given in rows.get("body")],
        },
    )


def _instants(rows: Rows) -> Instants:
    days = np.array([_number(v) for v in rows.get("jd")], dtype="float64")
    days[~((days > 2_000_000) & (days < 3_000_000))] = np.nan
    exact = instants_from_jd(days)
    missing = np.isnat(exact)
    if missing.any():
        exact[missing] = calendar_instants(rows.get("cd"))[missing]
    return exact


def declared_count(value: dict[str, Any]) -> int | None:
    """JPL's `count`, a number or a number in a string."""
    try:
        return int(value["count"])
    except (KeyError, TypeError, ValueError):
        return None


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return float("nan")


def _semantics(query: dict[str, str], parsed: Parsed, *, whole: bool) -> Semantics:
    narrowed = set(query) - _NEUTRAL - ({"body"} if query.get("body") == "Earth" else set())
    return "snapshot" if whole and not narrowed and parsed.window else "increment"


def _window(query: dict[str, str], fetched_at: datetime) -> Window | None:
    start = _bound(query.get("date-min", "now"), fetched_at)
    end = _bound(query.get("date-max", "+60"), fetched_at)
    if start is None or end is None:
        return None
    # A bare last date means the whole of that day.
    return Window(start, end + timedelta(days=1) if date_of(query.get("date-max")) else end)


def _bound(text: str, fetched_at: datetime) -> datetime | None:
    if text == "now":
        return fetched_at.astimezone(UTC)
    if found := re.fullmatch(r"[+ ]?(\d{1,5})D?", text):
        return fetched_at.astimezone(UTC) + timedelta(days=int(found[1]))
    return date_of(text)


def _distance(text: str | None) -> float | None:
    if text is None:
        return _DEFAULT_DISTANCE_AU
    value = _number(text.removesuffix("LD"))
    found = value * _AU_PER_LD if text.endswith("LD") else value
    return None if np.isnan(found) else float(found)


DATASETS = (
    Dataset(
        about("cneos_cad", "approaches"),
        "jpl",
        (columns.APPROACHES,),
        requests,
        parse,
        (r"ssd-api\.jpl\.nasa\.gov/cad\.api",),
    ),
)
