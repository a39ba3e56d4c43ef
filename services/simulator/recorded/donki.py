from datetime import date, datetime
from typing import Any
from urllib.parse import parse_qs

from services.simulator.answer import Answer
from services.simulator.recorded.week import Recording, Week, not_recorded

ID_FIELD = {"FLR": "flrID", "GST": "gstID", "CME": "activityID", "IPS": "activityID", "SEP": "sepID", "MPC": "mpcID",
            "RBE": "rbeID", "HSS": "hssID", "notifications": "messageID"}  # fmt: skip


def events(week: Week, kind: str, start: date, end: date, now: datetime) -> Answer:
    """Records as known at `now`, each from the newest copy whose days reach back to it."""
    copies = [c for c in week.of(f"/{kind}", now) if _days(c)[0] <= end and start <= _days(c)[1]]
    if not copies:
        return not_recorded(f"DONKI {kind} of {start} to {end}")
    found: dict[str, tuple[date, dict[str, Any]]] = {}
    for copy in copies:
        since = _days(copy)[0]
        found = {key: (day, item) for key, (day, item) in found.items() if day < since}
        found |= {item[ID_FIELD[kind]]: (_day(kind, item), item) for item in week.json(copy)}
    asked = [item for _, (day, item) in sorted(found.items()) if start <= day <= end]
    first, newest = copies[0], copies[-1]
    form = f"{newest.form}; copies of {first.fetched_at:%Y-%m-%d} to {newest.fetched_at:%Y-%m-%d} joined"
    return Answer.json(asked, form=form, modified=newest.fetched_at)


def _days(copy: Recording) -> tuple[date, date]:
    query = parse_qs(copy.query)
    return date.fromisoformat(query["startDate"][0]), date.fromisoformat(query["endDate"][0])


def _day(kind: str, item: dict[str, Any]) -> date:
    told = item["messageIssueTime"] if kind == "notifications" else item[ID_FIELD[kind]]
    return date.fromisoformat(told[:10])
