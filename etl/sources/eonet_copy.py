"""A reduced copy of EONET's open events, as one repository kept it, in the shape of the service's own events."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any


def whole(reduced: Any) -> Any:
    """An event of the copy (title t, category c, source s, places g as latitude, longitude, minutes since 1970)."""
    if not isinstance(reduced, dict) or not {"t", "c", "g"} <= reduced.keys() or not isinstance(reduced["g"], list):
        return reduced
    known = f"{reduced['t']}|{reduced.get('s')}"
    return {
        "id": f"derived-{hashlib.sha256(known.encode('utf-8', 'replace')).hexdigest()[:16]}",
        "title": reduced["t"],
        "link": reduced.get("s"),
        "categories": [{"id": reduced["c"]}],
        "geometry": [_place(g) for g in reduced["g"]],
    }


def _place(given: Any) -> Any:
    try:
        latitude, longitude, minutes = given
        at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    except (TypeError, ValueError, OverflowError):
        return given
    return {"date": f"{at:%Y-%m-%dT%H:%M:%SZ}", "type": "Point", "coordinates": [longitude, latitude]}
