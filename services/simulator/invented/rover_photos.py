"""Photos that rovers never took: the same for the same seed, and listed once they would have been received."""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Final

import numpy as np

from services.domain.rovers import ROVERS, SOL_S
from services.simulator.invented.rover_track import place_at

CREDIT: Final = "SIMULATED by Orrery"
_HOST = "https://mars.nasa.gov/SIMULATED"
_CLOCK_ZERO = datetime.fromisoformat("2000-01-01T11:58:55.816+00:00")
_EMPTY = 0.12  # share of sols without any photo
_LATE = 0.15  # share of photos that come days after the others
CAMERAS: Final = {
    "perseverance": ("FRONT_HAZCAM_LEFT_A", "REAR_HAZCAM_LEFT", "NAVCAM_LEFT", "NAVCAM_RIGHT", "MCZ_LEFT", "MCZ_RIGHT",
                     "SUPERCAM_RMI", "SHERLOC_WATSON", "SKYCAM"),
    "ingenuity": ("HELI_NAV", "HELI_RTE"),
    "curiosity": ("FHAZ_LEFT_B", "RHAZ_RIGHT_B", "NAV_LEFT_B", "NAV_RIGHT_B", "MAST_LEFT", "MAST_RIGHT", "CHEMCAM_RMI",
                  "MAHLI"),
    "opportunity": ("FHAZ", "NAVCAM", "PANCAM"),
    "spirit": ("FHAZ", "NAVCAM", "PANCAM", "MINITES"),
}  # fmt: skip
_LAST_SOL: Final = {"ingenuity": 1035, "opportunity": 5111, "spirit": 2208}
_CODES = {name: code for code, name in enumerate(CAMERAS)}


@lru_cache(maxsize=256)
def photos(seed: int, rover: str, sol: int) -> tuple[dict[str, Any], ...]:
    """Every photo of a sol, whenever it is received: plain facts that each feed writes in its own way.

    Args:
        seed: of the simulation.
        rover: a key of `CAMERAS`.
        sol: 0 or more; none are taken after a mission's last.
    """
    rng = np.random.default_rng([seed, 41, _CODES[rover], sol])
    if sol > _LAST_SOL.get(rover, sol) or (rng.random() < _EMPTY and sol):
        return ()
    count = int(rng.integers(6, 60))
    cameras = rng.choice(CAMERAS[rover], size=count).tolist()
    hours, delays = np.sort(rng.uniform(8.0, 17.5, count)).tolist(), rng.random(count).tolist()
    drawn = zip(cameras, hours, delays, strict=True)
    return tuple(_photo(rover, sol, n, camera, hour, late, seed) for n, (camera, hour, late) in enumerate(drawn))


def received(seed: int, rover: str, sols: range, now: datetime) -> list[dict[str, Any]]:
    """Photos of the sols that had come by now, newest sol first; half of them have a thumbnail beside them."""
    found = []
    for sol in reversed(sols):
        for photo in photos(seed, rover, sol):
            if photo["received_at"] <= now:
                found.append(photo)
                if photo["number"] % 2 == 0:
                    found.append(photo | {"is_thumbnail": True, "name": f"{photo['name']}_T"})
    return found


def newest_sol(seed: int, rover: str, now: datetime) -> int:
    """The newest sol of which photos had come by now; 0 for none."""
    last = min(ROVERS[rover].sol_at(now), _LAST_SOL.get(rover, 100_000))
    sols = range(last, max(-1, last - 60), -1)
    return next((sol for sol in sols if received(seed, rover, range(sol, sol + 1), now)), 0)


def about_total(seed: int, rover: str, now: datetime) -> int:
    """A count of all photos: what a sol has on average, for as many sols as there were."""
    sample = [2 * len(photos(seed, rover, sol)) for sol in range(100, 140)]
    return int(np.mean(sample) * (newest_sol(seed, rover, now) + 1) * 0.75)


def _photo(  # noqa: PLR0913, PLR0917 - one for each of its facts
    rover: str, sol: int, number: int, camera: str, hour: float, late: float, seed: int
) -> dict[str, Any]:
    start = ROVERS[rover].start_of(sol)
    taken_at = start + timedelta(seconds=hour / 24 * SOL_S)
    delay = timedelta(hours=4 + 8 * late) if late > _LATE else timedelta(days=1 + 90 * late)
    place = place_at(seed, rover, sol)
    name = f"{camera}_{sol:04d}_{number:03d}_SIM"
    minutes = int(hour * 3600)
    return {
        "rover": rover, "sol": sol, "number": number, "camera": camera, "name": name, "taken_at": taken_at,
        "received_at": taken_at + delay, "lmst": f"{minutes // 3600:02d}:{minutes // 60 % 60:02d}:{minutes % 60:02d}",
        "clock_s": round((taken_at - _CLOCK_ZERO).total_seconds(), 3), "site": place.site, "drive": place.drive,
        "azimuth": round(float((hour * 20 + 37 * number) % 360), 3), "elevation": round(-float(number * 7 % 40), 3),
        "is_thumbnail": False, "url": f"{_HOST}/{rover}/{sol:05d}/{name}",
    }  # fmt: skip
