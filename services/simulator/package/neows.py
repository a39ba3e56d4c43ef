"""NeoWs: the feed days as answered, and the days ahead as they were known each morning."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import orjson

from services.simulator.package.entry import Entry, Recordings
from services.simulator.shapes.neows import LUNAR_PER_AU, approach

_KEEP_FROM = "2026-03-28"
_RESHAPED = (
    "reshaped from a derived copy (name, id, hazard flag, diameter in km, time, lunar distances, km/h, H); "
    "other units converted from those, orbiting_body Earth by the feed's definition, all else unknown, null; "
    "the copy had left out objects far away, so no count"
)


def entries(week: Recordings) -> Iterator[Entry]:
    """All answers of NeoWs that the package holds."""
    for row in week.rows():
        if "/neo/rest/v1/feed" in row["url"] and row["file"][11:21] >= _KEEP_FROM:
            yield Entry(
                file=f"{row['file']}.gz",
                url=row["url"],
                fetched_at=row["fetched_at"],
                body=week.read(row["file"]),
                origin=week.origin(row["file"]),
            )
    for path in sorted((week.folder / "neows").glob("derived_neows_feed_*.json")):
        yield _known_then(week, f"neows/{path.name}")


def _known_then(week: Recordings, file: str) -> Entry:
    known = week.json(file)
    days = {day: [_object(item) for item in items] for day, items in known["data"].items()}
    url = "https://api.nasa.gov/neo/rest/v1/feed"
    body = {
        "links": {"next": None, "prev": None, "self": None},
        "element_count": None,
        "near_earth_objects": days,
    }
    return Entry(
        file=f"neows/known_{known['startDate']}.json.gz",
        url=f"{url}?start_date={known['startDate']}&end_date={known['endDate']}&api_key=DEMO_KEY",
        fetched_at=known["fetchedAt"],
        reshaped=True,
        form=_RESHAPED,
        body=orjson.dumps(body, option=orjson.OPT_INDENT_2),
        origin=week.origin(file),
    )


def _object(item: dict[str, Any]) -> dict[str, Any]:
    diameter = item["estimatedDiameterKm"]
    unknown = {"estimated_diameter_min": None, "estimated_diameter_max": None}
    kilometers = {"estimated_diameter_min": diameter["min"], "estimated_diameter_max": diameter["max"]}
    return {
        "links": {"self": None},
        "id": item["neoId"],
        "neo_reference_id": item["neoId"],
        "name": item["name"],
        "nasa_jpl_url": None,
        "absolute_magnitude_h": item["absoluteMagnitude"],
        "estimated_diameter": {"kilometers": kilometers, "meters": unknown, "miles": unknown, "feet": unknown},
        "is_potentially_hazardous_asteroid": item["isPotentiallyHazardous"],
        "close_approach_data": [_approach(item)],
        "is_sentry_object": None,
    }


def _approach(item: dict[str, Any]) -> dict[str, Any]:
    at = datetime.strptime(item["closeApproachDate"], "%Y-%b-%d %H:%M").replace(tzinfo=UTC)
    return approach(at, item["missDistanceLunarDistances"] / LUNAR_PER_AU, item["relativeVelocityKmh"] / 3600)


def older(data: Recordings) -> Iterator[Entry]:
    """The catalogue's count of itself, which somebody kept in 2016."""
    file = "neows/v2016_stats.json"
    listed = next(row for row in data.rows() if row["file"] == file)
    yield Entry(
        file="neows/stats.json",
        url=listed["url"],
        fetched_at=listed["fetched_at"],
        form="recorded in 2016",
        body=data.read(file),
        origin=data.origin(file),
    )
