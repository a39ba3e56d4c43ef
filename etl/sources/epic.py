"""NASA EPIC: full-disc images of Earth from DSCOVR at L1, from its own host.

`identifier` and `date` differ by minutes; the archive's folders go by `date`. A day without images is an empty list.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from etl.sources import columns
from etl.sources.cleaning import entity
from etl.sources.instants import iso_instants
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, Window, about
from etl.sources.payload import UnreadableError, fingerprint, read_json, unreadable
from etl.sources.pictures import Picture, Pictures, small_and_full
from etl.sources.rows import Rows, flags, rows_from_objects, table
from etl.sources.windows import date_of, day_of, split
from services.domain.time_scales import iso_seconds

_VECTORS = {"dscovr": "dscovr_j2000_position", "moon": "lunar_j2000_position", "sun": "sun_j2000_position"}
_PLAIN = ("image", "caption", "version")
_PARTS = (*(f"{name}_{axis}" for name in _VECTORS for axis in "xyz"), "lat", "lon", "q0", "q1", "q2", "q3")
_ADDRESSES = ("thumb_url", "jpg_url", "png_url")
IMAGES = columns.bronze("bronze_epic__images", "collection", "date_at", *_PLAIN, *_PARTS, *_ADDRESSES)
DAY = timedelta(days=1)
ARCHIVE = "https://epic.gsfc.nasa.gov/archive"
_NESTED = (*_VECTORS.values(), "centroid_coordinates", "attitude_quaternions")
_CREDIT = "NASA EPIC Team, DSCOVR"
_TERMS = "US Government work (public domain); credit the NASA EPIC team"


def _parser(collection: str) -> Callable[[Payload], Parsed]:
    def parse(payload: Payload) -> Parsed:
        try:
            records = read_json(payload)
            rows = rows_from_objects(records, ["image", "date"], [*_PLAIN, *_NESTED])
        except UnreadableError as error:
            return unreadable(payload, error)
        return _parsed(payload, records, rows, collection)

    return parse


def _parsed(payload: Payload, records: list[Any], rows: Rows, collection: str) -> Parsed:
    instants = iso_instants(rows.get("date"))
    missing = np.isnat(instants)
    rows.reject(flags(missing), "field.instant", "date", "an instant such as 2026-05-16 00:41:06")
    taken = list(iso_seconds(instants[~missing]))
    values = {name: rows.get(name) for name in _PLAIN}
    for name, (outer, inner) in _paths().items():
        values[name] = [_inside(v, inner) for v in rows.get(outer)]
    places = [_addresses(collection, *pair) for pair in zip(taken, rows.get("image"), strict=True)]
    values |= {name: [place.get(name) for place in places] for name in _ADDRESSES}
    values |= {"collection": [collection] * len(taken), "date_at": taken}
    return Parsed(
        records=len(records),
        tables={IMAGES: table(IMAGES, rows.record_no, values)},
        problems=rows.problems,
        schema_fingerprint=fingerprint((), records),
        window=None if rows.problems else _window(payload.url, [str(t) for t in taken]),
    )


def _paths() -> dict[str, tuple[str, str]]:
    found = {f"{name}_{axis}": (outer, axis) for name, outer in _VECTORS.items() for axis in "xyz"}
    found |= {axis: ("centroid_coordinates", axis) for axis in ("lat", "lon")}
    return found | {q: ("attitude_quaternions", q) for q in ("q0", "q1", "q2", "q3")}


def _inside(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _addresses(collection: str, taken: str, image: Any) -> dict[str, str]:
    if not isinstance(image, str) or not image:
        return {}
    folder = f"{ARCHIVE}/{collection}/{taken[:10].replace('-', '/')}"
    return {
        "thumb_url": f"{folder}/thumbs/{image}.jpg",
        "jpg_url": f"{folder}/jpg/{image}.jpg",
        "png_url": f"{folder}/png/{image}.png",
    }


def _window(url: str, taken: list[str]) -> Window | None:
    """The day that was asked for, or that of the newest images where all are of one."""
    if day := date_of(url.rpartition("/date/")[2]):
        return Window(day, day + DAY)
    days = {t[:10] for t in taken}
    day = date_of(days.pop()) if len(days) == 1 else None
    return Window(day, day + DAY) if day else None


def _requests(collection: str) -> Callable[[Ask], list[Request]]:
    def requests(ask: Ask) -> list[Request]:
        base = f"{ask.settings.epic_url}/api/{collection}"
        if ask.window is None:
            return [Request("epic", base)]
        days = split(Window(day_of(ask.window.start), ask.window.end), DAY)
        return [Request("epic", f"{base}/date/{d.start:%Y-%m-%d}", d) for d in days]

    return requests


def _pictures(row: Mapping[str, Any], _now: datetime) -> list[Picture]:
    return small_and_full(row["small_image_url"], row["image_url"], _CREDIT, _TERMS, shrink=False)


PICTURES = (
    Pictures(source="epic", table="fact_epic_images", key="epic_image_id", newest="exposed_at", of=_pictures, most=500,
             columns=("epic_image_id", "exposed_at", "small_image_url", "image_url")),
)  # fmt: skip
_CLEANING = entity(IMAGES, "silver_epic__images", {
    "epic_image_id": "image", "epic_collection": "collection", "exposed_at": "date_at", "image_caption": "caption",
    "image_version": "version", "centroid_latitude_deg": "lat", "centroid_longitude_deg": "lon",
    **{f"{name}_{axis}_km": f"{name}_{axis}" for name in _VECTORS for axis in "xyz"},
    **{f"attitude_q{i}": f"q{i}" for i in range(4)},
    "small_image_url": "thumb_url", "image_url": "jpg_url", "hd_image_url": "png_url",
}, required=("exposed_at",))  # fmt: skip
DATASETS = tuple(
    Dataset(about("epic", collection), "epic", (IMAGES,), _requests(collection), _parser(collection),
            (rf"(epic\.gsfc\.nasa\.gov|api\.nasa\.gov/EPIC)/api/{collection}(/date/[0-9-]+)?",), (_CLEANING,))
    for collection in ("natural", "enhanced")
)  # fmt: skip
