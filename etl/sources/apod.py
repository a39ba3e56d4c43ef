"""NASA Astronomy Picture of the Day: the new endpoint, and the old one of which recordings exist.

The new one silently ignores parameters that it does not know, the old one now gives one placeholder whatever the date:
a record of a day that was not asked for, or that says the same of several days, is set aside.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Any

from etl.sources import columns
from etl.sources.apod_shapes import COLUMNS, values_of
from etl.sources.cleaning import entity
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, Window, about
from etl.sources.payload import UnreadableError, fingerprint, read_json, unreadable
from etl.sources.pictures import Picture, Pictures, small_and_full
from etl.sources.rows import Rows, rows_from_objects, table
from etl.sources.windows import date_of, day_of, query_of, split

PICTURES_OF_DAY = columns.bronze("bronze_apod__pictures", *COLUMNS)
DAY = timedelta(days=1)
PAGE = 25
MOSTLY = 0.8
"""Share of the days that an answer has which covers them: a few days never had a picture."""
_LOGO = re.compile(r"nasa[-_ ]?(logo|meatball|insignia)|placeholder", re.IGNORECASE)
_ASKED_DAY = re.compile(r"/(\d{6})/?(?:\?|$)")
_NASA_TERMS = "NASA media guidelines: no copyright holder is named; credit the source"


def parse(payload: Payload) -> Parsed:
    """Pictures of an answer in either endpoint's form, or in that of a copy."""
    try:
        value = read_json(payload)
        records = value if isinstance(value, list) else [value]
        rows = rows_from_objects(records, ["date", "title", "explanation"], sorted(set(chain(*_objects(records)))))
    except UnreadableError as error:
        return unreadable(payload, error)
    rows.values = {c: [r[c] for r in map(values_of, rows.records)] for c in COLUMNS}
    asked = asked_days(payload.url)
    _reject_wrong(rows, asked)
    days = sorted({d for d in map(_day, rows.get("picture_date")) if d})
    return Parsed(
        records=len(records),
        tables={PICTURES_OF_DAY: table(PICTURES_OF_DAY, rows.record_no, rows.values)},
        problems=rows.problems,
        schema_fingerprint=fingerprint((), records),
        window=None if rows.problems else _covered(days, asked),
    )


def asked_days(url: str) -> Window | None:
    """The days that an address asks for; None for the newest."""
    query = query_of(url)
    if one := _ASKED_DAY.search(url):
        first = last = _short_date(one[1])
    elif "date_from" in query:
        first, last = _short_date(query["date_from"]), _short_date(query.get("date_to", ""))
    else:
        one_day = query.get("date")
        first, last = date_of(one_day or query.get("start_date")), date_of(one_day or query.get("end_date"))
    return Window(first, last + DAY) if first and last else None


def _objects(records: list[Any]) -> Iterable[Mapping[str, Any]]:
    return (r for r in records if isinstance(r, dict))


def _day(value: Any) -> datetime | None:
    return date_of(value) if isinstance(value, str) else None


def _short_date(text: str) -> datetime | None:
    """A YYMMDD day; years 95 to 99 are of the last century."""
    if not re.fullmatch(r"\d{6}", text):
        return None
    return date_of(f"{'19' if text >= '95' else '20'}{text[:2]}-{text[2:4]}-{text[4:]}")


def _reject_wrong(rows: Rows, asked: Window | None) -> None:
    days = [_day(d) for d in rows.get("picture_date")]
    if asked:
        wrong = [d is not None and not asked.start <= d < asked.end for d in days]
        expected = f"a day from {asked.start:%Y-%m-%d} to {asked.end - DAY:%Y-%m-%d}; the provider ignored the question"
        rows.reject(wrong, "record.not_asked", "picture_date", expected)
    # Pictures are shown again in other years, a few with the same text; a placeholder is what most days say.
    texts = list(zip(*map(rows.get, ("picture_title", "image_url", "explanation")), strict=True))
    said = defaultdict(set)
    for day, text in zip(rows.get("picture_date"), texts, strict=True):
        said[text].add(str(day))
    most = max(2.0, len(set().union(*said.values())) / 2)
    stand_in = [len(said[text]) >= most or bool(_LOGO.search(f"{text[0]} {text[1]}")) for text in texts]
    expected = "the day's own picture; the provider gave a placeholder, ask its other endpoint"
    rows.reject(stand_in, "record.placeholder", "picture_title", expected)


def _covered(days: list[datetime], asked: Window | None) -> Window | None:
    """The days that were asked for, or those of a newest page; none where many are missing, as in a copy."""
    window = asked or (Window(days[0], days[-1] + DAY) if days else None)
    return window if window and len(days) * DAY >= MOSTLY * (window.end - window.start) else None


def _requests(ask: Ask) -> list[Request]:
    base = f"{ask.settings.apod_url}/"
    if ask.window is None:
        return [Request("apod", f"{base}?page=1&per_page={PAGE}")]
    parts = split(ask.window, PAGE * DAY)
    ends = [(p, f"{p.start:%y%m%d}", f"{p.end - DAY:%y%m%d}") for p in parts]
    return [Request("apod", f"{base}?date_from={a}&date_to={b}&per_page={PAGE}", p) for p, a, b in ends]


def _old_requests(ask: Ask) -> list[Request]:
    """Only recordings answer: the provider itself gives its logo."""
    if ask.settings.origin != "recorded":
        return []
    today = day_of(ask.now.astimezone(UTC))
    window = ask.window or Window(today - 30 * DAY, today + DAY)
    base = f"{ask.settings.planetary_url}/apod"
    days = [(p, f"{p.start:%Y-%m-%d}", f"{p.end - DAY:%Y-%m-%d}") for p in split(window, 100 * DAY)]
    return [Request("apod", f"{base}?start_date={a}&end_date={b}", p) for p, a, b in days]


def _pictures(row: Mapping[str, Any], _now: datetime) -> list[Picture]:
    holder = row["copyright_holder"]
    credit = row["credit"] or holder or "NASA APOD"
    terms = f"© {holder}: ask the holder before any use of your own" if holder else _NASA_TERMS
    return small_and_full(row["image_url"], row["hd_image_url"] or row["image_url"], credit, terms, shrink=True)


PICTURES = (
    Pictures(source="apod", table="fact_apod", key="picture_date", newest="picture_date", most=12_000, of=_pictures,
             columns=("picture_date", "credit", "copyright_holder", "image_url", "hd_image_url")),
)  # fmt: skip
_CLEANINGS = (entity(PICTURES_OF_DAY, "silver_apod__pictures", {c: c for c in COLUMNS}, ("picture_title",)),)
DATASETS = (
    Dataset(about("apod", "pictures"), "apod", (PICTURES_OF_DAY,), _requests, parse,
            (r"science\.nasa\.gov/wp-json/wp/v2/apod-basic(/\d{6})?",), _CLEANINGS),
    Dataset(about("apod", "old"), "apod", (PICTURES_OF_DAY,), _old_requests, parse,
            (r"api\.nasa\.gov/planetary/apod", r"apod\.nasa\.gov(/.*)?"), _CLEANINGS),
)  # fmt: skip
