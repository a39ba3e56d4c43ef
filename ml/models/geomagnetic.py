"""Tasks of the hours ahead: Dst and Kp."""

from datetime import UTC, datetime, timedelta
from functools import partial

from ml.features import geomagnetic
from ml.models.baselines import Climatology, CorrectedRecurrence, Persistence, Recurrence27
from ml.models.residual import Residual
from ml.models.task import Gate, Task

_COLUMNS = geomagnetic.WIND_COLUMNS + geomagnetic.DST_COLUMNS + geomagnetic.KP_COLUMNS + geomagnetic.CLOCK_COLUMNS
_FIRST_AT = datetime(2011, 1, 29, tzinfo=UTC)
"""OMNI2 begins on 2011-01-01 here, recurrence looks back 28 days."""
_DST_BOUNDS = {1: 0.78, 3: 0.85, 6: 0.85}
_KP_BOUNDS = {2: 0.78}


def _gates(bound: float | None) -> tuple[Gate, ...]:
    return () if bound is None else (Gate("rmse_ratio", "persistence", bound, at_most=True),)


def _dst(lead: int) -> Task:
    return Task(
        name=f"dst_{lead}h",
        group="dst",
        lead=f"{lead} h",
        title=f"Dst in {lead} h",
        unit="nT",
        kind="quantity",
        event="",
        build=partial(geomagnetic.dst, lead=lead),
        every=timedelta(hours=1),
        model=partial(Residual, "dst_last", _COLUMNS, most=200.0),
        baselines={
            "persistence": partial(Persistence, "dst_last"),
            "recurrence": partial(Recurrence27, f"dst_27d_{lead}h"),
            "climatology": Climatology,
        },
        refit="quarter",
        gates=_gates(_DST_BOUNDS.get(lead)),
        first_at=_FIRST_AT,
    )


def _kp(lead: int) -> Task:
    return Task(
        name=f"kp_{lead}h",
        group="kp",
        lead=f"{lead} h",
        title=f"Kp in {lead} h" if lead else "Kp now",
        unit="",
        kind="quantity",
        event="",
        build=partial(geomagnetic.kp, lead=lead),
        every=timedelta(hours=1),
        model=partial(Residual, "kp_last", _COLUMNS, least=0.0, most=9.0),
        baselines={
            "persistence": partial(Persistence, "kp_last"),
            "recurrence": partial(Recurrence27, f"kp_27d_{lead}h"),
            "corrected_recurrence": partial(CorrectedRecurrence, f"kp_27d_{lead}h", "kp_last", "kp_27d_last"),
            "climatology": Climatology,
        },
        refit="quarter",
        gates=_gates(_KP_BOUNDS.get(lead)),
        first_at=_FIRST_AT,
    )


TASKS = (*map(_dst, geomagnetic.DST_LEADS), *map(_kp, geomagnetic.KP_LEADS))
