"""What is found of a task."""

import msgspec

from ml.registry.card import SkillRow


class Stratum(msgspec.Struct, frozen=True, kw_only=True):
    """RMSE or Brier score of a task within one storm level or phase of the solar cycle."""

    task: str
    stratum: str
    n: int
    metric: str
    ours: float | None
    baselines: dict[str, float | None]


class TaskSkill(msgspec.Struct, frozen=True, kw_only=True):
    """What was found of one task.

    Args:
        rows: its figures, gates first.
        strata: RMSE or Brier score by storm level and phase.
        reliability: of a probability, bins by forecaster.
        error: why there is nothing.
    """

    task: str
    rows: tuple[SkillRow, ...] = ()
    strata: tuple[Stratum, ...] = ()
    reliability: dict[str, list[dict[str, float]]] = {}
    error: str = ""
