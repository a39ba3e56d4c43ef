"""The Mars vehicles whose pictures and tracks Orrery keeps: what they are, when they landed, how they count sols."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

SOL_S: Final = 88_775.244
"""Mean solar day of Mars, seconds (Allison and McEwen 2000)."""


@dataclass(frozen=True, slots=True)
class Rover:
    """One vehicle, from its mission's own pages.

    `landing_at` is the touchdown in UTC and `place` where it was. `sol_zero_at` is local mean midnight at the begin of
    sol 0, None where Orrery asks for no sols. `ended_on` is when NASA declared the mission over. Longitude is east,
    latitude planetocentric, degrees.
    """

    rover: str
    name: str
    kind: str
    place: str
    launched_on: str
    landing_at: datetime
    longitude_deg: float
    latitude_deg: float
    sol_zero_at: datetime | None = None
    ended_on: str | None = None

    def sol_at(self, at: datetime) -> int:
        """The sol of an instant; negative before sol 0. A sol begins within a second of `start_of`."""
        return int((at + timedelta(seconds=1) - self._zero) // timedelta(seconds=SOL_S))

    def start_of(self, sol: int) -> datetime:
        """The instant, to the second, at which a sol begins."""
        return self._zero + timedelta(seconds=round(sol * SOL_S))

    @property
    def _zero(self) -> datetime:
        return self.sol_zero_at or self.landing_at


# Curiosity's begin of sol 0 is the one that its raw images are timed by; that of Perseverance follows from the UTC and
# the local mean solar time of its raw images (sols 670 and 731 agree within a second).
_JEZERO = datetime(2021, 2, 18, 4, 24, 17, tzinfo=UTC)
ROVERS: Final = {
    rover.rover: rover
    for rover in (
        Rover("perseverance", "Perseverance", "rover", "Jezero crater", "2020-07-30",
              datetime(2021, 2, 18, 20, 55, tzinfo=UTC), 77.4509, 18.4446, _JEZERO),
        Rover("curiosity", "Curiosity", "rover", "Gale crater", "2011-11-26",
              datetime(2012, 8, 6, 5, 17, 57, tzinfo=UTC), 137.4417, -4.5895,
              datetime(2012, 8, 5, 13, 49, 59, tzinfo=UTC)),
        Rover("ingenuity", "Ingenuity", "helicopter", "Jezero crater", "2020-07-30",
              datetime(2021, 2, 18, 20, 55, tzinfo=UTC), 77.4509, 18.4446, _JEZERO, "2024-01-25"),
        Rover("opportunity", "Opportunity", "rover", "Meridiani Planum", "2003-07-08",
              datetime(2004, 1, 25, 5, 5, tzinfo=UTC), 354.4734, -1.9462, None, "2019-02-13"),
        Rover("spirit", "Spirit", "rover", "Gusev crater", "2003-06-10",
              datetime(2004, 1, 4, 4, 35, tzinfo=UTC), 175.4726, -14.5684, None, "2011-05-25"),
    )
}  # fmt: skip

# By the begin of a provider's camera name, the longer ones first.
_CAMERAS: Final = (
    ("FRONT_HAZCAM", "FHAZ"), ("REAR_HAZCAM", "RHAZ"), ("FHAZ", "FHAZ"), ("RHAZ", "RHAZ"), ("NAV", "NAVCAM"),
    ("MASTCAM_Z", "MASTCAM-Z"), ("MCZ", "MASTCAM-Z"), ("MAST", "MAST"), ("CHEMCAM", "CHEMCAM"), ("MAHLI", "MAHLI"),
    ("MARDI", "MARDI"), ("SUPERCAM", "SUPERCAM"), ("SHERLOC", "SHERLOC"), ("PIXL", "PIXL"), ("SKYCAM", "SKYCAM"),
    ("CACHECAM", "CACHECAM"), ("EDL", "EDL"), ("LCAM", "EDL"), ("HELI_NAV", "HELI-NAV"), ("HELI_RTE", "HELI-RTE"),
    ("PANCAM", "PANCAM"), ("MINITES", "MINITES"), ("ENTRY", "ENTRY"),
)  # fmt: skip


def camera_of(name: str) -> str:
    """The camera that a provider's name stands for: eyes and sides of one instrument are one camera.

    A name that is not known stays as it is, in capitals.
    """
    upper = name.strip().upper()
    return next((camera for start, camera in _CAMERAS if upper.startswith(start)), upper)


def sol_id_of(rover: str, sol: object) -> str:
    """Key of one sol of one rover, such as `curiosity:1000`."""
    return f"{rover}:{sol}"
