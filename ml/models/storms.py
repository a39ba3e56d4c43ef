"""Tasks of the day ahead: storms by level and the greatest Kp, issued at midnight UTC."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial

from ml.features import storm
from ml.models.baselines import Climatology, CorrectedRecurrence, LogisticOn, Persistence, Recurrence27
from ml.models.blend import Blend
from ml.models.residual import Residual
from ml.models.task import Forecaster, Gate, Task

_FIRST_AT = datetime(2011, 1, 29, tzinfo=UTC)
"""OMNI2 begins on 2011-01-01 here, recurrence looks back 28 days."""
_GATES = (
    Gate("tss", "", 0.40, at_most=False),
    Gate("hss", "", 0.35, at_most=False),
    Gate("brier_skill", "logistic", 0.10, at_most=False, certain=True, sure_bound=0.0),
)


def _baselines(before: str, corrected: str) -> dict[str, Callable[[], Forecaster]]:
    """Each column alone as a probability, the three of them together, and how frequent storms are."""
    return {
        "persistence": partial(LogisticOn, ("kmax_1",)),
        "recurrence": partial(LogisticOn, (before,)),
        "corrected_recurrence": partial(LogisticOn, (corrected,)),
        "logistic": partial(LogisticOn, ("kmax_1", before, corrected)),
        "climatology": Climatology,
    }


def _storm(name: str, title: str, level: str, at_least: float, gates: Sequence[Gate] = ()) -> Task:
    return Task(
        name=name,
        group="storm",
        lead="0-24 h",
        title=title,
        unit="",
        kind="probability",
        event=f"Kp of {level} or more in the UTC day",
        build=partial(storm.daily, at_least=at_least),
        every=timedelta(days=1),
        model=partial(Blend, storm.COLUMNS),
        baselines=_baselines("kmax_27", "kmax_corrected"),
        refit="year",
        gates=tuple(gates),
        first_at=_FIRST_AT,
    )


_TOMORROW = Task(
    name="storm_tomorrow",
    group="storm",
    lead="24-48 h",
    title="Storm tomorrow",
    unit="",
    kind="probability",
    event="Kp of 5− or more in the next UTC day",
    build=partial(storm.daily, ahead=1, at_least=storm.STORM),
    every=timedelta(days=1),
    model=partial(Blend, storm.COLUMNS_TOMORROW),
    baselines=_baselines("kmax_26", "kmax_corrected_1d"),
    refit="year",
    gates=(),
    first_at=_FIRST_AT,
)
_GREATEST = Task(
    name="kpmax_today",
    group="storm",
    lead="0-24 h",
    title="Greatest Kp today",
    unit="",
    kind="quantity",
    event="",
    build=storm.daily,
    every=timedelta(days=1),
    model=partial(Residual, "", storm.COLUMNS, least=0.0, most=9.0),
    baselines={
        "persistence": partial(Persistence, "kmax_1"),
        "recurrence": partial(Recurrence27, "kmax_27"),
        "corrected_recurrence": partial(CorrectedRecurrence, "kmax_27", "kmax_1", "kmax_28"),
        "climatology": Climatology,
    },
    refit="year",
    gates=(),
    first_at=_FIRST_AT,
)
TASKS = (
    _storm("storm_today", "Storm today", "5−", storm.STORM, _GATES),
    _storm("storm6_today", "Strong storm today", "6−", storm.STRONG),
    _storm("storm7_today", "Severe storm today", "7−", storm.SEVERE),
    _TOMORROW,
    _GREATEST,
)
