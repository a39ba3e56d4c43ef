"""`python -m etl.flows`: serves the deployments to the Prefect server of PREFECT_API_URL (ORRERY_SCHEDULER=prefect)."""

from prefect import serve

from etl.flows.runs import deployments
from services.chassis.settings import get_settings

RUNS_AT_ONCE = 3


def main() -> None:
    """Register the deployments and run what their schedules start, until told to stop."""
    serve(*deployments(get_settings()), limit=RUNS_AT_ONCE)


if __name__ == "__main__":
    main()
