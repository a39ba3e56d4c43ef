from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from services.core import space_weather_lists as use
from services.core.answers import Format, Label, table_answer
from services.core.conditions import equal
from services.core.context import Core, UseCore
from services.core.inputs import OpenSpan, names, span
from services.core.models import responses, table_model
from services.core.paging import Page
from services.core.parameters import Cursor, Form, From, KnownAt, Limit, To
from services.domain.fields.space_weather_products import ALERT_KINDS, BULLETINS, FORECAST_PRODUCTS, FORECAST_ROLES
from services.ports.archive import Where

router = APIRouter()

NOTIFICATION_TYPES = ("FLR", "SEP", "CME", "IPS", "MPC", "GST", "RBE", "Report")
Alert: Any = table_model("SpaceWeatherAlert", use.ALERTS.table)
Notification: Any = table_model("SpaceWeatherNotification", use.NOTIFICATIONS.table)
KpForecast: Any = table_model("KpForecast", use.KP_FORECASTS.table)
DayForecast: Any = table_model("DayForecast", use.DAY_FORECASTS.table)
Bulletin: Any = table_model("Bulletin", use.BULLETINS.table)
Analysis: Any = table_model("CmeAnalysis", use.ANALYSES.table)
Simulation: Any = table_model("EnlilSimulation", use.SIMULATIONS.table)


def _listed(allowed: tuple[str, ...]) -> str:
    return f"Comma list of {', '.join(allowed)}; absent: all"


def _chosen(column: str, name: str, text: str | None, allowed: tuple[str, ...]) -> list[Where]:
    return [] if text is None else [Where(column, "in", names(name, text, allowed))]


def _answer(  # noqa: PLR0913, PLR0917 - all that a list is asked for
    core: Core, listing: use.Listing, asked: OpenSpan, where: Sequence[Where], page: Page, form: Format
) -> Response:
    label = Label(core, "space_weather")
    rows, meta = use.listed(core.holdings, listing, asked, where, page)
    return table_answer(label, rows, form, **meta)


@router.get("/alerts", responses=responses(list[Alert], "csv", "arrow"), summary="SWPC's watches, warnings and alerts")
def alerts(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    kinds: Annotated[str | None, Query(description=_listed(ALERT_KINDS))] = None,
    start: From = None,
    to: To = None,
    known_at: KnownAt = None,
    limit: Limit = 100,
    cursor: Cursor = None,
    form: Form = "json",
) -> Response:
    """Messages by their issue, newest first, by page."""
    where = _chosen("alert_kind", "kinds", kinds, ALERT_KINDS)
    return _answer(core, use.ALERTS, span(start, to), where, Page(limit, cursor, known_at), form)


@router.get(
    "/notifications", responses=responses(list[Notification], "csv", "arrow"), summary="DONKI's notifications in full"
)
def notifications(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    types: Annotated[str | None, Query(description=_listed(NOTIFICATION_TYPES))] = None,
    event: Annotated[str | None, Query(description="Only those that name this event")] = None,
    start: From = None,
    to: To = None,
    known_at: KnownAt = None,
    limit: Limit = 100,
    cursor: Cursor = None,
    form: Form = "json",
) -> Response:
    """Messages by their issue, newest first, by page."""
    where = _chosen("notification_type", "types", types, NOTIFICATION_TYPES)
    where += [Where("mentioned_event_ids", "contains", event)] if event else []
    return _answer(core, use.NOTIFICATIONS, span(start, to), where, Page(limit, cursor, known_at), form)


@router.get("/forecasts", responses=responses(list[KpForecast], "csv", "arrow"), summary="Kp by three hours, as issued")
def forecasts(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    start: From = None,
    to: To = None,
    known_at: KnownAt = None,
    limit: Limit = 100,
    cursor: Cursor = None,
    form: Form = "json",
) -> Response:
    """Observed, estimated and predicted Kp, oldest first.

    With `known_at` each interval is what the newest file of that instant said of it: the forecast as it was issued.
    """
    return _answer(core, use.KP_FORECASTS, span(start, to), [], Page(limit, cursor, known_at), form)


@router.get(
    "/forecasts/days",
    responses=responses(list[DayForecast], "csv", "arrow"),
    summary="NOAA's scales by day and the probabilities of storms and blackouts",
)
def day_forecasts(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    products: Annotated[str | None, Query(description=_listed(FORECAST_PRODUCTS))] = None,
    roles: Annotated[str | None, Query(description=_listed(FORECAST_ROLES))] = None,
    start: From = None,
    to: To = None,
    known_at: KnownAt = None,
    limit: Limit = 100,
    cursor: Cursor = None,
    form: Form = "json",
) -> Response:
    """Days, oldest first; with `known_at` as they were forecast then."""
    where = _chosen("forecast_product", "products", products, FORECAST_PRODUCTS)
    where += _chosen("forecast_role", "roles", roles, FORECAST_ROLES)
    return _answer(core, use.DAY_FORECASTS, span(start, to), where, Page(limit, cursor, known_at), form)


@router.get("/bulletins", responses=responses(list[Bulletin], "csv", "arrow"), summary="SWPC's texts as issued")
def bulletins(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    products: Annotated[str | None, Query(description=_listed(BULLETINS))] = None,
    start: From = None,
    to: To = None,
    known_at: KnownAt = None,
    limit: Limit = 20,
    cursor: Cursor = None,
    form: Form = "json",
) -> Response:
    """Text products, newest first, each whole."""
    where = _chosen("bulletin", "products", products, BULLETINS)
    return _answer(core, use.BULLETINS, span(start, to), where, Page(limit, cursor, known_at), form)


@router.get("/analyses", responses=responses(list[Analysis], "csv", "arrow"), summary="DONKI's analyses of CMEs")
def analyses(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    cme: Annotated[str | None, Query(description="Only those of this CME")] = None,
    start: From = None,
    to: To = None,
    known_at: KnownAt = None,
    limit: Limit = 100,
    cursor: Cursor = None,
    form: Form = "json",
) -> Response:
    """Analyses by their CME's start, newest first."""
    where = equal(cme_event_id=cme or None)
    return _answer(core, use.ANALYSES, span(start, to), where, Page(limit, cursor, known_at), form)


@router.get("/simulations", responses=responses(list[Simulation], "csv", "arrow"), summary="WSA-ENLIL simulations")
def simulations(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    cme: Annotated[str | None, Query(description="Only those that were given this CME")] = None,
    start: From = None,
    to: To = None,
    known_at: KnownAt = None,
    limit: Limit = 100,
    cursor: Cursor = None,
    form: Form = "json",
) -> Response:
    """Runs by their completion, newest first, with the places that they expect an impact at."""
    where = [Where("cme_event_ids", "contains", cme)] if cme else []
    return _answer(core, use.SIMULATIONS, span(start, to), where, Page(limit, cursor, known_at), form)
