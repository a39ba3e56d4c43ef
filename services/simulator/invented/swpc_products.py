"""SWPC's other files about the invented Sun: protons, indices, forecasts; texts and alerts in their own modules.

A forecast is what will be, mixed with the usual and with an error that grows with the lead and is its issue's own: it
can be wrong, and the same issue always says the same.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import orjson

from services.domain.scales import geomagnetic_storm_level, radiation_storm_level, radio_blackout_level
from services.simulator.invented import particles, xrays
from services.simulator.invented.geomagnetic import INTERVAL, PUBLISHED_AFTER, Geomagnetic, thirds
from services.simulator.invented.minutes import DAY, drift, instant, jitter
from services.simulator.invented.sun import ROTATION_DAYS, Sun
from services.simulator.invented.swpc_alerts import alerts
from services.simulator.invented.swpc_texts import Outlook, advisory, indices, three_days
from services.simulator.routes.swpc_products import PROTONS

if TYPE_CHECKING:
    from collections.abc import Callable

SATELLITE = 18
PROTON_STEP = 5  # minutes
_ISSUE = DAY // 2  # forecasts are issued every twelve hours
_USUAL_KP = 2.33
_TEXTS = ("none", "minor", "moderate", "strong", "severe", "extreme")


class Products:
    """The files as they stand at a minute."""

    def __init__(self, sun: Sun, geomagnetic: Geomagnetic) -> None:
        self._sun = sun
        self._geomagnetic = geomagnetic

    def file(self, path: str, now: int) -> bytes:
        """Bytes of a file by its path."""
        if path in PROTONS:
            return orjson.dumps(self.protons(PROTONS[path], now))
        made: Callable[[int], Any] = {
            "products/alerts.json": lambda at: alerts(self._sun, self._geomagnetic, at),
            "products/noaa-scales.json": self.scales,
            "products/noaa-planetary-k-index-forecast.json": self.kp_forecast,
            "products/kyoto-dst.json": self.dst,
            "products/summary/10cm-flux.json": lambda at: [_short(self.f107(at)[-1])],
            "products/10cm-flux-30-day.json": lambda at: [_short(r) for r in self.f107(at) if r["ninety_day_mean"]],
            "json/f107_cm_flux.json": lambda at: self.f107(at)[::-1],
            "text/3-day-forecast.txt": lambda at: three_days(self.outlook(at)),
            "text/advisory-outlook.txt": lambda at: advisory(self.outlook(at)),
            "text/current-space-weather-indices.txt": lambda at: indices(at, self.f107(at)[-1]["flux"]),
        }[path]
        found = made(now)
        return found.encode() if isinstance(found, str) else orjson.dumps(found)

    def protons(self, hours: int, now: int) -> list[dict[str, Any]]:
        """One row per energy every five minutes, oldest first."""
        last = (now - 5) // PROTON_STEP * PROTON_STEP
        minutes = np.arange(last - hours * 60, last + 1, PROTON_STEP, dtype=np.int64)
        fluxes = {mev: particles.flux(self._sun, minutes, mev).tolist() for mev in particles.ENERGIES}
        return [
            {"time_tag": f"{instant(minute):%Y-%m-%dT%H:%M:%SZ}", "satellite": SATELLITE, "flux": flux[i],
             "energy": f">={mev} MeV"}
            for i, minute in enumerate(minutes.tolist())
            for mev, flux in fluxes.items()
        ]  # fmt: skip

    def kp_forecast(self, now: int) -> list[dict[str, Any]]:
        """Seven days observed, the running interval estimated, three days predicted."""
        first, last = (now // DAY - 7) * DAY, (now // DAY + 4) * DAY - INTERVAL
        known = now - INTERVAL - PUBLISHED_AFTER
        rows = []
        for at, kp in self._geomagnetic.k_index(first, last):
            status = "observed" if at <= known else "estimated" if at <= now else "predicted"
            value = kp if status == "observed" else self._predicted(at, kp, now)
            level = geomagnetic_storm_level(value)
            rows.append({
                "time_tag": f"{instant(at):%Y-%m-%dT%H:%M:%S}", "kp": value, "observed": status,
                "noaa_scale": f"G{level}" if level else None,
            })  # fmt: skip
        return rows

    def outlook(self, now: int) -> Outlook:
        """The three-day forecast as issued last."""
        issued = now // _ISSUE * _ISSUE + 30
        issued -= _ISSUE if issued > now else 0
        first = issued // DAY * DAY
        intervals = self._geomagnetic.k_index(first, first + 3 * DAY - INTERVAL)
        kp = [self._predicted(at, value, issued) for at, value in intervals]
        past = [value for _, value in self._geomagnetic.k_index(issued - DAY, issued - INTERVAL)]
        return Outlook(issued, first, [kp[i : i + 8] for i in (0, 8, 16)], max(past), self._chances(first))

    def scales(self, now: int) -> dict[str, Any]:
        """Days -1 to 3."""
        day = now // DAY * DAY
        outlook = self.outlook(now)
        stamp = f"{instant(now):%H:%M}:00"
        past, current = self._levels(now - DAY, now), self._levels(now - 60, now)
        found = {"0": _told(now, stamp, current)}
        for i in range(3):
            at = day + i * DAY
            minor, major, protons = outlook.chances[i]
            scales = {
                "R": {"Scale": None, "Text": None, "MinorProb": str(minor), "MajorProb": str(major)},
                "S": {"Scale": None, "Text": None, "Prob": str(protons)},
                "G": _scale(geomagnetic_storm_level(max(outlook.kp[i]))),
            }
            found[str(i + 1)] = {
                "DateStamp": f"{instant(at):%Y-%m-%d}",
                "TimeStamp": stamp if i == 0 else "00:00:00",
            } | scales
        return found | {"-1": _told(now - DAY, stamp, past)}

    def dst(self, now: int) -> list[dict[str, Any]]:
        """Hours of seven days; a storm's ring current falls with Kp."""
        last = now // 60 * 60 - 60
        hours = np.arange(last - 7 * DAY, last + 1, 60, dtype=np.int64)
        kp = dict(self._geomagnetic.k_index(int(hours[0]) - INTERVAL, last))
        noise = drift(hours, self._sun.seed, 81)
        values = [
            round(8 - 2.2 * kp[h // INTERVAL * INTERVAL] ** 1.8 + 3 * float(n))
            for h, n in zip(hours.tolist(), noise, strict=True)
        ]
        return [
            {"time_tag": f"{instant(h):%Y-%m-%dT%H:%M:%S}", "dst": float(v)}
            for h, v in zip(hours.tolist(), values, strict=True)
        ]

    def f107(self, now: int) -> list[dict[str, Any]]:
        """Three values a day of 30 days, oldest first; the mean at noon only."""
        times = [d * DAY + h * 60 for d in range(now // DAY - 30, now // DAY + 1) for h in (17, 20, 22)]
        times = [at for at in times if at + 30 <= now]
        minutes = np.array(times, dtype=np.int64)
        turn = np.sin(2 * np.pi * minutes / (ROTATION_DAYS * DAY) + self._sun.seed)
        flux = 145 + 28 * turn + 4 * jitter(minutes, self._sun.seed, 82)
        names = {17: "Morning", 20: "Noon", 22: "Afternoon"}
        return [
            {
                "time_tag": f"{instant(at):%Y-%m-%dT%H:%M:%S}", "frequency": 2800, "flux": round(float(value)),
                "reporting_schedule": names[at % DAY // 60], "avg_begin_date": None,
                "ninety_day_mean": 145 if at % DAY // 60 == 20 else None, "rec_count": 90,
            }
            for at, value in zip(times, flux, strict=True)
        ]  # fmt: skip

    def _predicted(self, at: int, kp: float, now: int) -> float:
        """Kp of an interval as said by the last issue before `now`."""
        issue = now // _ISSUE
        lead = max(0.0, (at - now) / DAY)
        error = (0.3 + 0.5 * lead) * float(jitter(np.array([at + issue * 7], dtype=np.int64), self._sun.seed, 83)[0])
        known = 0.75**lead
        return thirds(min(9.0, max(0.0, known * kp + (1 - known) * _USUAL_KP + error)))

    def _chances(self, first: int) -> list[tuple[int, int, int]]:
        """Percent of R1-R2, R3 and S1 of three days, from the flares of the three days before."""
        flares = [f.flux for f in self._sun.flares(first - 3 * DAY, first)]
        m, x = sum(f >= 1e-5 for f in flares), sum(f >= 1e-4 for f in flares)
        minor, major = min(95, 10 + 10 * m), min(75, 1 + 12 * x)
        protons = 60 if particles.showers(self._sun, first - DAY, first) else 1 + major // 5
        return [(max(5, minor - 5 * i), max(1, major - 3 * i), max(1, protons // (i + 1))) for i in range(3)]

    def _levels(self, first: int, last: int) -> tuple[int, int, int]:
        minutes = np.arange(first, last + 1, 5, dtype=np.int64)
        flux = float(xrays.long_flux(self._sun, minutes).max())
        pfu = float(particles.flux(self._sun, minutes, 10).max())
        kp = [value for _, value in self._geomagnetic.k_index(first - INTERVAL, last - INTERVAL)]
        return radio_blackout_level(flux), radiation_storm_level(pfu), geomagnetic_storm_level(max(kp, default=0.0))


def _told(at: int, stamp: str, levels: tuple[int, int, int]) -> dict[str, Any]:
    r, s, g = (_scale(level) for level in levels)
    chances = {"MinorProb": None, "MajorProb": None}
    head = {"DateStamp": f"{instant(at):%Y-%m-%d}", "TimeStamp": stamp}
    return head | {"R": r | chances, "S": s | {"Prob": None}, "G": g}


def _scale(level: int) -> dict[str, Any]:
    return {"Scale": str(level), "Text": _TEXTS[level]}


def _short(row: dict[str, Any]) -> dict[str, Any]:
    return {"flux": row["flux"], "time_tag": row["time_tag"]}
