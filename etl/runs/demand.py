"""What the schedule will need of each provider's allowance: it stays free of anything that can wait."""

import math
from dataclasses import dataclass
from itertools import islice
from typing import Final

from etl.runs.platform import Platform
from etl.runs.schedule import Job
from etl.sources.model import Ask, Dataset, Request, Window
from etl.sources.registry import dataset as find_dataset
from services.chassis.errors import OrreryError
from services.chassis.logging import get_logger

MOST_REQUESTS: Final = 500
"""Questions of one turn or plan that are counted; a dataset that asks on as long as answers come has no end."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What the scheduled datasets of one provider ask.

    `calls` until its allowance has renewed itself, `per_s` on average in calls a wall second.
    """

    calls: float = 0.0
    per_s: float = 0.0


def questions(platform: Platform, dataset: Dataset, window: Window | None = None) -> list[Request]:
    """What a run would ask, without asking it; nothing where that cannot be said."""
    ask = Ask(platform.settings, platform.clock.now(), window, held=platform.core.select)
    try:
        return list(islice(dataset.requests(ask), MOST_REQUESTS))
    except (OrreryError, ValueError, LookupError) as error:
        get_logger("plan").warning("no plan", dataset=dataset.key, reason=str(error))
        return []


def demands(platform: Platform, jobs: tuple[Job, ...]) -> dict[str, Demand]:
    """The demand on each provider that the schedule asks."""
    found: dict[str, Demand] = {}
    for job in jobs:
        of_job = _demand(platform, job)
        so_far = found.get(job.provider, Demand())
        found[job.provider] = Demand(so_far.calls + of_job.calls, so_far.per_s + of_job.per_s)
    return found


def _demand(platform: Platform, job: Job) -> Demand:
    window_s = platform.http.policy(job.provider).window_s
    cadence_s = job.wall_cadence_s(platform.settings.clock_speed)
    calls = len(questions(platform, find_dataset(job.dataset)))
    return Demand(calls * max(1, math.ceil(window_s / cadence_s)), calls / cadence_s)
