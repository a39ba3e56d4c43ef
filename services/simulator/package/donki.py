"""DONKI: flares and geomagnetic storms of the seven days before each morning of the week."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import orjson

from services.simulator.package.entry import Entry, Recordings

SPAN = timedelta(days=7)
_URL = "https://kauai.ccmc.gsfc.nasa.gov/DONKI/WS/get"


def entries(week: Recordings) -> Iterator[Entry]:
    """All answers of DONKI that the package holds; there is none for CMEs."""
    for path in sorted((week.folder / "donki").glob("derived_donki_flr_gst_*.json")):
        file = f"donki/{path.name}"
        known = week.json(file)
        yield _entry(week, file, "FLR", known["fetchedAt"], [_flare(item) for item in known["solarFlares"]])
        yield _entry(week, file, "GST", known["fetchedAt"], [_storm(item) for item in known["geomagneticStorms"]])


def _entry(week: Recordings, file: str, kind: str, fetched_at: str, events: list[dict[str, Any]]) -> Entry:
    day = datetime.fromisoformat(fetched_at).date()
    return Entry(
        file=f"donki/{kind}_{day}.json",
        url=f"{_URL}/{kind}?startDate={day - SPAN}&endDate={day}",
        fetched_at=fetched_at,
        reshaped=True,
        form="reshaped from a derived copy of the last seven days; fields that the copy had cut are null",
        body=orjson.dumps(events, option=orjson.OPT_INDENT_2),
        origin=week.origin(file),
    )


def _flare(item: dict[str, Any]) -> dict[str, Any]:
    return {
        "flrID": item["flrID"],
        "catalog": None,
        "instruments": None,
        "beginTime": item["beginTime"],
        "peakTime": item["peakTime"],
        "endTime": None,
        "classType": item["classType"],
        "sourceLocation": None,
        "activeRegionNum": None,
        "note": None,
        **_UNKNOWN,
    }


def _storm(item: dict[str, Any]) -> dict[str, Any]:
    return {
        "gstID": item["gstID"],
        "startTime": item["startTime"],
        "allKpIndex": item["kpIndexes"],
        **_UNKNOWN,
    }


_UNKNOWN = dict.fromkeys(("submissionTime", "versionId", "link", "linkedEvents", "sentNotifications"))
