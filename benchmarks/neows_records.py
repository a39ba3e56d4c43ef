"""NeoWs-shaped records from a seed: the feed's fields, links and units, numbers where NeoWs gives numbers."""

import random
from datetime import UTC, datetime, timedelta

import orjson

FIRST_DAY = datetime(2026, 2, 15, tzinfo=UTC)
DAYS = 7
_UNITS = (("kilometers", 1.0), ("meters", 1000.0), ("miles", 0.6213711922), ("feet", 3280.839895))


def objects(count: int, seed: int, first: int = 0) -> list[dict]:
    """`count` objects with one approach each; other `first` numbers are other objects."""
    rng = random.Random(seed)
    return [_object(rng, first + i) for i in range(count)]


def feed(found: list[dict]) -> bytes:
    """One answer of `/feed` that holds the given objects, in the days of their approaches."""
    days: dict[str, list[dict]] = {}
    for item in found:
        days.setdefault(item["close_approach_data"][0]["close_approach_date"], []).append(item)
    links = dict.fromkeys(("next", "previous", "self"), "http://api.nasa.gov/neo/rest/v1/feed?api_key=DEMO_KEY")
    return orjson.dumps({"links": links, "element_count": len(found), "near_earth_objects": days})


def _object(rng: random.Random, number: int) -> dict:
    neows_id = str(54_000_000 + number)
    h = round(rng.uniform(17, 30), 2)
    smallest = 1329.0 / 0.5 * 10 ** (-h / 5)
    au = rng.uniform(0.0005, 0.2)
    return {
        "links": {"self": f"http://api.nasa.gov/neo/rest/v1/neo/{neows_id}?api_key=DEMO_KEY"},
        "id": neows_id,
        "neo_reference_id": neows_id,
        "name": f"({_designation(number)})",
        "nasa_jpl_url": f"https://ssd.jpl.nasa.gov/tools/sbdb_lookup.html#/?sstr={neows_id}",
        "absolute_magnitude_h": h,
        "estimated_diameter": {
            unit: {
                "estimated_diameter_min": round(smallest * factor, 10),
                "estimated_diameter_max": round(smallest * factor * 5**0.5, 10),
            }
            for unit, factor in _UNITS
        },
        "is_potentially_hazardous_asteroid": h < 22 and au < 0.05,
        "close_approach_data": [_approach(rng, au)],
        "is_sentry_object": rng.random() < 0.01,
    }


def _designation(number: int) -> str:
    letters = "ABCDEFGHJKLMNOPQRSTUVWXYZ"
    year, rest = divmod(number, 24 * 25 * 200)
    cycle, pair = divmod(rest, 24 * 25)
    return f"{2000 + year} {letters[pair // 25]}{letters[pair % 25]}{cycle or ''}"


def _approach(rng: random.Random, au: float) -> dict:
    at = FIRST_DAY + timedelta(minutes=rng.randrange(DAYS * 1440))
    speed = rng.uniform(3, 35)
    return {
        "close_approach_date": f"{at:%Y-%m-%d}",
        "close_approach_date_full": f"{at:%Y-%b-%d %H:%M}",
        "epoch_date_close_approach": int(at.timestamp() * 1000),
        "relative_velocity": {
            "kilometers_per_second": f"{speed:.10f}",
            "kilometers_per_hour": f"{speed * 3600:.10f}",
            "miles_per_hour": f"{speed * 2236.936292:.10f}",
        },
        "miss_distance": {
            "astronomical": f"{au:.10f}",
            "lunar": f"{au * 389.1723:.10f}",
            "kilometers": f"{au * 149597870.7:.9f}",
            "miles": f"{au * 92955807.27:.9f}",
        },
        "orbiting_body": "Earth",
    }
