"""The one schedule table: what is asked how often, of whom and how patiently.

The embedded worker, Prefect's deployments and Airflow's DAGs are all made from it. The model server's turns stand in
it, too: that program has no schedule of its own.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import ClassVar, Final

from etl.sources.model import Dataset
from etl.sources.registry import DATASETS
from services.chassis.cadences import Cadence, parse_cadences
from services.chassis.errors import SettingsError
from services.chassis.http import HostPolicy, host_policies
from services.chassis.settings import Settings

LEAST_WALL_S: Final = 3.0
"""However fast the platform's clock runs, a dataset is not asked more often than this."""
JITTER: Final = 0.08
"""Part of its cadence by which a turn is moved at random, either way: instances must not ask in step."""
MOST_JITTER_S: Final = 900.0
DAILY_JITTER_S: Final = 300.0
"""A daily turn is only moved to later."""
DAY_S: Final = 86_400
RETRIES: Final = 4
"""Turns that may follow a failure before the next planned one."""
RETRY_S: Final = 300.0
"""Wall seconds before the first of them; each further one waits `RETRY_FACTOR` times as long."""
RETRY_FACTOR: Final = 3
LEAST_CADENCE_S: Final = {"celestrak": 7200}
"""Providers that forbid to be asked more often."""
MANNERS: Final = host_policies()


@dataclass(frozen=True, slots=True)
class Job:
    """One dataset's turn: every `cadence_s` platform seconds, or each day at `daily_at` (UTC).

    A turn is moved by up to `jitter_s` either way, a daily one to later only. `provider` names the manners and the
    budget that it shares, `at_once` how many calls that provider bears at once. A failure that may pass is tried again
    `retries` times, first after `retry_s` wall seconds. `place` orders the first round, cheap answers first; `retired`
    says that only recordings are left.
    """

    dataset: str
    cadence_s: float
    jitter_s: float
    provider: str
    at_once: int
    retries: int
    retry_s: float
    place: int
    daily_at: time | None = None
    retired: bool = False

    def wall_cadence_s(self, speed: float) -> float:
        """Seconds of wall time between two turns when the platform's clock runs `speed` times as fast."""
        return max(LEAST_WALL_S, self.cadence_s / speed)

    def wall_jitter_s(self, speed: float) -> float:
        """Jitter in wall seconds; none where the clock runs so fast that the least pause applies."""
        return self.jitter_s / speed if self.wall_cadence_s(speed) > LEAST_WALL_S else 0.0

    def next_after(self, instant: datetime) -> datetime:
        """The first planned instant after another one, both of the platform's clock."""
        if self.daily_at is None:
            return instant + timedelta(seconds=self.cadence_s)
        found = datetime.combine(instant.astimezone(UTC).date(), self.daily_at, UTC)
        return found if found > instant else found + timedelta(days=1)

    @property
    def is_fixed(self) -> bool:
        """Whether its turns stand in the calendar, not a cadence after the last one."""
        return self.daily_at is not None

    @property
    def every(self) -> str:
        """As people say it: `60 s`, `6 h`, `daily 08:00`."""
        return f"daily {self.daily_at:%H:%M}" if self.daily_at is not None else _in_words(self.cadence_s)


@dataclass(frozen=True, slots=True)
class Call:
    """A turn of the model server: each `cadence_s` platform seconds, the first of a UTC day `offset_s` after its begin.

    `name` is also the path below the model server's `/internal`. It is our own program: nobody's manners need jitter.
    """

    name: str
    cadence_s: float
    offset_s: float

    is_fixed: ClassVar[bool] = True

    def next_after(self, instant: datetime) -> datetime:
        """The first planned instant after another one, both of the platform's clock."""
        day = datetime.combine(instant.astimezone(UTC).date(), time(), UTC)
        turns = (instant - day - timedelta(seconds=self.offset_s)) // timedelta(seconds=self.cadence_s) + 1
        return day + timedelta(seconds=self.offset_s + turns * self.cadence_s)

    def wall_cadence_s(self, speed: float) -> float:
        """Seconds of wall time between two turns when the platform's clock runs `speed` times as fast."""
        return max(LEAST_WALL_S, self.cadence_s / speed)

    def wall_jitter_s(self, speed: float) -> float:
        """None, at any speed."""
        del speed
        return 0.0

    @property
    def every(self) -> str:
        """As people say it."""
        if self.cadence_s == DAY_S:
            return f"daily {timedelta(seconds=self.offset_s)}"
        return _in_words(self.cadence_s)


def schedule_of(settings: Settings) -> tuple[Job, ...]:
    """The table as this instance runs it: with its own cadences, and without what its providers have shut down.

    Raises:
        SettingsError: a cadence is for no dataset, or more often than its provider permits.
    """
    cadences = parse_cadences(settings.cadences)
    _check_names(cadences)
    jobs = [_changed(job, _own(cadences, job.dataset)) for job in SCHEDULE]
    retired = settings.origin == "live"
    return tuple(job for job in jobs if job is not None and not (job.retired and retired))


def calls_of(settings: Settings) -> tuple[Call, ...]:
    """The model server's turns as this instance runs them: with its own cadences.

    Raises:
        SettingsError: a cadence is for nothing that the table has.
    """
    cadences = parse_cadences(settings.cadences)
    _check_names(cadences)
    calls = [_moved(call, _own(cadences, call.name)) for call in CALLS]
    return tuple(call for call in calls if call is not None)


def _moved(call: Call, cadence: Cadence | None) -> Call | None:
    if cadence is None:
        return call
    if cadence == Cadence():
        return None
    if (at := cadence.daily_at) is not None:
        return replace(call, cadence_s=DAY_S, offset_s=at.hour * 3600 + at.minute * 60)
    return replace(call, cadence_s=cadence.every_s or DAY_S)


def _in_words(cadence_s: float) -> str:
    seconds = int(cadence_s)
    for unit, length in (("d", DAY_S), ("h", 3600), ("min", 60)):
        if seconds >= 2 * length and seconds % length == 0:
            return f"{seconds // length} {unit}"
    return f"{seconds} s"


def _job(dataset: Dataset) -> Job:
    about, policy = dataset.about, MANNERS[dataset.provider]
    daily_at = None if about.daily_at is None else time.fromisoformat(about.daily_at)
    cadence_s = DAY_S if daily_at is not None else about.cadence_s
    return Job(
        dataset=dataset.key,
        cadence_s=cadence_s,
        jitter_s=_jitter_s(cadence_s, daily_at),
        provider=dataset.provider,
        at_once=_at_once(policy),
        retries=0 if policy.attempts == 1 else RETRIES,
        retry_s=RETRY_S,
        place=about.place,
        daily_at=daily_at,
        retired=about.retired,
    )


def _jitter_s(cadence_s: float, daily_at: time | None) -> float:
    return DAILY_JITTER_S if daily_at is not None else min(JITTER * cadence_s, MOST_JITTER_S)


def _at_once(policy: HostPolicy) -> int:
    return 1 if policy.serial else 2


def _own(cadences: dict[str, Cadence], dataset: str) -> Cadence | None:
    return cadences.get(dataset, cadences.get(dataset.partition("/")[0]))


def _changed(job: Job, cadence: Cadence | None) -> Job | None:
    if cadence is None:
        return job
    if cadence == Cadence():
        return None
    every_s = cadence.every_s or DAY_S
    least_s = LEAST_CADENCE_S.get(job.provider, 0)
    if every_s < least_s:
        raise SettingsError(
            f"ORRERY_CADENCES was {job.dataset}={cadence}; {job.provider} permits one download in {least_s} s. "
            f"Set it to {least_s // 3600}h or more, or leave it out."
        )
    return replace(job, cadence_s=every_s, daily_at=cadence.daily_at, jitter_s=_jitter_s(every_s, cadence.daily_at))


def _check_names(cadences: dict[str, Cadence]) -> None:
    names = [*(job.dataset for job in SCHEDULE), *(call.name for call in CALLS)]
    known = {part for name in names for part in (name, name.partition("/")[0])}
    if unknown := sorted(set(cadences) - known):
        raise SettingsError(f"ORRERY_CADENCES names {', '.join(unknown)}; allowed: {', '.join(sorted(known))}.")


# The first round goes down this list: small answers first, so that something is on screen within seconds.
SCHEDULE: Final = tuple(sorted(map(_job, DATASETS), key=lambda job: (job.place, job.dataset)))

CALLS: Final = (
    # Forecasts are issued a quarter past the hour, when the values that ended with it have come in.
    Call("forecasts/issue", 3600, 15 * 60 + 30),
    Call("forecasts/score", 3600, 25 * 60),
    Call("forecasts/drift", DAY_S, 100 * 60),
    Call("forecasts/retrain", DAY_S, 130 * 60),
)
"""What the model server is asked to do; it knows itself which tasks are due."""
