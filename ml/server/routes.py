"""Predictions for everyone; each answered from what is held ready."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from pydantic import AwareDatetime

from ml.server.metrics import PREDICTION_SECONDS, PREDICTIONS
from ml.server.models import (
    Answered,
    Asked,
    Batch,
    Effect,
    GateAnswer,
    Many,
    ModelFacts,
    One,
    PredictionAnswer,
    TaskAnswer,
    Tasks,
)
from ml.server.state import Server
from ml.server.using import UseServer, meta
from services.chassis.errors import InvalidInputError, OrreryError
from services.chassis.observe import request_id_of

if TYPE_CHECKING:
    from ml.server.engine import Engine

router = APIRouter(tags=["predictions"])


At = Annotated[AwareDatetime | None, Query(description="The newest issue at or before this instant; else of now.")]
Subject = Annotated[str | None, Query(max_length=80, description="Such as a CME's identifier, where a task has many.")]
TaskPath = Annotated[str, Path(pattern=r"^[a-z0-9_]{1,40}$")]


@router.get("/tasks", summary="What is forecast, by which model, or why not")
def tasks(server: UseServer) -> Tasks:
    """Every task with its gates and baselines."""
    engine = server.engine()
    return Tasks(data=[_task(engine, name) for name in engine.tasks], meta=meta(server))


@router.get("/{task}", summary="One prediction")
def prediction(server: UseServer, task: TaskPath, at: At = None, subject: Subject = None) -> One:
    """Value with interval or threshold, baselines, model, inputs with receipts, and what moved it."""
    return One(data=_predict(server, Asked(task=task, at=at, subject=subject)), meta=meta(server))


@router.post("", summary="Several predictions")
def predictions(server: UseServer, request: Request, batch: Batch) -> Many:
    """One answer per question, in order; a refusal of one leaves the others."""
    return Many(data=[_answered(server, request, asked) for asked in batch.items], meta=meta(server))


def _answered(server: Server, request: Request, asked: Asked) -> Answered:
    try:
        return Answered(prediction=_predict(server, asked))
    except OrreryError as error:
        return Answered(problem=error.problem(request.url.path, request_id_of(request.scope)))


def _predict(server: Server, asked: Asked) -> PredictionAnswer:
    engine, begun = server.engine(), time.perf_counter()
    name = engine.task(asked.task).name
    outcome = "failed"
    try:
        if asked.at is not None and asked.at > server.now():
            raise InvalidInputError.of("at", asked.at.isoformat(), "an instant that has come", "Leave at out for now.")
        answer = _shown(engine, asked)
        outcome = "answered"
    except OrreryError as error:
        outcome = "failed" if error.transient else "refused"
        raise
    finally:
        PREDICTIONS.labels(name, outcome).inc()
    PREDICTION_SECONDS.labels(name).observe(time.perf_counter() - begun)
    return answer


def _shown(engine: "Engine", asked: Asked) -> PredictionAnswer:
    from ml.features.instants import aware  # noqa: PLC0415 - with the numeric part
    from ml.server.answer import ABLATION  # noqa: PLC0415 - likewise

    champion, held, row = engine.answer(asked.task, asked.at, asked.subject)
    task, ours, issued_at = champion.task, row.said["orrery"], aware(row.issued_at)
    seen = issued_at < champion.card.trained_until_at
    return PredictionAnswer(
        task=task.name,
        title=task.title,
        unit=task.unit,
        kind=task.kind,
        event=task.event,
        subject=row.subject,
        issued_at=issued_at,
        valid_from_at=aware(row.valid_from),
        valid_until_at=aware(row.valid_until),
        value=ours.value if ours.value is not None else float("nan"),
        lower=ours.lower,
        upper=ours.upper,
        threshold=champion.fitted.thresholds.get("orrery"),
        baselines={name: said.value for name, said in row.said.items() if name != "orrery"},
        model=_facts(champion.card),
        inputs=list(held.inputs),
        features=dict(row.features),
        moved_by=[Effect(group=group, effect=effect) for group, effect in row.moved_by.items()],
        label=ABLATION
        + (" The model has learned from this time: its skill is not that of a forecast." if seen else ""),
    )


def _task(engine: "Engine", name: str) -> TaskAnswer:
    task, champion = engine.tasks[name], engine.champions.get(name)
    return TaskAnswer(
        task=name,
        group=task.group,
        lead=task.lead,
        title=task.title,
        unit=task.unit,
        kind=task.kind,
        event=task.event,
        every_s=None if task.every is None else round(task.every.total_seconds()),
        baselines=list(task.baselines),
        gates=_gates(task.gates),
        model=None if champion is None else _facts(champion.card),
        reason=engine.reasons.get(name, ""),
    )


def _gates(gates: Sequence[Any]) -> list[GateAnswer]:
    return [GateAnswer(metric=g.metric, against=g.against, bound=g.bound, at_most=g.at_most) for g in gates]


def _facts(card: Any) -> ModelFacts:
    return ModelFacts(
        model_id=card.model_id, stage=card.stage, trained_until_at=card.trained_until_at, gate_met=card.gate_met
    )
