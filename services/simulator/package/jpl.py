"""JPL: approaches of spring 2026 as predicted in 2020, elements of three thousand NEOs, and more that was kept.

That is Sentry's list of 2022, all fireballs, and objects that somebody looked up.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import orjson

from services.simulator.package.entry import Entry, Origin, Recordings, lines
from services.simulator.shapes.jpl import CAD_FIELDS, SBDB_FIELDS, cd_of, jd_of

CAD_FROM, CAD_TO = datetime(2026, 3, 22, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)
_TABLE = "cneos/close_approach_table_1900-2200.csv.gz"
_NEOS = "cneos/sbdb_neos_2020.csv"
_SENTRY = "cneos/sentry_summary_2022-12.csv"
_FIREBALLS = "cneos/fireballs.json"
_SENTRY_COLUMNS = {
    "fullname": "Object Designation", "range": "Year Range", "n_imp": "Potential Impacts",
    "ip": "Impact Probability (cumulative)", "v_inf": "Vinfinity (km/s)", "h": "H (mag)",
    "diameter": "Estimated Diameter (km)", "ps_cum": "Palermo Scale (cum.)", "ps_max": "Palermo Scale (max.)",
    "ts_max": "Torino Scale (max.)", "id": "",
}  # fmt: skip
_LOOKED_UP = ("99942", "433", "25143", "2001VB", "2015AB", "2022AP7", "2022OB5", "2024YR4", "1", "4", "1P")
_OBJECT = re.compile(r"^(?:(?P<number>\d+) )?(?:(?P<name>[^()]+?) )?(?:\((?P<provisional>[^)]+)\))?$")


def entries(data: Recordings) -> Iterator[Entry]:
    """All answers of JPL that the package holds."""
    listed = {row["file"]: row for row in data.rows()}
    yield _approaches(data, listed[_TABLE])
    yield _elements(data, listed[_NEOS])
    yield _risks(data, listed[_SENTRY])
    yield Entry(
        file="jpl/fireball.json.gz",
        url=listed[_FIREBALLS]["url"],
        fetched_at=listed[_FIREBALLS]["fetched_at"],
        body=data.read(_FIREBALLS),
        origin=data.origin(_FIREBALLS),
    )
    for name in _LOOKED_UP:
        yield _lookup(data, listed[f"sbdb/{name}_phys.json"])


def _approaches(data: Recordings, listed: dict[str, Any]) -> Entry:
    table = csv.DictReader(io.StringIO(data.read(_TABLE).decode("utf-8-sig")))
    rows = [_cad_row(row) for row in table if CAD_FROM <= _when(row) < CAD_TO]
    body = {
        "signature": {"source": "NASA/JPL SBDB Close Approach Data API", "version": "1.5"},
        "count": None,
        "fields": list(CAD_FIELDS),
        "data": rows,
    }
    return Entry(
        file="jpl/cad.json",
        url=f"https://ssd-api.jpl.nasa.gov/cad.api?date-min={CAD_FROM:%Y-%m-%d}&date-max=2026-06-30&dist-max=0.05",
        fetched_at=listed["fetched_at"],
        reshaped=True,
        form=(
            "reshaped from the comma-separated export of the web table of 2020: jd from the printed minute, distances "
            "as printed; orbit_id and dist_max unknown, null; objects found after July 2020 are not in it, so no count"
        ),
        body=orjson.dumps(body, option=orjson.OPT_INDENT_2),
        origin=data.origin(_TABLE),
    )


def _when(row: dict[str, str]) -> datetime:
    text = row["Close-Approach (CA) Date"].replace("\u00a0", " ").split("±")[0].strip()
    return datetime.strptime(text, "%Y-%b-%d %H:%M").replace(tzinfo=UTC)


def _cad_row(row: dict[str, str]) -> list[str | None]:
    when = _when(row)
    name = " ".join(row["Object"].split())
    match = _OBJECT.match(name)
    if match is None:
        raise ValueError(f"{name!r} is no object name of the close-approach table")
    known = {
        "des": match["number"] or match["provisional"],
        "jd": f"{jd_of(when):.9f}",
        "cd": cd_of(when),
        "dist": row["CA Distance Nominal (LD | au)"].split("|")[1].strip(),
        "dist_min": row["CA Distance Minimum (LD | au)"].split("|")[1].strip(),
        "v_rel": row["V relative (km/s)"],
        "v_inf": row["V infinity (km/s)"] or None,
        "body": "Earth",
        "t_sigma_f": row["Close-Approach (CA) Date"].replace("\u00a0", " ").split("±")[1].strip(),
        "h": row["H (mag)"] or None,
        "fullname": f"{name:>20}",
    }
    return [known.get(field) for field in CAD_FIELDS]


def _elements(data: Recordings, listed: dict[str, Any]) -> Entry:
    table = csv.DictReader(io.StringIO(data.read(_NEOS).decode()))
    rows = [[row[field] or None for field in SBDB_FIELDS] for row in table]
    about = {
        "signature": {"source": "NASA/JPL Small-Body DB (SBDB) API", "version": "1.0"},
        "fields": SBDB_FIELDS,
        "count": None,
    }
    return Entry(
        file="jpl/sbdb_query.json.gz",
        url=f"{listed['url']}&fields={','.join(SBDB_FIELDS)}",
        fetched_at=listed["fetched_at"],
        reshaped=True,
        form=(
            "reshaped from a comma-separated export of 2020 of the same query (spkid in the numbering of then); "
            "empty cells null; a part of the objects that passed in 2020, so no count"
        ),
        body=orjson.dumps(about)[:-1] + b',"data":' + lines(rows) + b"}\n",
        origin=data.origin(_NEOS),
    )


def _risks(data: Recordings, listed: dict[str, Any]) -> Entry:
    table = csv.reader(io.StringIO(data.read(_SENTRY).decode("utf-8-sig")))
    header = [name.strip() for name in next(table)]
    rows = [_risk(dict(zip(header, line, strict=True))) for line in table]
    body = {
        "signature": {"source": "NASA/JPL Sentry Data API", "version": "2.0"},
        "count": None,
        "data": rows,
    }
    return Entry(
        file="jpl/sentry.json.gz",
        url=listed["url"],
        fetched_at=listed["fetched_at"],
        reshaped=True,
        form=(
            "reshaped from the comma-separated export of the list of December 2022; last observations unknown, null; "
            "what Sentry listed or removed since is not in it, so no count"
        ),
        body=orjson.dumps(body),
        origin=data.origin(_SENTRY),
    )


def _risk(row: dict[str, str]) -> dict[str, str | None]:
    told = {name: row[column].strip() or None for name, column in _SENTRY_COLUMNS.items()}
    match = _OBJECT.match(told["fullname"] or "")
    if match is None:
        raise ValueError(f"{told['fullname']!r} is no object name of Sentry's list")
    return {"des": match["number"] or match["provisional"], **told, "last_obs": None, "last_obs_jd": None}


def _lookup(data: Recordings, listed: dict[str, Any]) -> Entry:
    told = data.json(listed["file"])["object"]["des"]
    return Entry(
        file=f"jpl/{listed['file'].replace('_phys', '')}.gz",
        url=f"https://ssd-api.jpl.nasa.gov/sbdb.api?{urlencode({'sstr': told})}&cov=mat&phys-par=1&full-prec=true",
        fetched_at=listed["fetched_at"],
        form="somebody's lookup, recorded by July 2026: later than the week, its orbit computed earlier",
        body=data.read(listed["file"]),
        origin=_origin(data),
    )


def _origin(data: Recordings) -> Origin:
    """The collection names the lookups' repository once for all of them."""
    return data.origin("sbdb/* ×25")
