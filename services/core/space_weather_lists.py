"""Lists of what is said about space weather: alerts, notifications, forecasts, analyses, simulations, bulletins."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from services.core import completeness
from services.core.conditions import STANDING, within
from services.core.inputs import OpenSpan
from services.core.paging import Page, read_page
from services.ports.archive import Reader, Where


@dataclass(frozen=True)
class Listing:
    """A table as a list: newest first by `time`, from which datasets of which source."""

    table: str
    key: str
    time: str
    source: str
    datasets: tuple[str, ...]
    ascending: bool = False

    @property
    def order(self) -> tuple[str, str]:
        """Sort columns, the key last."""
        return (self.time if self.ascending else f"-{self.time}", self.key)


ALERTS = Listing("fact_space_weather_alerts", "alert_id", "issued_at", "swpc", ("alerts",))
NOTIFICATIONS = Listing("fact_space_weather_notifications", "notification_id", "issued_at", "donki", ("notifications",))
KP_FORECASTS = Listing("fact_kp_forecasts", "kp_interval_id", "forecast_at", "swpc", ("kp_forecast",), ascending=True)
DAY_FORECASTS = Listing(
    "fact_space_weather_forecasts", "day_forecast_id", "forecast_at", "swpc", ("scales", "bulletins"), ascending=True
)
BULLETINS = Listing("fact_space_weather_bulletins", "bulletin_id", "issued_at", "swpc", ("bulletins",))
ANALYSES = Listing("fact_cme_analyses", "analysis_id", "start_at", "donki", ("analyses",))
SIMULATIONS = Listing("fact_enlil_simulations", "simulation_id", "model_completed_at", "donki", ("simulations",))


def listed(
    holdings: Reader, listing: Listing, span: OpenSpan, where: Sequence[Where], wanted: Page
) -> tuple[pa.Table, dict[str, Any]]:
    """A page of what the list has in the span and what `meta` says of it, completeness included."""
    conditions = (STANDING, *within(listing.time, *span), *where)
    rows, facts = read_page(holdings, listing.table, listing.order, conditions, wanted)
    whole = completeness.of_windows(
        holdings, listing.source, listing.datasets, span, held=facts["total"], known_at=wanted.known_at
    )
    return rows, {**facts, "completeness": whole}
