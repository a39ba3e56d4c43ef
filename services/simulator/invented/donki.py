"""DONKI's events of the invented Sun, as they had been submitted by an instant; later versions add links."""

from typing import Any

from services.simulator.invented import xrays
from services.simulator.invented.geomagnetic import INTERVAL, PUBLISHED_AFTER, Geomagnetic, Storm
from services.simulator.invented.minutes import DAY, instant
from services.simulator.invented.sun import Cme, Flare, Sun

_CATALOG = "M2M_CATALOG"
_LEAST_FLARE = 5e-6  # weaker flares are listed only where a CME came of them
_SECOND_ANALYSIS = 720  # minutes from the first to the better analysis
_NOTE = "SIMULATED by Orrery: this event never happened."
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
            "catalog": _CATALOG,
            "instruments": [{"displayName": "GOES-P: EXIS 1.0-8.0"}],
            "beginTime": _time(flare.begin),
            "peakTime": _time(flare.peak),
            "endTime": _time(flare.end),
            "classType": xrays.flare_class(self._sun, flare),
            "sourceLocation": _place(flare.latitude, flare.longitude),
            "activeRegionNum": flare.region,
            "note": _NOTE,
            **_record(flare_id, [(flare.submitted, [])] + ([(cme.submitted, [_cme_id(cme)])] if cme else [])),
        }

    def _cme(self, cme: Cme, storms: list[Storm], now: int) -> dict[str, Any]:
        flare = [] if cme.flare_begin is None else [_flare_id(cme.flare_begin)]
        history = [(cme.submitted, flare)]
        if (better := cme.submitted + _SECOND_ANALYSIS) <= now:
            history.append((better, []))
        history += [(_told(s), [_storm_id(s)]) for s in storms if cme in s.causes]
        return {
            "activityID": _cme_id(cme),
            "catalog": _CATALOG,
            "startTime": _time(cme.start),
            "instruments": [{"displayName": name} for name in _SOLAR_CRAFT[: 2 + cme.start % 3]],
            "sourceLocation": "" if cme.region is None else _place(cme.latitude, cme.longitude),
            "activeRegionNum": cme.region,
            "note": _NOTE,
            "cmeAnalyses": _analyses(cme, now),
            **_record(_cme_id(cme), history),
        }


def _analyses(cme: Cme, now: int) -> list[dict[str, Any]]:
    """A first analysis that is a tenth too fast, and later the better one."""
    first = _analysis(cme, round(cme.speed * 1.1), cme.submitted)
    if cme.submitted + _SECOND_ANALYSIS > now:
        return [first]
    return [first | {"isMostAccurate": False}, _analysis(cme, round(cme.speed), cme.submitted + _SECOND_ANALYSIS)]


def _analysis(cme: Cme, speed: int, submitted: int) -> dict[str, Any]:
    return {
        "isMostAccurate": True,
        "time21_5": _time(cme.time21_5),
        "latitude": float(cme.latitude),
        "longitude": float(cme.longitude),
        "halfAngle": float(cme.half_angle),
        "speed": float(speed),
        "type": _speed_type(speed),
        "featureCode": "LE",
        "imageType": "running difference",
        "measurementTechnique": "SWPC_CAT",
        "note": _NOTE,
        "levelOfData": 0,
        "tilt": None,
        "minorHalfWidth": None,
        "speedMeasuredAtHeight": 21.5,
        "submissionTime": _time(submitted),
        "link": f"https://simulated.invalid/DONKI/view/CMEAnalysis/{_cme_id(cme)}/-1",
        "enlilList": None,
    }


def _storm(storm: Storm, now: int) -> dict[str, Any]:
    storm_id = _storm_id(storm)
    causes = [_cme_id(c) for c in storm.causes]
    values = [
        {"observedTime": _time(at + INTERVAL), "kpIndex": kp, "source": "NOAA"}
        for at, kp in storm.intervals
        if at <= now
    ]
    history: list[tuple[int, list[str]]] = [(at + INTERVAL + PUBLISHED_AFTER, []) for at, _ in storm.intervals]
    history[0] = (history[0][0], causes)
    return {
        "gstID": storm_id,
        "startTime": _time(storm.start),
        "allKpIndex": values,
        **_record(storm_id, history),
    }


def _record(event_id: str, history: list[tuple[int, list[str]]]) -> dict[str, Any]:
    """What all events carry; `history` holds the minute of each submission and the links that it added."""
    links = [{"activityID": other} for _, added in history for other in added]
    kind = event_id.rsplit("-", 2)[1]
    return {
        "submissionTime": _time(max(at for at, _ in history)),
        "versionId": len(history),
        "link": f"https://simulated.invalid/DONKI/view/{kind}/{event_id}/-1",
        "linkedEvents": links or None,
        "sentNotifications": None,
    }


def _told(storm: Storm) -> int:
    return storm.start + INTERVAL + PUBLISHED_AFTER


def _flare_id(begin: int) -> str:
    return f"{instant(begin):%Y-%m-%dT%H:%M}:00-FLR-001"


def _cme_id(cme: Cme) -> str:
    return f"{instant(cme.start):%Y-%m-%dT%H:%M}:00-CME-001"


def _storm_id(storm: Storm) -> str:
    return f"{instant(storm.start):%Y-%m-%dT%H:%M}:00-GST-001"


def _time(minute: int) -> str:
    return f"{instant(minute):%Y-%m-%dT%H:%MZ}"


def _place(latitude: float, longitude: float) -> str:
    return f"{'N' if latitude >= 0 else 'S'}{abs(latitude):02.0f}{'W' if longitude >= 0 else 'E'}{abs(longitude):02.0f}"


def _speed_type(speed: float) -> str:
    return next(
        letter for least, letter in ((3000, "ER"), (2000, "R"), (1000, "O"), (500, "C"), (0, "S")) if speed >= least
    )
