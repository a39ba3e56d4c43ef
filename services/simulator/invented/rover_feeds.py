"""The invented photos and tracks in the shapes of their providers, quirks included."""

from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import numpy as np

from services.simulator.invented.rover_photos import CREDIT, photos
from services.simulator.invented.rover_track import Place

_FOREIGN_EVERY = 40
_HEADER = (
    "frame,site,drive,pose,landing_x,landing_y,landing_z,northing,easting,planetocentric_latitude,"
    "planetodetic_latitude,longitude,elevation,map_pixel_line,map_pixel_sample,sol"
)


def mars2020(photo: dict[str, Any]) -> dict[str, Any]:
    """An image of `rss/api`: numbers as text here and there, `UNK` for unknown."""
    thumbnail = photo["is_thumbnail"]
    files = {size: f"{photo['url']}_{size}.jpg" for size in ("large", "medium", "small")}
    size = "(320,240)" if thumbnail else "(1288,968)"
    return {
        "imageid": photo["name"],
        "sol": photo["sol"],
        "site": None if photo["number"] % 17 == 0 else photo["site"],
        "drive": str(photo["drive"]),
        "attitude": "(0.5,0.01,-0.02,0.86)",
        "camera": {"instrument": photo["camera"], "filter_name": "UNK", "camera_vector": "(0.8,-0.4,0.1)",
                   "camera_model_type": "CAHVORE", "camera_model_component_list": None},
        "image_files": {"full_res": f"{photo['url']}.png", **files},
        "extended": {"mastAz": "UNK" if photo["number"] % 13 == 0 else str(photo["azimuth"]),
                     "mastEl": "UNK" if photo["number"] % 11 == 0 else str(photo["elevation"]),
                     "sclk": str(photo["clock_s"]), "scaleFactor": "4" if thumbnail else "1", "xyz": "(1.0,2.0,0.1)",
                     "subframeRect": "(1,1,1288,968)", "dimension": size},
        "sample_type": "Thumbnail" if thumbnail else "Full",
        "date_taken_utc": f"{photo['taken_at']:%Y-%m-%dT%H:%M:%S}.000",
        "date_taken_mars": f"Sol-{photo['sol']:05d}M{photo['lmst']}.000",
        "date_received": f"{photo['received_at']:%Y-%m-%dT%H:%M:%SZ}",
        "date_taken": None,
        "title": f"SIMULATED: Mars {photo['rover'].title()} Sol {photo['sol']}: {photo['camera']}",
        "caption": "SIMULATED by Orrery: this image was never taken.",
        "credit": CREDIT,
        "link": f"{photo['url']}.html",
        "json_link": f"{photo['url']}.json",
    }  # fmt: skip


def msl(photo: dict[str, Any], index: int) -> dict[str, Any]:
    """An item of `raw_image_items`; now and then one of another mission slips in."""
    thumbnail = photo["is_thumbnail"]
    return {
        "id": photo["sol"] * 1000 + photo["number"] * 2 + thumbnail,
        "camera_vector": None, "site": photo["site"] if photo["number"] % 9 else None, "imageid": photo["name"],
        "subframe_rect": "(1,1,320,240)" if thumbnail else "(1,1,1024,1024)", "sol": photo["sol"],
        "scale_factor": 1.0, "camera_model_component_list": None, "instrument": photo["camera"],
        "url": f"{photo['url']}.jpg".replace("https:", "http:"), "https_url": f"{photo['url']}.jpg",
        "spacecraft_clock": photo["clock_s"], "attitude": None, "camera_position": None, "camera_model_type": "CAHV",
        "drive": photo["drive"] if photo["number"] % 9 else None, "xyz": None,
        "created_at": f"{photo['received_at']:%Y-%m-%dT%H:%M:%S}.000Z",
        "updated_at": f"{photo['received_at']:%Y-%m-%dT%H:%M:%S}.000Z",
        "mission": "insight" if index % _FOREIGN_EVERY == _FOREIGN_EVERY - 1 else "msl",
        "extended": {"lmst": f"Sol-{photo['sol']:05d}M{photo['lmst']}.000", "bucket": "msl-raws",
                     "mast_az": str(photo["azimuth"]), "mast_el": str(photo["elevation"]), "contributor": "Team MSLWeb",
                     "url_list": f"{photo['url']}.jpg", "sample_type": "thumbnail" if thumbnail else "full"},
        "date_taken": f"{photo['taken_at']:%Y-%m-%dT%H:%M:%S}.000Z",
        "date_received": f"{photo['received_at']:%Y-%m-%dT%H:%M:%S}.000Z",
        "instrument_sort": 1, "sample_type_sort": 5 if thumbnail else 1, "is_thumbnail": thumbnail,
        "title": f"SIMULATED: Sol {photo['sol']}: {photo['camera']}",
        "description": "SIMULATED by Orrery: this image was never taken.", "link": f"/raw_images/{photo['number']}",
        "image_credit": CREDIT,
    }  # fmt: skip


def manifest(seed: int, rover: str, facts: dict[str, Any], last_sol: int) -> dict[str, Any]:
    """A Mars Photos manifest of the sols that end with `last_sol`: the newest 300 with photos."""
    sols = [sol for sol in range(max(1, last_sol - 340), last_sol + 1) if photos(seed, rover, sol)]
    listed = [_manifest_sol(seed, rover, sol) for sol in sols]
    total = sum(entry["total_photos"] for entry in listed)
    return {"photo_manifest": {**facts, "max_sol": sols[-1], "max_date": listed[-1]["earth_date"],
                               "total_photos": total, "photos": listed}}  # fmt: skip


def mars_photo(photo: dict[str, Any], facts: dict[str, Any]) -> dict[str, Any]:
    """A photo as Mars Photos wrote it."""
    number = photo["sol"] * 1000 + photo["number"]
    return {
        "id": number, "sol": photo["sol"], "img_src": f"{photo['url']}.jpg".replace("https:", "http:"),
        "camera": {"id": 20, "name": photo["camera"], "rover_id": 5, "full_name": photo["camera"].title()},
        "earth_date": f"{photo['taken_at']:%Y-%m-%d}", "rover": facts,
    }  # fmt: skip


def waypoints(places: tuple[Place, ...], seed: int) -> dict[str, Any]:
    """MMGIS points: unsorted, 0 for an unknown way within a drive, some places twice at slightly other positions."""
    features = []
    for n, place in enumerate(places):
        features.append(_point(place, 0.0))
        if n % 60 == 30:
            features.append(_point(place, 2e-6))
    order = np.random.default_rng([seed, 43]).permutation(len(features))
    return {"type": "FeatureCollection", "name": "SIMULATED_waypoints",
            "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},
            "features": [features[i] for i in order]}  # fmt: skip


def traverse(places: tuple[Place, ...]) -> dict[str, Any]:
    """MMGIS lines from place to place."""
    features = [
        {"type": "Feature",
         "properties": {"sol": b.sol, "fromRMC": f"{a.site}_{a.drive}", "toRMC": f"{b.site}_{b.drive}",
                        "length": b.leg_m, "SCLK_START": b.clock_s - 3600, "SCLK_END": b.clock_s},
         "geometry": {"type": "LineString", "coordinates": [_xyz(a), _xyz(b)]}}
        for a, b in pairwise(places)
    ]  # fmt: skip
    return {"type": "FeatureCollection", "features": features}


def flights(places: tuple[Place, ...]) -> dict[str, Any]:
    """MMGIS lines of a helicopter, one to a flight."""
    features = [
        {"type": "Feature",
         "properties": {"Flight": n, "Sol": b.sol, "Length_m": round(b.total_m - a.total_m, 3),
                        "SCLK_START": b.clock_s - 90, "SCLK_END": b.clock_s},
         "geometry": {"type": "LineString", "coordinates": [_xyz(a)[:2], _xyz(b)[:2]]}}
        for n, (a, b) in enumerate(pairwise(places), 1)
    ]  # fmt: skip
    return {"type": "FeatureCollection", "features": features}


def places_csv(places: tuple[Place, ...]) -> bytes:
    """PDS localisations: a row for each site's origin and each place."""
    lines = [_HEADER]
    sites: set[int] = set()
    for place in places:
        if place.site not in sites:
            sites.add(place.site)
            lines.append(_csv_row("SITE", place, -1, -1))
        lines.append(_csv_row("ROVER", place, place.drive, place.sol))
    return ("\n".join(lines) + "\n").encode()


def instant(at: datetime) -> str:
    """As the feeds' `latest` writes it."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _manifest_sol(seed: int, rover: str, sol: int) -> dict[str, Any]:
    taken = photos(seed, rover, sol)
    day = f"{taken[0]['taken_at']:%Y-%m-%d}"
    cameras = sorted({p["camera"] for p in taken})
    return {"sol": sol, "earth_date": day, "total_photos": len(taken), "cameras": cameras}


def _point(place: Place, moved: float) -> dict[str, Any]:
    lon, lat, elevation = _xyz(place)
    total = place.total_m if place.is_final else 0
    properties = {
        "RMC": f"{place.site}_{place.drive}", "site": place.site, "drive": place.drive, "sol": place.sol,
        "SCLK_START": place.clock_s - 3600, "SCLK_END": place.clock_s, "easting": round(place.easting_m, 3),
        "northing": round(place.northing_m, 3), "elev_geoid": elevation, "lon": lon + moved, "lat": lat,
        "roll": 0.7, "pitch": -1.3, "yaw": place.yaw, "tilt": 1.48, "yaw_rad": 0.0, "dist_m": place.leg_m,
        "dist_total_m": total, "dist_km": round(total / 1000, 2), "dist_mi": round(total / 1609.344, 2),
        "final": "y" if place.is_final else "m", "Note": "SIMULATED",
    }  # fmt: skip
    point = {"type": "Point", "coordinates": [lon + moved, lat, elevation]}
    return {"type": "Feature", "properties": properties, "geometry": point}


def _xyz(place: Place) -> list[float]:
    return [round(place.longitude, 8), round(place.latitude, 8), round(place.elevation_m, 3)]


def _csv_row(frame: str, place: Place, drive: int, sol: int) -> str:
    lon, lat, elevation = _xyz(place)
    cells = (frame, place.site, drive, -1, 0, 0, 0, round(place.northing_m, 3), round(place.easting_m, 3), lat, lat,
             lon, elevation, 0, 0, sol)  # fmt: skip
    return ",".join(map(str, cells))
