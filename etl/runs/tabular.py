"""Files that hold a dataset's records as CSV, NDJSON or Parquet, turned into the answer that its parser reads.

Which dataset takes which form is declared here; a name of the field catalogue stands for the provider's own where the
cleaning reads it from one column.
"""

import csv
import io
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any, Final, Literal
from urllib.parse import urlsplit

import msgspec
import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from etl.silver.clean import cleaning_of
from etl.sources.model import Dataset, Payload
from etl.sources.payload import UnreadableError

Form = Literal["csv", "ndjson", "parquet"]
SCHEMES: Final = ("file", "s3", "sftp")
_SUFFIXES: Final[dict[str, Form]] = {".csv": "csv", ".ndjson": "ndjson", ".jsonl": "ndjson", ".parquet": "parquet"}

FLAT: Final = frozenset(
    f"swpc/{name}" for name in ("plasma", "mag", "kp", "xrays", "protons", "dst", "f107", "kp_forecast", "alerts")
)
"""A JSON list of flat records: every form will do."""
NESTED: Final = frozenset(
    {"celestrak/active", "celestrak/groups", "epic/natural", "epic/enhanced"}
    | {f"donki/{name}" for name in ("flares", "cmes", "storms", "shocks", "particles", "crossings", "belts", "streams")}
)
"""A JSON list of records that hold lists or objects: NDJSON or Parquet."""
HEADED: Final = frozenset({"cneos_cad/approaches", "sbdb_query/asteroids", "fireball/fireballs"})
"""JPL's lists of cells under a header."""
OWN_CSV: Final = frozenset(
    {"celestrak/active", "celestrak/groups", "cneos_cad/approaches", "sbdb_query/asteroids", "sentry/risks"}
    | {"rover_places/waypoints"}
)
"""Datasets whose provider exports CSV itself: their parsers read it."""
_INSTANT: Final = {"swpc": {"observed_at": "time_tag"}}


def as_answer(dataset: Dataset, payload: Payload) -> Payload:
    """The payload as its provider would have answered; unchanged where it is no file, or in the provider's own form.

    Raises:
        UnreadableError: the file cannot be read, or the dataset does not take this form.
    """
    form = form_of(payload.url)
    if form is None or (form == "csv" and dataset.key in OWN_CSV):
        return payload
    if form not in allowed(dataset.key):
        takes = ", ".join(["JSON as the provider answers", *allowed(dataset.key)])
        raise UnreadableError("payload.form", f"for {dataset.key}: {takes}", form)
    records = _records(form, payload.body)
    names = _provider_names(dataset)
    body = _body(dataset.key, [{names.get(k, k): v for k, v in record.items()} for record in records])
    return Payload(body, payload.url, payload.fetched_at, payload.status, payload.form, payload.truncated)


def form_of(url: str) -> Form | None:
    """Form of a file by its name; None for an address of a provider and for a provider's own form."""
    parts = urlsplit(url)
    if parts.scheme not in SCHEMES:
        return None
    return _SUFFIXES.get(PurePosixPath(parts.path.removesuffix(".gz").removesuffix(".zst")).suffix.lower())


def allowed(key: str) -> tuple[Form, ...]:
    """Forms of a dataset beside its provider's own."""
    if key in FLAT:
        return ("csv", "ndjson", "parquet")
    forms: tuple[Form, ...] = ("ndjson", "parquet") if key in NESTED | HEADED else ()
    return ("csv", *forms) if key in OWN_CSV | {"fireball/fireballs"} else forms


def _records(form: Form, body: bytes) -> list[dict[str, Any]]:
    try:
        found = _READERS[form](body)
    except (ValueError, pa.ArrowException, csv.Error, OSError) as error:
        raise UnreadableError(f"payload.{form}", f"a {form} file with named fields", str(error)) from None
    if not all(isinstance(record, dict) for record in found):
        raise UnreadableError(f"payload.{form}", "an object on each line", "a line without names")
    return found


def _csv(body: bytes) -> list[dict[str, Any]]:
    lines = csv.DictReader(io.StringIO(body.decode("utf-8-sig")), strict=True)
    rows = [{k: v or None for k, v in row.items() if k is not None and not isinstance(v, list)} for row in lines]
    if not lines.fieldnames:
        raise ValueError("it has no header")
    return rows


def _ndjson(body: bytes) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in body.splitlines() if line.strip()]


def _parquet(body: bytes) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(pa.BufferReader(body)).to_pylist()
    return rows


_READERS: Final[dict[Form, Callable[[bytes], list[dict[str, Any]]]]] = {
    "csv": _csv,
    "ndjson": _ndjson,
    "parquet": _parquet,
}


def _body(key: str, records: list[dict[str, Any]]) -> bytes:
    if key not in HEADED:
        return msgspec.json.encode(records)
    names = list(dict.fromkeys(name for record in records for name in record))
    cells = [[_cell(record.get(name)) for name in names] for record in records]
    return msgspec.json.encode({"count": len(records), "fields": names, "data": cells})


def _cell(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else str(value)


def _provider_names(dataset: Dataset) -> dict[str, str]:
    """Catalogue field to the provider's name of it."""
    names = dict(_INSTANT.get(dataset.source, {}))
    for table in dataset.tables:
        for field, column in cleaning_of(table).columns.items():
            if isinstance(column, str) and not column.endswith("_at"):
                names.setdefault(field, column)
    return names
