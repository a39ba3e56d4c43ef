"""NeoWs objects and approaches: the units it converts with, and numbers as the strings it writes."""

from datetime import UTC, datetime
from typing import Any

AU_KM = 149_597_870.7
LUNAR_PER_AU = 389.0  # NeoWs writes lunar = 389 x astronomical, not JPL's 384,400 km
MILES_PER_KM = 0.621371192
FEET_PER_METER = 3.280839895
_ALBEDOS = (0.25, 0.05)


def diameters(h: float) -> dict[str, dict[str, float]]:
    """Diameter ranges from absolute magnitude, D = 1329 km / sqrt(albedo) * 10^(-H/5), albedo 0.25 to 0.05."""
    low, high = (1329 / albedo**0.5 * 10 ** (-h / 5) for albedo in _ALBEDOS)
    scales = {"kilometers": 1.0, "meters": 1e3, "miles": MILES_PER_KM, "feet": 1e3 * FEET_PER_METER}
    return {
        unit: {"estimated_diameter_min": round(low * scale, 10), "estimated_diameter_max": round(high * scale, 10)}
        for unit, scale in scales.items()
    }


def approach(at: datetime, au: float, km_s: float) -> dict[str, Any]:
    """One approach to Earth; `at` is printed to the minute, as JPL prints it in TDB."""
    minute = at.replace(second=0, microsecond=0, tzinfo=UTC)
    km = au * AU_KM
    return {
        "close_approach_date": f"{at:%Y-%m-%d}",
        "close_approach_date_full": f"{at:%Y-%b-%d %H:%M}",
        "epoch_date_close_approach": int(minute.timestamp()) * 1000,
        "relative_velocity": {
            "kilometers_per_second": f"{km_s:.10f}",
            "kilometers_per_hour": f"{km_s * 3600:.10f}",
            "miles_per_hour": f"{km_s * 3600 * MILES_PER_KM:.10f}",
        },
        "miss_distance": {
            "astronomical": f"{au:.10f}",
            "lunar": f"{au * LUNAR_PER_AU:.10f}",
            "kilometers": f"{km:.9f}",
            "miles": f"{km * MILES_PER_KM:.9f}",
        },
        "orbiting_body": "Earth",
    }
