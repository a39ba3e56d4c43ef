"""Fireballs that never were: about thirty a year since 1988, told three days later, as unsigned as the service's."""

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

_FIRST_YEAR = 1988
_PER_YEAR = 28
_LATENCY = timedelta(days=3)
_FIELDS = ("date", "energy", "impact-e", "lat", "lat-dir", "lon", "lon-dir", "alt", "vel")
_COMPONENTS = ("vx", "vy", "vz")
_KT_PER_1E10_J = 1e10 / 4.184e12


def fireballs(seed: int, now: datetime, *, components: bool) -> dict[str, Any]:
    """Every fireball told by `now`, newest first."""
    rows = [
        row
        for year in range(now.year, _FIRST_YEAR - 1, -1)
        for at, row in sorted(_of_year(seed, year), key=lambda pair: pair[0], reverse=True)
        if at <= now - _LATENCY
    ]
    fields = _FIELDS + _COMPONENTS if components else _FIELDS
    head = {"signature": {"source": "NASA/JPL Fireball Data API", "version": "1.2"}, "count": str(len(rows))}
    # The real service leaves both out when it has none.
    return head | ({"fields": list(fields), "data": [r[: len(fields)] for r in rows]} if rows else {})


def _of_year(seed: int, year: int) -> list[tuple[datetime, list[str | None]]]:
    rng = np.random.default_rng([seed, 81, year])
    begin = datetime(year, 1, 1, tzinfo=UTC)
    seconds = rng.integers(0, 365 * 86_400, int(rng.poisson(_PER_YEAR)))
    return [_one(begin + timedelta(seconds=int(s)), rng) for s in seconds]


def _one(at: datetime, rng: np.random.Generator) -> tuple[datetime, list[str | None]]:
    energy = 2 + 10 ** (0.3 + rng.exponential(0.45))
    impact = 8.2508 * (energy * _KT_PER_1E10_J) ** 0.885 / 8.2508**0.115
    lat, lon = float(np.degrees(np.arcsin(rng.uniform(-1, 1)))), float(rng.uniform(-180, 180))
    direction = rng.normal(size=3)
    velocity = rng.gamma(9, 2.1) * direction / np.linalg.norm(direction)
    place, motion = rng.random() < 0.8, rng.random() < 0.4
    cells: list[str | None] = [f"{at:%Y-%m-%d %H:%M:%S}", f"{energy:.1f}", f"{impact:.2g}"]
    if place:
        cells += [f"{abs(lat):.1f}", "N" if lat >= 0 else "S", f"{abs(lon):.1f}", "E" if lon >= 0 else "W"]
    else:
        cells += [None] * 4
    cells += [f"{rng.uniform(20, 50):.1f}" if place else None, f"{np.linalg.norm(velocity):.1f}" if motion else None]
    return at, cells + [f"{v:.1f}" if motion else None for v in velocity]
