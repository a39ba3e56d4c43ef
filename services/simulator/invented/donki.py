"""DONKI's events of the invented Sun, as they had been submitted by an instant; later versions add links."""

from typing import Any

from services.simulator.invented import xrays
from services.simulator.invented.donki_parts import CATALOG, NOTE, SECOND_ANALYSIS, analyses_of, event_id, time
from services.simulator.invented.geomagnetic import INTERVAL, PUBLISHED_AFTER, Geomagnetic, Storm
from services.simulator.invented.minutes import DAY
from services.simulator.invented.sun import Cme, Flare, Sun

_LEAST_FLARE = 5e-6  # weaker flares are listed only where a CME came of them
_SOLAR_CRAFT = ("SOHO: LASCO/C2", "SOHO: LASCO/C3", "STEREO A: SECCHI/COR2", "GOES: CCOR-1")


class Donki:
    """Events as lists of DONKI's objects. Minutes are since 2000-01-01."""

    def __init__(self, sun: Sun, geomagnetic: Geomagnetic) -> None:
        self._sun = sun
        self._geomagnetic = geomagnetic

    def flares(self, first: int, last: int, now: int) -> list[dict[str, Any]]:
        """Flares that began in the window and had been submitted."""
        found = [f for f in self._sun.flares(first, last) if f.submitted <= now and (f.flux >= _LEAST_FLARE or f.cme)]
        return [self._flare(flare, now) for flare in found]

    def cmes(self, first: int, last: int, now: int) -> list[dict[str, Any]]:
        """CMEs that started in the window and had been submitted."""
        storms = self._storms(first, min(last + 10 * DAY, now), now)
        return [self._cme(cme, storms, now) for cme in self._sun.cmes(first, last) if cme.submitted <= now]

    def storms(self, first: int, last: int, now: int) -> list[dict[str, Any]]:
        """Storms that began in the window, with the intervals that were over."""
        return [_storm(storm, now) for storm in self._storms(first, last, now)]

    def _storms(self, first: int, last: int, now: int) -> list[Storm]:
        found = []
        for storm in self._geomagnetic.storms(first, last):
            over = tuple((at, kp) for at, kp in storm.intervals if at + INTERVAL + PUBLISHED_AFTER <= now)
            if over:
                found.append(Storm(over, tuple(c for c in storm.causes if c.submitted <= now)))
        return found

    def _flare(self, flare: Flare, now: int) -> dict[str, Any]:
        cme = flare.cme if flare.cme and flare.cme.submitted <= now else None
        flare_id = _flare_id(flare.begin)
        return {
            "flrID": flare_id,
            "catalog": CATALOG,
            "instruments": [{"displayName": "GOES-P: EXIS 1.0-8.0"}],
            "beginTime": time(flare.begin),
            "peakTime": time(flare.peak),
            "endTime": time(flare.end),
            "classType": xrays.flare_class(self._sun, flare),
            "sourceLocation": _place(flare.latitude, flare.longitude),
            "activeRegionNum": flare.region,
            "note": NOTE,
            **_record(flare_id, [(flare.submitted, [])] + ([(cme.submitted, [_cme_id(cme)])] if cme else [])),
        }

    def _cme(self, cme: Cme, storms: list[Storm], now: int) -> dict[str, Any]:
        flare = [] if cme.flare_begin is None else [_flare_id(cme.flare_begin)]
        history = [(cme.submitted, flare)]
        if (better := cme.submitted + SECOND_ANALYSIS) <= now:
            history.append((better, []))
        history += [(_told(s), [_storm_id(s)]) for s in storms if cme in s.causes]
        return {
            "activityID": _cme_id(cme),
            "catalog": CATALOG,
            "startTime": time(cme.start),
            "instruments": [{"displayName": name} for name in _SOLAR_CRAFT[: 2 + cme.start % 3]],
            "sourceLocation": "" if cme.region is None else _place(cme.latitude, cme.longitude),
            "activeRegionNum": cme.region,
            "note": NOTE,
            "cmeAnalyses": analyses_of(cme, now),
            **_record(_cme_id(cme), history),
        }


def _storm(storm: Storm, now: int) -> dict[str, Any]:
    storm_id = _storm_id(storm)
    causes = [_cme_id(c) for c in storm.causes]
    values = [
        {"observedTime": time(at + INTERVAL), "kpIndex": kp, "source": "NOAA"}
        for at, kp in storm.intervals
        if at <= now
    ]
    history: list[tuple[int, list[str]]] = [(at + INTERVAL + PUBLISHED_AFTER, []) for at, _ in storm.intervals]
    history[0] = (history[0][0], causes)
    return {
        "gstID": storm_id,
        "startTime": time(storm.start),
        "allKpIndex": values,
        **_record(storm_id, history),
    }


def _record(event_id: str, history: list[tuple[int, list[str]]]) -> dict[str, Any]:
    """What all events carry; `history` holds the minute of each submission and the links that it added."""
    links = [{"activityID": other} for _, added in history for other in added]
    kind = event_id.rsplit("-", 2)[1]
    return {
        "submissionTime": time(max(at for at, _ in history)),
        "versionId": len(history),
        "link": f"https://simulated.invalid/DONKI/view/{kind}/{event_id}/-1",
        "linkedEvents": links or None,
        "sentNotifications": None,
    }


def _told(storm: Storm) -> int:
    return storm.start + INTERVAL + PUBLISHED_AFTER


def _flare_id(begin: int) -> str:
    return event_id(begin, "FLR")


def _cme_id(cme: Cme) -> str:
    return event_id(cme.start, "CME")


def _storm_id(storm: Storm) -> str:
    return event_id(storm.start, "GST")


def _place(latitude: float, longitude: float) -> str:
    return f"{'N' if latitude >= 0 else 'S'}{abs(latitude):02.0f}{'W' if longitude >= 0 else 'E'}{abs(longitude):02.0f}"
