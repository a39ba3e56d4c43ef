"""Ways that rovers never went: a wander from the true landing place, the same for the same seed."""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from services.domain.rovers import ROVERS, SOL_S

RADIUS_M: Final = 3_396_190.0
_DRIVES = 0.45  # share of sols with a drive
_SITE_M = 400.0
_CODES = {"perseverance": 1, "curiosity": 2, "ingenuity": 3, "opportunity": 4, "spirit": 5}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rover stood after a drive; degrees east and north, metres."""

    sol: int
    site: int
    drive: int
    longitude: float
    latitude: float
    elevation_m: float
    leg_m: float
    total_m: float
    yaw: float
    clock_s: float
    is_final: bool

    @property
    def easting_m(self) -> float:
        """Equirectangular with true scale at the equator."""
        return math.radians(self.longitude) * RADIUS_M

    @property
    def northing_m(self) -> float:
        """Equirectangular."""
        return math.radians(self.latitude) * RADIUS_M


def track(seed: int, rover: str, last_sol: int) -> tuple[Place, ...]:
    """Every place up to a sol, in the order of driving; the first is the landing place."""
    whole = _track(seed, rover, -(-max(last_sol, 0) // 500) * 500 + 500)
    return tuple(place for place in whole if place.sol <= last_sol)


def place_at(seed: int, rover: str, sol: int) -> Place:
    """Where the rover stood at the end of a sol."""
    return track(seed, rover, sol)[-1]


@lru_cache(maxsize=16)
def _track(seed: int, rover: str, sols: int) -> tuple[Place, ...]:
    rng = np.random.default_rng([seed, 42, _CODES[rover]])
    home = ROVERS[rover]
    place = Place(3, 3, 0, home.longitude_deg, home.latitude_deg, -2569.0, 0.0, 0.0, 130.0, _clock(rover, 3), True)
    found, heading, in_site = [place], float(rng.uniform(0, 360)), 0.0
    # As many numbers for every sol: a longer track begins with the shorter one.
    for sol, (drives, turn, length, climb) in enumerate(rng.random((sols, 4)).tolist()):
        if sol <= place.sol or drives > _DRIVES:
            continue
        heading = (heading + (turn - 0.5) * 120) % 360
        leg = 5.0 + 140.0 * length**2
        in_site += leg
        new_site = in_site > _SITE_M
        in_site = 0.0 if new_site else in_site
        place = _driven(place, sol, leg, heading, climb, _clock(rover, sol), new_site=new_site)
        found.append(place)
    return tuple(found)


def _driven(  # noqa: PLR0913, PLR0917 - one for each number of a drive
    place: Place, sol: int, leg: float, heading: float, climb: float, clock: float, *, new_site: bool
) -> Place:
    north = math.degrees(leg * math.cos(math.radians(heading)) / RADIUS_M)
    east = math.degrees(leg * math.sin(math.radians(heading)) / RADIUS_M / math.cos(math.radians(place.latitude)))
    return Place(
        sol, place.site + new_site, 0 if new_site else place.drive + max(2, int(leg) * 6), place.longitude + east,
        place.latitude + north, place.elevation_m + (climb - 0.45) * leg * 0.1, round(leg, 3),
        round(place.total_m + leg, 3), round(heading if heading <= 180 else heading - 360, 3), clock, sol % 5 != 0,
    )  # fmt: skip


def _clock(rover: str, sol: int) -> float:
    # 727.. million seconds is the spacecraft clock of early 2023; only differences matter here.
    return round(7e8 + _CODES[rover] * 1e6 + sol * SOL_S + 43_000.0, 1)
