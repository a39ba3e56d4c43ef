"""Use cases of the noun `missions`: rovers, their sols, photos, places and ways."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from services.chassis.errors import NotFoundError
from services.core import completeness
from services.core.assets import with_assets
from services.core.columns import extent, first, rows
from services.core.conditions import STANDING, equal
from services.core.paging import Page, read_page
from services.domain.rovers import ROVERS, Rover
from services.domain.tables import TABLES
from services.ports.archive import Reader, Select, Where

DIM, SOLS, PHOTOS = "dim_rovers", "fact_mission_sols", "fact_mission_photos"
WAYPOINTS, TRAVERSES = "fact_mission_waypoints", "fact_mission_traverses"
PLACES = ("mmgis", "rover_places")
"""Who tells of places, the first that has any counts."""
_FEEDS = ("mars_photos/manifests", "mars_photos/photos", "mars2020_raw/photos", "msl_raw/photos")
_SAID = ("rover_status", "max_sol", "max_date", "newest_photo_at", "total_photos", "known_at")


def rovers(holdings: Reader, known_at: datetime | None) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Every vehicle: what is known of its mission, what its providers say, how much is held; and the completeness."""
    said = {row["rover"]: row for row in rows(holdings.select(Select(table=DIM, known_at=known_at)))}
    found = [_rover(holdings, rover, said.get(rover.rover, {}), known_at) for rover in ROVERS.values()]
    told = [one["known_at"] for one in found if one["known_at"]]
    return found, completeness.facts(
        "declared",
        held=len(told),
        expected=len(ROVERS),
        newest_at=max(told, default=None),
        sources=["mars_photos", "mars2020_raw", "msl_raw"],
        whole=len(told) == len(ROVERS),
    )


def rover(holdings: Reader, name: str, known_at: datetime | None) -> dict[str, Any]:
    """One vehicle.

    Raises:
        NotFoundError: there is none of that name.
    """
    known = named(name)
    found = rows(holdings.select(Select(table=DIM, where=(Where("rover", "=", name),), known_at=known_at)))
    return _rover(holdings, known, found[0] if found else {}, known_at)


def named(name: str) -> Rover:
    """A vehicle of the catalogue.

    Raises:
        NotFoundError: there is none of that name.
    """
    if name not in ROVERS:
        raise NotFoundError(f"rover was {name!r}; held are {', '.join(ROVERS)}. List them: /api/v1/missions/rovers.")
    return ROVERS[name]


def sols(holdings: Reader, where: Sequence[Where], wanted: Page) -> tuple[pa.Table, dict[str, Any]]:
    """A page of sols, newest first."""
    return read_page(holdings, SOLS, ("-sol", "sol_id"), where, wanted)


def photos(holdings: Reader, where: Sequence[Where], wanted: Page) -> tuple[pa.Table, dict[str, Any]]:
    """A page of photos with the pictures that are kept: newest sol first, within a sol by the time taken."""
    rows, facts = read_page(holdings, PHOTOS, ("-sol", "-taken_at", "photo_id"), (*where, STANDING), wanted)
    return with_assets(holdings, PHOTOS, rows, wanted.known_at), facts


def whole_sols(holdings: Reader, where: Sequence[Where], known_at: datetime | None) -> dict[str, Any]:
    """Photos held of the sols against what their providers declare; of a sol without a count, what is held is all."""
    columns = ("sol_id", "photos_declared", "photos_held", "known_at")
    found = holdings.select(Select(table=SOLS, where=tuple(where), known_at=known_at, columns=columns))
    stated = found.filter(pc.is_valid(found["photos_declared"]))
    short = pc.sum(pc.less(stated["photos_held"], stated["photos_declared"]).cast(pa.int64())).as_py() or 0
    return completeness.facts(
        "declared",
        held=pc.sum(found["photos_held"]).as_py() or 0,
        expected=pc.sum(pc.coalesce(found["photos_declared"], found["photos_held"])).as_py(),
        newest_at=extent(found["known_at"])[1],
        sources=_FEEDS if found.num_rows else (),
        whole=short == 0 if stated.num_rows else None,
    )


def places(holdings: Reader, table: str, where: Sequence[Where], wanted: Page) -> tuple[pa.Table, dict[str, Any]]:
    """A page of places or of ways, in the order of driving."""
    return read_page(holdings, table, ("sol", "clock_start_s", *TABLES[table].key), (*where, STANDING), wanted)


def teller(holdings: Reader, table: str, name: str, known_at: datetime | None) -> str:
    """Which provider's places of a rover count: the first of `PLACES` that has any."""
    for source in PLACES:
        where = (Where("rover", "=", name), Where("source", "=", source))
        if holdings.count(Select(table=table, where=where, known_at=known_at)):
            return source
    return PLACES[0]


def whole_places(holdings: Reader, source: str, held: int, known_at: datetime | None) -> dict[str, Any]:
    """Maps are whole files: what is held is whole once one was fetched."""
    at = first(completeness.newest_batch(holdings, known_at, equal(source=source)), "fetched_at")
    return completeness.facts(
        "windows", held=held, newest_at=at, sources=[source] if at else [], whole=True if at and held else None
    )


def _rover(holdings: Reader, known: Rover, said: dict[str, Any], known_at: datetime | None) -> dict[str, Any]:
    where = (Where("rover", "=", known.rover),)
    columns = ("sol_id", "sol", "photos_held", "cameras")
    held = holdings.select(Select(table=SOLS, where=where, known_at=known_at, columns=columns))
    seen = held.filter(pc.greater(held["photos_held"], 0))
    newest = holdings.select(
        Select(
            table=PHOTOS,
            where=(*where, Where("taken_at", "!=", None)),
            known_at=known_at,
            sort=("-taken_at",),
            limit=1,
            columns=("taken_at", "photo_id"),
        )
    )
    return {
        "rover": known.rover,
        "name": known.name,
        "kind": known.kind,
        "place": known.place,
        "launched_on": known.launched_on,
        "landing_at": known.landing_at,
        "landing_longitude_deg": known.longitude_deg,
        "landing_latitude_deg": known.latitude_deg,
        "ended_on": known.ended_on,
        **{name: said.get(name) for name in _SAID},
        "sols_listed": held.num_rows,
        "sols_held": seen.num_rows,
        "newest_sol_held": pc.max(seen["sol"]).as_py(),
        "newest_taken_at": first(newest, "taken_at"),
        "photos_held": pc.sum(held["photos_held"]).as_py() or 0,
        "odometer_m": _driven(holdings, known.rover, known_at),
        "cameras": sorted({camera for names in held["cameras"].to_pylist() for camera in names or ()}),
        "receipt": f"/api/v1/receipts/{DIM}/{known.rover}" if said else None,
    }


def _driven(holdings: Reader, name: str, known_at: datetime | None) -> float | None:
    """The way since landing at the farthest place that says it, m."""
    where = (Where("rover", "=", name), Where("odometer_m", "!=", None), STANDING)
    columns = ("odometer_m", "waypoint_id")
    farthest = holdings.select(
        Select(table=WAYPOINTS, where=where, known_at=known_at, sort=("-odometer_m",), limit=1, columns=columns)
    )
    way: float | None = first(farthest, "odometer_m")
    return way
