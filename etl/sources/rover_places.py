"""PDS rover localisations: the stable, slowly released form of where Perseverance and Curiosity stood.

Two CSV files with a row per place and frame: `SITE` rows are origins of the sites, `ROVER` rows places of the rover.
Columns are found by name; -1 stands for none in `drive`, `pose` and `sol`.
"""

from typing import Any

from etl.sources import columns
from etl.sources.cleaning import constant, entity
from etl.sources.csv_text import read_csv
from etl.sources.mars_photo_rows import whole
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, about
from etl.sources.payload import UnreadableError, fingerprint, unreadable
from etl.sources.rows import rows_from_arrays, table

SOURCE = "rover_places"
_PLAIN = ("site", "drive", "sol", "longitude", "planetocentric_latitude", "elevation", "easting", "northing")
_REQUIRED = ("frame", "site", "drive", "planetocentric_latitude", "longitude")
WAYPOINTS = columns.bronze("bronze_rover_places__waypoints", "waypoint_id", "rover", "frame", *_PLAIN)
_M20 = "/m2020/urn-nasa-pds-mars2020_rover_places/data_localizations/best_interp.csv"
_MSL = "/img/data/msl/MSLPLC_1XXX/data_localizations/localized_interp.csv"


def requests(ask: Ask) -> list[Request]:
    """Both files, whole."""
    return [
        Request("pds", f"{ask.settings.pds_geosciences_url}{_M20}"),
        Request("pds", f"{ask.settings.pds_imaging_url}{_MSL}"),
    ]


def parse(payload: Payload) -> Parsed:
    """Rows by their header's names; a site's origin is counted, and is no place of the rover."""
    try:
        names, data = read_csv(payload)
        header = [name.lower() for name in names]
        rows = rows_from_arrays(header, data, _REQUIRED)
    except UnreadableError as error:
        return unreadable(payload, error)
    is_place = [str(frame).strip().upper() == "ROVER" for frame in rows.get("frame")]
    origins = len(is_place) - sum(is_place)
    rows.keep(is_place)
    rover = "curiosity" if "localized_interp" in payload.url else "perseverance"
    given = {name: [_known(name, v) for v in rows.get(name)] for name in _PLAIN}
    poses = [whole(_known("pose", v)) for v in rows.get("pose")]
    places = zip(given["site"], given["drive"], poses, strict=True)
    ids = [f"{SOURCE}:{rover}:{s or '-'}_{d or '-'}{f'_{p}' if p else ''}" for s, d, p in places]
    cells = {"waypoint_id": ids, "rover": [rover] * len(ids), "frame": rows.get("frame"), **given}
    tables = {WAYPOINTS: table(WAYPOINTS, rows.record_no, cells)}
    return Parsed(
        records=len(data), tables=tables, problems=rows.problems, inactive=origins,
        schema_fingerprint=fingerprint(header, []),
    )  # fmt: skip


def _known(name: str, value: Any) -> str | None:
    text = None if value is None or value == "" else whole(value)
    return None if text == "-1" and name in {"sol", "drive", "pose", "site"} else text


CLEANINGS = (
    entity(WAYPOINTS, "silver_missions__waypoints", {
        "waypoint_id": "waypoint_id", "rover": "rover", "sol": "sol", "site": "site", "drive": "drive",
        "mars_longitude_deg": "longitude", "mars_latitude_deg": "planetocentric_latitude",
        "mars_elevation_m": "elevation", "easting_m": "easting", "northing_m": "northing",
        "source": constant(SOURCE, "waypoint_id")}, required=("mars_longitude_deg", "mars_latitude_deg")),
)  # fmt: skip
_FILE = r"(localized|best)_interp\.csv"
DATASETS = (
    Dataset(about(SOURCE, "waypoints"), "pds", (WAYPOINTS,), requests, parse,
            (rf"pds-geosciences\.wustl\.edu/m2020/.+/{_FILE}",
             rf"planetarydata\.jpl\.nasa\.gov/img/data/msl/.+/{_FILE}"), CLEANINGS),
)  # fmt: skip
