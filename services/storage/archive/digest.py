"""One number per table that equal rows give, in whatever order and engine they are held: to compare two stores."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import pyarrow as pa

from services.storage.archive.places import held
from services.storage.digest import Digest, digest_of, summing

LOADING: Final = {"loaded", "duplicate", "acknowledged_at", "code_version"}
"""Columns that tell of the loading, not of what was loaded."""

Read = Callable[[str, list[str]], Iterable[pa.RecordBatch | pa.Table]]
"""Rows of a table in these columns, in parts."""


def digests(rows: Mapping[str, int], read: Read) -> dict[str, Digest]:
    """Rows and the sum of their hashes for each table, history included; `rows` says which have any."""
    found = {}
    with summing() as cursor:
        for place, schema in sorted(held().items()):
            columns = sorted(set(schema.names) - LOADING)
            found[place] = digest_of(cursor, columns, read(place, columns) if rows[place] else ())
    return found
