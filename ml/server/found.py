"""What is found out of forecasts and models when `/metrics` is asked: all of it from memory."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from services.chassis.metrics import forecasts as catalogue
from services.chassis.metrics.collectors import Collectors
from services.chassis.metrics.model import Sample

if TYPE_CHECKING:
    from ml.server.engine import Engine
    from ml.server.state import Server

_FOUND: Final = (
    catalogue.FORECAST_LAG,
    catalogue.FORECAST_CADENCE,
    catalogue.FORECAST_SKILL,
    catalogue.MODEL_AGE,
    catalogue.MODEL_GATE_MET,
    catalogue.FEATURE_MISSING,
    catalogue.FEATURE_DRIFT,
    catalogue.DRIFT_RAISED,
)


def add_metrics(collectors: Collectors, server: "Server") -> None:
    """Have them told; nothing of forecasts while no model is loaded."""

    def samples() -> Iterator[Sample]:
        if server.loaded is not None:
            yield from _samples(server.loaded)

    collectors.add("forecasts", _FOUND, samples)


def _samples(engine: "Engine") -> Iterator[Sample]:
    now = engine.now()
    for name, task in engine.tasks.items():
        if task.every is not None:
            yield catalogue.FORECAST_CADENCE.sample(task.every.total_seconds(), name)
        if (issued_at := engine.issued_at.get(name)) is not None:
            yield catalogue.FORECAST_LAG.sample((now - issued_at).total_seconds(), name)
        yield from (catalogue.FORECAST_SKILL.sample(v, name, days) for days, v in engine.skill.get(name, {}).items())
    for name, champion in engine.champions.items():
        yield catalogue.MODEL_AGE.sample((now - champion.card.trained_until_at).total_seconds(), name)
        if champion.card.gate_met is not None:
            yield catalogue.MODEL_GATE_MET.sample(champion.card.gate_met, name)
    for name, found in engine.drift.items():
        yield catalogue.FEATURE_MISSING.sample(found.missing, name)
        yield catalogue.FEATURE_DRIFT.sample(found.psi, name)
        yield catalogue.DRIFT_RAISED.sample(found.raised, name)
