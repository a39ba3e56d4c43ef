"""SWPC's other files in the package: some held once with all their rows, some as each was answered."""

from datetime import datetime

from services.simulator.answer import JSON, TEXT, Answer
from services.simulator.recorded.week import Week, not_recorded

TIMES = {"products/alerts.json": "issue_datetime", "products/kyoto-dst.json": "time_tag"}
"""Files that are cut to the clock, and the member that says when a row was told."""

_PROTONS = "json/goes/primary/integral-protons-"


def cut(week: Week, path: str, time: str, now: datetime) -> Answer:
    """The rows of a file that were told by now, in its order."""
    recording = week.only(f"/{path}")
    until = f"{now:%Y-%m-%d %H:%M:%S}"
    rows = [row for row in week.json(recording) if row[time].replace("T", " ") <= until]
    return Answer.json(rows, form=f"{recording.form}; cut to the platform clock", modified=now)


def newest(week: Week, path: str, now: datetime) -> Answer:
    """The newest answer that had been given, whatever its age: its own times say it."""
    if path.startswith(_PROTONS):
        path = f"{_PROTONS}6-hour.json"  # the only span that was kept
    given = week.of(f"/{path}", now)
    if not given:
        return not_recorded(f"SWPC's {path} before {now:%Y-%m-%d}")
    kind = TEXT if path.endswith(".txt") else JSON
    body = given[-1].read(week.folder)
    return Answer(body=body, media_type=kind, form=given[-1].form, modified=given[-1].fetched_at)
