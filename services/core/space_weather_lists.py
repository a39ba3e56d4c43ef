"""Lists of what is said about space weather: alerts, notifications, forecasts, analyses, simulations, bulletins."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa

from services.core import completeness
from services.core.paging import page
from services.ports.archive import ArchiveStore, Where

Span = tuple[datetime | None, datetime | None]


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


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What of a list: half-open span of its time, further conditions, as known when, and which page."""

    span: Span
    where: Sequence[Where] = ()
    known_at: datetime | None = None
    limit: int = 100
    cursor: str | None = None


def listed(archive: ArchiveStore, listing: Listing, asked: Asked) -> tuple[pa.Table, dict[str, Any]]:
    """A page of the list and what `meta` says of it, completeness included."""
    first, last = asked.span
    where = [Where("is_withdrawn", "!=", True), *asked.where]
    where += [Where(listing.time, ">=", first)] if first else []
    where += [Where(listing.time, "<", last)] if last else []
    rows, facts = page(
        archive, listing.table, listing.order, where, limit=asked.limit, cursor=asked.cursor, known_at=asked.known_at
    )
    whole = completeness.of_windows(
        archive, listing.source, listing.datasets, asked.span, held=facts["total"], known_at=asked.known_at
    )
    return rows, {**facts, "completeness": whole}
