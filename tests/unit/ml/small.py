"""Small invented tasks, for tests of what trains, evaluates and stores."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import numpy as np

from ml.features.samples import Prediction, Samples
from ml.features.source import Source
from ml.models.baselines import Climatology, LogisticOn, Persistence
from ml.models.residual import Residual
from ml.models.task import Gate, Task

DAY = timedelta(days=1)
FIRST_AT = datetime(2018, 1, 1, tzinfo=UTC)


def stamps(start: datetime, n: int, step: timedelta = DAY) -> np.ndarray:
    return np.datetime64(start.replace(tzinfo=None), "s") + np.arange(n) * np.timedelta64(step).astype("timedelta64[s]")


def samples(n: int, *, start: datetime = FIRST_AT, seed: int = 0, event: bool = False) -> Samples:
    """Daily rows: tomorrow is today plus what drives it; an event is a great value."""
    random = np.random.default_rng(seed)
    driver = random.normal(size=n)
    now = random.normal(size=n)
    truth = now + driver + 0.3 * random.normal(size=n)
    issued_at = stamps(start, n)
    return Samples(
        issued_at=issued_at,
        valid_from=issued_at,
        valid_until=issued_at + np.timedelta64(1, "D"),
        names=("now", "driver"),
        features=np.column_stack([now, driver]),
        truth=(truth > 1.5).astype(float) if event else truth,
    )


def _build(rows: Samples) -> Callable[[Source, datetime, datetime], Samples]:
    def build(_: Source, start: datetime, end: datetime) -> Samples:
        begin, until = (np.datetime64(at.replace(tzinfo=None), "s") for at in (start, end))
        return rows.take((rows.issued_at >= begin) & (rows.issued_at < until))

    return build


def quantity(rows: Samples, *, bound: float = 0.9) -> Task:
    return Task(
        name="small", group="small", lead="1 d", title="Small", unit="nT", kind="quantity", event="",
        build=_build(rows), every=DAY, model=lambda: Residual("now", ("now", "driver")),
        baselines={"persistence": lambda: Persistence("now"), "climatology": Climatology}, refit="quarter",
        gates=(Gate("rmse_ratio", "persistence", bound, at_most=True),), first_at=FIRST_AT,
    )  # fmt: skip


def probability(rows: Samples) -> Task:
    return Task(
        name="small_event", group="small", lead="1 d", title="Small event", unit="", kind="probability",
        event="more than 1.5", build=_build(rows), every=DAY, model=lambda: LogisticOn(("now", "driver")),
        baselines={"climatology": Climatology, "now alone": lambda: LogisticOn(("now",))}, refit="year",
        gates=(), first_at=FIRST_AT,
    )  # fmt: skip


def told(value: list[float], lower: list[float] | None = None, upper: list[float] | None = None) -> Prediction:
    nothing = np.full(len(value), np.nan)
    return Prediction(
        np.array(value), nothing if lower is None else np.array(lower), nothing if upper is None else np.array(upper)
    )
