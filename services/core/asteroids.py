"""Use cases of the noun `asteroids`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

import pyarrow as pa
import pyarrow.compute as pc

from services.chassis.errors import NotFoundError
from services.core import asteroid_lists, completeness
from services.core.columns import extent, first
from services.core.conditions import STANDING, equal, within
from services.core.inputs import OpenSpan, one_of
from services.core.paging import Page, read_page
from services.domain.arrow import arrow_schema
from services.domain.fields import field
from services.ports.archive import ArchiveStore, Select, Where

KM_PER_LUNAR_DISTANCE = 384_400.0
ELEMENTS = (
    "designation", "name", "epoch_jd_tdb", "eccentricity", "semi_major_axis_au", "inclination_deg",
    "ascending_node_deg", "perihelion_argument_deg", "mean_anomaly_deg", "mean_motion_deg_d", "absolute_magnitude_h",
    "diameter_avg_km", "is_hazardous", "orbit_class", "condition_code",
)  # fmt: skip
FOUND = ("asteroid_id", "designation", "name", "absolute_magnitude_h", "diameter_avg_km", "is_hazardous")
_ORBIT = ("epoch_jd_tdb", "eccentricity", "inclination_deg", "ascending_node_deg", "perihelion_argument_deg")
_SCHEMA = pa.unify_schemas([arrow_schema("fact_asteroid_approaches"), arrow_schema("dim_asteroids")])


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which approaches: a span of UTC, a body, filters, an order and a place in it."""

    span: OpenSpan
    body: str = "Earth"
    max_distance_ld: float | None = None
    min_diameter_m: float | None = None
    hazardous: bool | None = None
    text: str = ""
    withdrawn: bool = False
    sort: str = "approach_at"
    page: Page

    @property
    def range(self) -> tuple[Where, ...]:
        """Conditions of the time range, before the caller's filters."""
        standing = () if self.withdrawn else (STANDING,)
        return (Where("body", "=", self.body), *standing, *within("approach_at", *self.span))

    @property
    def filters(self) -> tuple[Where, ...]:
        """The caller's filters."""
        where = equal(is_hazardous=self.hazardous)
        if self.max_distance_ld is not None:
            where.append(Where("miss_distance_km", "<=", self.max_distance_ld * KM_PER_LUNAR_DISTANCE))
        if self.min_diameter_m is not None:
            where.append(Where("diameter_avg_km", ">=", self.min_diameter_m / 1000))
        if self.text:
            where.append(Where("designation", "like", self.text, also="name"))
        return tuple(where)


def checked_body(body: str) -> str:
    """The body's name as CNEOS writes it.

    Raises:
        InvalidInputError: CNEOS has no such body.
    """
    return one_of("body", body, field("body").allowed)


def approaches(archive: ArchiveStore, wanted: Wanted) -> tuple[pa.Table, dict[str, Any]]:
    """A page of approaches and the facts of its `meta`."""
    order, where = (wanted.sort, "approach_id"), (*wanted.range, *wanted.filters)
    rows, meta = read_page(archive, "approaches", order, where, wanted.page, schema=_SCHEMA)
    return rows, {**meta, "completeness": _approaches_completeness(archive, wanted)}


def detail(archive: ArchiveStore, designation: str, known_at: datetime | None) -> tuple[dict[str, pa.Table], bool]:
    """The object's row and all of its approaches, oldest first; whether its orbit is held.

    Raises:
        NotFoundError: no object of that designation is held.
    """
    row = find(archive, designation, known_at)
    name = first(row, "designation")
    held = archive.select(
        Select(
            table="approaches",
            where=(Where("designation", "=", name),),
            known_at=known_at,
            sort=("approach_at",),
        )
    )
    risk = asteroid_lists.entry(archive, name, known_at)
    return {"asteroid": row, "approaches": held, "risk": risk}, all(row[c][0].is_valid for c in _ORBIT)


def find(archive: ArchiveStore, designation: str, known_at: datetime | None) -> pa.Table:
    """The one row of an object by designation or asteroid_id.

    Raises:
        NotFoundError: none is held; the message says how to search.
    """
    for column in ("designation", "asteroid_id"):
        query = Select(table="dim_asteroids", where=(Where(column, "=", designation),), known_at=known_at)
        if (row := archive.select(query)).num_rows:
            return row
    when = f" as known at {known_at.isoformat()}" if known_at else ""
    raise NotFoundError(
        f"designation was {designation!r}; no such object is held{when}. Allowed: a primary designation such as "
        f"99942 or 2024 YR4. Search by part of a name: /api/v1/asteroids?q={quote(designation[:40])}"
    )


def search(archive: ArchiveStore, text: str, limit: int) -> pa.Table:
    """Objects with the text in their designation or name: the designation itself first, then in order."""

    def found(*where: Where) -> pa.Table:
        return archive.select(
            Select(table="dim_asteroids", where=where, sort=("designation",), limit=limit, columns=FOUND)
        )

    if not text:
        return found()
    result = found(Where("designation", "=", text))
    for column in ("designation", "name"):
        more = found(Where(column, "like", text))
        known = pc.is_in(more["designation"], result["designation"].combine_chunks())
        result = pa.concat_tables([result, more.filter(pc.invert(known))])
    return result.slice(0, limit)


def elements(
    archive: ArchiveStore, designations: list[str], known_at: datetime | None
) -> tuple[pa.Table, dict[str, Any]]:
    """Every object whose elements are held, or those of the given designations, and the facts of the answer's `meta`.

    Completeness: all objects with elements against the count that SBDB declared in its newest answer.
    """
    orbit = tuple(Where(c, "!=", None) for c in _ORBIT)
    where = (*orbit, Where("designation", "in", designations)) if designations else orbit
    rows = archive.select(
        Select(table="dim_asteroids", where=where, known_at=known_at, sort=("designation",), columns=ELEMENTS)
    )
    held = archive.count(Select(table="dim_asteroids", where=orbit, known_at=known_at))
    whole = completeness.of_declared(archive, "sbdb_query", "asteroids", held=held, known_at=known_at)
    return rows, {"completeness": whole, "known_at": known_at, "total": rows.num_rows}


def _approaches_completeness(archive: ArchiveStore, wanted: Wanted) -> dict[str, Any]:
    known_at = wanted.page.known_at
    query = Select(table="approaches", where=wanted.range, known_at=known_at, columns=("approach_at",))
    instants = archive.select(query)["approach_at"]
    oldest, newest = extent(instants)
    start, end = wanted.span[0] or oldest, wanted.span[1] or newest
    fetched = {
        source: completeness.fetched_windows(archive, source, [dataset], known_at, whole_only=True)
        for source, dataset in (("cneos_cad", "approaches"), ("neows", "feed"))
    }
    windows = [span for table in fetched.values() for span in completeness.spans(table)]
    known = wanted.body == "Earth" and start is not None and end is not None
    gaps = completeness.lacking((start, end), windows) if known else []
    return completeness.facts(
        "windows",
        held=len(instants),
        newest_at=completeness.newest(fetched.values()),
        sources=[source for source, table in fetched.items() if table.num_rows],
        gaps=gaps,
        whole=not gaps if known else None,
    )
