"""DONKI's events on the Sun and what they do at Earth: flares, coronal mass ejections, geomagnetic storms."""

from typing import Any

from etl.sources import columns
from etl.sources.donki_reading import Shape, event_dataset
from etl.sources.instants import iso_text
from etl.sources.payload import record_text
from etl.sources.rows import Rows

_ANALYSIS = ("speed", "halfAngle", "latitude", "longitude")
_PLACE = {"source_location": "sourceLocation", "active_region": "activeRegionNum"}


def _flare(rows: Rows) -> dict[str, Any]:
    return {"peak_at": iso_text(rows.get("peakTime")), "end_at": iso_text(rows.get("endTime"))}


def _cme(rows: Rows) -> dict[str, Any]:
    analyses = rows.get("cmeAnalyses")
    best = [_most_accurate(a) for a in analyses]
    return {
        **{name: [b.get(name) for b in best] for name in _ANALYSIS},
        "time21_5_at": iso_text([b.get("time21_5") for b in best]),
        "cmeAnalyses": [None if a is None else record_text(a) for a in analyses],
    }


def _storm(rows: Rows) -> dict[str, Any]:
    listed = rows.get("allKpIndex")
    return {
        "kp_max": [_greatest_kp(kp) for kp in listed],
        "allKpIndex": [None if kp is None else record_text(kp) for kp in listed],
    }


def _most_accurate(analyses: Any) -> dict[str, Any]:
    """The analysis marked most accurate, the newest of several; without a mark none is."""
    listed = analyses if isinstance(analyses, list) else [analyses]
    marked = [a for a in listed if isinstance(a, dict) and a.get("isMostAccurate") is True]
    return max(marked, key=lambda a: str(a.get("submissionTime") or ""), default={})


def _greatest_kp(listed: Any) -> str | None:
    values = []
    for item in listed if isinstance(listed, list) else []:
        try:
            values.append(float(item["kpIndex"]))
        except (TypeError, KeyError, ValueError):
            continue
    return repr(max(values)) if values else None


_FLARES = Shape(columns.FLARES, "flrID", "beginTime", ("classType",), ("peakTime", "endTime"), _flare)
_CMES = Shape(columns.CMES, "activityID", "startTime", ("cmeAnalyses",), (), _cme)
_STORMS = Shape(columns.STORMS, "gstID", "startTime", ("allKpIndex",), (), _storm)

DATASETS = (
    event_dataset("flares", "FLR", _FLARES,
                  {**_PLACE, "peak_at": "peak_at", "end_at": "end_at", "flare_class": "classType"}),
    event_dataset(
        "cmes",
        "CME",
        _CMES,
        {
            **_PLACE, "cme_speed_km_s": "speed", "cme_half_angle_deg": "halfAngle", "cme_latitude_deg": "latitude",
            "cme_longitude_deg": "longitude", "cme_time21_5_at": "time21_5_at", "analyses": "cmeAnalyses",
        },
    ),
    event_dataset("storms", "GST", _STORMS, {"kp_max": "kp_max", "kp_values": "allKpIndex"}),
)  # fmt: skip
