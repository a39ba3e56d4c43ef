"""Real answers through the parsers and silver."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

from etl.silver.clean import clean
from etl.sources.model import Payload
from etl.sources.registry import dataset
from services.domain.arrow import INSTANT
from services.domain.batch import Batch


def silver(key: str, path: Path, url: str, at: datetime = datetime(2026, 3, 29, tzinfo=UTC), form: str | None = None):
    """Silver tables of one recorded answer, all of whose records are accounted for."""
    body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    parsed = dataset(key).parse(Payload(body, url, at, form=form))
    source, _, name = key.partition("/")
    batch = Batch(
        source=source, dataset=name, url=url, fetched_at=at, status=200, sha256=path.name, bytes=len(body),
        origin="recorded", semantics=parsed.semantics,
    )  # fmt: skip
    found = clean(parsed.tables, batch)
    loaded = {n for t in found.tables.values() for n in t["record_no"].to_pylist()}
    set_aside = {p.record_no for p in (*parsed.problems, *found.problems)}
    assert not loaded & set_aside
    return found


def current(tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """Silver rows as versions that nothing has replaced."""
    return {
        n: t.drop(["record_no"]).append_column("known_until", pa.nulls(t.num_rows, INSTANT)) for n, t in tables.items()
    }
