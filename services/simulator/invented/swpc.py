"""SWPC's files about the invented wind, in the service's form since spring 2026."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import orjson

from services.simulator.invented import xrays
from services.simulator.invented.geomagnetic import INTERVAL, PUBLISHED_AFTER, Geomagnetic, a_index
from services.simulator.invented.minutes import DAY, Array, Minutes, instant, jitter
from services.simulator.invented.wind import SolarWind, Wind

WIND_LATENCY = 4  # minutes
XRAY_LATENCY = 2
SATELLITE = 18
_MISSING = -9999


@dataclass(frozen=True)
class Craft:
    """A spacecraft at L1: how often a minute of it is missing, its noise, and seconds past the full minute."""

    name: str
    active: bool
    missing: float
    noise: float
    second: int


CRAFTS = (Craft("SOLAR1", True, 0.01, 0.0, 0), Craft("IMAP", False, 0.08, 0.03, 17), Craft("ACE", False, 0.15, 0.05, 0))


class Files:
    """The files as they stand at a minute."""

    def __init__(self, wind: SolarWind, geomagnetic: Geomagnetic) -> None:
        self._wind = wind
        self._geomagnetic = geomagnetic

    def k_index(self, now: int) -> bytes:
        """Intervals that are over, of about seven days, oldest first."""
        first = (now // DAY - 7) * DAY
        found = self._geomagnetic.k_index(first, now - INTERVAL - PUBLISHED_AFTER)
        rows = [
            {"time_tag": f"{instant(at):%Y-%m-%dT%H:%M:%S}", "Kp": kp, "a_running": a_index(kp), "station_count": 8}
            for at, kp in found
        ]
        return orjson.dumps(rows)

    def xrays(self, hours: int, now: int) -> bytes:
        """Both energies of the last hours, oldest first."""
        minutes = np.arange(now - hours * 60, now - XRAY_LATENCY + 1, dtype=np.int64)
        sun = self._wind.sun
        long = xrays.long_flux(sun, minutes)
        short = xrays.short_flux(sun, minutes, long)
        rows = [
            _xray_row(int(minute), float(flux), energy)
            for minute, *pair in zip(minutes, short, long, strict=True)
            for flux, energy in zip(pair, ("0.05-0.4nm", "0.1-0.8nm"), strict=True)
        ]
        return orjson.dumps(rows)

    def real_time(self, kind: str, now: int) -> bytes:
        """The last 24 hours of mag or wind, newest first, spacecraft interleaved."""
        minutes = np.arange(now - DAY, now - WIND_LATENCY + 1, dtype=np.int64)
        wind = self._wind.at(minutes)
        rows: list[tuple[str, dict[str, Any]]] = []
        for number, craft in enumerate(CRAFTS):
            seen = jitter(minutes, self._wind.sun.seed, 40 + number) >= 2 * craft.missing - 1
            columns = (_mag if kind == "mag" else _plasma)(_measured(wind, minutes, craft, number), minutes, craft)
            rows += _rows(minutes, columns, seen, craft)
        rows.sort(key=lambda row: row[0], reverse=True)
        return orjson.dumps([row for _, row in rows])


def _measured(wind: Wind, minutes: Minutes, craft: Craft, number: int) -> Wind:
    parts = {
        name: getattr(wind, name) * (1 + craft.noise * jitter(minutes, number, 50 + k))
        for k, name in enumerate(Wind.__dataclass_fields__)
    }
    return Wind(**parts)


def _rows(
    minutes: Minutes, columns: dict[str, Any], seen: np.ndarray, craft: Craft
) -> list[tuple[str, dict[str, Any]]]:
    names = list(columns)
    values = [c.tolist() if isinstance(c, np.ndarray) else [c] * len(minutes) for c in columns.values()]
    found = []
    for minute, keep, cells in zip(minutes.tolist(), seen.tolist(), zip(*values, strict=True), strict=True):
        if keep:
            time = f"{instant(minute):%Y-%m-%dT%H:%M}:{craft.second:02d}"
            head = {"time_tag": time, "active": craft.active, "source": craft.name}
            found.append((time, head | dict(zip(names, cells, strict=True))))
    return found


def _mag(wind: Wind, minutes: Minutes, craft: Craft) -> dict[str, Any]:
    by, bz = _to_gse(wind.by, wind.bz, minutes)
    return {
        "bt": np.round(wind.bt, 2),
        "bx_gse": np.round(wind.bx, 2), "by_gse": np.round(by, 2), "bz_gse": np.round(bz, 2),
        "theta_gse": _theta(wind.bx, by, bz), "phi_gse": _phi(wind.bx, by),
        "bx_gsm": np.round(wind.bx, 2), "by_gsm": np.round(wind.by, 2), "bz_gsm": np.round(wind.bz, 2),
        "theta_gsm": _theta(wind.bx, wind.by, wind.bz), "phi_gsm": _phi(wind.bx, wind.by),
        "max_telemetry_flag": 0, "max_data_flag": _MISSING if craft.active else 0,
        "overall_quality": _quality(minutes), "range": 1, "scale": 0, "sensitivity": None,
        "manual_mode": None, "sample_size": 60,
    }  # fmt: skip


def _plasma(wind: Wind, minutes: Minutes, craft: Craft) -> dict[str, Any]:
    vy, vz = 0.03 * wind.speed * np.sin(minutes / 97.0), 0.02 * wind.speed * np.cos(minutes / 143.0)
    vx = -np.sqrt(wind.speed**2 - vy**2 - vz**2)
    gse_y, gse_z = _to_gse(vy, vz, minutes)
    proton = {
        "speed": np.round(wind.speed, 1), "temperature": np.round(wind.temperature),
        "density": np.round(wind.density, 2),
        "vx_gse": np.round(vx, 1), "vy_gse": np.round(gse_y, 1), "vz_gse": np.round(gse_z, 1),
        "vx_gsm": np.round(vx, 1), "vy_gsm": np.round(vy, 1), "vz_gsm": np.round(vz, 1), "sample_size": 60,
    }  # fmt: skip
    alpha = dict.fromkeys(proton) if craft.active else proton | {"density": np.round(wind.density * 0.04, 3)}
    return (
        {f"proton_{name}": value for name, value in proton.items()}
        | {f"alpha_{name}": value for name, value in alpha.items()}
        | {"max_telemetry_flag": 0, "max_data_flag": 0, "overall_quality": _quality(minutes)}
    )


def _quality(minutes: Minutes) -> np.ndarray:
    """0 good, now and then 1 suspect."""
    return (jitter(minutes, 0, 60) > 0.99).astype(np.int64)


def _to_gse(y: Array, z: Array, minutes: Minutes) -> tuple[Array, Array]:
    """From GSM to GSE: a turn about the Sun-Earth line by Earth's dipole tilt of the hour and season."""
    tilt = np.radians(11.5 * np.sin(2 * np.pi * minutes / DAY) + 23.4 * np.sin(2 * np.pi * minutes / (365.25 * DAY)))
    return y * np.cos(tilt) - z * np.sin(tilt), y * np.sin(tilt) + z * np.cos(tilt)


def _theta(x: Array, y: Array, z: Array) -> Array:
    return np.asarray(np.round(np.degrees(np.arctan2(z, np.hypot(x, y))), 2))


def _phi(x: Array, y: Array) -> Array:
    return np.asarray(np.round(np.mod(np.degrees(np.arctan2(y, x)), 360.0), 2))


def _xray_row(minute: int, flux: float, energy: str) -> dict[str, Any]:
    correction = flux * 0.004
    return {
        "time_tag": f"{instant(minute):%Y-%m-%dT%H:%M:%SZ}",
        "satellite": SATELLITE,
        "flux": flux,
        "observed_flux": flux + correction,
        "electron_correction": correction,
        "electron_contaminaton": False,
        "energy": energy,
    }
