"""The sentinel's memory: each shape of a dataset's payloads, with the earliest batch that had it."""

import csv
import io
import itertools
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, urlsplit

import orjson
import pyarrow as pa

from etl.bronze.store import Bronze
from etl.runs.core_client import CoreClient
from etl.runs.ids import row_id
from etl.runs.supplements import FORM
from services.chassis.errors import NotFoundError, TerminalError
from services.domain.arrow import arrow_schema
from services.domain.shapes import Seen, fingerprint, header_shape, shape
from services.ports.archive import Select

Key: TypeAlias = tuple[str, str, str, str]
"""Source, dataset, endpoint, fingerprint."""
OK = 200
_DIGITS = re.compile(r"\d+")


def note_shapes(core: CoreClient, bronze: Bronze, batches: Iterable[dict[str, Any]]) -> int:
    """Keep the shape of every batch that has one not known as early; how many were kept.

    A payload whose parser's fingerprint is known since earlier is not read again.
    """
    known = _known(core)
    rows = []
    for batch in sorted(batches, key=lambda b: (b["fetched_at"], b["batch_id"])):
        if batch["status"] != OK or (batch["form"] or "").startswith(FORM) or batch["records"] == batch["unsupported"]:
            continue
        place = (batch["source"], batch["dataset"], endpoint(batch["url"]))
        key = (*place, batch["schema_fingerprint"])
        if batch["schema_fingerprint"] and (since := known.get(key)) is not None and since <= batch["fetched_at"]:
            continue
        found = _shape_of(bronze, batch["sha256"])
        # By what stands here, so that a fingerprint over the first records alone hides nothing twice.
        own = (*place, batch["schema_fingerprint"] or fingerprint(found or {}))
        if found and (known.get(own) is None or known[own] > batch["fetched_at"]):
            known[own] = batch["fetched_at"]
            rows.append(_row(batch, own, found))
    if rows:
        core.record("schema_shapes", pa.Table.from_pylist(rows, schema=arrow_schema("schema_shapes")))
    return len(rows)


def endpoint(url: str) -> str:
    """The kind of question: two kinds of one dataset have shapes of their own. Runs of digits are no part of it."""
    parts = urlsplit(url)
    names = sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)})
    path = _DIGITS.sub("*", parts.path)
    return f"{parts.hostname or ''}{path}{'?' if names else ''}{'&'.join(names)}"


def _known(core: CoreClient) -> dict[Key, datetime]:
    columns = ("source", "dataset", "endpoint", "schema_fingerprint", "fetched_at")
    known: dict[Key, datetime] = {}
    for row in core.select(Select(table="schema_shapes", columns=columns)).to_pylist():
        key = (row["source"], row["dataset"], row["endpoint"], row["schema_fingerprint"])
        known[key] = min(known.get(key, row["fetched_at"]), row["fetched_at"])
    return known


def _shape_of(bronze: Bronze, sha256: str) -> dict[str, Seen] | None:
    """Fields of a stored answer; none for one that is neither JSON nor a table with a header."""
    try:
        body = bronze.body(sha256)
    except (NotFoundError, TerminalError):
        return None
    try:
        document = orjson.loads(body.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError:
        return _shape_of_table(body)
    return _of_header_rows(document) or shape(document)


def _of_header_rows(document: Any) -> dict[str, Seen] | None:
    """Rows of cells under a row of names, alone or as `fields` and `data`: the names are the fields."""
    if isinstance(document, dict):
        header, data = document.get("fields"), document.get("data")
    else:
        header, data = (document[0], document[1:]) if isinstance(document, list) and document else (None, None)
    if not (isinstance(header, list) and header and all(isinstance(n, str) for n in header) and isinstance(data, list)):
        return None
    found = shape([dict(zip(header, row, strict=False)) for row in data if isinstance(row, list)])
    envelope = {k: v for k, v in document.items() if k != "data"} if isinstance(document, dict) else {}
    return {**shape(envelope), **{f"data{path}" if envelope else path: seen for path, seen in found.items()}}


def _shape_of_table(body: bytes) -> dict[str, Seen] | None:
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    rows = list(itertools.islice(csv.reader(io.StringIO(text)), 2))
    if len(rows) < 2 or len(rows[0]) < 3 or len(rows[0]) != len(rows[1]):
        return None
    return header_shape(rows[0], rows[1])


def _row(batch: dict[str, Any], key: Key, found: dict[str, Seen]) -> dict[str, Any]:
    fields = [{"path": path, "kinds": sorted(seen.kinds), "sample": seen.sample} for path, seen in found.items()]
    return {
        "shape_id": row_id(*key, batch["fetched_at"].isoformat()),
        **{name: batch[name] for name in ("source", "dataset", "batch_id", "fetched_at", "origin")},
        "endpoint": key[2],
        "schema_fingerprint": key[3],
        "shape": orjson.dumps(fields).decode(),
    }
