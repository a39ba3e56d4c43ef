"""Use cases of the noun `imagery`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import pyarrow as pa

from services.chassis.errors import NotFoundError
from services.core import completeness
from services.core.assets import with_assets
from services.core.columns import first
from services.core.paging import page
from services.ports.archive import ArchiveStore, Select, Where

APOD: Final = "fact_apod"
EPIC: Final = "fact_epic_images"
EVENTS: Final = "fact_natural_events"
LAYERS: Final = "dim_imagery_layers"
ORDERS: Final = {
    APOD: ("-picture_date",),
    EPIC: ("-exposed_at", "epic_image_id"),
    EVENTS: ("-last_point_at", "natural_event_id"),
    LAYERS: ("layer_id",),
}
_KEYS: Final = {
    APOD: "picture_date",
    EPIC: "epic_image_id",
    EVENTS: "natural_event_id",
    LAYERS: "layer_id",
}
_HELD: Final = Where("is_withdrawn", "!=", True)
Span = tuple[datetime | None, datetime | None]


def listed(  # noqa: PLR0913 - a page of a filtered list
    archive: ArchiveStore,
    table: str,
    where: Sequence[Where],
    *,
    known_at: datetime | None,
    limit: int,
    cursor: str | None,
) -> tuple[pa.Table, dict[str, Any]]:
    """A page of one of the tables, newest first, each row with its kept pictures."""
    rows, meta = page(archive, table, ORDERS[table], (_HELD, *where), limit=limit, cursor=cursor, known_at=known_at)
    return with_assets(archive, table, _KEYS[table], rows, known_at), meta


def picture_of(archive: ArchiveStore, day: str, known_at: datetime | None) -> pa.Table:
    """The picture of one day, a table of one row.

    Raises:
        NotFoundError: none is held of that day, or none was known then.
    """
    rows = archive.select(
        Select(table=APOD, where=(_HELD, Where("picture_date", "=", day)), known_at=known_at, limit=1)
    )
    if not rows.num_rows:
        raise NotFoundError(
            f"date was {day!r}; no picture of that day is held. List the days that are: /api/v1/imagery/apod, or fetch "
            f"it: orrery etl run apod --from {day} --to {day}."
        )
    return with_assets(archive, APOD, _KEYS[APOD], rows, known_at)


def windows(  # noqa: PLR0913, PLR0917 - what is asked, and what is held of it
    archive: ArchiveStore, source: str, datasets: Sequence[str], span: Span, known_at: datetime | None, held: int
) -> dict[str, Any]:
    """Days that any of a source's datasets was fetched of, against those asked for."""
    fetched = completeness.fetched_windows(archive, source, datasets, known_at, whole_only=False)
    covered = completeness.spans(fetched)
    start = span[0] or min((w[0] for w in covered), default=None)
    end = span[1] or max((w[1] for w in covered), default=None)
    missing = completeness.uncovered((start, end), covered) if start and end and start < end else []
    newest_at = newest(archive, source, known_at)
    return completeness.facts(
        "windows",
        held=held,
        newest_at=newest_at,
        sources=[source] if newest_at else [],
        gaps=missing,
        whole=not missing if covered else None,
    )


def states(archive: ArchiveStore, known_at: datetime | None, held: int) -> dict[str, Any]:
    """Events are told as they stand: how whole their past is cannot be known."""
    newest_at = newest(archive, "eonet", known_at)
    return completeness.facts("windows", held=held, newest_at=newest_at, sources=["eonet"] if newest_at else [])


def declared(archive: ArchiveStore, known_at: datetime | None, held: int) -> dict[str, Any]:
    """Layers against the number that the newest capabilities list."""
    # An answer that could not be read declares nothing, and takes nothing back.
    rows = _newest(archive, "gibs", known_at, Where("declared", "!=", None))
    expected, newest_at = first(rows, "declared"), first(rows, "fetched_at")
    whole = None if expected is None else held >= expected
    return completeness.facts(
        "declared",
        held=held,
        expected=expected,
        newest_at=newest_at,
        sources=["gibs"] if newest_at else [],
        whole=whole,
    )


def newest(archive: ArchiveStore, source: str, known_at: datetime | None) -> datetime | None:
    """When the newest answer of a source came."""
    at: datetime | None = first(_newest(archive, source, known_at), "fetched_at")
    return at


def _newest(archive: ArchiveStore, source: str, known_at: datetime | None, *more: Where) -> pa.Table:
    where = [Where("source", "=", source), *more]
    if known_at is not None:
        where.append(Where("fetched_at", "<=", known_at))
    columns = ("fetched_at", "declared", "batch_id")
    return archive.select(Select(table="batches", where=tuple(where), sort=("-fetched_at",), limit=1, columns=columns))
