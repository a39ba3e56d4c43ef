"""JPL small-body database (sbdb_query.api): elements, magnitude and size of near-Earth objects; JSON and CSV form."""

from typing import Any
from urllib.parse import urlencode

from etl.sources import columns
from etl.sources.cneos_cad import declared_count
from etl.sources.cneos_csv import CSV_FORM
from etl.sources.csv_text import read_csv
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, about
from etl.sources.payload import UnreadableError, fingerprint, read_json, unreadable
from etl.sources.rows import Rows, mapped, rows_from_arrays, table
from services.domain.designations import designation_from_name, spkid_today

FIELDS = tuple(c for c in columns.SBDB if c not in {"record_no", "designation"})
_REQUIRED = ("spkid", "full_name", "pdes", "H", "pha", "epoch", "e", "a", "q", "i", "om", "w", "ma", "n", "moid",
             "class", "condition_code")  # fmt: skip


def requests(ask: Ask) -> list[Request]:
    """Every near-Earth object in one answer, so that its count says whether it is whole; no window in time."""
    query = {"fields": ",".join(FIELDS), "sb-group": "neo", "full-prec": "true"}
    return [Request("jpl", f"{ask.settings.jpl_url}/sbdb_query.api?{urlencode(query, safe=',')}")]


def parse(payload: Payload) -> Parsed:
    """Read one page of sbdb_query.api or one CSV export."""
    try:
        return _export(payload) if payload.form == CSV_FORM else _answer(payload)
    except UnreadableError as error:
        return unreadable(payload, error)


def _answer(payload: Payload) -> Parsed:
    value = read_json(payload)
    if not isinstance(value, dict):
        raise UnreadableError("payload.shape", "an object with fields and data", type(value).__name__)
    declared = declared_count(value)
    if value.get("data") == [] or (declared == 0 and not value.get("data")):
        return Parsed(records=0, declared=declared, schema_fingerprint=fingerprint(value, []))
    rows = rows_from_arrays(value.get("fields"), value.get("data"), _REQUIRED)
    return Parsed(
        records=len(value["data"]),
        declared=declared,
        tables={columns.SBDB_ASTEROIDS: _table(rows)},
        problems=rows.problems,
        schema_fingerprint=fingerprint((*value, *map(str, value["fields"])), value["data"]),
    )


def _export(payload: Payload) -> Parsed:
    header, lines = read_csv(payload)
    rows = rows_from_arrays(header, lines, _REQUIRED)
    return Parsed(records=len(lines), tables={columns.SBDB_ASTEROIDS: _table(rows)}, problems=rows.problems)


def _table(rows: Rows) -> Any:
    given: dict[str, Any] = {name: rows.get(name) for name in FIELDS}
    given["spkid"] = mapped(given["spkid"], spkid_today)
    given["designation"] = mapped(given["pdes"], designation_from_name)
    return table(columns.SBDB_ASTEROIDS, rows.record_no, given)


_ADDRESS = r"ssd-api\.jpl\.nasa\.gov/sbdb_query\.api"
DATASETS = (Dataset(about("sbdb_query", "asteroids"), "jpl", (columns.SBDB_ASTEROIDS,), requests, parse, (_ADDRESS,)),)
