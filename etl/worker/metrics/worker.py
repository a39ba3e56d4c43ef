"""The worker itself: what waits, what is under way, what it complains of."""

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from etl.quality.engine import compiles_itself
from etl.runs.alarms import Kind
from etl.worker.service import Service
from services.chassis.metrics import catalogue
from services.chassis.metrics.collectors import Collectors
from services.chassis.metrics.model import Sample


def add(collectors: Collectors, service: Service) -> None:
    """Have it told from memory."""
    metrics = (
        catalogue.ETL_BATCHES_WAITING,
        catalogue.ETL_LEDGER_WAITING,
        catalogue.ETL_RUNS_IN_PROGRESS,
        catalogue.ETL_ALARMS,
        catalogue.ETL_COMPILER_BROKEN,
    )
    collectors.add("worker", metrics, lambda: _samples(service))


def _samples(service: Service) -> Iterator[Sample]:
    platform = service.platform
    yield catalogue.ETL_BATCHES_WAITING.sample(platform.intake.waiting)
    yield catalogue.ETL_LEDGER_WAITING.sample(platform.ledger.waiting)
    yield catalogue.ETL_RUNS_IN_PROGRESS.sample(service.board.under_way)
    yield catalogue.ETL_COMPILER_BROKEN.sample(compiles_itself())
    if platform.settings.scheduler != "none":
        kinds = Counter(event["event_kind"] for event in service.keeper.events())
        yield from (catalogue.ETL_ALARMS.sample(kinds[kind], kind) for kind in get_args(Kind))
