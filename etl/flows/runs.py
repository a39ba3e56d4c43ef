"""The schedule table as Prefect deployments: the same runs as the embedded worker's, with Prefect's record of each."""

from datetime import timedelta
from typing import Any, cast

from prefect import flow, task
from prefect.client.schemas.objects import State, TaskRun
from prefect.deployments.runner import RunnerDeployment
from prefect.tasks import Task

from etl.runs.platform import Platform
from etl.runs.run import run_dataset
from etl.runs.schedule import SCHEDULE, Job
from etl.sources.registry import dataset
from services.chassis.errors import TerminalError, TransientError
from services.chassis.settings import Settings, get_settings

RETRIES = 2
RETRY_S = 60


async def _is_transient(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    error = await state.aresult(raise_on_failure=False)
    return isinstance(error, TransientError)


@task(name="run-dataset", retries=RETRIES, retry_delay_seconds=RETRY_S, retry_condition_fn=_is_transient)
def run_once(key: str) -> dict[str, Any]:
    """Run one dataset over the schedule's own window.

    Raises:
        TransientError: the provider or core is away; Prefect tries again.
        TerminalError: trying again would fail the same way.
    """
    platform = Platform(get_settings())
    try:
        result = run_dataset(platform, dataset(key))
    finally:
        platform.close()
    if result.error is not None:
        raise (TransientError if result.transient else TerminalError)(f"{key}: {result.error}")
    return result.as_dict()


@flow(name="orrery-run")
def run(key: str) -> dict[str, Any]:
    """One turn of a dataset (`source/name`)."""
    return run_once(key)


def deployments(settings: Settings) -> list[RunnerDeployment]:
    """One deployment per line of the schedule table, at most one run of each at once."""
    return [_deployment(job, settings.clock_speed) for job in SCHEDULE]


def _deployment(job: Job, speed: float) -> RunnerDeployment:
    found = run.to_deployment(
        name=job.dataset.replace("/", "-"),
        parameters={"key": job.dataset},
        interval=timedelta(seconds=job.wall_cadence_s(speed)),
        concurrency_limit=1,
    )
    # Only inside a running event loop does Prefect answer with something to await.
    return cast("RunnerDeployment", found)
