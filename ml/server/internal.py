"""What etl's schedule calls: issue, score, look for drift, train again. Not part of the public API."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from ml.server.state import NO_MODEL, Server

router = APIRouter(include_in_schema=False)


def _server(request: Request) -> Server:
    server: Server = request.app.state.server
    return server


UseServer = Annotated[Server, Depends(_server)]


class Retraining(BaseModel):
    """Which tasks to train again; those that are due where none is named."""

    tasks: list[Annotated[str, Field(pattern=r"^[a-z0-9_]{1,40}$")]] = Field(default_factory=list, max_length=50)
    why: str = Field("asked for", max_length=200)


@router.post("/issue")
def issue(server: UseServer) -> dict[str, Any]:
    """Issue every task's newest forecast."""
    if server.loaded is None:
        return {"issued": {}, "refused": {"all": NO_MODEL}}
    from ml.server.issue import issue as work  # noqa: PLC0415 - with the numeric part

    return work(server.loaded)


@router.post("/score")
def score(server: UseServer) -> dict[str, Any]:
    """Score every forecast whose truth is known."""
    if server.loaded is None:
        return {"scored": {}}
    from ml.server.score import score as work  # noqa: PLC0415 - with the numeric part

    return work(server.loaded)


@router.post("/drift")
def drift(server: UseServer) -> dict[str, Any]:
    """Look for drift; what drifted is trained again."""
    if server.loaded is None:
        return {"drift": {}}
    from ml.server.watch import look  # noqa: PLC0415 - with the numeric part

    return look(server.loaded, server.retrainer) | server.retrainer.state()


@router.post("/retrain", status_code=202)
def retrain(server: UseServer, asked: Retraining) -> dict[str, Any]:
    """Have tasks trained again, one after the other, each in a process of its own."""
    if server.loaded is None and not asked.tasks:
        return server.retrainer.state()
    from ml.server.watch import due_for_training  # noqa: PLC0415 - with the numeric part

    engine = server.engine()
    wanted = {engine.task(name).name: asked.why for name in asked.tasks} or due_for_training(engine)
    started = [name for name, why in wanted.items() if server.retrainer.ask(name, why)]
    return {"asked": started, **server.retrainer.state()}
