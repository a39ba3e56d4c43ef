"""Raw images of Curiosity (mars.nasa.gov `raw_image_items`): what the rover sent, hours after it came.

The feed pages, and says with each page how many images there are (`total`). About half are thumbnails. Images of other
missions slip in: they are counted and left out. `msl/latest/` tells the newest sol.
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
from etl.sources.rows import rows_from_objects, table
from etl.sources.windows import query_of

SOURCE, ROVER = "msl_raw", "curiosity"
_ORDER = "sol%20desc,instrument_sort%20asc,sample_type_sort%20asc,date_taken%20desc"
_PLAIN = ("title", "description", "image_credit", "link", "is_thumbnail")
# lmst, mast_az, mast_el and sample_type are of `extended`; width and height are the last two of subframe_rect.
PHOTOS = columns.bronze("bronze_msl_raw__photos", *KEYS, "instrument", "taken_at", "lmst", "received_at", "https_url",
                        "is_thumbnail", "sample_type", "site", "drive", "width", "height", "mast_az", "mast_el",
                        "spacecraft_clock", "title", "description", "image_credit", "link")  # fmt: skip
SOLS = columns.bronze("bronze_msl_raw__sols", *SOL)
ROVERS = columns.bronze("bronze_msl_raw__rovers", "statement_id", "rover", "latest_sol", "latest_at", "total")


def requests(ask: Ask) -> Iterator[Request]:
    """The newest sol, then photos by sols."""
    yield Request("mars", f"{ask.settings.mars_url}/api/v1/raw_image_items/msl/latest/")
    yield from questions(ask, Feed(SOURCE, ROVER, "raw_image_items/?", _page))


def parse(payload: Payload) -> Parsed:
    """Images of a page, or the newest sol."""
    try:
        value = members(read_json(payload))
        if isinstance(newest := value.get("latest_data", value if "latest_sol" in value else None), dict):
            return latest(SOURCE, ROVER, ROVERS, newest)
        return _photos(value.get("items"), value.get("total"), sols_of(query_of(payload.url)))
    except UnreadableError as error:
        return unreadable(payload, error)


def _photos(items: Any, total: Any, span: tuple[int, int] | None) -> Parsed:
    rows = rows_from_objects(items, ("imageid", "sol"), ("mission", "instrument", "date_taken", "date_received",
        "https_url", "url", "site", "drive", "subframe_rect", "spacecraft_clock", "extended", *_PLAIN))  # fmt: skip
    mine = [mission is None or str(mission).lower() == "msl" for mission in rows.get("mission")]
    foreign = len(mine) - sum(mine)
    rows.keep(mine)
    units, extended = rows.get("instrument"), rows.get("extended")
    rows.values |= key_columns([ROVER] * len(units), rows.get("imageid"), rows.get("sol"), units)
    sizes = [_size(rect) for rect in rows.get("subframe_rect")]
    cells = {
        **{name: rows.get(name) for name in (*KEYS, *_PLAIN)},
        "instrument": units,
        "taken_at": instants(rows.get("date_taken")),
        "lmst": [mars_clock(member(e, "lmst")) for e in extended],
        "received_at": instants(rows.get("date_received")),
        "https_url": [a or b for a, b in zip(rows.get("https_url"), rows.get("url"), strict=True)],
        "sample_type": [member(e, "sample_type") for e in extended],
        **{name: [whole(known(v)) for v in rows.get(name)] for name in ("site", "drive")},
        "width": [size[0] for size in sizes],
        "height": [size[1] for size in sizes],
        **{name: [member(e, name) for e in extended] for name in ("mast_az", "mast_el")},
        "spacecraft_clock": [known(v) for v in rows.get("spacecraft_clock")],
    }
    parsed = Parsed(records=len(items), inactive=foreign, schema_fingerprint=fingerprint((), items))
    # A page that holds the whole answer tells how many of its images are Curiosity's.
    sols = declare(parsed, rows, (SOURCE, ROVER), span, total - foreign if total == len(items) else total)
    parsed.tables = {PHOTOS: table(PHOTOS, rows.record_no, cells), SOLS: table(SOLS, sols.pop("record_no"), sols)}
    parsed.problems = rows.problems
    return parsed


def _size(rect: Any) -> tuple[str | None, str | None]:
    """Width and height of `(first line, first sample, lines, samples)`-like text: the last two numbers."""
    parts = rect.strip(" ()").split(",") if isinstance(rect, str) else []
    return pair(f"({parts[2]},{parts[3]})") if len(parts) == 4 else (None, None)


def _page(ask: Ask, first: int, last: int, page: int) -> str:
    sols = f"{first}:sol:in" if first == last else f"{first}:sol:gte&condition_3={last}:sol:lte"
    return (
        f"{ask.settings.mars_url}/api/v1/raw_image_items/?order={_ORDER}&per_page={PAGE}&page={page}"
        f"&condition_1=msl:mission&condition_2={sols}"
    )


PICTURES = (pictures(SOURCE),)
CLEANINGS = (
    entity(PHOTOS, "silver_missions__photos", keyed(
        SOURCE, provider_camera="instrument", taken_at="taken_at", mars_time="lmst", received_at="received_at",
        image_full_url="https_url", is_thumbnail="is_thumbnail", sample_type="sample_type", site="site", drive="drive",
        width_px="width", height_px="height", mast_azimuth_deg="mast_az", mast_elevation_deg="mast_el",
        spacecraft_clock_s="spacecraft_clock", photo_title="title", photo_caption="description",
        photo_credit="image_credit", photo_page="link"), required=("rover", "sol", "sol_id")),
    *raw_statements(SOURCE, SOLS, ROVERS),
)  # fmt: skip
DATASETS = (
    Dataset(about(SOURCE, "photos"), "mars", (PHOTOS, SOLS, ROVERS), requests, parse,
            (r"mars\.nasa\.gov/api/v1/raw_image_items(/msl/latest)?",), CLEANINGS),
)  # fmt: skip
