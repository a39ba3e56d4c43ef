"""What is asked next follows from what is held and what was asked: a walk goes on after a restart."""

from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pytest

from etl.sources.model import Ask
from etl.sources.neows_browse import PAGES_PER_RUN
from etl.sources.registry import dataset
from etl.sources.sbdb import WATCHED
from etl.sources.windows import query_of
from services.chassis.settings import load_settings
from services.domain.arrow import arrow_schema

NOW = datetime(2026, 4, 2, 15, 30, tzinfo=UTC)
BROWSE = "https://api.nasa.gov/neo/rest/v1/neo/browse?page={}&size=20"


class Held:
    """Tables of record; conditions are applied as core applies them, as far as these tests need them."""

    def __init__(self, **tables):
        self.tables = tables

    def __call__(self, query):
        rows = self.tables.get(query.table, [])
        for where in query.where:
            rows = [r for r in rows if _meets(r.get(where.column), where.operator, where.value)]
        for name in reversed(query.sort):
            rows = sorted(rows, key=lambda r, n=name: r[n.lstrip("-")], reverse=name.startswith("-"))
        return pa.Table.from_pylist(rows[: query.limit], schema=arrow_schema(query.table))


def _meets(value, operator, wanted):
    if operator == "!=":
        return value != wanted
    if value is None:
        return operator == "=" and wanted is None
    return {"=": value == wanted, "in": operator == "in" and value in wanted,
            ">=": operator == ">=" and value >= wanted, "<": operator == "<" and value < wanted}[operator]  # fmt: skip


def _fetch(source, name, url, days_ago=1.0, status=200):
    return {
        "source": source,
        "dataset": name,
        "url": url,
        "status": status,
        "fetched_at": NOW - timedelta(days=days_ago),
    }


def _asked(key, held, name, *, sources="live", nasa_key="operators-own-key"):
    ask = Ask(load_settings(sources=sources, nasa_api_key=nasa_key), NOW, held=held)
    return [query_of(request.url)[name] for request in dataset(key).requests(ask)]


def _pages(*fetches, records=20):
    batches = [{**f, "records": records} for f in fetches]
    return _asked("neows/browse", Held(fetches=list(fetches), batches=batches), "page")


def test_the_catalogue_is_walked_page_by_page():
    assert _pages() == [str(n) for n in range(PAGES_PER_RUN)]
    fetches = [_fetch("neows", "browse", BROWSE.format(n), days_ago=2 - n / 10) for n in range(8)]
    assert _pages(*fetches)[0] == "8"
    assert _pages(*fetches, _fetch("neows", "browse", BROWSE.format(8), status=304))[0] == "9"


def test_a_page_that_failed_is_asked_again():
    fetches = [_fetch("neows", "browse", BROWSE.format(7), 2), _fetch("neows", "browse", BROWSE.format(8), 1, 503)]
    assert _pages(*fetches)[0] == "8"


def test_after_the_last_page_the_walk_begins_again():
    assert _pages(_fetch("neows", "browse", BROWSE.format(101)), records=0)[0] == "0"
    assert _pages(_fetch("neows", "browse", BROWSE.format(101), status=404))[0] == "0"


def test_the_demonstration_key_has_room_for_one_page():
    assert _asked("neows/browse", Held(), "page", nasa_key="DEMO_KEY") == ["0"]


def _risk(name, palermo, days_ago=10.0):
    return {"designation": name, "palermo_cumulative": palermo, "known_at": NOW - timedelta(days=days_ago)}


def test_listed_objects_are_asked_for_by_danger_and_again_when_their_entry_changed():
    fetch = "https://ssd-api.jpl.nasa.gov/sentry.api?des={}"
    held = Held(
        fact_impact_risks=[_risk("a", -3.0), _risk("b", -1.5), _risk("c", -2.0), _risk("d", -2.5, days_ago=1)],
        fetches=[
            _fetch("sentry", "objects", fetch.format("c"), 5),
            _fetch("sentry", "objects", fetch.format("d"), 5),
            _fetch("sentry", "objects", fetch.format("a"), 5, status=503),
        ],
    )
    assert _asked("sentry/objects", held, "des") == ["b", "d", "a"]


def _passing(name, days):
    return {"designation": name, "body": "Earth", "approach_at": NOW + timedelta(days=days)}


def test_looked_up_is_what_passes_soon_or_is_listed_and_was_not_lately():
    url = "https://ssd-api.jpl.nasa.gov/sbdb.api?des={}"
    held = Held(
        fact_asteroid_approaches=[
            _passing("late", 8),
            _passing("soon", 6),
            _passing("sooner", 2),
            _passing("gone", -1),
        ],
        fact_impact_risks=[_risk("listed", -2.0), _risk("sooner", -1.0)],
        fetches=[_fetch("sbdb", "lookup", url.format("99942"), 29), _fetch("sbdb", "lookup", url.format("433"), 31)],
    )
    assert _asked("sbdb/lookup", held, "des") == ["433", "25143", "2024 YR4", "sooner", "soon", "listed"]
    assert _asked("sbdb/lookup", held, "des", sources="recorded") == [n for n in WATCHED if n != "99942"]


@pytest.mark.parametrize("key", ["sbdb/lookup", "sentry/objects", "neows/browse"])
def test_a_platform_without_any_data_asks_what_it_can(key):
    assert isinstance(dataset(key).requests(Ask(load_settings(sources="live"), NOW)), list)
