"""Raw images of Perseverance and Ingenuity (mars.nasa.gov `rss/api`): what the two vehicles sent, hours after it came.

The feed pages by at most 100 images. `latest=true` tells the newest sol and the count of all. Numbers come as numbers
or as text, `UNK` is none. A sol without pictures is answered with those of another sol: each record says its own.
"""

from collections.abc import Iterator
from typing import Any

from etl.sources import columns
from etl.sources.cleaning import entity
from etl.sources.mars_photo_rows import (
    KEYS,
    SOL,
    declare,
    instants,
    key_columns,
    keyed,
    known,
    latest,
    mars_clock,
    member,
    members,
    pair,
    pictures,
    raw_statements,
    whole,
)  # fmt: skip
from etl.sources.mars_sols import PAGE, Feed, questions, sols_of
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, about
from etl.sources.payload import UnreadableError, fingerprint, read_json, unreadable
from etl.sources.rows import Rows, rows_from_objects, table
from etl.sources.windows import query_of

SOURCE = "mars2020_raw"
_FILES = ("full_res", "large", "medium", "small")
_PLAIN = ("sample_type", "title", "caption", "credit", "link")
# mastAz, mastEl, sclk and dimension are of `extended`; width and height are dimension's numbers.
PHOTOS = columns.bronze("bronze_mars2020_raw__photos", *KEYS, "instrument", "taken_at", "date_taken_mars",
                        "received_at", *_FILES, "is_thumbnail", "sample_type", "site", "drive", "width", "height",
                        "mastAz", "mastEl", "sclk", "title", "caption", "credit", "link")  # fmt: skip
SOLS = columns.bronze("bronze_mars2020_raw__sols", *SOL)
ROVERS = columns.bronze("bronze_mars2020_raw__rovers", "statement_id", "rover", "latest_sol", "latest_at", "total")
_CATEGORIES = {"perseverance": "mars2020", "ingenuity": "ingenuity"}


def requests(ask: Ask) -> Iterator[Request]:
    """Each vehicle's newest sol, then photos by sols."""
    for rover, category in _CATEGORIES.items():
        yield Request("mars", f"{_base(ask, category)}&latest=true")
        yield from questions(ask, Feed(SOURCE, rover, f"category={category}&", _page(category)))


def parse(payload: Payload) -> Parsed:
    """Images of a page, or the newest sol of a vehicle."""
    query = query_of(payload.url)
    rover = "ingenuity" if query.get("category") == "ingenuity" else "perseverance"
    try:
        value = members(read_json(payload))
        if "images" not in value and "latest_sol" in value:
            return latest(SOURCE, rover, ROVERS, value)
        images = [value] if "imageid" in value else value.get("images")
        return _photos(rover, images, value.get("total_results"), sols_of(query))
    except UnreadableError as error:
        return unreadable(payload, error)


def _photos(rover: str, images: Any, total: Any, span: tuple[int, int] | None) -> Parsed:
    rows = rows_from_objects(images, ("imageid", "sol"), ("camera", "image_files", "extended", "instrument", "site",
        "drive", "date_taken_utc", "date_taken_mars", "date_received", "dimension", "mast_az", "mast_el", "sclk",
        *_PLAIN))  # fmt: skip
    units = [member(c, "instrument") or known(i) for c, i in _both(rows, "camera", "instrument")]
    vehicles = ["ingenuity" if str(unit).upper().startswith("HELI") else "perseverance" for unit in units]
    rows.values |= key_columns(vehicles, rows.get("imageid"), rows.get("sol"), units)
    sizes = [pair(member(e, "dimension") or d) for e, d in _both(rows, "extended", "dimension")]
    cells = {
        **{name: rows.get(name) for name in (*KEYS, *_PLAIN)},
        "instrument": units,
        "taken_at": instants(rows.get("date_taken_utc")),
        "date_taken_mars": [mars_clock(v) for v in rows.get("date_taken_mars")],
        "received_at": instants(rows.get("date_received")),
        **{name: [member(files, name) for files in rows.get("image_files")] for name in _FILES},
        "is_thumbnail": [None if t is None else str(t).lower() == "thumbnail" for t in rows.get("sample_type")],
        **{name: [whole(known(v)) for v in rows.get(name)] for name in ("site", "drive")},
        "width": [size[0] for size in sizes],
        "height": [size[1] for size in sizes],
        **{
            new: _extended(rows, new, old) for new, old in (("mastAz", "mast_az"), ("mastEl", "mast_el"), ("sclk",) * 2)
        },
    }
    parsed = Parsed(records=len(images), schema_fingerprint=fingerprint((), images))
    sols = declare(parsed, rows, (SOURCE, rover), span, total)
    parsed.tables = {PHOTOS: table(PHOTOS, rows.record_no, cells), SOLS: table(SOLS, sols.pop("record_no"), sols)}
    parsed.problems = rows.problems
    return parsed


def _extended(rows: Rows, new: str, old: str) -> list[Any]:
    return [member(e, new) or known(o) for e, o in _both(rows, "extended", old)]


def _both(rows: Rows, one: str, other: str) -> Iterator[tuple[Any, Any]]:
    return zip(rows.get(one), rows.get(other), strict=True)


def _base(ask: Ask, category: str) -> str:
    return f"{ask.settings.mars_url}/rss/api/?feed=raw_images&category={category}&feedtype=json&ver=1.2"


def _page(category: str) -> Any:
    def url(ask: Ask, first: int, last: int, page: int) -> str:
        sols = f"sol={first}" if first == last else f"condition_2={first}:sol:gte&condition_3={last}:sol:lte"
        return f"{_base(ask, category)}&num={PAGE}&page={page}&order=sol%20desc&{sols}"

    return url


PICTURES = (pictures(SOURCE),)
CLEANINGS = (
    entity(PHOTOS, "silver_missions__photos", keyed(
        SOURCE, provider_camera="instrument", taken_at="taken_at", mars_time="date_taken_mars",
        received_at="received_at", image_full_url="full_res", image_large_url="large", image_medium_url="medium",
        image_small_url="small", is_thumbnail="is_thumbnail", sample_type="sample_type", site="site", drive="drive",
        width_px="width", height_px="height", mast_azimuth_deg="mastAz", mast_elevation_deg="mastEl",
        spacecraft_clock_s="sclk", photo_title="title", photo_caption="caption", photo_credit="credit",
        photo_page="link"), required=("rover", "sol", "sol_id")),
    *raw_statements(SOURCE, SOLS, ROVERS),
)  # fmt: skip
DATASETS = (
    Dataset(about(SOURCE, "photos"), "mars", (PHOTOS, SOLS, ROVERS), requests, parse, (r"mars\.nasa\.gov/rss/api",),
            CLEANINGS),
)  # fmt: skip
