"""NASA's Mars Rover Photos, shut down in 2025: manifests (photos and cameras of each sol) and photos of a sol.

Its recorded answers are the history of Spirit, Opportunity and Curiosity. It gave the day a photo was taken, not the
instant, and no size: both stay unknown. It named nobody to credit: NASA's rule for these missions is NASA/JPL-Caltech.
Community services keep the same shape under other hosts.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from etl.sources import columns
from etl.sources.cleaning import constant, entity
from etl.sources.mars_photo_rows import KEYS, is_thumbnail_name, key_columns, keyed, member, stem_of
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, about
from etl.sources.payload import UnreadableError, fingerprint, read_json, unreadable
from etl.sources.rows import Rows, as_text, rows_from_objects, table
from services.domain.rovers import camera_of, sol_id_of
from services.ports.archive import Select, Where

SOURCE = "mars_photos"
_MANIFESTS = ("curiosity", "opportunity", "spirit")
_ABOUT = ("name", "landing_date", "launch_date", "status", "max_sol", "max_date", "total_photos")
_MOST_SOLS = 10
_RECORDED = ("curiosity", 1000)  # the one sol whose photos somebody kept
PHOTOS = columns.bronze("bronze_mars_photos__photos", *KEYS, "name", "earth_date", "img_src", "is_thumbnail")
SOLS = columns.bronze("bronze_mars_photos__sols", "statement_id", "sol_id", "rover", "sol", "earth_date",
                      "total_photos", "cameras", lists=("cameras",))  # fmt: skip
ROVERS = columns.bronze("bronze_mars_photos__rovers", "statement_id", "rover", *_ABOUT)


def _manifests(ask: Ask) -> list[Request]:
    return [Request("mars", f"{ask.settings.mars_photos_url}/manifests/{rover}") for rover in _MANIFESTS]


def _photos(ask: Ask) -> Iterator[Request]:
    """Sols of which the manifest declares more photos than are held, a few of each rover in a run."""
    if ask.settings.origin == "recorded":
        yield _sol(ask, *_RECORDED)
        return
    for rover in _MANIFESTS:
        where = (Where("rover", "=", rover), Where("photos_declared", ">", 0))
        names = ("sol_id", "sol", "photos_declared", "photos_held")
        rows = ask.held(Select(table="fact_mission_sols", where=where, sort=("sol",), columns=names)).to_pylist()
        missing = [row["sol"] for row in rows if row["photos_held"] < row["photos_declared"]]
        for sol in missing[: -_MOST_SOLS - 1 : -1]:
            yield _sol(ask, rover, sol)


def _sol(ask: Ask, rover: str, sol: int) -> Request:
    return Request("mars", f"{ask.settings.mars_photos_url}/rovers/{rover}/photos?sol={sol}")


def parse(payload: Payload) -> Parsed:
    """A manifest, or photos."""
    try:
        value = read_json(payload)
        if isinstance(value, dict) and isinstance(manifest := value.get("photo_manifest"), dict):
            return _manifest(manifest)
        photos = value.get("photos", value.get("latest_photos")) if isinstance(value, dict) else None
        return _photo_rows(photos)
    except UnreadableError as error:
        return unreadable(payload, error)


def _manifest(manifest: dict[str, Any]) -> Parsed:
    """Record 0 is the rover, the others are its sols."""
    rover = _rover(manifest.get("name"))
    rows = rows_from_objects(manifest.get("photos"), ("sol", "total_photos"), ("earth_date", "cameras"))
    rows.record_no = [number + 1 for number in rows.record_no]
    rows.problems = [replace(p, record_no=(p.record_no or 0) + 1) for p in rows.problems]
    sols = [as_text(sol) for sol in rows.get("sol")]
    ids = [sol_id_of(rover, sol) for sol in sols]
    cells = {
        "statement_id": [f"{i}:{SOURCE}" for i in ids],
        "sol_id": ids,
        "rover": [rover] * len(ids),
        "sol": sols,
        "earth_date": rows.get("earth_date"),
        "total_photos": rows.get("total_photos"),
        "cameras": [_cameras(c) for c in rows.get("cameras")],
    }
    about_rover = table(ROVERS, [0], _said(rover, "manifests", manifest))
    return Parsed(
        records=1 + len(manifest["photos"]),
        tables={SOLS: table(SOLS, rows.record_no, cells), ROVERS: about_rover},
        problems=rows.problems,
        declared=manifest.get("total_photos") if isinstance(manifest.get("total_photos"), int) else None,
        schema_fingerprint=fingerprint(manifest, manifest["photos"]),
    )


def _photo_rows(photos: Any) -> Parsed:
    rows = rows_from_objects(photos, ("id", "sol", "img_src", "camera", "rover"), ("earth_date",))
    rovers = [_rover(member(r, "name")) for r in rows.get("rover")]
    units = [member(c, "name") for c in rows.get("camera")]
    stems = [stem_of(src) for src in rows.get("img_src")]
    keys = key_columns(rovers, stems, rows.get("sol"), units)
    cells = {**keys, "name": units, "earth_date": rows.get("earth_date"), "img_src": rows.get("img_src"),
             "is_thumbnail": [is_thumbnail_name(stem) for stem in stems]}  # fmt: skip
    tables = {PHOTOS: table(PHOTOS, rows.record_no, cells), ROVERS: _rovers_of(rows, rovers)}
    return Parsed(
        records=len(photos), tables=tables, problems=rows.problems, schema_fingerprint=fingerprint((), photos)
    )


def _rovers_of(rows: Rows, rovers: list[str]) -> Any:
    """What the answer says of each rover, once: every photo repeats it."""
    firsts = {rover: i for i, rover in reversed(list(enumerate(rovers)))}
    said = [_said(rover, "photos", rows.get("rover")[i]) for rover, i in firsts.items()]
    cells = {name: [row[name][0] for row in said] for name in (said[0] if said else ())}
    return table(ROVERS, [rows.record_no[i] for i in firsts.values()], cells)


def _said(rover: str, dataset: str, block: Any) -> dict[str, list[Any]]:
    facts = {name: [member(block, name)] for name in _ABOUT}
    return {"statement_id": [f"{rover}:{SOURCE}/{dataset}"], "rover": [rover], **facts}


def _rover(name: Any) -> str:
    return as_text(name).strip().lower() if name is not None else ""


def _cameras(names: Any) -> list[str] | None:
    return sorted({camera_of(as_text(n)) for n in names}) if isinstance(names, list) else None


CLEANINGS = (
    entity(PHOTOS, "silver_missions__photos", keyed(
        SOURCE, provider_camera="name", earth_date="earth_date", image_full_url="img_src", is_thumbnail="is_thumbnail",
        photo_credit=constant("NASA/JPL-Caltech", "img_src")), required=("rover", "sol", "sol_id")),
    entity(SOLS, "silver_missions__sols", {
        "statement_id": "statement_id", "sol_id": "sol_id", "rover": "rover", "sol": "sol", "earth_date": "earth_date",
        "photos_declared": "total_photos", "cameras": "cameras", "source": constant(SOURCE, "statement_id")},
        required=("sol_id", "rover", "sol")),
    entity(ROVERS, "silver_missions__rovers", {
        "statement_id": "statement_id", "rover": "rover", "rover_name": "name", "landing_date": "landing_date",
        "launch_date": "launch_date", "rover_status": "status", "max_sol": "max_sol", "max_date": "max_date",
        "total_photos": "total_photos", "source": constant(SOURCE, "statement_id")}, required=("rover",)),
)  # fmt: skip
_HOST = r"(api\.nasa\.gov/mars-photos/api/v1|rovers\.nebulum\.one/api/v1)"
DATASETS = (
    Dataset(about(SOURCE, "manifests"), "mars", (SOLS, ROVERS), _manifests, parse, (rf"{_HOST}/manifests/[a-z]+",),
            CLEANINGS),
    Dataset(about(SOURCE, "photos"), "mars", (PHOTOS, SOLS, ROVERS), _photos, parse,
            (rf"{_HOST}/rovers/[a-z]+/(latest_)?photos",)),
)  # fmt: skip
