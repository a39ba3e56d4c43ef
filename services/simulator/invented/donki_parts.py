"""What DONKI's records share: how they name and date things, and the analyses of a CME."""

from typing import Any

from services.simulator.invented.minutes import instant
from services.simulator.invented.sun import Cme

CATALOG = "M2M_CATALOG"
NOTE = "SIMULATED by Orrery: this event never happened."
HOST = "https://simulated.invalid/DONKI/view"
SECOND_ANALYSIS = 720  # minutes from the first to the better analysis


def time(minute: int) -> str:
    """A minute as DONKI writes it."""
    return f"{instant(minute):%Y-%m-%dT%H:%MZ}"


def event_id(minute: int, kind: str) -> str:
    """An activity identifier."""
    return f"{instant(minute):%Y-%m-%dT%H:%M}:00-{kind}-001"


def number(minute: int) -> int:
    """A number that a record of the minute has for itself."""
    return minute % 10_000_000


def analyses_of(cme: Cme, now: int) -> list[dict[str, Any]]:
    """A first analysis that is a tenth too fast, and later the better one."""
    first = _analysis(cme, round(cme.speed * 1.1), cme.submitted, number(cme.start) * 2)
    if cme.submitted + SECOND_ANALYSIS > now:
        return [first]
    better = _analysis(cme, round(cme.speed), cme.submitted + SECOND_ANALYSIS, number(cme.start) * 2 + 1)
    return [first | {"isMostAccurate": False}, better]


def _analysis(cme: Cme, speed: int, submitted: int, identity: int) -> dict[str, Any]:
    return {
        "isMostAccurate": True,
        "time21_5": time(cme.time21_5),
        "latitude": float(cme.latitude),
        "longitude": float(cme.longitude),
        "halfAngle": float(cme.half_angle),
        "speed": float(speed),
        "type": _speed_type(speed),
        "featureCode": "LE",
        "imageType": "running difference",
        "measurementTechnique": "SWPC_CAT",
        "note": NOTE,
        "levelOfData": 0,
        "tilt": None,
        "minorHalfWidth": None,
        "speedMeasuredAtHeight": 21.5,
        "submissionTime": time(submitted),
        "link": f"{HOST}/CMEAnalysis/{identity}/-1",
        "enlilList": None,
    }


def _speed_type(speed: float) -> str:
    return next(
        letter for least, letter in ((3000, "ER"), (2000, "R"), (1000, "O"), (500, "C"), (0, "S")) if speed >= least
    )
