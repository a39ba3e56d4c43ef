"""NASA NeoWs: feed of approaches by day, lookup of one object, browse page by page.

It relays CNEOS: its epoch milliseconds are a TDB reading. Answers of 2016 give only a date (their epoch is midnight
in California): those approaches are put at noon of the date. One record is one approach; in lookup and browse each
object is a record as well, in the feed only an object without approaches is.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import numpy as np
import pyarrow as pa

from etl.sources import columns, neows_browse
from etl.sources.instants import calendar_instants, noon_of_dates
from etl.sources.model import Ask, Dataset, Parsed, Payload, Request, Window, about
from etl.sources.neows_reading import Answer, read
from etl.sources.neows_schema import Approach, Asteroid, Orbit
from etl.sources.payload import UnreadableError, unreadable
from etl.sources.rows import table
from etl.sources.windows import date_of, day_of, query_of, split
from services.domain.designations import designation_from_name, designation_from_spkid
from services.domain.time_scales import Instants, iso_seconds, utc_from_tdb

MAX_DAYS = 7
WATCHED = ("2099942", "2101955")  # Apophis, Bennu: the best known, with approaches to other planets
_ORBIT_NAMES = tuple(n for n in columns.NEOWS_ORBIT if n not in {"record_no", "designation", "orbit_class_type"})
_EPOCH_RANGE_MS = (-12_000_000_000_000, 18_000_000_000_000)


def _parser(*, objects_count: bool) -> Callable[[Payload], Parsed]:
    def parse(payload: Payload) -> Parsed:
        try:
            answer = read(payload)
            parsed = _parsed(answer, objects_count=objects_count)
        except UnreadableError as error:
            return unreadable(payload, error)
        if not objects_count:
            _judge_feed(parsed, answer, payload)
        return parsed

    return parse


def _parsed(answer: Answer, *, objects_count: bool) -> Parsed:
    objects = answer.objects
    counts = np.array([len(o.close_approach_data) for o in objects], dtype="int64")
    approaches = [a for o in objects for a in o.close_approach_data]
    # An object's own record comes before its approaches; in a feed an object with approaches has none.
    own = np.ones_like(counts) if objects_count else (counts == 0).astype("int64")
    first = np.concatenate(([0], np.cumsum(own + counts)))[:-1]
    numbers = np.repeat(first + own, counts) + _within(counts)
    names = [_designation(o) for o in objects]
    designations = [name for name, count in zip(names, counts.tolist(), strict=True) for _ in range(count)]
    tdb = _instants(approaches)
    missing = np.isnat(tdb)
    total = answer.number_problems_from(int(own.sum() + counts.sum()))
    answer.reject_instants(approaches, numbers, missing)
    orbits = [(i, o.orbital_data) for i, o in enumerate(objects) if o.orbital_data is not None]
    return Parsed(
        records=total,
        tables={
            columns.NEOWS_ASTEROIDS: _asteroids(objects, names, first),
            columns.NEOWS_APPROACHES: _approaches(approaches, designations, numbers, tdb).filter(pa.array(~missing)),
            columns.NEOWS_ORBITS: _orbits(orbits, names, first),
        },
        problems=answer.problems,
        declared=answer.declared,
        schema_fingerprint=answer.fingerprint,
    )


def _asteroids(objects: Sequence[Asteroid], names: list[str | None], first: Any) -> pa.Table:
    sizes = [o.estimated_diameter.kilometers for o in objects]
    return table(
        columns.NEOWS_ASTEROIDS,
        first,
        {
            "designation": names,
            "neows_id": [o.id or o.neo_reference_id for o in objects],
            "name": [o.name for o in objects],
            "nasa_jpl_url": [o.nasa_jpl_url for o in objects],
            "absolute_magnitude_h": [o.absolute_magnitude_h for o in objects],
            "estimated_diameter_min": [s.estimated_diameter_min for s in sizes],
            "estimated_diameter_max": [s.estimated_diameter_max for s in sizes],
            "is_potentially_hazardous_asteroid": [o.is_potentially_hazardous_asteroid for o in objects],
            "is_sentry_object": [o.is_sentry_object for o in objects],
        },
    )


def _approaches(
    approaches: Sequence[Approach], designations: list[str | None], numbers: Any, tdb: Instants
) -> pa.Table:
    return table(
        columns.NEOWS_APPROACHES,
        numbers,
        {
            "designation": designations,
            "approach_at": iso_seconds(utc_from_tdb(tdb)),
            "approach_at_tdb": iso_seconds(tdb),
            "close_approach_date": [a.close_approach_date for a in approaches],
            "close_approach_date_full": [a.close_approach_date_full for a in approaches],
            "epoch_date_close_approach": [a.epoch_date_close_approach for a in approaches],
            "kilometers_per_second": [a.relative_velocity.kilometers_per_second for a in approaches],
            "astronomical": [a.miss_distance.astronomical for a in approaches],
            "orbiting_body": [a.orbiting_body for a in approaches],
        },
    )


def _orbits(orbits: list[tuple[int, Orbit]], names: list[str | None], first: Any) -> pa.Table:
    classes = [o.orbit_class.orbit_class_type if o.orbit_class else None for _, o in orbits]
    given = {name: [getattr(o, name) for _, o in orbits] for name in _ORBIT_NAMES}
    designations = [names[i] for i, _ in orbits]
    numbers = [int(first[i]) for i, _ in orbits]
    return table(columns.NEOWS_ORBITS, numbers, {**given, "designation": designations, "orbit_class_type": classes})


def _designation(item: Asteroid) -> str | None:
    if found := designation_from_name(item.name):
        return found
    spkid = item.id or item.neo_reference_id
    return designation_from_spkid(spkid) if spkid else None


def _instants(approaches: Sequence[Approach]) -> Instants:
    low, high = _EPOCH_RANGE_MS
    epochs = [a.epoch_date_close_approach for a in approaches]
    exact = [e if type(e) is int and low < e < high and a.close_approach_date_full else None
             for e, a in zip(epochs, approaches, strict=True)]  # fmt: skip
    if None not in exact:
        return np.array(exact, dtype="int64").astype("datetime64[ms]").astype("datetime64[us]")
    full = calendar_instants([a.close_approach_date_full for a in approaches])
    noon = noon_of_dates([a.close_approach_date for a in approaches])
    known = np.array([np.datetime64("NaT") if e is None else e for e in exact], dtype="datetime64[ms]")
    return np.where(~np.isnat(known), known, np.where(~np.isnat(full), full, noon)).astype("datetime64[us]")


def _within(counts: Any) -> Any:
    """0, 1, 2 … within each object."""
    ends = np.cumsum(counts)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - counts, counts)


def _judge_feed(parsed: Parsed, answer: Answer, payload: Payload) -> None:
    parsed.window = _window(payload, answer.days)
    whole = answer.declared == answer.listed and not parsed.problems and not payload.truncated
    parsed.semantics = "snapshot" if whole and parsed.window else "increment"


def _window(payload: Payload, days: Sequence[str]) -> Window | None:
    query = query_of(payload.url)
    start = date_of(query.get("start_date"))
    if start is None:
        # feed/today does not say in its URL which day it is.
        known = [day for day in map(date_of, days) if day]
        return Window(min(known), max(known) + timedelta(days=1)) if known else None
    end = date_of(query.get("end_date")) or start + timedelta(days=MAX_DAYS)
    return Window(start, end + timedelta(days=1))


def _feed_requests(ask: Ask) -> list[Request]:
    today = day_of(ask.now)
    wanted = ask.window or Window(today - timedelta(days=1), today + timedelta(days=MAX_DAYS))
    # At most 7 days between its two dates: 8 days with both of them.
    return [_feed_request(ask, part) for part in split(wanted, timedelta(days=MAX_DAYS + 1))]


def _feed_request(ask: Ask, window: Window) -> Request:
    last = window.end - timedelta(microseconds=1)
    query = urlencode({"start_date": f"{window.start:%Y-%m-%d}", "end_date": f"{last:%Y-%m-%d}"})
    return Request("nasa", f"{ask.settings.neows_url}/feed?{query}", window, keyed=True)


def _lookup_requests(ask: Ask) -> list[Request]:
    return [Request("nasa", f"{ask.settings.neows_url}/neo/{number}", keyed=True) for number in WATCHED]


_TABLES = (columns.NEOWS_ASTEROIDS, columns.NEOWS_APPROACHES, columns.NEOWS_ORBITS)


def _dataset(name: str, path: str, requests: Callable[[Ask], list[Request]], *, objects_count: bool) -> Dataset:
    address = rf"api\.nasa\.gov/neo/rest/v1/{path}"
    return Dataset(about("neows", name), "nasa", _TABLES, requests, _parser(objects_count=objects_count), (address,))


DATASETS = (
    _dataset("feed", "feed(/today)?", _feed_requests, objects_count=False),
    _dataset("lookup", r"neo/(lookup|\d+)", _lookup_requests, objects_count=True),
    _dataset("browse", "neo/browse", neows_browse.requests, objects_count=True),
)
