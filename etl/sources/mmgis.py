"""MMGIS of NASA/JPL: where Perseverance and Curiosity stood, and the ways that they and Ingenuity went, as GeoJSON.

The files are whole, undocumented, unsorted, and change their fields without notice: every spelling seen is read. They
say that they are on Earth (CRS84), but are in Mars' east longitude and planetocentric latitude. `dist_total_m` is 0 on
places within a drive, which means that nobody summed it up there; a clock below 0 was never noted.
"""

from typing import Any

from etl.sources import columns
from etl.sources.cleaning import constant, entity
from etl.sources.geojson import coordinates_of, first_of, lines_text, odometers, position, unique
from etl.sources.mars_photo_rows import members, whole
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, about
from etl.sources.payload import UnreadableError, fingerprint, read_json, unreadable
from etl.sources.rows import Rows, as_text, rows_from_objects, table

SOURCE = "mmgis"
# Every spelling that has been seen of a property, newest first; the first is the bronze column's name.
_PLACE = {
    **{name: (name,) for name in ("sol", "site", "drive", "RMC", "elev_geoid", "easting", "northing", "roll", "pitch",
                                  "yaw", "tilt", "dist_m", "SCLK_START", "SCLK_END", "final", "Note", "lon", "lat")},
    "dist_total_m": ("dist_total_m", "dist_total"),
}  # fmt: skip
_WAY = {
    "sol": ("sol", "Sol"), "flight": ("Flight", "flight"), "fromRMC": ("fromRMC",), "toRMC": ("toRMC",),
    "length": ("length", "Length_m", "length_m"), "SCLK_START": ("SCLK_START",), "SCLK_END": ("SCLK_END",),
}  # fmt: skip
WAYPOINTS = columns.bronze("bronze_mmgis__waypoints", "waypoint_id", "rover", *_PLACE)
TRAVERSES = columns.bronze("bronze_mmgis__traverses", "traverse_id", "rover", *_WAY, "coordinates")
_WAYPOINT_FILES = ("M20/Layers/json/M20_waypoints.json", "MSL/Layers/json/MSL_waypoints.json")
_TRAVERSE_FILES = ("M20/Layers/json/M20_traverse.json", "MSL/Layers/json/MSL_traverse.json",
                   "M20/Layers/json/m20_heli_flight_path.json")  # fmt: skip


def _files(*paths: str) -> Any:
    def requests(ask: Ask) -> list[Request]:
        return [Request("mars", f"{ask.settings.mars_url}/mmgis-maps/{path}") for path in paths]

    return requests


def _waypoints(payload: Payload) -> Parsed:
    return _read(payload, WAYPOINTS, _PLACE, _place)


def _traverses(payload: Payload) -> Parsed:
    return _read(payload, TRAVERSES, _WAY, _way)


def _read(payload: Payload, name: str, spellings: dict[str, tuple[str, ...]], cells_of: Any) -> Parsed:
    try:
        features: Any = members(read_json(payload)).get("features")
        rows = rows_from_objects(features, ("properties", "geometry"), ())
    except UnreadableError as error:
        return unreadable(payload, error)
    sound = [isinstance(p, dict) for p in rows.get("properties")]
    rows.reject([not s for s in sound], "record.shape", "properties", "an object of properties")
    properties = rows.get("properties")
    cells = {new: [first_of(p, names) for p in properties] for new, names in spellings.items()}
    for clock in ("SCLK_START", "SCLK_END"):
        cells[clock] = [None if (whole(v) or "").startswith("-") else v for v in cells[clock]]
    cells["rover"] = [_rover(payload.url)] * len(properties)
    cells |= cells_of(cells, rows)
    rows_of = [p for p in (f.get("properties") for f in features if isinstance(f, dict)) if isinstance(p, dict)]
    tables = {name: table(name, rows.record_no, cells)}
    return Parsed(
        records=len(features), tables=tables, problems=rows.problems, schema_fingerprint=fingerprint((), rows_of)
    )


def _place(cells: dict[str, list[Any]], rows: Rows) -> dict[str, list[Any]]:
    points = [coordinates_of(g) for g in rows.get("geometry")]
    lon = [a if a is not None else position(p, 0) for a, p in zip(cells["lon"], points, strict=True)]
    lat = [a if a is not None else position(p, 1) for a, p in zip(cells["lat"], points, strict=True)]
    given = zip(cells["RMC"], cells["site"], cells["drive"], strict=True)
    rmc = [as_text(r) if r else f"{whole(s) or '-'}_{whole(d) or '-'}" for r, s, d in given]
    sols = [whole(s) for s in cells["sol"]]
    return {
        "waypoint_id": unique(
            [f"{SOURCE}:{v}:{r}:{s}" for v, r, s in zip(cells["rover"], rmc, sols, strict=True)],
            list(zip(cells["final"], lon, lat, strict=True)),
        ),
        "lon": lon, "lat": lat, "sol": sols,
        "dist_total_m": odometers(cells["dist_total_m"], sols),
        "final": [None if f is None else str(f).lower() == "y" for f in cells["final"]],
    }  # fmt: skip


def _way(cells: dict[str, list[Any]], rows: Rows) -> dict[str, list[Any]]:
    ids = []
    ends = zip(cells["rover"], cells["flight"], cells["fromRMC"], cells["toRMC"], cells["sol"], strict=True)
    for rover, flight, start, stop, sol in ends:
        own = f"flight-{whole(flight)}" if flight is not None else f"{start or '-'}..{stop or '-'}:{whole(sol)}"
        ids.append(f"{SOURCE}:{rover}:{own}")
    lines = [lines_text(g) for g in rows.get("geometry")]
    return {
        "traverse_id": unique(ids, lines),
        "sol": [whole(s) for s in cells["sol"]],
        "flight": [whole(f) for f in cells["flight"]],
        "coordinates": lines,
    }


def _rover(url: str) -> str:
    return "curiosity" if "/MSL/" in url else "ingenuity" if "heli" in url.lower() else "perseverance"


CLEANINGS = (
    entity(WAYPOINTS, "silver_missions__waypoints", {
        "waypoint_id": "waypoint_id", "rover": "rover", "sol": "sol", "site": "site", "drive": "drive",
        "mars_longitude_deg": "lon", "mars_latitude_deg": "lat", "mars_elevation_m": "elev_geoid",
        "easting_m": "easting", "northing_m": "northing", "roll_deg": "roll", "pitch_deg": "pitch", "yaw_deg": "yaw",
        "tilt_deg": "tilt", "leg_m": "dist_m", "odometer_m": "dist_total_m", "clock_start_s": "SCLK_START",
        "clock_end_s": "SCLK_END", "is_final": "final", "place_note": "Note",
        "source": constant(SOURCE, "waypoint_id")}, required=("mars_longitude_deg", "mars_latitude_deg")),
    entity(TRAVERSES, "silver_missions__traverses", {
        "traverse_id": "traverse_id", "rover": "rover", "sol": "sol", "flight": "flight", "from_place": "fromRMC",
        "to_place": "toRMC", "length_m": "length", "clock_start_s": "SCLK_START", "clock_end_s": "SCLK_END",
        "lines": "coordinates", "source": constant(SOURCE, "traverse_id")}, required=("lines",)),
)  # fmt: skip
_JSON = r"mars\.nasa\.gov/mmgis-maps/(M20|MSL)/Layers/json"
DATASETS = (
    Dataset(about(SOURCE, "waypoints"), "mars", (WAYPOINTS,), _files(*_WAYPOINT_FILES), _waypoints,
            (rf"{_JSON}/\w+_waypoints(_current)?\.json",), CLEANINGS),
    Dataset(about(SOURCE, "traverses"), "mars", (TRAVERSES,), _files(*_TRAVERSE_FILES), _traverses,
            (rf"{_JSON}/(\w+_traverse|m20_heli_flight_path)\.json",)),
)  # fmt: skip
