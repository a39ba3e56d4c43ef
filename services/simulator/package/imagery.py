"""Pictures of the day of the week's month and of autumn 2025, and one reduced copy of EONET's open events."""

from collections.abc import Iterator
from typing import Any

import orjson

from services.simulator.package.entry import Entry, Origin, Recordings

_APOD = "https://api.nasa.gov/planetary/apod"
_EONET = "https://eonet.gsfc.nasa.gov/api/v3/events?status=open"
_MIRROR = "apod/apod_2025-10.json"
_EVENTS = "eonet/derived_eonet_2026-08-22.json"
_KEPT = ("date", "title", "explanation", "url", "hdurl", "media_type", "copyright")


def entries(week: Recordings, data: Recordings) -> Iterator[Entry]:
    """All answers of this noun that the package holds; there are no pictures, and nothing of EPIC or GIBS."""
    yield Entry(
        file="apod/mirror_2025-10.json.gz",
        url=_APOD,
        fetched_at="2025-10-01T12:00:00Z",
        body=data.read(_MIRROR),
        form="records of the service as a teaching mirror kept them; instant estimated from the newest",
        origin=data.origin(_MIRROR),
    )
    for day in ("2026-04-05", "2026-04-06"):
        file = f"apod/derived_apod_30days_{day}.json.gz"
        rows = [_english(row) for row in week.json(file)]
        yield Entry(
            file=f"apod/30days_{day}.json.gz",
            url=_APOD,
            fetched_at=f"{day}T12:00:00Z",
            reshaped=True,
            form="reshaped from a derived copy of thirty days: its machine translation left out; instant estimated",
            body=orjson.dumps(rows, option=orjson.OPT_INDENT_2),
            origin=week.origin(file),
        )
    yield Entry(
        file="eonet/events_2026-08-22.json.gz",
        url=_EONET,
        fetched_at="2026-08-22T16:51:37Z",
        body=data.read(_EVENTS),
        form="reduced copy of open events: title, category, one source, points as latitude, longitude, minutes",
        origin=_agency(data.origin(_EVENTS), "NASA EONET"),
    )


def _english(row: dict[str, Any]) -> dict[str, Any]:
    flat = {k: v["en"] if isinstance(v, dict) else v for k, v in row.items()}
    return {k: flat[k] for k in _KEPT if flat.get(k) is not None}


def _agency(origin: Origin, agency: str) -> Origin:
    return Origin(agency, origin.credit, origin.licence)
