"""Rows of a batch for its quality report: from the file that they lie in, else read again from the answer."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from etl.bronze.manifest import Fetched, Manifest
from etl.bronze.store import Bronze
from etl.runs import silver_files
from etl.runs.compact import compact
from etl.runs.quality_inputs import silver_rows
from etl.runs.read import read
from etl.runs.stages import cleaned
from services.domain.batch import Batch
from services.storage.objects.local import LocalObjects

TABLE = "telemetry_points"
AT = datetime(2026, 4, 2, 12, tzinfo=UTC)
BODY = json.dumps([["time_tag", "Kp"], ["2026-04-02 09:00:00.000", "2.33"], ["2026-04-02 12:00:00.000", "3"]]).encode()


class Acknowledged:
    """Core's side of a compaction."""

    def unacknowledged(self, _ids: object) -> set[str]:
        return set()


@pytest.fixture
def bronze(tmp_path: Path) -> Bronze:
    return Bronze(LocalObjects(tmp_path))


@pytest.fixture
def batch(bronze: Bronze) -> dict[str, Any]:
    about = Batch(
        source="swpc", dataset="kp", url="https://services.swpc.noaa.gov/products/noaa-planetary-k-index.json",
        fetched_at=AT, status=200, sha256=bronze.put_blob(BODY), bytes=len(BODY), origin="live", semantics="increment",
    )  # fmt: skip
    manifest = Manifest(batch=about, fetch=Fetched(fetch_id="1"), records=2)
    bronze.put_manifest(manifest)
    rows = cleaned(read(manifest, BODY), about).tables[TABLE]
    # Other than the answer's own, so that the file is known by them.
    rows = rows.set_column(rows.column_names.index("value"), "value", [[7.0, 8.0]])
    bronze.objects.put(silver_files.key(TABLE, about.batch_id), silver_files.encode(rows.schema, [rows]))
    return {"batch_id": about.batch_id, "source": "swpc", "dataset": "kp", "fetched_at": AT}


def _values(bronze: Bronze, batch: dict[str, Any]) -> list[float]:
    return sorted(silver_rows(bronze.objects, bronze, TABLE, batch)["value"].to_pylist())


def test_from_the_file_of_the_batch(bronze: Bronze, batch: dict[str, Any]) -> None:
    assert _values(bronze, batch) == [7.0, 8.0]


def test_from_the_file_of_its_day(bronze: Bronze, batch: dict[str, Any]) -> None:
    done = compact(bronze, Acknowledged(), datetime(2026, 4, 9, tzinfo=UTC), days=1)  # type: ignore[arg-type]
    assert (done.silver_before, done.silver_after) == (1, 1)
    assert _values(bronze, batch) == [7.0, 8.0]


@pytest.mark.parametrize("damage", [None, b"PAR1 cut off"])
def test_from_the_answer_where_there_is_no_sound_file(
    bronze: Bronze, batch: dict[str, Any], damage: bytes | None
) -> None:
    name = silver_files.key(TABLE, batch["batch_id"])
    bronze.objects.delete(name)
    if damage:
        bronze.objects.put(name, damage)
    assert _values(bronze, batch) == [2.33, 3.0]
