from collections.abc import Iterator
from datetime import date, datetime, timedelta
from urllib.parse import parse_qs

from services.simulator.answer import Answer
from services.simulator.recorded.week import Recording, Week, not_recorded


def feed(week: Week, start: date, end: date, now: datetime) -> Answer:
    """The feed as known at `now`: the answer itself where that question was asked, else its days put together.

    A day that no answer covered has no key, and `form` names it.
    """
    found = {day: _newest(week, day, now) for day in _days(start, end)}
    held = {day: recording for day, recording in found.items() if recording is not None}
    if not held:
        return not_recorded(f"The feed from {start} to {end}, as known at {now:%Y-%m-%dT%H:%MZ},")
    newest = max(held.values(), key=lambda r: r.fetched_at)
    if _window(newest) == (start, end) and set(held.values()) == {newest}:
        return Answer(body=newest.read(week.folder), form=newest.form, modified=newest.fetched_at)
    days = {day.isoformat(): week.json(r)["near_earth_objects"].get(day.isoformat(), []) for day, r in held.items()}
    whole = len(held) == len(found) and all(r.form is None for r in held.values())
    body = {
        "links": {"next": None, "prev": None, "self": None},
        "element_count": sum(map(len, days.values())) if whole else None,
        "near_earth_objects": days,
    }
    return Answer.json(body, form=_form(held, sorted(set(found) - set(held))), modified=newest.fetched_at)


def _newest(week: Week, day: date, now: datetime) -> Recording | None:
    covering = [r for r in week.of("/feed", now) if _window(r)[0] <= day <= _window(r)[1]]
    whole = [r for r in covering if r.form is None]
    best = whole or covering
    return best[-1] if best else None


def _window(recording: Recording) -> tuple[date, date]:
    query = parse_qs(recording.query)
    return date.fromisoformat(query["start_date"][0]), date.fromisoformat(query["end_date"][0])


def _form(held: dict[date, Recording], missing: list[date]) -> str:
    parts = sorted({f"{r.form or 'as answered'} ({r.fetched_at:%Y-%m-%dT%H:%MZ})" for r in held.values()})
    text = f"days put together from {len(parts)} answers: {'; '.join(parts)}"
    return text + (f"; not recorded: {', '.join(map(str, missing))}" if missing else "")


def _days(start: date, end: date) -> Iterator[date]:
    return (start + timedelta(days=n) for n in range((end - start).days + 1))
