"""The schedule table as Prefect deployments: the same runs as the embedded worker's, with Prefect's record of each."""

from datetime import UTC, datetime, time, timedelta
from typing import Any, cast

from prefect import flow, task
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State, TaskRun
from prefect.concurrency.sync import concurrency
from prefect.deployments.runner import RunnerDeployment
from prefect.runtime import flow_run
from prefect.schedules import Interval
from prefect.tasks import Task

from etl.runs import calls
from etl.runs.platform import Platform
from etl.runs.run import run_dataset
from etl.runs.schedule import CALLS, RETRY_FACTOR, SCHEDULE, Call, Job, calls_of, schedule_of
from etl.sources.registry import dataset
from services.chassis.errors import TerminalError, TransientError
from services.chassis.journey import bound, new_id
from services.chassis.logging import configure_logging
from services.chassis.settings import Settings, get_settings
from services.chassis.tracing import configure_tracing

RETRIES = max(job.retries for job in SCHEDULE)


async def _is_worth_it(_task: Task[..., Any], run: TaskRun, state: State[Any]) -> bool:
    """Whether the table grants this dataset another try, and the failure may pass."""
    error = await state.aresult(raise_on_failure=False)
    return isinstance(error, TransientError) and run.run_count <= _granted(run)


async def _may_pass(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Whether the failure of a call may pass."""
    return isinstance(await state.aresult(raise_on_failure=False), TransientError)


def _granted(run: TaskRun) -> int:
    job = next((job for job in SCHEDULE if f"dataset:{job.dataset}" in run.tags), None)
    return RETRIES if job is None else job.retries


@task(
    name="run-dataset",
    retries=RETRIES,
    retry_delay_seconds=[SCHEDULE[0].retry_s * RETRY_FACTOR**n for n in range(RETRIES)],
    retry_condition_fn=_is_worth_it,
)
def run_once(key: str) -> dict[str, Any]:
    """Run one dataset over the schedule's own window, in its provider's turn; log lines carry the flow run's id.

    Raises:
        TransientError: the provider or core is away; Prefect tries again.
        TerminalError: trying again would fail the same way.
    """
    found, settings = dataset(key), get_settings()
    configure_logging("flows", settings)
    configure_tracing("flows", settings)
    platform = Platform(settings)
    try:
        with concurrency(limit_name(found.provider)), bound(request_id=str(flow_run.get_id() or new_id())):
            result = run_dataset(platform, found)
    finally:
        platform.close()
    if result.error is not None:
        raise (TransientError if result.transient else TerminalError)(f"{key}: {result.error}")
    return result.as_dict()


@flow(name="orrery-run")
def run(key: str) -> dict[str, Any]:
    """One turn of a dataset (`source/name`)."""
    return run_once.with_options(tags=tags(dataset(key).provider, key))(key)


@task(
    name="call-model-server",
    retries=2,
    retry_delay_seconds=60,
    retry_condition_fn=_may_pass,
)
def call_once(name: str) -> dict[str, Any]:
    """Make one call of the model server's.

    Raises:
        TransientError: it is away; Prefect tries again.
        TerminalError: it refuses.
    """
    settings = get_settings()
    configure_logging("flows", settings)
    return calls.make(settings, next(call for call in CALLS if call.name == name))


@flow(name="orrery-call")
def call(name: str) -> dict[str, Any]:
    """One turn of the model server's (`forecasts/issue`)."""
    return call_once(name)


def tags(provider: str, key: str) -> list[str]:
    """Tags of a dataset's deployment and runs, by which they are found and limited."""
    return [f"provider:{provider}", f"source:{key.partition('/')[0]}", f"dataset:{key}"]


def limit_name(provider: str) -> str:
    """Prefect's global concurrency limit of a provider."""
    return f"orrery-{provider}"


def limit_providers(jobs: tuple[Job, ...]) -> dict[str, int]:
    """Set a global concurrency limit for each provider of the table; the limits by name."""
    limits = {limit_name(job.provider): job.at_once for job in jobs}
    with get_client(sync_client=True) as client:
        for name, limit in limits.items():
            client.upsert_global_concurrency_limit_by_name(name, limit)
    return limits


def deployments(settings: Settings) -> list[RunnerDeployment]:
    """One deployment per line of the schedule table, at most one run of each at once."""
    runs = [_deployment(job, settings.clock_speed) for job in schedule_of(settings)]
    return runs + [_call_deployment(one, settings.clock_speed) for one in calls_of(settings)]


def _call_deployment(one: Call, speed: float) -> RunnerDeployment:
    wall = timedelta(seconds=one.wall_cadence_s(speed))
    begin = datetime.combine(datetime.now(UTC).date(), time(), UTC) + timedelta(seconds=one.offset_s)
    found = call.to_deployment(
        name=one.name.replace("/", "-"),
        parameters={"name": one.name},
        schedule=Interval(wall, anchor_date=begin),
        concurrency_limit=1,
        tags=["ml", f"call:{one.name}"],
        description=f"{one.name}, {one.every}",
    )
    return cast("RunnerDeployment", found)


def _deployment(job: Job, speed: float) -> RunnerDeployment:
    name = job.dataset.replace("/", "-")
    # A time of day is the wall's; where the platform's clock runs fast there is none, only a shorter day.
    is_daily = job.daily_at is not None and speed == 1
    found = run.to_deployment(
        name=name,
        parameters={"key": job.dataset},
        cron=f"{job.daily_at:%-M %-H} * * *" if is_daily else None,
        interval=None if is_daily else timedelta(seconds=job.wall_cadence_s(speed)),
        concurrency_limit=1,
        tags=tags(job.provider, job.dataset),
        description=f"{job.dataset}, {job.every}",
    )
    # Only inside a running event loop does Prefect answer with something to await.
    return cast("RunnerDeployment", found)
