"""Pictures that are kept: what is held of a row, and their bytes."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import orjson
import pyarrow as pa

from services.chassis.errors import NotFoundError
from services.core.columns import rows as as_mappings
from services.core.conditions import fetched_by
from services.domain.tables import TABLES
from services.ports.archive import Reader, Select, Where
from services.ports.objects import ObjectStore

TABLE: Final = "assets"
_TOLD = ("asset_role", "media_type", "asset_width_px", "asset_height_px", "bytes", "credit", "licence", "url",
         "asset_is_made", "picture_day", "fetched_at", "origin", "sha256")  # fmt: skip
_NOT_KEPT = (
    "no picture with that hash is kept. Take one from the assets of a row of /api/v1/imagery/apod, /imagery/epic or "
    "/imagery/assets."
)


def with_assets(holdings: Reader, table: str, rows: pa.Table, known_at: datetime | None) -> pa.Table:
    """Rows with a column `assets`: JSON lists of the pictures that are kept of each, newest first.

    Args:
        holdings: holds the ledger of pictures.
        table: gold table of the rows.
        rows: of that table.
        known_at: leave out what was fetched later.
    """
    keys = rows[TABLES[table].key[0]].to_pylist()
    found = _held(holdings, table, keys, known_at)
    column = [orjson.dumps(found.get(k, []), option=orjson.OPT_UTC_Z).decode() for k in keys]
    return rows.append_column("assets", pa.array(column, pa.string()))


def picture(holdings: Reader, objects: ObjectStore, sha256: str) -> tuple[bytes, str]:
    """Bytes and media type of a picture.

    Raises:
        NotFoundError: the ledger has no such picture, or its bytes are gone.
    """
    query = Select(table=TABLE, where=(Where("sha256", "=", sha256),), limit=1)
    held = holdings.select(query).to_pylist()
    if not held:
        raise NotFoundError(f"sha256 was {sha256[:80]!r}; {_NOT_KEPT}")
    return objects.get(f"assets/{sha256[:2]}/{sha256}"), held[0]["media_type"]


def _held(
    holdings: Reader, table: str, keys: Sequence[str], known_at: datetime | None
) -> dict[str, list[dict[str, Any]]]:
    if not keys:
        return {}
    where = (Where("subject_table", "=", table), Where("subject_key", "in", list(keys)), *fetched_by(known_at))
    rows = holdings.select(Select(table=TABLE, where=where, sort=("-fetched_at",)))
    found = defaultdict(list)
    for row in as_mappings(rows):
        address = f"/api/v1/imagery/assets/{row['sha256']}"
        found[row["subject_key"]].append({"address": address, **{name: row[name] for name in _TOLD}})
    return found
