"""DONKI's other services about the invented Sun: arrivals in space, models, notifications."""

import math
from typing import Any

from services.simulator.invented import xrays
from services.simulator.invented.donki_parts import CATALOG, HOST, NOTE, analyses_of, event_id, number, time
from services.simulator.invented.geomagnetic import INTERVAL, PUBLISHED_AFTER, Geomagnetic, Storm
from services.simulator.invented.minutes import DAY, instant, phase
from services.simulator.invented.particles import STORM_PFU, showers
from services.simulator.invented.sun import ROTATION_DAYS, Cme, Sun

_BELT_CRAFT = ["GOES-P: SEISS >2 MeV"]
LATENCY = 150  # minutes from an arrival to its submission
_LISTED_FLARE = 5e-5
_STREAM_EDGE = 0.613  # radians before a stream's middle at which it is listed
_CROSSING_KP, _BELT_AFTER = 7.0, DAY
_MODEL_TAKES = 25  # minutes
_BEFORE = 9 * DAY


class Space:
    """What comes of the Sun's events, as lists of DONKI's objects. Minutes are since 2000-01-01."""

    def __init__(self, sun: Sun, geomagnetic: Geomagnetic) -> None:
        self._sun = sun
        self._geomagnetic = geomagnetic

    def listed(self, kind: str, first: int, last: int, now: int) -> list[dict[str, Any]]:
        """Records of one service that began in the window and were submitted by now."""
        return {
            "IPS": self.shocks, "SEP": self.particles, "MPC": self.crossings, "RBE": self.belts, "HSS": self.streams,
            "CMEAnalysis": self.analyses, "WSAEnlilSimulations": self.simulations, "notifications": self.notifications,
        }[kind](first, last, now)  # fmt: skip

    def shocks(self, first: int, last: int, now: int) -> list[dict[str, Any]]:
        """Shocks of ejections that reach L1."""
        return [
            {**_event("activityID", at, "IPS", ["DSCOVR: PLASMAG"], [event_id(c.start, "CME")]), "location": "Earth"}
            for at, c in self._arrivals(first, last, now)
        ]

    def particles(self, first: int, last: int, now: int) -> list[dict[str, Any]]:
        """Radiation storms of protons above 10 MeV."""
        return [
            _event("sepID", s.begin, "SEP", ["GOES-P: SEISS >10 MeV"], [event_id(s.flare.begin, "FLR")])
            for s in showers(self._sun, first, last)
            if s.peak_pfu >= STORM_PFU and s.begin + LATENCY <= now
        ]

    def crossings(self, first: int, last: int, now: int) -> list[dict[str, Any]]:
        """The magnetopause within geostationary orbit, in strong storms."""
        strong = [s for s in self._storms(first, last, now) if max(kp for _, kp in s.intervals) >= _CROSSING_KP]
        return [
            _event("mpcID", s.start + 20, "MPC", ["MODEL: SWMF"], [event_id(s.start, "GST")])
            for s in strong
            if first <= s.start + 20 <= last
        ]

    def belts(self, first: int, last: int, now: int) -> list[dict[str, Any]]:
        """Electrons in the belts a day after a storm."""
        found = self._storms(first - _BELT_AFTER, last, now)
        return [
            _event("rbeID", s.start + _BELT_AFTER, "RBE", _BELT_CRAFT, [event_id(c.start, "CME") for c in s.causes])
            for s in found
            if first <= s.start + _BELT_AFTER <= min(last, now - LATENCY)
        ]

    def streams(self, first: int, last: int, now: int) -> list[dict[str, Any]]:
        """Begins of fast streams, two in each turn of the Sun."""
        turn = ROTATION_DAYS * DAY
        lead = _STREAM_EDGE + phase(self._sun.seed, 1)
        around = range(int(2 * first / turn) - 1, int(2 * last / turn) + 3)
        starts = [round((2 * math.pi * k - lead) * turn / (4 * math.pi)) for k in around]
        return [
            _event("hssID", at, "HSS", ["DSCOVR: PLASMAG"], [])
            for at in starts
            if first <= at <= min(last, now - LATENCY)
        ]

    def analyses(self, first: int, last: int, now: int) -> list[dict[str, Any]]:
        """Analyses flat, without their runs."""
        found = []
        for cme in self._cmes(first, last, now):
            for one in analyses_of(cme, now):
                flat = {k: v for k, v in one.items() if k not in {"enlilList", "levelOfData"}}
                about = {
                    "associatedCMEID": event_id(cme.start, "CME"), "associatedCMEstartTime": time(cme.start),
                    "associatedCMELink": f"{HOST}/CME/{number(cme.start)}/-1", "catalog": CATALOG, "dataLevel": "0",
                    "versionId": 1,
                }  # fmt: skip
                found.append(flat | about)
        return found

    def simulations(self, first: int, last: int, now: int) -> list[dict[str, Any]]:
        """One run for each ejection, with the parameters of its first analysis."""
        runs = [(c.submitted + _MODEL_TAKES, c) for c in self._sun.cmes(first - 3 * DAY, last)]
        return [_run(at, c) for at, c in runs if first <= at <= min(last, now)]

    def notifications(self, first: int, last: int, now: int) -> list[dict[str, Any]]:
        """What DONKI would have sent, clamped to the 30 days before the end."""
        first = max(first, last - 30 * DAY)
        told = [*self._of_flares(first, now), *self._of_ejections(first, now), *self._of_storms(first, now)]
        counts: dict[str, int] = {}
        found = []
        for at, kind, title, text, event in sorted(told):
            if first <= at <= min(last, now):
                day = f"{instant(at):%Y%m%d}"
                counts[day] = counts.get(day, 0) + 1
                found.append(
                    _notification(at, kind, title, f"{text}\n\nActivity ID: {event}", f"{day}-AL-{counts[day]:03d}")
                )
        return found[::-1]

    def _of_flares(self, first: int, now: int) -> list[tuple[int, str, str, str, str]]:
        found = []
        for flare in self._sun.flares(first - DAY, now):
            if flare.flux >= _LISTED_FLARE:
                size = xrays.flare_class(self._sun, flare)
                text = f"Significant flare detected by GOES.\n\nFlare intensity: {size} class."
                found.append((flare.submitted, "FLR", f"{size} Flare", text, event_id(flare.begin, "FLR")))
        return found

    def _of_ejections(self, first: int, now: int) -> list[tuple[int, str, str, str, str]]:
        found = []
        for cme in self._cmes(first - DAY, now, now):
            if cme.arrival is not None:
                text = f"CME detected by SOHO.\n\nEstimated speed: ~{cme.speed:.0f} km/s.\n\nIt may reach Earth."
                found.append((cme.submitted + _MODEL_TAKES, "CME", "CME", text, event_id(cme.start, "CME")))
        return found

    def _of_storms(self, first: int, now: int) -> list[tuple[int, str, str, str, str]]:
        found = []
        for storm in self._storms(first - DAY, now, now):
            at = storm.start + INTERVAL + PUBLISHED_AFTER
            text = f"Significant geomagnetic storm. Kp reached {storm.intervals[0][1]}."
            found.append((at, "GST", f"Kp Index {storm.intervals[0][1]}", text, event_id(storm.start, "GST")))
        return found

    def _arrivals(self, first: int, last: int, now: int) -> list[tuple[int, Cme]]:
        near = ((c.arrival, c) for c in self._sun.cmes(first - _BEFORE, last))
        found = [(a.minute, c) for a, c in near if a is not None]
        return sorted(((at, c) for at, c in found if first <= at <= min(last, now - LATENCY)), key=lambda pair: pair[0])

    def _cmes(self, first: int, last: int, now: int) -> list[Cme]:
        return [c for c in self._sun.cmes(first, last) if c.submitted <= now]

    def _storms(self, first: int, last: int, now: int) -> list[Storm]:
        last = min(last, now - INTERVAL - PUBLISHED_AFTER)
        return self._geomagnetic.storms(first, last) if first <= last else []


def _event(name: str, at: int, kind: str, instruments: list[str], links: list[str]) -> dict[str, Any]:
    return {
        name: event_id(at, kind),
        "catalog": CATALOG,
        "eventTime": time(at),
        "instruments": [{"displayName": one} for one in instruments],
        "submissionTime": time(at + LATENCY),
        "versionId": 1,
        "link": f"{HOST}/{kind}/{number(at)}/-1",
        "linkedEvents": [{"activityID": link} for link in links] or None,
        "sentNotifications": None,
    }


def _run(at: int, cme: Cme) -> dict[str, Any]:
    arrival = cme.arrival
    hit = arrival is not None
    given = {
        "cmeid": event_id(cme.start, "CME"), "cmeStartTime": time(cme.start), "latitude": float(cme.latitude),
        "longitude": float(cme.longitude), "speed": float(round(cme.speed * 1.1)), "halfAngle": float(cme.half_angle),
        "time21_5": time(cme.time21_5), "featureCode": "LE", "isMostAccurate": True, "levelOfData": 0,
        "ipsList": None,
    }  # fmt: skip
    return {
        "simulationID": f"WSA-ENLIL/{number(at)}/1",
        "modelCompletionTime": time(at),
        "au": 2.0,
        "cmeInputs": [given],
        "estimatedShockArrivalTime": time(arrival.minute + 90) if arrival else None,
        "estimatedDuration": round(10 + 14 * cme.strength, 1) if hit else None,
        "rmin_re": round(10 - 4 * cme.strength, 1) if hit else None,
        "kp_18": None,
        "kp_90": min(9, round(3 + 3 * cme.strength)) if hit else None,
        "kp_135": min(9, round(4 + 4 * cme.strength)) if hit else None,
        "kp_180": min(9, round(4 + 5 * cme.strength)) if hit else None,
        "isEarthGB": hit and cme.strength < 0.3,
        "isEarthMinorImpact": hit and cme.speed < 500,
        "impactList": None,
        "link": f"{HOST}/WSA-ENLIL/{number(at)}/-1",
    }


def _notification(at: int, kind: str, title: str, text: str, message_id: str) -> dict[str, Any]:
    body = (
        "## Community Coordinated Modeling Center Database Of Notifications, Knowledge, Information ( CCMC DONKI )\n"
        f"## Message Type: Space Weather Notification - {title}\n##\n## Message Issue Date: {time(at)}\n"
        f"## Message ID: {message_id}\n##\n## Disclaimer: {NOTE}\n\n\n## Summary:\n\n{text}\n\n## Notes\n\n"
    )
    return {
        "messageType": kind,
        "messageID": message_id,
        "messageURL": f"{HOST}/Alert/{number(at)}/1",
        "messageIssueTime": time(at),
        "messageBody": body,
    }
