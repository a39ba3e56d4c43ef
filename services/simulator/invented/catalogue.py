"""What JPL's and NeoWs's answers say about each invented body besides its approaches."""

from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property
from typing import Any

import numpy as np

from services.simulator.invented.bodies import BODIES, UNNUMBERED_SPKID
from services.simulator.invented.orbits import GAUSS_K
from services.simulator.invented.population import Population
from services.simulator.shapes.jpl import SBDB_FIELDS, instant_of

Row = list[str | int | None]
_JUPITER_A = 5.2044
_DAYS_PER_DECADE = 3652.5
_SYNTHETIC_SPKID = 59_000_000  # JPL's numbers for unnumbered bodies begin with 3 or 54


class Catalogue:
    """Rows and objects of a population."""

    def __init__(self, bodies: Population) -> None:
        self.bodies = bodies

    def full_name(self, index: int) -> str:
        """Name as JPL writes it, without padding."""
        return BODIES[index].full_name if index < len(BODIES) else f"({self.bodies.designations[index]})"

    def padded_name(self, index: int) -> str:
        """Name with the spaces in front that JPL's answers have."""
        number, _, rest = self.full_name(index).partition(" ")
        return f"{number:>6} {rest}" if number.isdigit() else f"       {self.full_name(index)}"

    def orbit_id(self, index: int) -> str:
        """Name of the orbit solution."""
        return BODIES[index].orbit_id if index < len(BODIES) else "JPL 1"

    def spkid(self, index: int) -> str:
        """JPL's identifier, numbered n as 20000000+n."""
        designation = self.bodies.designations[index]
        if index >= len(BODIES):
            return str(_SYNTHETIC_SPKID + index - len(BODIES) + 1)
        return UNNUMBERED_SPKID.get(designation) or str(20_000_000 + int(designation))

    def neows_id(self, index: int) -> str:
        """NeoWs's identifier, numbered n as 2000000+n."""
        designation = self.bodies.designations[index]
        return str(2_000_000 + int(designation)) if designation.isdigit() else self.spkid(index)

    def hazardous(self, index: int) -> bool:
        """MOID at most 0.05 au and H at most 22."""
        return bool(self.bodies.moid[index] <= 0.05 and self.bodies.h[index] <= 22.0)

    def index_of_neows_id(self, neo_id: str) -> int | None:
        """Which body a NeoWs identifier names."""
        return self._by_neows_id.get(neo_id)

    @cached_property
    def _by_neows_id(self) -> dict[str, int]:
        return {self.neows_id(index): index for index in range(len(self.bodies.designations))}

    def sbdb_rows(self) -> Iterator[Row]:
        """One row of `SBDB_FIELDS` per body."""
        return ([cell(values, name) for name in SBDB_FIELDS] for values in map(self.facts, range(len(self.bodies.h))))

    def facts(self, index: int) -> dict[str, Any]:
        """Everything said of a body, by sbdb_query's field names; angles in degrees, lengths in au."""
        return self._identity(index) | self._elements(index) | self._sigmas(index) | self._observed(index)

    def _identity(self, index: int) -> dict[str, Any]:
        known = BODIES[index] if index < len(BODIES) else None
        name = self.full_name(index).split(" (")[0].lstrip("0123456789 ") if known else ""
        return {
            "spkid": self.spkid(index),
            "full_name": self.padded_name(index),
            "pdes": self.bodies.designations[index],
            "name": name if name and not name.startswith("(") else None,
            "neo": "Y",
            "pha": "Y" if self.hazardous(index) else "N",
            "H": float(self.bodies.h[index]),
            "G": known.g if known else None,
            "diameter": known.diameter if known else None,
            "albedo": known.albedo if known else None,
            "orbit_id": self.orbit_id(index),
            "equinox": "J2000",
            "class": self.bodies.orbit_class[index],
            "producer": "Orrery simulator" if known is None else None,
        }

    def _elements(self, index: int) -> dict[str, Any]:
        orbit = self.bodies.orbits
        e, a, mean = float(orbit.e[index]), float(orbit.a[index]), float(orbit.ma[index])
        inclination = float(orbit.i[index])
        motion = GAUSS_K / a**1.5
        since = mean if mean < np.pi else mean - 2 * np.pi
        return {
            "epoch": float(orbit.epoch[index]),
            "e": e,
            "a": a,
            "q": a * (1 - e),
            "ad": a * (1 + e),
            "i": round(np.degrees(inclination), 12),
            "om": round(np.degrees(float(orbit.om[index])), 12),
            "w": round(np.degrees(float(orbit.w[index])), 12),
            "ma": round(np.degrees(mean), 12),
            "n": float(np.degrees(motion)),
            "per": 2 * np.pi / motion,
            "tp": float(orbit.epoch[index]) - since / motion,
            "moid": float(f"{self.bodies.moid[index]:.6g}"),
            "t_jup": round(_JUPITER_A / a + 2 * np.cos(inclination) * np.sqrt(a / _JUPITER_A * (1 - e**2)), 3),
        }

    def _sigmas(self, index: int) -> dict[str, float]:
        """1-sigma values that run off along the track as the condition code says."""
        a = float(self.bodies.orbits.a[index])
        per_decade = float(self.bodies.runoff_per_decade[index]) / 3
        motion = per_decade / _DAYS_PER_DECADE
        angle = float(np.degrees(per_decade)) / 10
        shape = {"sigma_e": per_decade / 30, "sigma_q": per_decade / 30}
        angles = {f"sigma_{name}": angle * part for name, part in (("i", 0.1), ("om", 0.3), ("w", 0.5), ("ma", 1.0))}
        size = {"sigma_a": 2 / 3 * a * motion * a**1.5 / GAUSS_K, "sigma_n": float(np.degrees(motion))}
        return {name: float(f"{value:.5g}") for name, value in (shape | angles | size).items()}

    def _observed(self, index: int) -> dict[str, Any]:
        code = str(int(self.bodies.condition[index]))
        if index < len(BODIES):
            b = BODIES[index]
            facts = (b.arc, b.first_obs, b.last_obs, b.observations, b.rms)
        else:
            arc = int(6000 / (1 + int(code)) ** 2.5) + 1
            last = instant_of(float(self.bodies.orbits.epoch[index])) - timedelta(days=40 + index % 300)
            facts = (arc, f"{last - timedelta(days=arc):%Y-%m-%d}", f"{last:%Y-%m-%d}", 10 + arc // 4, 0.5)
        names = ("data_arc", "first_obs", "last_obs", "n_obs_used", "rms")
        return dict(zip(names, facts, strict=True)) | {"condition_code": code}


def cell(values: dict[str, Any], name: str) -> str | int | None:
    """A value as sbdb_query writes it: strings without a leading zero, counts as numbers, null where unknown."""
    value = values.get(name)
    return value if value is None or isinstance(value, str | int) else number(value)


def number(value: float) -> str:
    """A number as JPL prints it: 16 digits at most, no zero before the point."""
    text = f"{value:.16g}".replace("e-0", "e-").replace("e", "E")
    return text[1:] if text.startswith("0.") else text.replace("-0.", "-.", 1) if text.startswith("-0.") else text
