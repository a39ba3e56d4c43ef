"""Sentry's answers about invented bodies: analyses follow one another, probabilities wander, some objects are removed.

Only synthetic bodies are listed: nothing of a real object's risk is invented. Speed follows from the orbit by Öpik's
theory, mass from H with albedo 0.154 and 2.6 g/cm³, the Palermo scale from its definition (Chesley et al. 2002).
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from services.simulator.invented.bodies import BODIES
from services.simulator.invented.catalogue import Catalogue
from services.simulator.invented.population import Population
from services.simulator.shapes.jpl import instant_of, jd_of

LISTED = 80
_FIRST = datetime(2025, 1, 1, tzinfo=UTC)
_PACIFIC = ZoneInfo("America/Los_Angeles")
_EARTH_KM_S, _ESCAPE_KM_S = 29.7847, 11.18
_MT_J = 4.184e15
_SIGNATURE = {"source": "NASA/JPL Sentry Data API", "version": "2.0"}


@dataclass(frozen=True)
class Risk:
    """One body's analysis that holds at an instant; `removed` is set where its last one found nothing any more."""

    index: int
    number: int
    analysed: datetime
    removed: datetime | None


def listed_bodies(bodies: Population) -> list[int]:
    """The synthetic bodies whose orbits come nearest to Earth's."""
    order = np.argsort(bodies.moid[len(BODIES) :], kind="stable")[:LISTED]
    return [len(BODIES) + int(i) for i in order]


def is_removed_ever(seed: int, index: int) -> bool:
    """Whether Sentry will take the body off its list one day."""
    return bool(np.random.default_rng([seed, 77, index]).random() < 0.3)


class Sentry:
    """Sentry for one seed."""

    def __init__(self, catalogue: Catalogue, seed: int) -> None:
        self._catalogue = catalogue
        self._seed = seed

    def listed(self, now: datetime) -> dict[str, Any]:
        """The list as known at `now`, the most dangerous first."""
        rows = [self._summary(risk) for risk in self._risks(now) if risk.removed is None]
        rows.sort(key=lambda row: -float(row["ps_cum"]))
        names = ("des", "fullname", "id", "h", "diameter", "ip", "ps_cum", "ps_max", "ts_max", "n_imp", "range",
                 "last_obs", "last_obs_jd", "v_inf")  # fmt: skip
        data = [{name: row[name] for name in names} for row in rows]
        return {"signature": _SIGNATURE, "count": str(len(data)), "data": data}

    def removed(self, now: datetime) -> dict[str, Any]:
        """What was taken off the list by `now`, newest first."""
        gone = sorted(((r.removed, r) for r in self._risks(now) if r.removed), key=lambda pair: pair[0], reverse=True)
        data = [{"des": self._designation(r), "removed": f"{at:%Y-%m-%d %H:%M:%S}"} for at, r in gone]
        return {"signature": _SIGNATURE, "count": len(data), "data": data}

    def object(self, designation: str, now: datetime) -> dict[str, Any] | None:
        """An object's analysis, or how it was removed; None for an object that was never listed."""
        risk = next((r for r in self._risks(now) if self._designation(r) == designation), None)
        if risk is None:
            return None
        if risk.removed:
            return {
                "signature": _SIGNATURE, "error": "specified object removed",
                "removed": f"{risk.removed:%Y-%m-%d %H:%M:%S}",
            }  # fmt: skip
        summary = self._summary(risk)
        hidden = {"range", "id", "last_obs_jd"}
        return {
            "signature": _SIGNATURE,
            "summary": {name: value for name, value in summary.items() if name not in hidden},
            "data": self._impacts(risk),
        }

    @cached_property
    def _bodies(self) -> list[int]:
        return listed_bodies(self._catalogue.bodies)

    def _designation(self, risk: Risk) -> str:
        return self._catalogue.bodies.designations[risk.index]

    def _risks(self, now: datetime) -> list[Risk]:
        found = []
        for index in self._bodies:
            rng = np.random.default_rng([self._seed, 78, index])
            first, pause = rng.uniform(0, 250), rng.uniform(40, 90)
            last = int(rng.integers(4, 16)) if is_removed_ever(self._seed, index) else None
            number = int(((now - _FIRST) / timedelta(days=1) - first) // pause)
            if number < 0:
                continue
            ended = last is not None and number > last
            number = last if ended and last is not None else number
            at = (_FIRST + timedelta(days=first + pause * number)).replace(microsecond=0)
            off = (at + timedelta(days=pause)).replace(microsecond=0) if ended else None
            found.append(Risk(index, number, at, off))
        return found

    def _physics(self, index: int) -> tuple[float, float, float, float, float]:
        """Diameter (km), mass (kg), speed at infinity and at impact (km/s), energy (Mt)."""
        bodies = self._catalogue.bodies
        a, e, i = (float(getattr(bodies.orbits, n)[index]) for n in ("a", "e", "i"))
        tisserand = 1 / a + 2 * np.cos(i) * np.sqrt(a * (1 - e**2))
        v_inf = _EARTH_KM_S * float(np.sqrt(max(3 - tisserand, 1e-3)))
        diameter = 1329 / np.sqrt(0.154) * 10 ** (-float(bodies.h[index]) / 5)
        mass = 2600 * np.pi / 6 * (diameter * 1000) ** 3
        v_imp = float(np.hypot(v_inf, _ESCAPE_KM_S))
        return float(diameter), float(mass), v_inf, v_imp, float(0.5 * mass * (v_imp * 1000) ** 2 / _MT_J)

    def _impacts(self, risk: Risk) -> list[dict[str, str | None]]:
        energy = self._physics(risk.index)[4]
        base = np.random.default_rng([self._seed, 79, risk.index])
        count = int(base.integers(1, 9))
        days, powers = np.sort(base.uniform(3 * 365, 115 * 365, count)), base.uniform(-9, -5.5, count)
        places = base.normal(0, 1.5, count)
        rng = np.random.default_rng([self._seed, 80, risk.index, risk.number])
        kept = rng.random(count) < 0.85
        kept[0] = True
        wander = rng.normal(0, 0.3, count)
        return [
            self._impact(risk, float(days[k]), float(powers[k] + wander[k]), float(places[k]), energy)
            for k in np.flatnonzero(kept)
        ]

    def _impact(self, risk: Risk, days: float, power: float, place: float, energy: float) -> dict[str, str | None]:
        at = _FIRST + timedelta(days=days)
        years = max((at - risk.analysed) / timedelta(days=365.25), 0.1)
        palermo = power - np.log10(0.03 * energy**-0.8 * years)
        torino = None if years > 100 else "1" if palermo > -2 and energy > 1 else "0"
        fraction = (at.hour * 60 + at.minute) * 100 // 1440
        return {
            "date": f"{at:%Y-%m-%d}.{fraction:02d}", "ip": f"{10**power:.3e}", "ps": f"{palermo:.2f}", "ts": torino,
            "energy": f"{energy:.3e}", "dist": f"{0.2 + abs(place) / 3:.2f}", "width": f"{10 ** (power / -4):.2e}",
            "sigma_imp": "0.000", "sigma_lov": f"{place:.5f}", "stretch": f"{10 ** (power / -2):.2e}",
            "sigma_vi": f"{abs(place):.4f}",
        }  # fmt: skip

    def _summary(self, risk: Risk) -> dict[str, Any]:
        impacts, facts = self._impacts(risk), self._catalogue.facts(risk.index)
        diameter, mass, v_inf, v_imp, energy = self._physics(risk.index)
        chance = [float(str(i["ip"])) for i in impacts]
        palermo = [float(str(i["ps"])) for i in impacts]
        rated = [str(i["ts"]) for i in impacts if i["ts"] is not None]
        local = risk.analysed.astimezone(_PACIFIC)
        last = instant_of(jd_of(datetime.fromisoformat(str(facts["last_obs"])).replace(tzinfo=UTC)) + 0.4321)
        return {
            "des": facts["pdes"], "fullname": self._catalogue.full_name(risk.index), "id": f"b{facts['spkid']}",
            "h": f"{facts['H']:.2f}", "diameter": f"{diameter:.3f}", "ip": f"{1 - np.prod(1 - np.array(chance)):.3e}",
            "ps_cum": f"{np.log10(np.sum(10 ** np.array(palermo))):.2f}", "ps_max": f"{max(palermo):.2f}",
            "ts_max": max(rated) if rated else None, "n_imp": len(impacts),
            "range": f"{impacts[0]['date']!s:.4}-{impacts[-1]['date']!s:.4}", "last_obs": f"{last:%Y-%m-%d}.43210",
            "last_obs_jd": f"{jd_of(last):.5f}", "v_inf": f"{v_inf:.6f}", "method": "LOV", "energy": f"{energy:.2e}",
            "mass": f"{mass:.1e}", "v_imp": f"{v_imp:.2f}", "pdate": f"{local:%Y-%m-%d %H:%M:%S}",
            "cdate": f"{local:%Y-%m-%d %H:%M:%S}", "first_obs": f"{facts['first_obs']}.12345",
            "darc": f"{facts['data_arc']}.0000 days", "nobs": facts["n_obs_used"], "ndel": 0, "ndop": 0, "nsat": None,
        }  # fmt: skip
