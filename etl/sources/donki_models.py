"""DONKI's analyses of CMEs and its WSA-ENLIL simulations, each from its own service.

A CME's record holds its analyses too, and they their runs: those stay with the event as told there. Identifiers are
the numbers in the records' own links, so that both tellings meet: `CMEAnalysis/48204`, `WSA-ENLIL/48706`.
CMEAnalysis over 14 days has taken more than 40 s: it is asked by 7 days.
"""

import re
from typing import Any

from etl.sources.cleaning import entity
from etl.sources.columns import bronze
from etl.sources.donki_reading import named, parsed, rows_of, service
from etl.sources.instants import iso_text
from etl.sources.model import Parsed
from etl.sources.payload import record_text
from etl.sources.rows import mapped

_NUMBERED = re.compile(r"(CMEAnalysis|WSA-ENLIL)/(\d+)")
_ANALYSIS = ("isMostAccurate", "latitude", "longitude", "halfAngle", "minorHalfWidth", "tilt", "speed", "type",
             "speedMeasuredAtHeight", "featureCode", "measurementTechnique", "note", "link")  # fmt: skip
_RUN = ("au", "estimatedDuration", "rmin_re", "kp_18", "kp_90", "kp_135", "kp_180", "isEarthGB", "isEarthMinorImpact",
        "link")  # fmt: skip
ANALYSES = bronze("bronze_donki__analyses", "analysis_id", "associatedCMEID", "start_at", "time21_5_at", "submitted_at",
                  "level", *_ANALYSIS)  # fmt: skip
SIMULATIONS = bronze("bronze_donki__simulations", "simulation_id", "completed_at", "arrival_at", "cme_ids",
                     "cmeInputs", "impactList", *_RUN, lists=("cme_ids",))  # fmt: skip


def numbered(text: str) -> str | None:
    """The part of a link or identifier that numbers an analysis or a run, whatever its version."""
    found = _NUMBERED.search(text)
    return found[0] if found else None


def _analyses(value: Any) -> Parsed:
    required = ("associatedCMEID", "associatedCMEstartTime", "isMostAccurate", "link")
    wanted = (*_ANALYSIS, "time21_5", "submissionTime", "dataLevel", "levelOfData")
    rows, records = rows_of(value, required, wanted, "associatedCMEstartTime")
    rows.values["analysis_id"] = mapped(rows.get("link"), numbered)
    missing = [i is None for i in rows.get("analysis_id")]
    rows.reject(missing, "field.identifier", "link", "a link that ends in CMEAnalysis/ and a number")
    levels = zip(rows.get("levelOfData"), rows.get("dataLevel"), strict=True)
    found = {
        "analysis_id": rows.get("analysis_id"),
        "associatedCMEID": rows.get("associatedCMEID"),
        "start_at": iso_text(rows.get("associatedCMEstartTime")),
        "time21_5_at": iso_text(rows.get("time21_5")),
        "submitted_at": iso_text(rows.get("submissionTime")),
        "level": [new if old is None else old for new, old in levels],
        **{name: rows.get(name) for name in _ANALYSIS},
    }
    return parsed(ANALYSES, rows, found, records)


def _simulations(value: Any) -> Parsed:
    required = ("simulationID", "modelCompletionTime", "cmeInputs")
    wanted = (*_RUN, "estimatedShockArrivalTime", "impactList")
    rows, records = rows_of(value, required, wanted, "modelCompletionTime")
    rows.values["simulation_id"] = mapped(rows.get("simulationID"), numbered)
    missing = [i is None for i in rows.get("simulation_id")]
    rows.reject(missing, "field.identifier", "simulationID", "an identifier such as WSA-ENLIL/48706/1")
    found = {
        "simulation_id": rows.get("simulation_id"),
        "completed_at": iso_text(rows.get("modelCompletionTime")),
        "arrival_at": iso_text(rows.get("estimatedShockArrivalTime")),
        "cme_ids": [named(v, "cmeid") for v in rows.get("cmeInputs")],
        **{n: [None if v is None else record_text(v) for v in rows.get(n)] for n in ("cmeInputs", "impactList")},
        **{name: rows.get(name) for name in _RUN},
    }
    return parsed(SIMULATIONS, rows, found, records)


_ANALYSIS_CLEANING = entity(
    ANALYSES,
    "silver_donki__analyses",
    {
        "analysis_id": "analysis_id", "cme_event_id": "associatedCMEID", "start_at": "start_at",
        "is_most_accurate": "isMostAccurate", "cme_speed_km_s": "speed", "cme_half_angle_deg": "halfAngle",
        "cme_latitude_deg": "latitude", "cme_longitude_deg": "longitude", "cme_time21_5_at": "time21_5_at",
        "cme_minor_half_width_deg": "minorHalfWidth", "cme_tilt_deg": "tilt",
        "cme_measured_at_rs": "speedMeasuredAtHeight", "cme_speed_type": "type", "cme_feature": "featureCode",
        "cme_level_of_data": "level", "measurement_technique": "measurementTechnique", "note": "note", "link": "link",
        "submitted_at": "submitted_at",
    },
    required=("cme_event_id", "start_at"),
)  # fmt: skip
_SIMULATION_CLEANING = entity(
    SIMULATIONS,
    "silver_donki__simulations",
    {
        "simulation_id": "simulation_id", "model_completed_at": "completed_at", "model_outer_au": "au",
        "cme_event_ids": "cme_ids", "cme_inputs": "cmeInputs", "shock_arrival_at": "arrival_at",
        "shock_duration_h": "estimatedDuration", "magnetopause_min_re": "rmin_re", "kp_18": "kp_18", "kp_90": "kp_90",
        "kp_135": "kp_135", "kp_180": "kp_180", "is_earth_glancing_blow": "isEarthGB",
        "is_earth_minor_impact": "isEarthMinorImpact", "impacts": "impactList", "link": "link",
    },
    required=("model_completed_at",),
)  # fmt: skip

DATASETS = (
    service("analyses", "CMEAnalysis", (ANALYSES,), _analyses, _ANALYSIS_CLEANING, longest=7),
    service("simulations", "WSAEnlilSimulations", (SIMULATIONS,), _simulations, _SIMULATION_CLEANING),
)
