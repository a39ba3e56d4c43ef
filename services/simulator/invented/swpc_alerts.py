"""SWPC's alerts about the invented Sun: flares, radiation storms, geomagnetic storms and the watches before them."""

from typing import Any

from services.domain.scales import geomagnetic_storm_level, radiation_storm_level
from services.simulator.invented import xrays
from services.simulator.invented.geomagnetic import INTERVAL, PUBLISHED_AFTER, Geomagnetic
from services.simulator.invented.minutes import DAY, instant
from services.simulator.invented.particles import STORM_PFU, showers
from services.simulator.invented.sun import Cme, Sun

_REACH = 30 * DAY
_WORDS = ("", "Minor", "Moderate", "Strong", "Severe", "Extreme")
_END = "\r\n\r\nSIMULATED by Orrery: nobody issued this message."
Message = tuple[int, str, str, str]
"""Minute of issue, message code, product id, and text after the head."""


def alerts(sun: Sun, geomagnetic: Geomagnetic, now: int) -> list[dict[str, Any]]:
    """Messages of the last 30 days, newest first."""
    first = now - _REACH
    found = [*_flares(sun, first, now), *_protons(sun, first, now), *_storms(geomagnetic, first, now)]
    found += _watches(sun, first, now)
    listed = sorted(message for message in found if first <= message[0] <= now)
    return [_row(message) for message in reversed(listed)]


def _flares(sun: Sun, first: int, now: int) -> list[Message]:
    found = []
    for flare in sun.flares(first, now):
        if flare.flux >= 5e-5:
            size = xrays.flare_class(sun, flare)
            text = f"SUMMARY: X-ray Event exceeded M5\r\nBegin Time: {_utc(flare.begin)}\r\n"
            text += f"Maximum Time: {_utc(flare.peak)}\r\nEnd Time: {_utc(flare.end)}\r\nX-ray Class: {size}"
            found.append((flare.end + 6, "SUMXM5", "XM5S", text))
    return found


def _protons(sun: Sun, first: int, now: int) -> list[Message]:
    found = []
    for shower in showers(sun, first, now):
        if shower.peak_pfu >= STORM_PFU:
            level = radiation_storm_level(shower.peak_pfu)
            text = (
                f"ALERT: Proton Event 10MeV Integral Flux exceeded 10pfu\r\nBegin Time: {_utc(shower.begin + 60)}\r\n"
            )
            found.append(
                (shower.begin + 70, f"ALTPX{level}", f"PX{level}A", f"{text}NOAA Scale: S{level} - {_WORDS[level]}")
            )
    return found


def _storms(geomagnetic: Geomagnetic, first: int, now: int) -> list[Message]:
    found = []
    for at, kp in geomagnetic.k_index(first, now - INTERVAL - PUBLISHED_AFTER):
        level = geomagnetic_storm_level(kp)
        if level:
            k = min(9, level + 4)
            text = f"ALERT: Geomagnetic K-index of {k}\r\n Threshold Reached: {_utc(at + INTERVAL)}\r\n"
            text += f"Active Warning: Yes\r\nNOAA Scale: G{level} - {_WORDS[level]}"
            found.append((at + INTERVAL + 3, f"ALTK{k:02d}", f"K{k:02d}A", text))
    return found


def _watches(sun: Sun, first: int, now: int) -> list[Message]:
    """A watch an hour after an ejection was submitted that is expected to hit Earth squarely."""
    found = []
    for cme in sun.cmes(first - 3 * DAY, now):
        arrival = cme.arrival
        if arrival is not None and cme.strength > 0.3 and cme.submitted + 60 < arrival.minute:
            level = _expected(cme)
            text = (
                f"WATCH: Geomagnetic Storm Category G{level} Predicted\r\n\r\nHighest Storm Level Predicted by Day:\r\n"
            )
            text += f"{instant(arrival.minute):%b %d}:  G{level} ({_WORDS[level]})"
            found.append((cme.submitted + 60, f"WATA{(2, 3, 5)[level - 1]}0", f"A{(2, 3, 5)[level - 1]}0F", text))
    return found


def _expected(cme: Cme) -> int:
    return 1 + (cme.speed > 800) + (cme.speed > 1200 and cme.strength > 0.5)


def _row(message: Message) -> dict[str, Any]:
    at, code, product, text = message
    head = f"Space Weather Message Code: {code}\r\nSerial Number: {at // 10}\r\nIssue Time: {_utc(at)}\r\n\r\n"
    return {
        "product_id": product,
        "issue_datetime": f"{instant(at):%Y-%m-%d %H:%M:%S}.000",
        "message": head + text + _END,
    }


def _utc(minute: int) -> str:
    return f"{instant(minute):%Y %b %d %H%M} UTC"
