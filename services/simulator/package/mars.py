"""Mars: manifests and one sol of Mars Photos, the maps of Perseverance and Ingenuity, and Curiosity's map of 2018.

They are older than the week; each says itself when it was fetched.
"""

import csv
import io
import struct
from collections.abc import Iterator
from typing import Any

import orjson

from services.simulator.package.entry import Entry, Recordings

_SEED = "reshaped from the table that JPL published with MMGIS in July 2018; geometry read from its binary form"
_MSL = "https://mars.nasa.gov/mmgis-maps/MSL/Layers/json"
_SEEDED = {"waypoints": "mars/MSL_waypoints_2018.csv", "traverse": "mars/MSL_traverse_2018.csv"}
_Z, _SRID = 0x80000000, 0x20000000
_NAMES = {
    "sol": "sol", "SOL": "sol", "site": "site", "pos": "drive", "site_pos": "RMC", "easting_m": "easting",
    "northing_m": "northing", "elev_m": "elev_geoid", "lon_dd": "lon", "lat_dd": "lat", "roll_deg": "roll",
    "pitch_deg": "pitch", "yaw_deg": "yaw", "tilt_deg": "tilt", "mobtrav_id": "dist_m", "mobtrav_to": "dist_total_m",
    "SCLK_START": "SCLK_START", "SCLK_END": "SCLK_END", "From_SCLK": "SCLK_START", "To_SCLK": "SCLK_END",
    "Length_m": "length", "drive_type": "final",
}  # fmt: skip
"""Columns of the tables by the names that the service has for them; the others are left out."""


def entries(data: Recordings) -> Iterator[Entry]:
    """Every Mars recording as it was answered, and Curiosity's two tables as the service's GeoJSON."""
    for row in data.rows():
        if row["file"].startswith("mars/"):
            yield Entry(
                file=f"{row['file']}.gz", url=row["url"], fetched_at=row["fetched_at"], body=data.read(row["file"]),
                origin=data.origin(row["file"]), form=row.get("form"),
            )  # fmt: skip
    for layer, file in _SEEDED.items():
        yield Entry(
            file=f"mars/MSL_{layer}_2018.json.gz", url=f"{_MSL}/MSL_{layer}.json", fetched_at="2018-07-18T00:00:00Z",
            body=_collection(data.read(file).decode()), origin=data.origin(file), form=_SEED, reshaped=True,
        )  # fmt: skip


def _collection(text: str) -> bytes:
    features = []
    for row in csv.DictReader(io.StringIO(text)):
        kind, coordinates, _ = _geometry(bytes.fromhex(row.pop("geom")), 0)
        geometry = {"type": kind, "coordinates": coordinates}
        features.append({"type": "Feature", "properties": _properties(row), "geometry": geometry})
    return orjson.dumps({"type": "FeatureCollection", "features": features})


def _properties(row: dict[str, str]) -> dict[str, Any]:
    named = {_NAMES[name]: _number(text) for name, text in row.items() if name in _NAMES}
    # The tables write 0 for a clock or a latitude that nobody noted, and with the clock for the way's sol too.
    named |= {name: named[name] or None for name in ("SCLK_START", "SCLK_END", "lat") if name in named}
    if "SOL" in row and named["SCLK_START"] is None:
        named["sol"] = None
    return named | ({"final": "y" if named["final"] == "final" else "m"} if "final" in named else {})


def _number(text: str) -> Any:
    try:
        return int(text) if text.lstrip("-").isdigit() else text if "_" in text else float(text)
    except ValueError:
        return text or None


def _geometry(raw: bytes, at: int) -> tuple[str, Any, int]:
    """A little-endian EWKB geometry: its GeoJSON type and coordinates, and where the next one begins."""
    (code,) = struct.unpack_from("<I", raw, at + 1)
    at += 9 if code & _SRID else 5
    size, kind = (3 if code & _Z else 2), code & 0xFF
    if kind == 1:
        return "Point", list(struct.unpack_from(f"<{size}d", raw, at)), at + 8 * size
    (count,) = struct.unpack_from("<I", raw, at)
    at += 4
    parts: list[Any] = []
    for _ in range(count):
        if kind == 2:
            parts.append(list(struct.unpack_from(f"<{size}d", raw, at)))
            at += 8 * size
        else:
            _, line, at = _geometry(raw, at)
            parts.append(line)
    return {2: "LineString", 5: "MultiLineString"}[kind], parts, at
