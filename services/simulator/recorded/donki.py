from datetime import date, datetime
from typing import Any
from urllib.parse import parse_qs

from services.simulator.answer import Answer
from services.simulator.recorded.week import Recording, Week, not_recorded

ID_FIELD = {"FLR": "flrID", "GST": "gstID"}


def events(week: Week, kind: str, start: date, end: date, now: datetime) -> Answer:
    """Events as known at `now`, each from the newest copy whose seven days reach back to it."""
    copies = week.of(f"/{kind}", now)
    if not copies:
        return not_recorded(f"DONKI {kind}")
    found: dict[str, tuple[date, dict[str, Any]]] = {}
    for copy in copies:
        since = _since(copy)
        found = {key: (day, item) for key, (day, item) in found.items() if day < since}
        found |= {item[ID_FIELD[kind]]: (_day(item[ID_FIELD[kind]]), item) for item in week.json(copy)}
    asked = [item for _, (day, item) in sorted(found.items()) if start <= day <= end]
    first, newest = copies[0], copies[-1]
    form = f"{newest.form}; daily copies of {first.fetched_at:%Y-%m-%d} to {newest.fetched_at:%Y-%m-%d} joined"
    return Answer.json(asked, form=form, modified=newest.fetched_at)


def _since(copy: Recording) -> date:
    return date.fromisoformat(parse_qs(copy.query)["startDate"][0])


def _day(event_id: str) -> date:
    return date.fromisoformat(event_id[:10])
