"""`python -m tests.contract.engines.transform DIR`: every silver and gold expression over one input, rows to DIR.

The input is the same on each engine: packaged answers, and for each bronze table texts that providers have sent or
might send where a number, an instant or a flag is expected.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.gold.derive import derive
from etl.gold.inputs import versions_schema
from etl.runs.read import read_payload
from etl.runs.recordings import Recording, read_body, read_index
from etl.silver.clean import _CLEANINGS, clean
from etl.silver.mapping import RECORD, bronze_schema
from etl.sources.model import Payload
from etl.sources.registry import match
from services.domain.batch import Batch
from services.domain.tables import TABLES
from services.simulator.recorded.week import WEEK

NASTY = (
    None, "0", "-0", "1", "-1.5", "1e3", "1E-400", "1e400", "nan", "Infinity", "0x10", "1,5", "+7", ".6758",
    "8.", "12345678901234567890", "9007199254740993", "true", "Y", "N", "false", "2026-04-02T12:00:00Z",
    "2026-04-02T12:00:00.123456Z", "2026-02-30T00:00:00Z", "1899-12-31T23:59:59Z", "2026-04-02", "M1.2", "2026 AB",
    "99942", "0.1-0.8nm", "0.05-0.4nm", "Earth", "Ü – 中",
)  # fmt: skip
Answers = Iterator[tuple[Batch, dict[str, pa.Table]]]


def main(target: Path) -> None:
    """Write one Parquet file for each table of record."""
    target.mkdir(parents=True, exist_ok=True)
    silver: dict[str, list[pa.Table]] = {}
    for batch, bronze in (*_nasty(), *_packaged()):
        for name, rows in clean(bronze, batch).tables.items():
            silver.setdefault(name, []).append(rows.drop_columns([RECORD]))
    tables = {name: pa.concat_tables(parts) for name, parts in silver.items()}
    logs = {name: _versions(name, rows) for name, rows in tables.items() if TABLES[name].kind == "silver"}
    for name, rows in (tables | derive(logs)).items():
        pq.write_table(rows, target / f"{name}.parquet")


def _nasty() -> Answers:
    """Rows whose columns walk through the texts at different paces."""
    for n, name in enumerate(sorted(_CLEANINGS)):
        schema = bronze_schema(name)
        columns = {
            field.name: pa.array(
                [_value(field, row, place) for row in range(2 * len(NASTY))], field.type
            )
            for place, field in enumerate(schema)
        }  # fmt: skip
        yield _batch(f"nasty/{n}", datetime(2026, 1, 1, n % 24, n // 24, tzinfo=UTC)), {name: pa.table(columns)}


def _value(field: pa.Field, row: int, place: int) -> object:
    if field.name == RECORD:
        return row
    text = NASTY[(row * (place % 5 + 1) + place) % len(NASTY)]
    return [text, "b"] if pa.types.is_list(field.type) and text else text if field.type == pa.string() else None


def _packaged() -> Answers:
    seen: set[str] = set()
    for line, entry in read_index(WEEK):
        found = match(entry.url) if isinstance(entry, Recording) else None
        if found is None or found.key in seen:
            continue
        seen.add(found.key)
        body = read_body(WEEK, entry, line)
        payload = Payload(body=body, url=entry.url, fetched_at=entry.fetched_at)
        yield _batch(found.key, entry.fetched_at), read_payload(found.source, found.name, payload).parsed.tables


def _batch(key: str, at: datetime) -> Batch:
    source, _, name = key.partition("/")
    return Batch(
        source=source, dataset=name, url="https://example.org/", fetched_at=at, status=200, sha256="0" * 64, bytes=0,
        origin="recorded", semantics="increment",
    )  # fmt: skip


def _versions(name: str, rows: pa.Table) -> pa.Table:
    """Each row as a version that ends where the next of its key begins."""
    key = TABLES[name].key
    listed = sorted(rows.to_pylist(), key=lambda r: (*(str(r[k]) for k in key), r["known_at"], r["row_hash"]))
    for row, following in zip(listed, (*listed[1:], None), strict=False):
        same = following is not None and all(row[k] == following[k] for k in key)
        row["known_until"] = following["known_at"] if same and following["known_at"] > row["known_at"] else None
    return pa.Table.from_pylist(listed, schema=versions_schema(name))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
