"""Use cases of the noun `imagery`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import pyarrow as pa

from services.chassis.errors import NotFoundError
from services.core import completeness
from services.core.assets import with_assets
from services.core.columns import first
from services.core.conditions import STANDING, equal
from services.core.inputs import OpenSpan
from services.core.paging import Page, read_page
from services.ports.archive import Reader, Select, Where

APOD: Final = "fact_apod"
EPIC: Final = "fact_epic_images"
EVENTS: Final = "fact_natural_events"
LAYERS: Final = "dim_imagery_layers"
_ORDERS: Final = {
    APOD: ("-picture_date",),
    EPIC: ("-exposed_at", "epic_image_id"),
    EVENTS: ("-last_point_at", "natural_event_id"),
    LAYERS: ("layer_id",),
}


def listed(holdings: Reader, table: str, where: Sequence[Where], wanted: Page) -> tuple[pa.Table, dict[str, Any]]:
    """A page of one of the tables, newest first, each row with its kept pictures."""
    rows, meta = read_page(holdings, table, _ORDERS[table], (STANDING, *where), wanted)
    return with_assets(holdings, table, rows, wanted.known_at), meta


def picture_of(holdings: Reader, day: str, known_at: datetime | None) -> pa.Table:
    """The picture of one day, a table of one row.

    Raises:
        NotFoundError: none is held of that day, or none was known then.
    """
    rows = holdings.select(
        Select(table=APOD, where=(STANDING, Where("picture_date", "=", day)), known_at=known_at, limit=1)
    )
    if not rows.num_rows:
        raise NotFoundError(
            f"date was {day!r}; no picture of that day is held. List the days that are: /api/v1/imagery/apod, or fetch "
            f"it: orrery etl run apod --from {day} --to {day}."
        )
    return with_assets(holdings, APOD, rows, known_at)


def windows(  # noqa: PLR0913, PLR0917 - what is asked, and what is held of it
    holdings: Reader, source: str, datasets: Sequence[str], span: OpenSpan, known_at: datetime | None, held: int
) -> dict[str, Any]:
    """Days that any of a source's datasets was fetched of, against those asked for."""
    fetched = completeness.fetched_windows(holdings, source, datasets, known_at, whole_only=False)
    covered = completeness.spans(fetched)
    missing = completeness.lacking(span, covered)
    newest_at = _newest(holdings, source, known_at)
    return completeness.facts(
        "windows",
        held=held,
        newest_at=newest_at,
        sources=[source] if newest_at else [],
        gaps=missing,
        whole=not missing if covered else None,
    )


def states(holdings: Reader, known_at: datetime | None, held: int) -> dict[str, Any]:
    """Events are told as they stand: how whole their past is cannot be known."""
    newest_at = _newest(holdings, "eonet", known_at)
    return completeness.facts("windows", held=held, newest_at=newest_at, sources=["eonet"] if newest_at else [])


def whole_layers(holdings: Reader, known_at: datetime | None) -> dict[str, Any]:
    """All layers against the number that the newest capabilities list."""
    held = holdings.count(Select(table=LAYERS, where=(STANDING,), known_at=known_at))
    return completeness.of_declared(holdings, "gibs", "layers", held=held, known_at=known_at)


def _newest(holdings: Reader, source: str, known_at: datetime | None) -> datetime | None:
    """When the newest answer of a source came."""
    at: datetime | None = first(completeness.newest_batch(holdings, known_at, equal(source=source)), "fetched_at")
    return at
