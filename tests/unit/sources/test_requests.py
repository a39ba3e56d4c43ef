from datetime import UTC, datetime, timedelta
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pyarrow as pa
import pytest

from etl.sources.model import Ask, Request, Window
from etl.sources.registry import DATASETS, dataset, match
from etl.sources.windows import split, split_years
from services.chassis.settings import Settings, load_settings
from services.domain.arrow import arrow_schema
from services.domain.datasets import DATASETS as KNOWN
from services.ports.archive import Select

NOW = datetime(2026, 4, 2, 15, 30, tzinfo=UTC)


@pytest.fixture
def settings() -> Settings:
    return load_settings(sources="live", nasa_api_key="operators-own-key")


def _query(request: Request) -> dict[str, str]:
    return {name: found[0] for name, found in parse_qs(urlsplit(request.url).query).items()}


def _day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _one_risk(query: Select) -> pa.Table:
    """A platform that holds one entry of Sentry's list, which the questions about single objects follow from."""
    rows = [{"designation": "101955", "known_at": NOW}] if query.table == "fact_impact_risks" else []
    return pa.Table.from_pylist(rows, schema=arrow_schema(query.table))


def test_every_dataset_of_the_platform_has_a_source() -> None:
    assert {d.key for d in DATASETS} == {f"{d.source}/{d.dataset}" for d in KNOWN}


@pytest.mark.parametrize("found", DATASETS, ids=lambda d: d.key)
def test_a_request_is_recognised_as_its_own_dataset_and_carries_no_key(found, settings: Settings) -> None:
    requests = list(found.requests(Ask(settings, NOW, held=_one_risk)))
    assert requests or found.about.retired
    for request in requests:
        assert match(request.url) is found
        assert "key" not in request.url
        assert request.keyed == (found.source == "neows")


def test_approaches_of_the_last_week_and_the_next_sixty_days(settings: Settings) -> None:
    (request,) = dataset("cneos_cad/approaches").requests(Ask(settings, NOW))
    query = _query(request)
    assert (query["date-min"], query["date-max"]) == ("2026-03-26", "2026-06-01")
    assert (query["dist-max"], query["diameter"], query["fullname"]) == ("0.2", "true", "true")
    assert request.window == Window(_day("2026-03-26"), _day("2026-06-02"))


def test_a_longer_window_of_approaches_is_asked_by_years(settings: Settings) -> None:
    window = Window(_day("2024-11-05"), _day("2026-02-01"))
    requests = dataset("cneos_cad/approaches").requests(Ask(settings, NOW, window))
    asked = [(_query(r)["date-min"], _query(r)["date-max"]) for r in requests]
    assert asked == [("2024-11-05", "2024-12-31"), ("2025-01-01", "2025-12-31"), ("2026-01-01", "2026-01-31")]


def test_the_catalogue_is_asked_for_whole(settings: Settings) -> None:
    (request,) = dataset("sbdb_query/asteroids").requests(Ask(settings, NOW))
    query = _query(request)
    assert (query["sb-group"], query["full-prec"]) == ("neo", "true")
    assert {"spkid", "pdes", "e", "ma", "sigma_ma", "condition_code"} <= set(query["fields"].split(","))
    assert "limit" not in query


def test_the_feed_from_yesterday_for_eight_days(settings: Settings) -> None:
    (request,) = dataset("neows/feed").requests(Ask(settings, NOW))
    assert (_query(request)["start_date"], _query(request)["end_date"]) == ("2026-04-01", "2026-04-08")


def test_no_feed_request_spans_more_than_seven_days_between_its_dates(settings: Settings) -> None:
    requests = dataset("neows/feed").requests(Ask(settings, NOW, Window(_day("2026-01-01"), _day("2026-03-05"))))
    spans = [_day(_query(r)["end_date"]) - _day(_query(r)["start_date"]) for r in requests]
    assert max(spans) == timedelta(days=7)
    assert _query(requests[0])["start_date"] == "2026-01-01"
    assert _query(requests[-1])["end_date"] == "2026-03-04"


@pytest.mark.parametrize("key", ["donki/flares", "donki/cmes", "donki/storms"])
def test_events_of_the_last_thirty_days(settings: Settings, key: str) -> None:
    (request,) = dataset(key).requests(Ask(settings, NOW))
    assert (_query(request)["startDate"], _query(request)["endDate"]) == ("2026-03-04", "2026-04-02")


def test_a_longer_window_of_events_is_asked_in_months(settings: Settings) -> None:
    window = Window(_day("2026-01-01"), _day("2026-03-15"))
    requests = dataset("donki/flares").requests(Ask(settings, NOW, window))
    asked = [(_query(r)["startDate"], _query(r)["endDate"]) for r in requests]
    assert asked == [("2026-01-01", "2026-01-30"), ("2026-01-31", "2026-03-01"), ("2026-03-02", "2026-03-14")]


@pytest.mark.parametrize(
    ("hours_old", "path"),
    [(None, "xrays-7-day"), (0.1, "xrays-6-hour"), (4.5, "xrays-6-hour"), (5.1, "xrays-7-day"), (100, "xrays-7-day")],
)
def test_x_rays_take_the_long_file_after_a_gap(settings: Settings, hours_old: float | None, path: str) -> None:
    newest = None if hours_old is None else NOW - timedelta(hours=hours_old)
    (request,) = dataset("swpc/xrays").requests(Ask(settings, NOW, newest_at=lambda: newest))
    assert request.url.endswith(f"/json/goes/primary/{path}.json")


def test_solar_wind_of_today_is_the_real_time_file(settings: Settings) -> None:
    urls = [dataset(k).requests(Ask(settings, NOW))[0].url for k in ("swpc/plasma", "swpc/mag")]
    assert [u.rpartition("/")[2] for u in urls] == ["rtsw_wind_1m.json", "rtsw_mag_1m.json"]


@pytest.mark.parametrize(("minutes_old", "span"), [(None, "7-day"), (10, "2-hour"), (110, "2-hour"), (119, "7-day")])
def test_solar_wind_in_its_older_form(minutes_old: float | None, span: str) -> None:
    settings = load_settings(sources="recorded", solar_wind_feed="products")
    newest = None if minutes_old is None else NOW - timedelta(minutes=minutes_old)
    (request,) = dataset("swpc/mag").requests(Ask(settings, NOW, newest_at=lambda: newest))
    assert request.url.endswith(f"/products/solar-wind/mag-{span}.json")


def test_base_addresses_come_from_settings() -> None:
    simulated = load_settings(sources="invented", jpl_url="http://127.0.0.1:9200/jpl")
    (request,) = dataset("cneos_cad/approaches").requests(Ask(simulated, NOW))
    assert request.url.startswith("http://127.0.0.1:9200/jpl/cad.api?")


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://api.nasa.gov/neo/rest/v1/feed/today?detailed=true", "neows/feed"),
        ("https://api.nasa.gov/neo/rest/v1/neo/lookup", "neows/lookup"),
        ("https://api.nasa.gov/neo/rest/v1/neo/browse?page=0", "neows/browse"),
        ("https://services.swpc.noaa.gov/products/solar-wind/plasma-2-hour.json", "swpc/plasma"),
        ("https://api.nasa.gov/DONKI/GST?startDate=2026-01-01", "donki/storms"),
        ("https://api.nasa.gov/neo/rest/v1/stats", "neows/stats"),
        ("https://services.swpc.noaa.gov/products/noaa-planetary-k-index-forecast.json", "swpc/kp_forecast"),
        ("https://services.swpc.noaa.gov/json/goes/secondary/xrays-6-hour.json", None),
        ("https://kauai.ccmc.gsfc.nasa.gov/DONKI/WS/get/HSS?startDate=2016-01-01", "donki/streams"),
        ("https://ssd-api.jpl.nasa.gov/sbdb.api?sstr=433", "sbdb/lookup"),
        ("https://ssd-api.jpl.nasa.gov/sentry.api", "sentry/risks"),
        ("https://ssd-api.jpl.nasa.gov/sentry.api?removed=1", "sentry/removals"),
        ("https://ssd-api.jpl.nasa.gov/sentry.api?des=99942", "sentry/objects"),
        ("https://example.org/cad.api", None),
        ("not a url", None),
    ],
)
def test_recorded_addresses_find_their_dataset(url: str, key: str | None) -> None:
    found = match(url)
    assert (found.key if found else None) == key


def test_windows_are_cut_to_whole_days_without_gap_or_overlap() -> None:
    window = Window(_day("2025-12-30") + timedelta(hours=5), _day("2026-01-02") + timedelta(hours=1))
    for parts in (split(window, timedelta(days=2)), split_years(window)):
        assert parts[0].start == _day("2025-12-30")
        assert parts[-1].end == _day("2026-01-03")
        assert all(a.end == b.start for a, b in pairwise(parts))
