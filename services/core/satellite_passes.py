"""Passes of a satellite over a place: when it rises, stands highest and sets, and whether it can be seen.

Rising and setting are skyfield's; no refraction. The Sun is IAU SOFA's (erfa), the Earth's shadow a cylinder: entry
and exit are within a few seconds of what is seen.
"""

from datetime import UTC, datetime
from typing import Any

import erfa
import numpy as np
import numpy.typing as npt
import pyarrow as pa
from skyfield.api import EarthSatellite, wgs84
from skyfield.toposlib import GeographicPosition

from services.core.satellite_states import days, satrecs, skyfield_times, timescale

EARTH_RADIUS_KM = 6378.137
RISE, CULMINATE, SET = "rise", "culminate", "set"
_KINDS = (RISE, CULMINATE, SET)
_DARK_DEG = -6.0
"""Height of the Sun below which a sunlit satellite can be seen by eye: the end of civil twilight."""


def place(latitude_deg: float, longitude_deg: float, elevation_m: float) -> GeographicPosition:
    """A place on WGS-84."""
    return wgs84.latlon(latitude_deg, longitude_deg, elevation_m=elevation_m)


def passes(
    elements: pa.Table, where: GeographicPosition, start: datetime, end: datetime, min_elevation_deg: float
) -> tuple[list[dict[str, Any]], str | None]:
    """Passes that touch the span, oldest first, and why there are none where SGP4 refuses the elements.

    A pass under way at an end of the span lacks its rise or its set. Each of `rise`, `culminate` and `set` is null or
    `at`, `azimuth_deg` (from north by east), `elevation_deg`, `distance_km`, `is_sunlit`, `sun_elevation_deg`.
    """
    (model,) = satrecs(elements)
    ends = skyfield_times(*days([start, end]))
    body = EarthSatellite.from_satrec(model, timescale())
    if bad := next((m for m in body.at(ends).message if m), None):
        return [], str(bad)
    times, kinds = body.find_events(where, ends[0], ends[1], altitude_degrees=min_elevation_deg)
    if not len(kinds):
        return [], None
    points = _points(body, where, times)
    return [_pass(group) for group in _grouped([_KINDS[k] for k in kinds], points)], None


def _points(body: EarthSatellite, where: GeographicPosition, times: Any) -> list[dict[str, Any]]:
    elevation, azimuth, distance = (body - where).at(times).altaz()
    sun = _sun(times)
    lit = _is_sunlit(body.at(times).position.km, sun)
    heights = [np.degrees(np.arcsin((where.rotation_at(t) @ sun[:, n])[2])) for n, t in enumerate(times)]
    return [
        {
            "at": at.astimezone(UTC),
            "azimuth_deg": float(azimuth.degrees[n]),
            "elevation_deg": float(elevation.degrees[n]),
            "distance_km": float(distance.km[n]),
            "is_sunlit": bool(lit[n]),
            "sun_elevation_deg": float(heights[n]),
        }
        for n, at in enumerate(times.utc_datetime())
    ]


def _grouped(kinds: list[str], points: list[dict[str, Any]]) -> list[list[tuple[str, dict[str, Any]]]]:
    groups: list[list[tuple[str, dict[str, Any]]]] = [[]]
    for kind, point in zip(kinds, points, strict=True):
        if kind == RISE and groups[-1]:
            groups.append([])
        groups[-1].append((kind, point))
        if kind == SET:
            groups.append([])
    return [group for group in groups if group]


def _pass(group: list[tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    """One pass; of several culminations the highest counts."""
    found: dict[str, Any] = dict.fromkeys(_KINDS)
    for kind, point in group:
        if found[kind] is None or point["elevation_deg"] > found[kind]["elevation_deg"]:
            found[kind] = point
    seen = [p["is_sunlit"] and p["sun_elevation_deg"] < _DARK_DEG for _, p in group]
    return {**found, "is_visible": any(seen)}


def _sun(times: Any) -> npt.NDArray[np.float64]:
    """Unit vectors from the Earth to the Sun, axes of the ICRS, by column."""
    heliocentric = erfa.epv00(times.whole, times.tdb_fraction)[0]["p"]
    vectors = -np.atleast_2d(heliocentric).T
    return np.asarray(vectors / np.linalg.norm(vectors, axis=0))


def _is_sunlit(places_km: npt.NDArray[np.float64], sun: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Whether the Earth does not stand between: on its day side, or farther from its shadow's axis than its radius."""
    along = np.sum(places_km * sun, axis=0)
    aside = np.linalg.norm(places_km - along * sun, axis=0)
    return np.asarray((along > 0) | (aside > EARTH_RADIUS_KM))
