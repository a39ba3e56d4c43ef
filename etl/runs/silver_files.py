"""Silver as files: a batch's rows of one table alone while fresh, later together with those of its day.

Fresh: `silver/<table>/<batch_id>.parquet`. Later: `silver/<table>/<year>/<month>/<day>/<dataset>-<id>.parquet`,
where `batch_id` tells them apart.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from services.chassis.errors import NotFoundError
from services.domain.arrow import arrow_schema
from services.ports.objects import ObjectStore

SILVER: Final = "silver/"
RECORD: Final = "record_no"
_LOOSE = re.compile(r"silver/([^/]+)/([0-9a-f]{32})\.parquet")


def key(table: str, batch_id: str) -> str:
    """Key of a fresh batch's rows."""
    return f"{SILVER}{table}/{batch_id}.parquet"


def day_folder(table: str, day: str) -> str:
    """Where the rows of a day lie; `day` as `2026/04/02`."""
    return f"{SILVER}{table}/{day}/"


def table_of(name: str) -> str:
    """The table of a key."""
    return name.split("/")[1]


def batch_of(name: str) -> str:
    """The batch of a fresh batch's key."""
    return name.rpartition("/")[2].removesuffix(".parquet")


def schema(table: str) -> pa.Schema:
    """Columns of a table's files: those of the catalogue and the number of the provider's record."""
    return arrow_schema(table).append(pa.field(RECORD, pa.int64()))


def encode(columns: pa.Schema, groups: Iterable[pa.Table]) -> bytes:
    """A Parquet file with a checksum on each page."""
    sink = pa.BufferOutputStream()
    with pq.ParquetWriter(sink, columns, compression="zstd", write_page_checksum=True) as writer:
        for group in groups:
            writer.write_table(group, row_group_size=max(1, group.num_rows))
    return bytes(sink.getvalue().to_pybytes())


def groups(raw: bytes) -> Iterator[pa.Table]:
    """Row groups of a file, its checksums verified.

    Raises:
        OSError, pa.ArrowException: the file is damaged.
    """
    file = pq.ParquetFile(pa.BufferReader(raw), page_checksum_verification=True)
    for number in range(file.num_row_groups):
        yield file.read_row_group(number)


def decode(raw: bytes) -> pa.Table:
    """All of a file; raises as `groups` does."""
    return pq.read_table(pa.BufferReader(raw), page_checksum_verification=True)


def rows_of(raw: bytes) -> int:
    """Rows of a file, by its footer."""
    return int(pq.read_metadata(pa.BufferReader(raw)).num_rows)


def conformed(rows: pa.Table, columns: pa.Schema) -> pa.Table:
    """Rows in today's columns; a column that came later is null."""
    arrays = [
        rows[f.name].cast(f.type) if f.name in rows.column_names else pa.nulls(rows.num_rows, f.type) for f in columns
    ]
    return pa.table(arrays, schema=columns)


def loose(objects: ObjectStore) -> dict[str, list[str]]:
    """Keys of the fresh batches' files, by batch."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in objects.list(SILVER):
        if match := _LOOSE.fullmatch(name):
            found[match.group(2)].append(name)
    return found


def batches_of(objects: ObjectStore, folder: str) -> set[str]:
    """Batches whose rows lie in the files of a day."""
    return {
        batch_id
        for name in objects.list(folder)
        for batch_id in pc.unique(
            pq.read_table(pa.BufferReader(objects.get(name)), columns=["batch_id"])["batch_id"]
        ).to_pylist()
    }


def read(objects: ObjectStore, table: str, batch_id: str, fetched_at: datetime) -> pa.Table | None:
    """A batch's rows, fresh or of a day; None where it has none in this table."""
    try:
        return decode(objects.get(key(table, batch_id)))
    except NotFoundError:
        wanted = [("batch_id", "=", batch_id)]
        for name in objects.list(day_folder(table, f"{fetched_at:%Y/%m/%d}")):
            found = pq.read_table(pa.BufferReader(objects.get(name)), filters=wanted)
            if found.num_rows:
                return found
    return None
