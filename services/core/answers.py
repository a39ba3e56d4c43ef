"""Answers in the forms that people and programs ask for; no row passes through a model on its way out."""

import io
from collections.abc import Mapping
from typing import Any, Literal

import orjson
import pyarrow as pa
import pyarrow.compute as pc
from fastapi import Response
from pyarrow import csv

from services.core import columns
from services.core.context import Core
from services.domain.fields import CATALOGUE

Format = Literal["json", "csv", "arrow"]
ARROW_MEDIA_TYPE = "application/vnd.apache.arrow.stream"
_OPTIONS = orjson.OPT_UTC_Z | orjson.OPT_SERIALIZE_NUMPY


class Label:
    """Which datasets an answer comes from, and their versions when its reading began.

    Made before the first query: a cache may then keep newer rows under an older version, never the other way round.
    """

    def __init__(self, core: Core, *datasets: str) -> None:
        self.settings = core.settings
        self.datasets = datasets
        self.versions = [core.changes.versions.get(d, 0) for d in datasets]

    @property
    def version(self) -> str:
        """Such as `asteroids-57`."""
        return ",".join(f"{d}-{v}" for d, v in zip(self.datasets, self.versions, strict=True))

    @property
    def headers(self) -> dict[str, str]:
        """What the gateway caches by."""
        return {
            "X-Orrery-Dataset": ",".join(self.datasets),
            "X-Orrery-Version": ",".join(map(str, self.versions)),
        }

    def meta(self, **facts: Any) -> dict[str, Any]:
        """The envelope's `meta`."""
        return {
            "completeness": None,
            "known_at": None,
            "dataset_version": self.version,
            "simulated": self.settings.simulated,
            "origin": self.settings.origin,
            **facts,
        }


def json_answer(label: Label, data: Any, **facts: Any) -> Response:
    """`{"data": …, "meta": …}`; `facts` are further members of `meta`."""
    body = orjson.dumps({"data": data, "meta": label.meta(**facts)}, option=_OPTIONS)
    return Response(body, media_type="application/json", headers=_headers(label, facts))


def table_answer(label: Label, rows: pa.Table, form: Format, **facts: Any) -> Response:
    """Rows as JSON objects, CSV lines or an Arrow stream."""
    if form == "csv":
        return Response(_csv(label, rows), media_type="text/csv; charset=utf-8", headers=_headers(label, facts))
    if form == "arrow":
        return Response(arrow_bytes(label, rows), media_type=ARROW_MEDIA_TYPE, headers=_headers(label, facts))
    return json_answer(label, records(rows), **facts)


def record(rows: pa.Table) -> dict[str, Any] | None:
    """The first row, as `records` has it; None where there is none."""
    return next(iter(records(rows.slice(0, 1))), None)


def records(rows: pa.Table) -> list[dict[str, Any]]:
    """Rows as mappings that `orjson` can write; fields of type json are put in as they are."""
    named = {name: _values(name, rows[name]) for name in rows.column_names}
    return [dict(zip(named, row, strict=True)) for row in zip(*named.values(), strict=True)]


def arrow_bytes(label: Label, rows: pa.Table) -> bytes:
    """An uncompressed IPC stream whose schema says where the rows came from; the gateway compresses."""
    settings = label.settings
    facts = {
        "origin": settings.origin,
        "simulated": "true" if settings.simulated else "false",
        "dataset_version": label.version,
    }
    named = rows.replace_schema_metadata({**(rows.schema.metadata or {}), **facts})
    sink = io.BytesIO()
    with pa.ipc.new_stream(sink, named.schema) as writer:
        writer.write_table(named)
    return sink.getvalue()


def _values(name: str, column: pa.ChunkedArray) -> list[Any]:
    field = CATALOGUE.get(name)
    if field is not None and field.dtype == "json":
        return [_embedded(v) for v in column.to_pylist()]
    return columns.values(column)


def _embedded(text: str | None) -> Any:
    """Stored JSON as it stands; a quarantined record may be text that is no JSON, and then it is quoted."""
    if text is None:
        return None
    try:
        orjson.loads(text)
    except orjson.JSONDecodeError:
        return text
    return orjson.Fragment(text)


def _csv(label: Label, rows: pa.Table) -> bytes:
    origin = pa.repeat(label.settings.origin, rows.num_rows)
    simulated = pa.repeat(label.settings.simulated, rows.num_rows)
    cells: dict[str, Any] = {name: _text(rows[name]) for name in rows.column_names}
    cells["origin"] = cells.get("origin", origin)
    cells["simulated"] = simulated
    sink = io.BytesIO()
    csv.write_csv(pa.table(cells), sink, csv.WriteOptions(quoting_style="needed", quoting_header="none"))
    return sink.getvalue()


def _text(column: pa.ChunkedArray) -> Any:
    if pa.types.is_timestamp(column.type):
        return pc.strftime(column, format="%Y-%m-%dT%H:%M:%SZ")
    if pa.types.is_list(column.type):
        return pc.binary_join(column.combine_chunks(), ";")
    return column


def _headers(label: Label, facts: Mapping[str, Any]) -> dict[str, str]:
    headers = label.headers
    completeness = facts.get("completeness")
    if completeness is not None:
        headers["X-Orrery-Completeness"] = _brief(completeness)
    if facts.get("next_cursor"):
        headers["X-Orrery-Next-Cursor"] = facts["next_cursor"]
    return headers


def _brief(completeness: Mapping[str, Any]) -> str:
    expected = completeness["expected"]
    whole = {True: "true", False: "false", None: "unknown"}[completeness["whole"]]
    return (
        f"contract={completeness['contract']}; held={completeness['held']}; "
        f"expected={'unknown' if expected is None else expected}; whole={whole}; gaps={len(completeness['gaps'])}"
    )
