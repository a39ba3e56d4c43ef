from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from services.core import forecast_models
from services.core import forecasts as use
from services.core.answers import Label, json_answer, table_answer
from services.core.conditions import equal, within
from services.core.context import UseCore, only_known_parameters
from services.core.inputs import names, span
from services.core.models import responses, row_model
from services.core.paging import Page
from services.core.parameters import Cursor, Form, IssuedFrom, IssuedTo, Limit, TaskName
from services.domain.fields.forecasts import MODEL_EVENT_KINDS, MODEL_STAGES
from services.domain.tables import TABLES
from services.ports.archive import Where

router = APIRouter(prefix="/forecasts", tags=["forecasts"], dependencies=[Depends(only_known_parameters)])

_NOUN = "forecasts"
Forecaster = Annotated[
    str | None,
    Query(description="Only this forecaster: orrery, a baseline, swpc or enlil", pattern=r"^[a-z0-9_]{1,64}$"),
]
Subject = Annotated[str | None, Query(description="Only forecasts about this, such as a CME's identifier")]


class ForecastInput(BaseModel):
    """The newest value of a series, or the newest rows of a table, that a forecast rests on."""

    name: str
    value: float | None
    observed_at: datetime | None
    receipts: list[str]


class ForecastInputs(BaseModel):
    """What a forecast was made from, and when it was computed in truth."""

    model_config = ConfigDict(extra="allow")

    made_at: datetime | None = None
    features: dict[str, float | None] = {}
    newest: list[ForecastInput] = []


_JSON: Any = {
    "inputs": (ForecastInputs | None, Field(None, description="Null of who does not tell")),
    "moved_by": (
        dict[str, float | None] | None,
        Field(None, description="By group of inputs: how far the value falls back without it (ablation)"),
    ),
    "truth_batch_ids": (list[str] | None, None),
}
Forecast: Any = row_model("Forecast", (c for c in use.COLUMNS if c not in _JSON), **_JSON)
Issue: Any = row_model("ForecastIssue", use.SHARED, forecasters=(list[Forecast], ...))
ModelEvent: Any = row_model(
    "ModelEvent",
    (c for c in TABLES["model_events"].columns if c != "model_event_detail"),
    model_event_detail=(dict[str, Any] | None, None),
)


class SkillFigure(BaseModel):
    """One figure of a model's evaluation, beside the same figure of its baselines."""

    model_config = ConfigDict(extra="allow")

    task: str
    lead: str
    n: int
    span: tuple[datetime, datetime]
    metric: str
    against: str = ""
    ours: float | None
    ci: tuple[float | None, float | None]
    baselines: dict[str, float | None]
    gate: float | None
    gate_met: bool | None


class ModelCard(BaseModel):
    """A model: what it learned from, how good it was found, whether it issues."""

    model_config = ConfigDict(extra="allow")

    model_id: str
    task: str
    stage: Literal["candidate", "champion", "retired"]
    sha256: str
    bytes: int
    trained_at: datetime
    trained_from_at: datetime
    trained_until_at: datetime
    samples: int
    data_sha256: str
    code_version: str
    features: list[str]
    threshold: float | None
    metrics: list[SkillFigure]
    gate_met: bool | None
    deployable: bool | None = None
    reason: str
    origin: str
    card_revision: int
    known_at: datetime


@router.get("", responses=responses(list[Forecast], "csv", "arrow"), summary="Forecasts as issued, newest first")
def forecasts(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    task: TaskName = None,
    forecaster: Forecaster = None,
    subject: Subject = None,
    start: IssuedFrom = None,
    to: IssuedTo = None,
    limit: Limit = 100,
    cursor: Cursor = None,
    form: Form = "json",
) -> Response:
    """Every forecast that was issued, ours, the baselines' and others', and what came of it once that is known."""
    label = Label(core, _NOUN)
    where = [*equal(task=task, forecaster=forecaster, subject=subject), *within("issued_at", *span(start, to))]
    rows, facts = use.issued(core.stores.archive, where, Page(limit, cursor))
    return table_answer(label, rows, form, **facts)


@router.get(
    "/latest", responses=responses(list[Issue]), summary="The newest issue of each task, forecasters side by side"
)
def latest(core: UseCore, task: TaskName = None, subject: Subject = None) -> Response:
    """By task and subject; of what was last issued more than seven days before the newest issue there is none."""
    label = Label(core, _NOUN)
    found, facts = use.latest(core.stores.archive, equal(task=task, subject=subject))
    return json_answer(label, found, **facts)


@router.get("/models", responses=responses(list[ModelCard]), summary="Cards of all models, the failing ones too")
def models(
    core: UseCore,
    task: TaskName = None,
    stages: Annotated[str | None, Query(description=f"Comma list of {', '.join(MODEL_STAGES)}; absent: all")] = None,
) -> Response:
    """Data span and hash, features, figures with intervals and baselines, gate, and why it is in its stage."""
    label = Label(core, _NOUN)
    wanted = names("stages", stages, MODEL_STAGES)
    found = [
        {**row["model_card"], "card_revision": row["card_revision"], "known_at": row["known_at"]}
        for row in forecast_models.cards(core.holdings, task)
        if row["model_stage"] in wanted
    ]
    return json_answer(label, found, total=len(found))


@router.get("/events", responses=responses(list[ModelEvent], "csv", "arrow"), summary="What happened to the models")
def events(  # noqa: PLR0913, PLR0917 - a route's parameters are its API
    core: UseCore,
    task: TaskName = None,
    model: Annotated[str | None, Query(description="Only events of this model_id")] = None,
    kinds: Annotated[
        str | None, Query(description=f"Comma list of {', '.join(MODEL_EVENT_KINDS)}; absent: all")
    ] = None,
    start: Annotated[str | None, Query(alias="from", description="Happened from this date or instant on, UTC")] = None,
    to: Annotated[str | None, Query(description="Happened before this instant; a date includes its day")] = None,
    limit: Limit = 100,
    cursor: Cursor = None,
    form: Form = "json",
) -> Response:
    """Training, evaluation, promotion or refusal with the figure that decided, retirement, drift; newest first."""
    label = Label(core, _NOUN)
    where = [*equal(task=task, model_id=model), *within("happened_at", *span(start, to))]
    where += [Where("model_event_kind", "in", names("kinds", kinds, MODEL_EVENT_KINDS))] if kinds is not None else []
    rows, facts = use.events(core.stores.archive, where, Page(limit, cursor))
    return table_answer(label, rows, form, **facts)
