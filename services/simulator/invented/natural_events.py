"""Invented natural events: each a function of the seed and its number, growing points as the clock goes on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

ORIGIN = datetime(2020, 1, 1, tzinfo=UTC)
EVERY = timedelta(hours=9)  # between the beginnings of two events
LONGEST = timedelta(days=60)
STEP = timedelta(hours=12)  # between two points of an event that moves
_LINK = "https://eonet.gsfc.nasa.gov/api/v3"
_KINDS = (
    # category, title, share, longest days, unit, typical magnitude, latitudes, moves
    ("wildfires", "Wildfires", "Wildfire", 0.62, 30, "acres", 900.0, (-38, 62), False),
    ("severeStorms", "Severe Storms", "Tropical Storm", 0.14, 12, "kts", 55.0, (-28, 30), True),
    ("volcanoes", "Volcanoes", "Volcano", 0.10, 60, None, None, (-42, 60), False),
    ("seaLakeIce", "Sea and Lake Ice", "Iceberg", 0.08, 60, "NM^2", 180.0, (-77, -55), True),
    ("floods", "Floods", "Flood", 0.06, 14, None, None, (-30, 50), False),
)
CATEGORIES = tuple({"id": kind[0], "title": kind[1]} for kind in _KINDS)


@dataclass(frozen=True, slots=True)
class Event:
    """One event; an end in the future is not told yet."""

    number: int
    begin: datetime
    end: datetime
    kind: int
    latitude: float
    longitude: float
    drift: tuple[float, float]
    size: float

    @property
    def category(self) -> str:
        """Its category's identifier."""
        return str(_KINDS[self.kind][0])


def events(seed: int, first: datetime, last: datetime) -> Iterator[Event]:
    """Events that were going on at some time of a span."""
    begin = max(0, int((first - LONGEST - ORIGIN) / EVERY))
    for number in range(begin, int((last - ORIGIN) / EVERY) + 1):
        event = _event(seed, number)
        if event.end >= first and event.begin <= last:
            yield event


def told(event: Event, now: datetime) -> dict[str, Any]:
    """An event as the service lists it at an instant."""
    category, title, noun, _, _, unit, _, _, _ = _KINDS[event.kind]
    name = f"EONET_{50_000 + event.number}"
    return {
        "id": name,
        "title": f"{noun} {event.number} (SIMULATED)",
        "description": None,
        "link": f"{_LINK}/events/{name}",
        "closed": f"{event.end:%Y-%m-%dT%H:%M:%SZ}" if event.end <= now else None,
        "categories": [{"id": category, "title": title}],
        "sources": [{"id": "SIMULATOR", "url": f"{_LINK}/sources/SIMULATOR"}],
        "geometry": [_point(event, at, unit) for at in _times(event, now)],
    }


def _event(seed: int, number: int) -> Event:
    rng = np.random.default_rng([seed, 73, number])
    kind = int(rng.choice(len(_KINDS), p=[k[3] for k in _KINDS]))
    longest, typical, (south, north), moves = _KINDS[kind][4], _KINDS[kind][6], _KINDS[kind][7], _KINDS[kind][8]
    begin = ORIGIN + number * EVERY + timedelta(minutes=int(rng.integers(0, 500)))
    days = float(np.clip(rng.exponential(longest / 3), 0.5, longest))
    drift = (float(rng.normal(0, 0.4)), float(rng.normal(-1.0, 0.8))) if moves else (0.0, 0.0)
    return Event(
        number=number,
        begin=begin,
        end=begin + timedelta(days=days),
        kind=kind,
        latitude=float(rng.uniform(south, north)),
        longitude=float(rng.uniform(-180, 180)),
        drift=drift,
        size=float(rng.lognormal(np.log(typical), 0.6)) if typical else 0.0,
    )


def _times(event: Event, now: datetime) -> Iterator[datetime]:
    at = event.begin
    while at <= min(now, event.end):
        yield at
        if event.drift == (0.0, 0.0):
            return
        at += STEP


def _point(event: Event, at: datetime, unit: str | None) -> dict[str, Any]:
    steps = (at - event.begin) / STEP
    longitude = (event.longitude + event.drift[1] * steps + 180) % 360 - 180
    latitude = float(np.clip(event.latitude + event.drift[0] * steps, -85, 85))
    return {
        "magnitudeValue": round(event.size, 2) if unit else None,
        "magnitudeUnit": unit,
        "date": f"{at:%Y-%m-%dT%H:%M:%SZ}",
        "type": "Point",
        "coordinates": [round(longitude, 4), round(latitude, 4)],
    }
