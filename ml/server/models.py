"""Questions and answers of the predictions' API."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, Field

TaskName = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,40}$", description="As `/predictions/tasks` lists them.")]
Kind = Literal["quantity", "probability"]


class Meta(BaseModel):
    """Where an answer comes from."""

    origin: Literal["live", "recorded", "invented"]
    simulated: bool
    answered_at: datetime


class GateAnswer(BaseModel):
    """A bound that a model must keep before it is deployed."""

    metric: str
    against: str
    bound: float
    at_most: bool


class ModelFacts(BaseModel):
    """Which model answered."""

    model_id: str
    stage: Literal["candidate", "champion", "retired"]
    trained_until_at: datetime
    gate_met: bool | None


class TaskAnswer(BaseModel):
    """A forecast that is made again and again, and whether somebody makes it here."""

    task: str
    group: str
    lead: str
    title: str
    unit: str
    kind: Kind
    event: str
    every_s: int | None
    baselines: list[str]
    gates: list[GateAnswer]
    model: ModelFacts | None
    reason: str = Field(description="Why there is no prediction now; empty where there is one.")


class Input(BaseModel):
    """The newest value of a series, or the newest rows of a table, that a prediction rests on."""

    name: str
    value: float | None
    observed_at: datetime | None
    receipts: list[str]


class Effect(BaseModel):
    """How far the prediction falls back without a group of inputs."""

    group: str
    effect: float | None


class PredictionAnswer(BaseModel):
    """One prediction."""

    task: str
    title: str
    unit: str
    kind: Kind
    event: str
    subject: str
    issued_at: datetime
    valid_from_at: datetime
    valid_until_at: datetime
    value: float
    lower: float | None
    upper: float | None
    threshold: float | None
    baselines: dict[str, float | None]
    model: ModelFacts
    inputs: list[Input]
    features: dict[str, float | None]
    moved_by: list[Effect]
    label: str


class Tasks(BaseModel):
    """All tasks."""

    data: list[TaskAnswer]
    meta: Meta


class One(BaseModel):
    """One prediction in its envelope."""

    data: PredictionAnswer
    meta: Meta


class Asked(BaseModel):
    """One question of a batch."""

    task: TaskName
    at: AwareDatetime | None = None
    subject: str | None = Field(None, max_length=80)


class Batch(BaseModel):
    """Several questions at once."""

    items: list[Asked] = Field(min_length=1, max_length=100)


class Answered(BaseModel):
    """The answer to one question of a batch: a prediction, or the problem why there is none."""

    prediction: PredictionAnswer | None = None
    problem: dict[str, Any] | None = None


class Many(BaseModel):
    """Answers in the order of the questions."""

    data: list[Answered]
    meta: Meta
