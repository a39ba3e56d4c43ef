"""Supplements: batches that hold again what an earlier batch had to set aside, corrected or simply read anew.

The bytes of the earlier batch never change. A supplement is a document of its own in bronze: which batch it is of,
which of its records, what was corrected in them, by whom and why. It is known since the answer was (`known_at` is the
answer's own), has no window and closes nothing, so loading it early, late or again gives the same history.
"""

from datetime import datetime
from typing import Any, Final, Literal

import msgspec
import orjson
import pyarrow as pa
import pyarrow.compute as pc

from etl.bronze.manifest import Fetched, Manifest, day_prefix
from etl.bronze.store import Bronze, sha256_of
from etl.runs.amend import amended_body, amended_table
from etl.runs.ids import row_id
from etl.runs.read import Reading, read
from etl.sources.model import Parsed
from services.domain.arrow import arrow_schema
from services.domain.batch import Batch

FORM: Final = "orrery supplement of "
RECORD: Final = "record_no"
Kind = Literal["corrected", "replayed"]


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """One field of one record set right.

    `column` is the bronze column that is overwritten; where the parser refused the record, `path` is the field in the
    provider's own record, and `record` that record as it came.
    """

    quarantine_id: str
    record_no: int
    field_name: str
    bad_value: str | None
    value: str
    column: str | None = None
    path: str | None = None
    record: str | None = None


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the quarantine that the supplement resolves; `record_no` is null for a whole payload."""

    quarantine_id: str
    record_no: int | None


class Supplement(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in bronze for a supplement."""

    of: str
    kind: Kind
    resolves: tuple[Resolved, ...]
    reason: str
    made_by: str
    made_at: str
    corrections: tuple[Correction, ...] = ()

    @property
    def records(self) -> set[int] | None:
        """Numbers of the records that it holds; None for all of the answer."""
        numbers = {r.record_no for r in self.resolves}
        return None if None in numbers else {n for n in numbers if n is not None}


def is_supplement(batch: Batch) -> bool:
    """Whether a batch is one."""
    return (batch.form or "").startswith(FORM)


def manifest_of(bronze: Bronze, batch_id: str, source: str, dataset: str, fetched_at: datetime) -> Manifest:
    """A batch's manifest.

    Raises:
        NotFoundError: bronze holds none.
    """
    return bronze.manifest(f"{day_prefix(source, dataset, fetched_at)}{batch_id}.json")


def reading_of(bronze: Bronze, manifest: Manifest) -> Reading:
    """What any batch holds, a supplement's records read from the answer that it is of."""
    if not is_supplement(manifest.batch):
        return read(manifest, bronze.body(manifest.batch.sha256))
    supplement = decode(bronze.body(manifest.batch.sha256))
    batch = manifest.batch
    original = manifest_of(bronze, supplement.of, batch.source, batch.dataset, batch.fetched_at)
    return supplemented(bronze, original, supplement)


def supplemented(bronze: Bronze, original: Manifest, supplement: Supplement) -> Reading:
    """The supplement's records as they read now, its corrections made."""
    in_bytes = [c for c in supplement.corrections if c.path is not None]
    if in_bytes and not is_supplement(original.batch):
        body = bronze.body(original.batch.sha256)
        for one in in_bytes:
            body = amended_body(body, one.record or "", one.path or "", one.value)
        reading = read(original, body)
    else:
        reading = reading_of(bronze, original)
    tables = dict(reading.parsed.tables)
    for one in supplement.corrections:
        if one.column is not None:
            tables = {n: amended_table(t, one.record_no, one.column, one.value) for n, t in tables.items()}
    return Reading(_kept(reading.parsed, tables, supplement.records))


def _kept(parsed: Parsed, tables: dict[str, pa.Table], wanted: set[int] | None) -> Parsed:
    if wanted is None:
        return Parsed(
            records=parsed.records, tables=tables, problems=parsed.problems, inactive=parsed.inactive,
            schema_fingerprint=parsed.schema_fingerprint,
        )  # fmt: skip
    numbers = pa.array(sorted(wanted), pa.int64())
    return Parsed(
        records=len(wanted),
        tables={n: t.filter(pc.is_in(t[RECORD], numbers)) for n, t in tables.items()},
        problems=[p for p in parsed.problems if p.record_no in wanted],
        schema_fingerprint=parsed.schema_fingerprint,
    )


def encode(supplement: Supplement) -> bytes:
    """The document, laid out because operators read it."""
    return orjson.dumps(msgspec.to_builtins(supplement), option=orjson.OPT_INDENT_2) + b"\n"


def decode(raw: bytes) -> Supplement:
    """Read what `encode` wrote."""
    return msgspec.json.decode(raw, type=Supplement)


def manifest_for(original: Manifest, supplement: Supplement, records: int) -> Manifest:
    """The supplement's own manifest: a batch of the same dataset and instant, with bytes of its own."""
    body = encode(supplement)
    sha256 = sha256_of(body)
    batch = msgspec.structs.replace(
        original.batch,
        sha256=sha256,
        bytes=len(body),
        semantics="increment",
        window_from=None,
        window_to=None,
        max_distance_au=None,
        declared=None,
        form=f"{FORM}{supplement.of}: {records} record{'s' * (records != 1)} {supplement.kind}",
    )
    return Manifest(batch=batch, fetch=Fetched(fetch_id=sha256[:32], attempts=0), records=records)


def ledger_rows(supplement: Supplement, batch: Batch) -> dict[str, pa.Table]:
    """Rows of `corrections` and `resolutions`; the same again whenever the supplement is loaded again."""
    common: dict[str, Any] = {
        "batch_id": supplement.of,
        "supplement_id": batch.batch_id,
        "source": batch.source,
        "dataset": batch.dataset,
        "origin": batch.origin,
        "reason": supplement.reason,
        "made_by": supplement.made_by,
    }
    made = [
        {**common, "correction_id": _correction_id(batch, c), "quarantine_id": c.quarantine_id,
         "record_no": c.record_no, "field_name": c.field_name, "bad_value": c.bad_value, "corrected_value": c.value,
         "made_at": supplement.made_at}
        for c in supplement.corrections
    ]  # fmt: skip
    left = [
        {**common, "quarantine_id": r.quarantine_id, "resolution": supplement.kind, "resolved_at": supplement.made_at}
        for r in supplement.resolves
    ]
    return {name: _table(name, rows) for name, rows in (("corrections", made), ("resolutions", left)) if rows}


def _correction_id(batch: Batch, made: Correction) -> str:
    return row_id(batch.batch_id, made.quarantine_id, made.field_name, made.value)


def _table(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    read_rows = [{k: datetime.fromisoformat(v) if k.endswith("_at") else v for k, v in row.items()} for row in rows]
    return pa.Table.from_pylist(read_rows, schema=arrow_schema(name))
