"""Figures of one forecaster over some issues, beside a reference on the same issues."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from services.domain.contingency import heidke_skill, true_skill

Values = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Answers:
    """What one forecaster said of some issues and what came, each of shape (n_issues,).

    `inside` is 1 where the truth lay in the interval, 0 where not, NaN without an interval. `threshold` is the
    probability from which on the forecast was an alarm, NaN where there is none.
    """

    value: Values
    truth: Values
    inside: Values
    threshold: Values
    is_probability: bool


def figures(one: Answers, reference: Answers | None) -> dict[str, Any]:
    """`n`, errors in the forecast's unit or the Brier score, bias, coverage, skill over the reference, alarms.

    Skill is 1 − (mean squared error / that of the reference): 0 as good, 1 perfect, negative worse. Where it has no
    meaning a figure is null, such as the skill over a reference without any error.
    """
    error = one.value - one.truth
    squared = _mean(error**2)
    quantity = None if one.is_probability else squared
    held = one.inside[~np.isnan(one.inside)]
    return {
        "n": len(error),
        "rmse": None if quantity is None else float(np.sqrt(quantity)),
        "mae": None if one.is_probability else _mean(np.abs(error)),
        "bias": _mean(error),
        "brier": squared if one.is_probability else None,
        "coverage": _mean(held),
        "coverage_n": len(held),
        "skill": _skill(squared, reference),
        "alarms": _alarms(one) if one.is_probability else None,
    }


def _skill(squared: float | None, reference: Answers | None) -> float | None:
    if reference is None or squared is None:
        return None
    base = _mean((reference.value - reference.truth) ** 2)
    return 1 - squared / base if base else None


def _alarms(one: Answers) -> dict[str, Any] | None:
    """Hits, misses and false alarms, and the true and Heidke skill statistics from them."""
    told = ~np.isnan(one.threshold)
    if not told.any():
        return None
    alarm, event = (one.value >= one.threshold)[told], (one.truth >= 0.5)[told]
    hits, misses = int((alarm & event).sum()), int((~alarm & event).sum())
    false_alarms, quiet = int((alarm & ~event).sum()), int((~alarm & ~event).sum())
    counts = np.array([hits, misses, false_alarms, quiet], float)
    return {
        "events": hits + misses,
        "hits": hits,
        "misses": misses,
        "false_alarms": false_alarms,
        "tss": _told(true_skill(counts)),
        "hss": _told(heidke_skill(counts)),
    }


def _told(figure: Values) -> float | None:
    return float(figure) if np.isfinite(figure) else None


def _mean(values: Values) -> float | None:
    return float(values.mean()) if len(values) else None
