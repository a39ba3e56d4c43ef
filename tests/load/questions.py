"""What the pages of the web app ask of the gateway, as its hooks put it (frontend/src/features, frontend/src/api)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil, floor
from urllib.parse import urlencode

API = "/api/v1/"
WEEK = timedelta(days=7)
_HOUR, _DAY, _KNOT = timedelta(hours=1), timedelta(days=1), timedelta(minutes=2)
_WINDOW_STEPS = 288
_WINDOW_PAST = 0.85
_CHARTS = (
    "kp_index",
    "solar_wind_speed_km_s",
    "xray_flux_long_w_m2,xray_flux_short_w_m2",
    "imf_bt_nt,imf_bz_gsm_nt",
    "proton_density_per_cm3",
    "proton_temperature_k",
)


@dataclass(frozen=True, slots=True)
class Question:
    """One GET: the route's template that it is counted under, its target, and the dataset that makes it asked again."""

    route: str
    target: str
    dataset: str


def question(dataset: str, route: str, **parameters: object) -> Question:
    """A question to a route below /api/v1 that has no parameter in its path."""
    query = f"?{urlencode(parameters)}" if parameters else ""
    return Question(API + route, f"{API}{route}{query}", dataset)


def iso(instant: datetime) -> str:
    """An instant as the web app writes it."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def window(now: datetime, span: timedelta) -> dict[str, str]:
    """The stretch that charts show: its bounds move in steps, so that it is the same for minutes on end."""
    step = span.total_seconds() / _WINDOW_STEPS
    end = ceil((now.timestamp() + span.total_seconds() * (1 - _WINDOW_PAST)) / step) * step
    bounds = (datetime.fromtimestamp(second, UTC) for second in (end - span.total_seconds(), end))
    return dict(zip(("from", "to"), map(iso, bounds), strict=True))


def cut(now: datetime, step: timedelta) -> datetime:
    """The instant, cut to whole steps since 1970."""
    seconds = step.total_seconds()
    return datetime.fromtimestamp(floor(now.timestamp() / seconds) * seconds, UTC)


def series(now: datetime, names: str, span: timedelta = WEEK, **more: object) -> Question:
    """One chart's samples."""
    return question(
        "space_weather", "space-weather/series", names=names, **window(now, span), **({"points": 3000} | more)
    )


def weather_now() -> Question:
    """The newest sample of every series."""
    return question("space_weather", "space-weather/now")


def approaches(**parameters: object) -> Question:
    """Close approaches."""
    return question("asteroids", "asteroids/approaches", **parameters)


def _frame(now: datetime) -> list[Question]:
    stretch = window(now, WEEK) | {"limit": 1000}
    return [
        question("space_weather", "space-weather/events", **stretch),
        approaches(**stretch, max_distance_ld=10),
        question("", "fields"),
    ]


def overview(now: datetime) -> list[Question]:
    """The first page."""
    hour = cut(now, _HOUR)
    ahead = {"from": iso(hour), "to": iso(hour + 30 * _DAY), "sort": "approach_at", "limit": 200}
    return [*_frame(now), approaches(**ahead), weather_now(), question("pipeline", "pipeline/sources")]


def space_weather(now: datetime) -> list[Question]:
    """The page of charts, events and alerts."""
    week = window(now, WEEK)
    ahead = {"from": iso(cut(now, _HOUR) - 12 * _HOUR), "to": week["to"], "limit": 200}
    charts = [series(now, names) for names in _CHARTS]
    lists = [
        question("space_weather", "space-weather/alerts", **week, limit=200),
        question("space_weather", "space-weather/forecasts", **ahead),
    ]
    return [*_frame(now), weather_now(), *lists, *charts]


def asteroids(now: datetime) -> list[Question]:
    """The page of approaches, risks and the solar system; the elements are read once."""
    day = cut(now, _DAY)
    span = {"from": iso(day - WEEK)[:10], "to": iso(day + 59 * _DAY)[:10], "sort": "miss_distance_km", "limit": 1000}
    return [
        *_frame(now),
        approaches(**{"from": iso(cut(now, _HOUR))}, sort="approach_at", limit=200),
        approaches(**span),
        question("asteroids", "asteroids/impact-risks", limit=100),
        question("asteroids", "asteroids/fireballs", limit=100),
        question("", "asteroids/elements", format="arrow"),
    ]


def satellites(now: datetime) -> list[Question]:
    """The page of the globe: a list, and every satellite's place at two instants about now."""
    knot = cut(now, _KNOT)
    places = [question("satellites", "satellites/states", at=iso(at), format="arrow") for at in (knot, knot + _KNOT)]
    listed = [question("satellites", "satellites/groups"), question("satellites", "satellites", limit=100)]
    return [*_frame(now), *listed, *places]


PAGES: dict[str, Callable[[datetime], list[Question]]] = {
    "/": overview,
    "/space-weather/": space_weather,
    "/asteroids/": asteroids,
    "/satellites/": satellites,
}
"""A page's address, and what it asks at an instant of the platform's clock."""
