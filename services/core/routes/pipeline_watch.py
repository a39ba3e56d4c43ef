"""What an operator watches: events of the pipeline, and what is lacking of each dataset."""

from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel

from services.core import gaps as gap_use
from services.core import pipeline_events as event_use
from services.core.answers import Label, json_answer
from services.core.context import UseCore, only_known_parameters
from services.core.inputs import whole_span
from services.core.models import Gap, responses, row_model
from services.core.parameters import DatasetName, RequiredFrom, RequiredTo, Source

router = APIRouter(prefix="/pipeline", tags=["pipeline"], dependencies=[Depends(only_known_parameters)])

_NOUN = "pipeline"
Event: Any = row_model("PipelineEvent", event_use.COLUMNS)


class DatasetGaps(BaseModel):
    """One dataset's windows of the span; `whole` is a catalogue, which is asked for without a window."""

    source: str
    dataset: str
    title: str
    noun: str
    held_by: Literal["windows", "samples", "whole"]
    held: list[Gap]
    lacking: list[Gap]
    held_s: float
    lacking_s: float
    newest_batch_at: datetime | None


@router.get("/events", responses=responses(list[Event]), summary="Thresholds of the pipeline that were crossed")
def events(
    core: UseCore,
    source: Source = None,
    active: Annotated[bool, Query(description="Only those that last")] = False,  # noqa: FBT002 - a query parameter
    limit: Annotated[int, Query(ge=1, le=1000, description="Events at most")] = 100,
) -> Response:
    """Newest first."""
    label = Label(core, _NOUN)
    return json_answer(label, event_use.events(core.stores.archive, source, active=active, limit=limit))


@router.get("/gaps", responses=responses(list[DatasetGaps]), summary="What is held and what is lacking of a span")
def gaps(
    core: UseCore,
    source: Source = None,
    dataset: DatasetName = None,
    start: RequiredFrom = None,
    to: RequiredTo = None,
) -> Response:
    """By acknowledged batches' windows, or by samples where a dataset is a series."""
    label = Label(core, _NOUN, "space_weather")
    first, last = whole_span(start, to)
    return json_answer(label, gap_use.of_span(core.stores, first, last, source, dataset))
