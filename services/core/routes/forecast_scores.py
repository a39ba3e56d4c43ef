from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, Field

from services.core import forecast_scorecard, forecast_storms
from services.core.answers import Label, json_answer
from services.core.context import UseCore, only_known_parameters
from services.core.forecasts import PERSISTENCE
from services.core.inputs import span
from services.core.models import responses, row_model
from services.core.parameters import IssuedFrom, IssuedTo, TaskName
from services.domain.tables import TABLES

router = APIRouter(prefix="/forecasts", tags=["forecasts"], dependencies=[Depends(only_known_parameters)])

_NOUN = "forecasts"
_NAMES = r"^[a-z0-9_]{1,64}(,[a-z0-9_]{1,64})*$"


class Alarms(BaseModel):
    """How often the probability reached its threshold, and whether the event came."""

    events: int
    hits: int
    misses: int
    false_alarms: int
    tss: float | None
    hss: float | None


class Errors(BaseModel):
    """Errors over `n` issues.

    `skill` is 1 − (mean squared error / that of the reference): 0 as good, 1 perfect, negative worse; null without one.
    """

    n: int
    rmse: float | None
    mae: float | None
    bias: float | None
    brier: float | None
    coverage: float | None = Field(description="Share of truths within the 90 % interval")
    coverage_n: int
    skill: float | None
    alarms: Alarms | None


class Figures(Errors):
    """One forecaster over the issues that all compared ones answered; `scored` is how many of its own are scored.

    The reference of its skill is `against`.
    """

    forecaster: str
    scored: int


class Pair(BaseModel):
    """A forecaster and ours on the issues that both answered; the reference of our skill is the other."""

    theirs: Errors
    ours: Errors


class LeftOut(BaseModel):
    """A forecaster that answered too few issues to be compared with all, or was not asked for."""

    forecaster: str
    scored: int
    beside_ours: Pair | None


class ScoredSpan(BaseModel):
    """Issues of a half-open span; `issued` is how many of ours there are, scored or not."""

    span: Literal["30 days", "365 days", "all", "asked"]
    start: datetime | None = Field(alias="from")
    to: datetime | None
    issues: int
    issued: int
    forecasters: list[Figures]
    left_out: list[LeftOut]


class TaskScore(BaseModel):
    """One task; its spans end with its newest scored issue."""

    task: str
    forecast_kind: Literal["quantity", "probability"] | None
    forecast_unit: str | None
    against: str
    newest_issue_at: datetime | None
    spans: list[ScoredSpan]


_SAID = (c for c in TABLES["forecasts"].columns if c not in {"inputs", "moved_by", "subject"})
Said: Any = row_model("ForecastBeforeStorm", _SAID, covers_onset=(bool, ...))


class Before(BaseModel):
    """What each task's last issue said, this many hours before the onset."""

    lead_h: int
    forecasts: list[Said]


class Storm(BaseModel):
    """An episode of observed Kp of at least 5−."""

    onset_at: datetime
    end_at: datetime
    kp_max: float | None
    event_ids: list[str] = Field(description="DONKI's geomagnetic storms in it")
    before: list[Before]


@router.get(
    "/scorecard", responses=responses(list[TaskScore]), summary="How good each forecaster was, on the same issues"
)
def scorecard(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    task: TaskName = None,
    start: IssuedFrom = None,
    to: IssuedTo = None,
    forecasters: Annotated[
        str | None,
        Query(
            description="Comma list: compare these, on the issues that all of them answered; absent: all that answered "
            "at least half of ours",
            pattern=_NAMES,
        ),
    ] = None,
    against: Annotated[str, Query(description="Forecaster that skill is measured against")] = PERSISTENCE,
) -> Response:
    """By task, for the last 30 days, 365 days and all issues, or for those of the span asked for.

    Spans end with the newest scored issue: the answer does not depend on the clock.
    """
    label = Label(core, _NOUN)
    wanted = None if forecasters is None else tuple(dict.fromkeys(forecasters.split(",")))
    asked = forecast_scorecard.Asked(task, span(start, to), wanted, against)
    found, facts = forecast_scorecard.scorecard(core.stores.archive, asked)
    return json_answer(label, found, **facts)


@router.get("/storms", responses=responses(list[Storm]), summary="Storm by storm: what was forecast before each")
def storms(
    core: UseCore,
    start: Annotated[str | None, Query(alias="from", description="Onset from this date or instant on, UTC")] = None,
    to: Annotated[str | None, Query(description="Onset before this instant; a date includes its day")] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="The newest storms, at most so many")] = 20,
) -> Response:
    """Episodes of Kp of at least 5−, observed, with what each task's last issue said 24, 6 and 1 h before the onset.

    Onset is the begin of the first such interval of observed Kp or DONKI's storm, whichever is first. Without a span,
    that of the ledger.
    """
    label = Label(core, _NOUN, "space_weather")
    found, facts = forecast_storms.storms(core.stores, span(start, to), limit)
    return json_answer(label, found, **facts)
