"""Invented pictures of the day, images of Earth from L1 and layers: the providers' shapes, quirks included."""

import math
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np

FIRST = date(1995, 6, 16)
PUBLISHED = timedelta(hours=5)  # near midnight US Eastern
EPIC_LATE = timedelta(hours=30)
_HOST = "https://science.nasa.gov"
_SUBJECTS = ("Nebula", "Galaxy", "Star Cluster", "Comet", "Aurora", "Moon", "Ring System", "Dark Cloud")
_ADJECTIVES = ("Invented", "Imagined", "Made-Up", "Fictitious", "Simulated")
_EPIC_PER_DAY = 13


def newest_day(now: datetime) -> date:
    """The newest day that has a picture at an instant."""
    return (now.astimezone(UTC) - PUBLISHED).date()


def picture(seed: int, day: date) -> dict[str, Any]:
    """The picture of a day as the new endpoint tells it: markup in texts, `url` is the article."""
    rng = np.random.default_rng([seed, 71, day.toordinal()])
    title = f"{rng.choice(_ADJECTIVES)} {rng.choice(_SUBJECTS)} {day.toordinal() % 997}"
    short = f"{day:%y%m%d}"
    kind = "video" if day.toordinal() % 11 == 0 else "iframe" if day.toordinal() % 37 == 0 else "image"
    page = f"{_HOST}/apod/{short}/"
    return {
        "date": day.isoformat(),
        "post_id": 900_000 + day.toordinal(),
        "title": title,
        "alt": f"SIMULATED: a drawing that stands for {title}.",
        "permalink": page,
        "url": page,
        "media_type": kind,
        "explanation": f"<p><strong>SIMULATED.</strong> This picture and its text are invented: {title} does not "
        f'exist. Read on at <a href="{page}">the simulator</a> &amp; nowhere else.</p>',
        "credit": f'<a href="{_HOST}">Orrery simulator</a>',
        "copyright": "" if day.toordinal() % 3 else "Nobody (simulated)",
        "hdurl": "" if kind == "iframe" else f"{_HOST}/wp-content/uploads/simulated/apod_{short}.png",
        "basic_html": f"<center><h1>{title}</h1></center>",
        "basic_html_url": f"{_HOST}/apod/basic/{short}/",
    }


def epic_day(seed: int, collection: str, day: date, now: datetime) -> list[dict[str, Any]]:
    """Images of a day that had come by an instant; none on one day in seventeen."""
    if day.toordinal() % 17 == 0:
        return []
    begin = datetime(day.year, day.month, day.day, tzinfo=UTC)
    step = timedelta(days=1) / _EPIC_PER_DAY
    taken = [begin + timedelta(minutes=41) + i * step for i in range(_EPIC_PER_DAY)]
    return [_epic(seed, collection, at) for at in taken if at.date() == day and begin + EPIC_LATE <= now]


def newest_epic_day(seed: int, collection: str, now: datetime) -> list[dict[str, Any]]:
    """Images of the newest day that has any."""
    day = now.astimezone(UTC).date()
    for back in range(6):
        if found := epic_day(seed, collection, day - timedelta(days=back), now):
            return found
    return []


def _epic(seed: int, collection: str, at: datetime) -> dict[str, Any]:
    rng = np.random.default_rng([seed, 72, int(at.timestamp())])
    shown = at + timedelta(minutes=4, seconds=49)
    letter = "1b" if collection == "natural" else "RGB"
    year = 2 * math.pi * (at.timetuple().tm_yday - 80) / 365.25
    sun = _vector(1.496e8, year, 23.4)
    parts = {
        "centroid_coordinates": {
            "lat": round(23.4 * math.sin(year) + float(rng.normal(0, 1)), 6),
            "lon": round(180.0 - (at.hour + at.minute / 60) * 15, 6),
        },
        "dscovr_j2000_position": _vector(1.5e6, year + 0.05, 23.4),
        "lunar_j2000_position": _vector(3.84e5, 2 * math.pi * (at.timestamp() / 86_400 % 27.32) / 27.32, 5.1),
        "sun_j2000_position": sun,
        "attitude_quaternions": dict(zip(("q0", "q1", "q2", "q3"), (0.5, 0.5, 0.5, 0.5), strict=True)),
    }
    return {
        "identifier": f"{shown:%Y%m%d%H%M%S}",
        "caption": "SIMULATED: this image was never taken by NASA's EPIC camera onboard the NOAA DSCOVR spacecraft",
        "image": f"epic_{letter}_{shown:%Y%m%d%H%M%S}",
        "version": "04",
        **parts,
        "date": f"{at:%Y-%m-%d %H:%M:%S}",
        "coords": parts,
    }


def _vector(length_km: float, angle: float, tilt_deg: float) -> dict[str, float]:
    """A place on a circle that is tilted against the equator, km."""
    tilt = math.radians(tilt_deg)
    y = length_km * math.sin(angle)
    return {
        "x": round(length_km * math.cos(angle), 3),
        "y": round(y * math.cos(tilt), 3),
        "z": round(y * math.sin(tilt), 3),
    }
