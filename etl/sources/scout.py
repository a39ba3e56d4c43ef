"""JPL CNEOS Scout (scout.api): what is known of objects that wait for confirmation, minutes to hours old.

Objects go when they are designated or given up, and partial lists occur (`count` differs from the rows): an answer
never says that an object is gone. Only `lastRun` tells how old a row is.
"""

import re
from typing import Any

from etl.sources import columns
from etl.sources.cleaning import entity
from etl.sources.cneos_cad import declared_count
from etl.sources.instants import iso_text
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, about
from etl.sources.payload import UnreadableError, fingerprint, read_json, unreadable
from etl.sources.rows import rows_from_objects, table

_GIVEN = ("objectName", "lastRun", "tEphem", "nObs", "arc", "rmsN", "H", "Vmag", "moid", "caDist", "vInf", "rating",
          "phaScore", "neoScore", "neo1kmScore", "geocentricScore", "ieoScore", "tisserandScore", "ra", "dec", "elong",
          "rate", "unc", "uncP1")  # fmt: skip
OBJECTS = columns.bronze("bronze_scout__objects", *_GIVEN, "last_run_at", "ephemeris_at", "ra_deg")
_HOURS = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d(?:\.\d+)?))?")


def requests(ask: Ask) -> list[Request]:
    """The summary of all objects."""
    return [Request("jpl", f"{ask.settings.jpl_url}/scout.api")]


def parse(payload: Payload) -> Parsed:
    """Read one summary of scout.api, or the answer about one object."""
    try:
        return _answer(payload)
    except UnreadableError as error:
        return unreadable(payload, error)


def _answer(payload: Payload) -> Parsed:
    value = read_json(payload)
    if not isinstance(value, dict):
        raise UnreadableError("payload.shape", "an object with data", type(value).__name__)
    declared = declared_count(value)
    data: Any = [value] if "objectName" in value else value.get("data", [] if declared == 0 else None)
    rows = rows_from_objects(data, ("objectName", "lastRun"), _GIVEN)
    given: dict[str, Any] = {name: rows.get(name) for name in _GIVEN} | {
        "last_run_at": iso_text(rows.get("lastRun")),
        "ephemeris_at": iso_text(rows.get("tEphem")),
        "ra_deg": [_degrees(v) for v in rows.get("ra")],
    }
    return Parsed(
        records=len(data),
        declared=declared,
        tables={OBJECTS: table(OBJECTS, rows.record_no, given)},
        problems=rows.problems,
        schema_fingerprint=fingerprint(value, data),
    )


def _degrees(text: Any) -> str | None:
    """Degrees of a right ascension `11:59` in hours and minutes; other text stays, for the check to refuse."""
    found = _HOURS.fullmatch(text.strip()) if isinstance(text, str) else None
    if found is None:
        return text if isinstance(text, str) else None
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return repr(15 * (hours + minutes / 60 + seconds / 3600))


_CLEANING = entity(
    OBJECTS,
    "silver_scout__objects",
    {
        "scout_id": "objectName", "last_run_at": "last_run_at", "ephemeris_at": "ephemeris_at",
        "observations_used": "nObs", "data_arc_d": "arc", "fit_rms": "rmsN", "absolute_magnitude_h": "H",
        "visual_magnitude": "Vmag", "moid_au": "moid", "approach_distance_ld": "caDist", "speed_infinity_km_s": "vInf",
        "impact_rating": "rating", "pha_score": "phaScore", "neo_score": "neoScore", "neo_1km_score": "neo1kmScore",
        "geocentric_score": "geocentricScore", "ieo_score": "ieoScore", "tisserand_score": "tisserandScore",
        "right_ascension_deg": "ra_deg", "declination_deg": "dec", "elongation_deg": "elong",
        "sky_motion_arcsec_min": "rate", "position_uncertainty_arcmin": "unc",
        "position_uncertainty_p1_arcmin": "uncP1",
    },
    ("last_run_at",),
)  # fmt: skip
_ADDRESS = r"ssd-api\.jpl\.nasa\.gov/scout\.api"
DATASETS = (
    Dataset(about("scout", "objects"), "jpl", (OBJECTS,), requests, parse, (_ADDRESS,), cleanings=(_CLEANING,)),
)
