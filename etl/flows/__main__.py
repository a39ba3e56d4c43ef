"""`python -m etl.flows`: serves the deployments to the Prefect server of PREFECT_API_URL (ORRERY_SCHEDULER=prefect)."""

from prefect import serve

from etl.flows.runs import deployments, limit_providers
from etl.runs.schedule import schedule_of
from services.chassis.settings import get_settings


def main() -> None:
    """Register limits and deployments, and run what their schedules start, until told to stop."""
    settings = get_settings()
    if settings.scheduler != "prefect":
        # Else every dataset would be asked twice.
        print(f"ORRERY_SCHEDULER is {settings.scheduler}: it runs the schedule, and flows have nothing to do.")  # noqa: T201
        return
    limits = limit_providers(schedule_of(settings))
    serve(*deployments(settings), limit=sum(limits.values()))


if __name__ == "__main__":
    main()
