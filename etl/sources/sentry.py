"""JPL CNEOS Sentry: the list of potential Earth impacts, what was taken off it, and the virtual impactors of an object.

One address answers all of it; the body says what it is. Values are strings or numbers, `cdate` is Pacific time, and a
removed object answers HTTP 200 with `error`. Only the whole list without filter is a snapshot: what it lacks is off it.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from etl.sources.asked import last_answered
from etl.sources.cneos_cad import declared_count
from etl.sources.cneos_csv import CSV_FORM
from etl.sources.csv_text import read_csv
from etl.sources.instants import iso_text
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, about
from etl.sources.payload import UnreadableError, fingerprint, reject_error_body, unreadable
from etl.sources.rows import Rows, mapped, rows_from_arrays, rows_from_objects, table
from etl.sources.sentry_columns import (
    ANALYSES,
    ANALYSIS,
    CLEANINGS,
    IMPACT,
    IMPACTORS,
    OBJECT,
    REMOVALS,
    RISKS,
)
from etl.sources.sentry_reading import decimal_date, impactor_ids, pacific, payload_object
from etl.sources.windows import query_of
from services.domain.designations import designation_from_name
from services.ports.archive import Select, Where

PER_RUN = 20
ASKED_AGAIN = timedelta(days=30)
_EXPORT = {
    "fullname": "Object Designation", "range": "Year Range", "n_imp": "Potential Impacts",
    "ip": "Impact Probability (cumulative)", "v_inf": "Vinfinity (km/s)", "h": "H (mag)",
    "diameter": "Estimated Diameter (km)", "ps_cum": "Palermo Scale (cum.)", "ps_max": "Palermo Scale (max.)",
    "ts_max": "Torino Scale (max.)", "id": "",
}  # fmt: skip


def parse(payload: Payload) -> Parsed:
    """Read any answer of sentry.api, or the CSV export of its list."""
    try:
        return _export(payload) if payload.form == CSV_FORM else _answer(payload)
    except UnreadableError as error:
        return unreadable(payload, error)


def _answer(payload: Payload) -> Parsed:
    value = payload_object(payload)
    if "error" in value and "removed" in value:
        return _removals(value, [{"des": query_of(payload.url).get("des"), "removed": value["removed"]}])
    reject_error_body(value, payload.status)
    data: Any = value.get("data", [] if declared_count(value) == 0 else None)
    if isinstance(value.get("summary"), dict):
        return _analysis(value["summary"], data, fingerprint(value, [value["summary"]]))
    if query_of(payload.url).get("removed") == "1":
        return _removals(value, data)
    rows = rows_from_objects(data, ("des", "ip", "ps_cum", "n_imp"), (*OBJECT, "id", "range", "last_obs_jd"))
    parsed = _risks(rows, len(data), declared_count(value))
    parsed.schema_fingerprint = fingerprint(value, data)
    whole = parsed.declared == parsed.records > 0 and not rows.problems and not payload.truncated
    parsed.semantics = "snapshot" if whole and not query_of(payload.url) else "increment"
    return parsed


def _export(payload: Payload) -> Parsed:
    header, lines = read_csv(payload)
    rows = rows_from_arrays(header, lines, tuple(name for name in _EXPORT.values() if name))
    rows.values = {name: rows.get(column) for name, column in _EXPORT.items()}
    rows.values["des"] = rows.get("fullname")
    return _risks(rows, len(lines), None)


def _risks(rows: Rows, records: int, declared: int | None) -> Parsed:
    years = [re.fullmatch(r"\s*(\d+)-(\d+)\s*", v) if isinstance(v, str) else None for v in rows.get("range")]
    # A moonlet that Earth caught has no speed at infinity: the export writes NaN.
    given = {n: [None if v == "NaN" else v for v in rows.get(n)] for n in (*OBJECT, "id", "range", "last_obs_jd")}
    built = table(RISKS, rows.record_no, given | {
        "designation": mapped(rows.get("des"), designation_from_name),
        "year_from": [y and y[1] for y in years], "year_to": [y and y[2] for y in years],
    })  # fmt: skip
    return Parsed(records=records, declared=declared, tables={RISKS: built}, problems=rows.problems)


def _removals(value: dict[str, Any], data: Any) -> Parsed:
    rows = rows_from_objects(data, ("des", "removed"), ())
    names = mapped(rows.get("des"), designation_from_name)
    given = {"designation": names, "des": rows.get("des"), "removed_at": iso_text(rows.get("removed"))}
    built = table(REMOVALS, rows.record_no, given)
    return Parsed(records=len(data), declared=declared_count(value), tables={REMOVALS: built}, problems=rows.problems,
                  schema_fingerprint=fingerprint(value, data))  # fmt: skip


def _analysis(summary: dict[str, Any], data: Any, shape: str) -> Parsed:
    rows = rows_from_objects(data, ("date", "ip"), IMPACT)
    count, when = len(rows.record_no), pacific(summary.get("cdate"))
    name = designation_from_name(str(summary.get("des") or ""))
    arc = re.fullmatch(r"([\d.]+) days?", str(summary.get("darc") or ""))
    about_object = {key: [summary.get(key)] for key in ANALYSIS}
    about_object |= {"designation": [name], "analysed_at": [when], "arc_days": [arc and arc[1]]}
    impacts = {key: rows.get(key) for key in IMPACT} | {
        "impactor_id": impactor_ids(name, rows.get("date")), "designation": [name] * count,
        "impact_at_tdb": [decimal_date(v) for v in rows.get("date")], "analysed_at": [when] * count,
    }  # fmt: skip
    # The object's own record comes after those of its impactors.
    tables = {
        IMPACTORS: table(IMPACTORS, rows.record_no, impacts),
        ANALYSES: table(ANALYSES, [len(data)], about_object),
    }
    return Parsed(records=len(data) + 1, tables=tables, problems=rows.problems, schema_fingerprint=shape)


def wanted_objects(ask: Ask) -> list[str]:
    """Listed objects, the most dangerous first, whose entry changed since they were asked for; again after a month."""
    query = Select(table="fact_impact_risks", where=(Where("is_withdrawn", "!=", True),), sort=("-palermo_cumulative",))
    listed = ask.held(query).select(["designation", "known_at"]).to_pylist()
    last = last_answered(ask, "sentry", "objects", "des", ask.now - ASKED_AGAIN)
    due = [r["designation"] for r in listed if (at := last.get(r["designation"])) is None or at < r["known_at"]]
    return due[:PER_RUN]


def _requests(ask: Ask, *questions: dict[str, str]) -> list[Request]:
    base = f"{ask.settings.jpl_url}/sentry.api"
    return [Request("jpl", f"{base}?{urlencode(q)}" if q else base) for q in questions]


_TABLES = (RISKS, REMOVALS, ANALYSES, IMPACTORS)


def _dataset(name: str, requests: Callable[[Ask], list[Request]], **more: Any) -> Dataset:
    return Dataset(about("sentry", name), "jpl", _TABLES, requests, parse, **more)


_ADDRESS = r"ssd-api\.jpl\.nasa\.gov/sentry\.api"
DATASETS = (
    _dataset("objects", lambda ask: _requests(ask, *({"des": name} for name in wanted_objects(ask))),
             addresses=(rf"{_ADDRESS}\?.*(des|spk)=.*",)),
    _dataset("removals", lambda ask: _requests(ask, {"removed": "1"}), addresses=(rf"{_ADDRESS}\?.*removed=1.*",)),
    _dataset("risks", lambda ask: _requests(ask, {}), addresses=(_ADDRESS,), cleanings=CLEANINGS),
)  # fmt: skip
