"""Unusual stretches of the platform's own series: telemetry, and the records that come each day."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import APIRouter, Query
from pydantic import AwareDatetime, BaseModel

from ml.server.models import Meta
from ml.server.state import Server
from ml.server.using import UseServer, meta
from services.chassis.errors import InvalidInputError
from services.domain.datasets import DATASETS, SERIES

if TYPE_CHECKING:
    from ml.features.channels import Channel

STEPS: Final = 2000
"""Windows that are judged where no span is named."""
MOST_STEPS: Final = 20_000
LEAST_S: Final = 300
"""Seconds of a window at least: noise of single minutes is no news."""
DAY_S: Final = 86_400
COUNTED_DAYS: Final = 365

router = APIRouter(tags=["predictions"])


class AlarmAnswer(BaseModel):
    """A stretch that could not be forecast, or that is unlike all before it; score from 0 to 1."""

    from_at: datetime
    until_at: datetime
    score: float


class Anomalies(BaseModel):
    """What was judged, how much of it was missing, and what is unusual in it."""

    series: str
    what: str
    window_s: int
    from_at: datetime
    until_at: datetime
    windows: int
    missing: int
    alarms: list[AlarmAnswer]


class OneSearch(BaseModel):
    """A search in its envelope."""

    data: Anomalies
    meta: Meta


Series = Annotated[
    str, Query(max_length=80, description="A telemetry series, or source/dataset for its daily records.")
]
From = Annotated[AwareDatetime | None, Query(alias="from", description="Where the search begins; else 2000 windows.")]
To = Annotated[AwareDatetime | None, Query(description="Where it ends, exclusive; else now.")]


@router.get("", summary="Unusual stretches of a series")
def anomalies(server: UseServer, series: Series, begin: From = None, to: To = None) -> OneSearch:
    """Judged against as long a time before; at most one stretch, the strongest, and only where it stands out."""
    from ml.models.anomalies import find_anomalies  # noqa: PLC0415 - with the numeric part

    every_s = _window_s(series)
    start, end = _span(server, begin, to, every_s, STEPS if series in SERIES else COUNTED_DAYS)
    channel = _channel(server, series, (start, end), every_s)
    found = [
        AlarmAnswer(
            from_at=start + timedelta(seconds=alarm.first * every_s),
            until_at=start + timedelta(seconds=alarm.end * every_s),
            score=alarm.score,
        )
        for alarm in find_anomalies(channel)
    ]
    missing = int(sum(value != value for value in channel.judged.values))  # noqa: PLR0124 - NaN
    told = Anomalies(series=series, what=channel.group, window_s=every_s, from_at=start, until_at=end,
                     windows=len(channel.judged), missing=missing, alarms=found)  # fmt: skip
    return OneSearch(data=told, meta=meta(server))


def _window_s(series: str) -> int:
    if series in SERIES:
        return max(LEAST_S, SERIES[series].cadence_s)
    if series in {dataset.key for dataset in DATASETS}:
        return DAY_S
    allowed = "a telemetry series such as solar_wind_speed_km_s, or a dataset such as swpc/kp"
    raise InvalidInputError.of("series", series, allowed, "/api/v1/fields and /api/v1/pipeline/sources list them.")


def _span(
    server: Server, begin: datetime | None, to: datetime | None, every_s: int, usual: int
) -> tuple[datetime, datetime]:
    """Whole windows, the last of which has ended; the `usual` number where no begin is named."""
    end = _floored(min(to or server.now(), server.now()), every_s)
    start = _floored(begin, every_s) if begin else end - timedelta(seconds=usual * every_s)
    windows = (end - start) // timedelta(seconds=every_s)
    if not 1 <= windows <= MOST_STEPS:
        raise InvalidInputError.of(
            "from", start.isoformat(), f"1 to {MOST_STEPS} windows of {every_s} s before {end.isoformat()}"
        )
    return start, end


def _floored(at: datetime, every_s: int) -> datetime:
    return datetime.fromtimestamp(at.timestamp() // every_s * every_s, tz=at.tzinfo)


def _channel(server: Server, series: str, span: tuple[datetime, datetime], every_s: int) -> "Channel":
    from ml.features.channels import row_counts, series_channel  # noqa: PLC0415 - with the numeric part

    source = server.engine().core
    days = -(-int((span[1] - span[0]).total_seconds()) // DAY_S)
    if series in SERIES:
        return series_channel(source, series, span, days, every_s)
    return row_counts(source, series, span, days)
