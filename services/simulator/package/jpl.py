"""JPL: approaches of spring 2026 as predicted in 2020, and orbital elements of some three thousand NEOs."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import orjson

from services.simulator.package.entry import Entry, Recordings, lines
from services.simulator.shapes.jpl import CAD_FIELDS, SBDB_FIELDS, cd_of, jd_of

CAD_FROM, CAD_TO = datetime(2026, 3, 22, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)
_TABLE = "cneos/close_approach_table_1900-2200.csv.gz"
_NEOS = "cneos/sbdb_neos_2020.csv"
_OBJECT = re.compile(r"^(?:(?P<number>\d+) )?(?:(?P<name>[^()]+?) )?(?:\((?P<provisional>[^)]+)\))?$")


def entries(data: Recordings) -> Iterator[Entry]:
    """Both answers of JPL that the package holds."""
    listed = {row["file"]: row for row in data.rows()}
    yield _approaches(data, listed[_TABLE])
    yield _elements(data, listed[_NEOS])


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
