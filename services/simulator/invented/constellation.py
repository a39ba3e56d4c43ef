"""Invented satellites as OMM records: shells of a few thousand objects, pure functions of seed and clock.

Each set is renewed every eight hours at the satellite's own time, from one set of mean elements that the Earth's
flattening turns (J2), so that yesterday's and today's sets of a satellite tell of one orbit.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
MU_KM3_S2 = 398_600.8
RADIUS_KM = 6378.135
J2 = 1.082616e-3
DAY_S = 86_400.0
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
RENEWAL_S = 8 * 3600.0
FIELDS = (
    "OBJECT_NAME", "OBJECT_ID", "EPOCH", "MEAN_MOTION", "ECCENTRICITY", "INCLINATION", "RA_OF_ASC_NODE",
    "ARG_OF_PERICENTER", "MEAN_ANOMALY", "EPHEMERIS_TYPE", "CLASSIFICATION_TYPE", "NORAD_CAT_ID", "ELEMENT_SET_NO",
    "REV_AT_EPOCH", "BSTAR", "MEAN_MOTION_DOT", "MEAN_MOTION_DDOT",
)  # fmt: skip


@dataclass(frozen=True)
class Shell:
    """Planes of satellites at one height: `name` is followed by a number, `groups` are CelesTrak's words for it."""

    name: str
    planes: int
    in_plane: int
    altitude_km: float
    inclination_deg: float
    bstar: float
    groups: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Satellites in it."""
        return self.planes * self.in_plane


SHELLS = (
    Shell("SIM STATION", 2, 1, 415.0, 51.64, 2.1e-4, ("stations",)),
    Shell("SIM WEATHER", 6, 8, 830.0, 98.7, 5e-5, ("weather",)),
    Shell("SIM SCIENCE", 12, 4, 600.0, 97.8, 9e-5, ("science",)),
    Shell("SIM RESOURCE", 10, 12, 690.0, 98.1, 7e-5, ("resource",)),
    Shell("SIM NAV", 6, 5, 20_182.0, 55.0, 0.0),
    Shell("SIM GEO", 1, 60, 35_786.0, 0.05, 0.0, ("geo",)),
    Shell("SIM WEB", 12, 40, 1_200.0, 87.9, 2e-5, ("oneweb",)),
    Shell("SIM LINK", 60, 40, 550.0, 53.05, 1.8e-4),
)
GROUPS = ("active", "military", *(group for shell in SHELLS for group in shell.groups))
_FIVE_DIGITS = 60_001
_SIX_DIGITS = 100_001
_ON_SIX = 900
"""From this satellite on, numbers have six digits."""


@dataclass(frozen=True)
class Fleet:
    """Mean elements at `EPOCH` by column (degrees, revolutions a day), and what does not change."""

    names: tuple[str, ...]
    shells: npt.NDArray[np.int64]
    numbers: npt.NDArray[np.int64]
    motion: Array
    eccentricity: Array
    inclination: Array
    node: Array
    perigee: Array
    anomaly: Array
    offset_s: Array
    bstar: Array


@lru_cache(4)
def fleet(seed: int) -> Fleet:
    """The satellites of a seed."""
    rng = np.random.default_rng([seed, 7])
    shells = np.repeat(np.arange(len(SHELLS)), [s.size for s in SHELLS])
    size = shells.size
    place = np.concatenate([np.arange(s.size) for s in SHELLS])
    of = {n: np.array([getattr(s, n) for s in SHELLS], float)[shells] for n in ("planes", "in_plane", "altitude_km",
          "inclination_deg", "bstar")}  # fmt: skip
    plane, slot = place // of["in_plane"], place % of["in_plane"]
    axis = RADIUS_KM + of["altitude_km"] + rng.normal(0, 0.4, size)
    numbers = np.where(np.arange(size) < _ON_SIX, _FIVE_DIGITS, _SIX_DIGITS - _ON_SIX) + np.arange(size)
    return Fleet(
        names=tuple(f"{SHELLS[k].name} {n + 1}" for k, n in zip(shells, place, strict=True)),
        shells=shells,
        numbers=numbers,
        motion=np.sqrt(MU_KM3_S2 / axis**3) * DAY_S / (2 * np.pi),
        eccentricity=rng.uniform(1e-5, 1.2e-3, size),
        inclination=of["inclination_deg"] + rng.normal(0, 0.01, size),
        node=np.mod(360 * plane / of["planes"] + rng.normal(0, 0.05, size), 360),
        perigee=rng.uniform(0, 360, size),
        anomaly=np.mod(360 * (slot + plane / of["planes"]) / of["in_plane"] + rng.normal(0, 0.1, size), 360),
        offset_s=rng.uniform(0, RENEWAL_S, size),
        bstar=of["bstar"],
    )


def records(seed: int, now: datetime, group: str) -> list[dict[str, str]]:
    """OMM records of a group as known at `now`, every value as the CSV form writes it; none for an empty group."""
    sats = fleet(seed)
    wanted = [k for k, s in enumerate(SHELLS) if group == "active" or group in s.groups]
    chosen = np.flatnonzero(np.isin(sats.shells, wanted))
    since = (now - EPOCH).total_seconds()
    epoch_s = np.floor((since - sats.offset_s) / RENEWAL_S) * RENEWAL_S + sats.offset_s
    node, perigee, anomaly, turns = _turned(sats, epoch_s / DAY_S)
    return [
        dict(zip(FIELDS, row, strict=True))
        for row in (_row(sats, n, epoch_s, (node, perigee, anomaly, turns)) for n in chosen.tolist())
    ]


def _turned(sats: Fleet, days: Array) -> tuple[Array, Array, Array, Array]:
    """Node, perigee and anomaly (degrees) after days, and whole revolutions since the epoch."""
    rate = sats.motion * 360
    axis = (MU_KM3_S2 * (DAY_S / (2 * np.pi * sats.motion)) ** 2) ** (1 / 3)
    factor = 1.5 * J2 * (RADIUS_KM / (axis * (1 - sats.eccentricity**2))) ** 2 * rate
    cosine = np.cos(np.radians(sats.inclination))
    node = np.mod(sats.node - factor * cosine * days, 360)
    perigee = np.mod(sats.perigee + factor * (2.5 * cosine**2 - 0.5) * days, 360)
    travelled = sats.anomaly + rate * days
    return node, perigee, np.mod(travelled, 360), np.floor(travelled / 360)


def _row(sats: Fleet, n: int, epoch_s: Array, turned: tuple[Array, Array, Array, Array]) -> tuple[str, ...]:
    node, perigee, anomaly, turns = (column[n] for column in turned)
    at = EPOCH + timedelta(microseconds=round(epoch_s[n] / 864e-6) * 864)
    # Every fiftieth has no designator yet, as the newly launched.
    designator = "" if n % 50 == 49 else f"2025-{n // 26 % 900 + 1:03d}{chr(65 + n % 26)}"
    return (
        sats.names[n],
        designator,
        f"{at:%Y-%m-%dT%H:%M:%S.%f}",
        f"{sats.motion[n]:.8f}",
        f"{sats.eccentricity[n]:.7f}".lstrip("0"),
        f"{sats.inclination[n]:.4f}",
        f"{node:.4f}",
        f"{perigee:.4f}",
        f"{anomaly:.4f}",
        "0",
        "U",
        str(sats.numbers[n]),
        "999",
        str(int(turns) % 100_000),
        f"{sats.bstar[n]:.8f}".lstrip("0") if sats.bstar[n] else "0",
        ".00000100" if sats.bstar[n] else "0",
        "0",
    )
