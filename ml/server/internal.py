"""What etl's schedule calls: issue, score, look for drift, train again. Not part of the public API."""

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from ml.server.state import NO_MODEL
from ml.server.using import UseServer

router = APIRouter(include_in_schema=False)


class Retraining(BaseModel):
    """Which tasks to train again; those that are due where none is named."""

    tasks: list[Annotated[str, Field(pattern=r"^[a-z0-9_]{1,40}$")]] = Field(default_factory=list, max_length=50)
    why: str = Field("asked for", max_length=200)


@router.post("/issue")
def issue(server: UseServer) -> dict[str, Any]:
    """Issue every task's newest forecast."""
    if (engine := server.needed()) is None:
        return {"issued": {}, "refused": {}, "without_model": NO_MODEL}
    from ml.server.issue import issue as work  # noqa: PLC0415 - with the numeric part

    return work(engine)


@router.post("/score")
def score(server: UseServer) -> dict[str, Any]:
    """Score every forecast whose truth is known."""
    if (engine := server.needed()) is None:
        return {"scored": {}}
    from ml.server.score import score as work  # noqa: PLC0415 - with the numeric part

    return work(engine)


@router.post("/drift")
def drift(server: UseServer) -> dict[str, Any]:
    """Look for drift; what drifted is trained again."""
    if (engine := server.needed()) is None:
        return {"drift": {}, **server.retrainer.state()}
    from ml.server.watch import look  # noqa: PLC0415 - with the numeric part

    return look(engine, server.retrainer) | server.retrainer.state()


@router.post("/retrain", status_code=202)
def retrain(server: UseServer, asked: Retraining) -> dict[str, Any]:
    """Have tasks trained again, one after the other, each in a process of its own."""
    engine = server.engine() if asked.tasks else server.needed()
    if engine is None:
        return {"asked": [], **server.retrainer.state()}
    from ml.server.watch import due_for_training  # noqa: PLC0415 - with the numeric part

    wanted = {engine.task(name).name: asked.why for name in asked.tasks} or due_for_training(engine)
    started = [name for name, why in wanted.items() if server.retrainer.ask(name, why)]
    return {"asked": started, **server.retrainer.state()}
