"""How well anomalies are found: events by a strict rule, on channels that the settings were not chosen on.

A detection counts only if at least half of it lies within a label ± 100 steps; a label is found if such a detection
lies there, however many do. Point-adjust, which counts a whole label for one step of it, is not used: a random score
reaches 0.9 with it. Since every channel of the benchmark holds an anomaly, a detector that always rings once would look
good: settings are therefore chosen with the alarms on the training parts, which hold no labelled one, as false alarms.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ml.evaluation.bootstrap import DRAWS, LEVELS, SEED
from ml.evaluation.vus import vus_pr
from ml.features.channels import Channel, Interval, benchmark_channels
from ml.features.samples import Numbers
from ml.features.source import Source
from ml.models.anomalies import (
    DETECTOR,
    RULE,
    Alarm,
    AlarmRule,
    Detector,
    Everything,
    ForecastAndNovelty,
    MovingZScore,
)
from ml.registry.card import SkillRow

MARGIN: Final = 100
FOLDS: Final = 5
GATE: Final = 0.70
MOST_ALARMS: Final = 5
TASK: Final = "anomalies"
Candidate = tuple[Detector, AlarmRule]
Tally = NDArray[np.int64]
"""Per channel: labels found, false alarms, labels missed, alarms on the quiet part, alarms on the judged part."""

CANDIDATES: Final[Mapping[str, Sequence[Candidate]]] = {
    "ours": tuple(
        (ForecastAndNovelty(window, span), AlarmRule(floor, most))
        for window, span, floor, most in product((25, 50), (20, 60), (0.45, 0.48, 0.5, 0.52, 0.55, 0.6), (1, 2, 3))
    ),
    "moving_z_score": tuple(
        (MovingZScore(window), AlarmRule(floor, most))
        for window, floor, most in product(
            (50, 100, 250, 500), (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9), (1, 2, 3)
        )
    ),
    "everything_flagged": ((Everything(), AlarmRule(0.0, 1)),),
}
"""Settings from which each forecaster chooses, none seen before by the channel that it is judged on."""
SETTLED: Final[Mapping[str, Sequence[Candidate]]] = {
    "ours": ((DETECTOR, RULE),),
    "moving_z_score": ((MovingZScore(500), AlarmRule(0.7, 1)),),
    "everything_flagged": CANDIDATES["everything_flagged"],
}
"""What the platform uses: chosen on the 59 labelled channels that it was built with, for channels that it never saw."""


@dataclass(frozen=True, slots=True)
class OutOfFold:
    """What one forecaster did, each channel with settings chosen on the others.

    Attributes:
        tally: per channel, shape (channels, 5).
        vus: VUS-PR of each channel's scores.
        chosen: settings of each fold.
    """

    tally: Tally
    vus: Numbers
    chosen: tuple[Candidate, ...]


def strict_counts(labels: Sequence[Interval], alarms: Sequence[Alarm]) -> tuple[int, int, int]:
    """Labels found, alarms that found none, labels missed."""
    within = np.zeros((len(alarms), len(labels)), dtype=bool)
    for (i, alarm), (j, (first, end)) in product(enumerate(alarms), enumerate(labels)):
        shared = min(alarm.end, end + MARGIN) - max(alarm.first, first - MARGIN)
        within[i, j] = 2 * shared >= alarm.end - alarm.first
    found = int(within.any(axis=0).sum())
    return found, int((~within.any(axis=1)).sum()), len(labels) - found


def f_half(found: Any, false: Any, missed: Any) -> Any:
    """F score that weighs precision twice as much as recall; 0 where nothing is found."""
    return 1.25 * found / np.maximum(1.25 * found + 0.25 * missed + false, 1e-12)


def out_of_fold(channels: Sequence[Channel], candidates: Sequence[Candidate]) -> OutOfFold:
    """Judge each channel with the settings that are best on the channels of the other folds."""
    scores = {
        d: [(d.scores(c), d.scores(_quiet(c))) for c in channels] for d in dict.fromkeys(d for d, _ in candidates)
    }
    tallies = [
        np.array([_tally(c, rule, *s) for c, s in zip(channels, scores[d], strict=True)]) for d, rule in candidates
    ]
    fold = np.arange(len(channels)) % FOLDS
    tally, vus, chosen = np.zeros_like(tallies[0]), np.zeros(len(channels)), []
    for number in range(FOLDS):
        own = fold == number
        best = int(np.argmax([_honest(t[~own].sum(axis=0)) for t in tallies]))
        tally[own] = tallies[best][own]
        detector, rule = candidates[best]
        for i in np.flatnonzero(own).tolist():
            vus[i] = vus_pr(channels[i].labels, scores[detector][i][0])
        chosen.append((detector, rule))
    return OutOfFold(tally, vus, tuple(chosen))


def anomaly_rows(source: Source, candidates: Mapping[str, Sequence[Candidate]] = CANDIDATES) -> tuple[SkillRow, ...]:
    """Rows of the skill table for the benchmark that core holds: cross-validated, or with `SETTLED` as it is.

    Raises:
        NotFoundError: no benchmark was imported.
    """
    channels = benchmark_channels(source)
    return skill_rows({name: out_of_fold(channels, found) for name, found in candidates.items()})


def skill_rows(outcomes: Mapping[str, OutOfFold]) -> tuple[SkillRow, ...]:
    """Rows of the skill table, the gates' first; steps have no instants, so no row has a span."""
    ours, z = outcomes["ours"].tally, outcomes["moving_z_score"].tally
    draws = np.random.default_rng(SEED).multinomial(len(ours), np.full(len(ours), 1 / len(ours)), size=DRAWS)
    gain = f_half(*(draws @ ours).T[:3]) - f_half(*(draws @ z).T[:3])
    figures = {name: float(f_half(*out.tally.sum(axis=0)[:3])) for name, out in outcomes.items()}
    rows = [
        _row("event_f05", figures, _interval(f_half(*(draws @ ours).T[:3])), n=int(ours[:, [0, 2]].sum()), gate=GATE),
        _row("event_f05_gain", {"ours": figures["ours"] - figures["moving_z_score"]}, _interval(gain),
             n=int(ours[:, [0, 2]].sum()), gate=0.0, against="moving_z_score"),
        _row("most_alarms_per_channel", {k: float(o.tally[:, 4].max()) for k, o in outcomes.items()}, None,
             n=len(ours), gate=MOST_ALARMS, at_most=True),
        _row("quiet_alarms_per_channel", {k: float(o.tally[:, 3].mean()) for k, o in outcomes.items()},
             _interval(draws @ ours[:, 3] / len(ours)), n=len(ours)),
        _row("vus_pr", {k: float(o.vus.mean()) for k, o in outcomes.items()},
             _interval(draws @ outcomes["ours"].vus / len(ours)), n=len(ours)),
    ]  # fmt: skip
    return (*rows, *_precision_and_recall(outcomes, draws))


def _precision_and_recall(outcomes: Mapping[str, OutOfFold], draws: Tally) -> list[SkillRow]:
    rows = []
    for name, other in (("event_precision", 1), ("event_recall", 2)):
        sums = {k: o.tally.sum(axis=0) for k, o in outcomes.items()}
        drawn = draws @ outcomes["ours"].tally
        share = {k: float(s[0] / max(s[0] + s[other], 1)) for k, s in sums.items()}
        ci = _interval(drawn[:, 0] / np.maximum(drawn[:, 0] + drawn[:, other], 1))
        rows.append(_row(name, share, ci, n=int(sums["ours"][0] + sums["ours"][other])))
    return rows


def _row(  # noqa: PLR0913 - one for each fact of a row
    metric: str,
    figures: Mapping[str, float],
    ci: tuple[float, float] | None,
    *,
    n: int,
    gate: float | None = None,
    at_most: bool = False,
    against: str = "",
) -> SkillRow:
    ours = figures["ours"]
    met = None if gate is None else bool(ours <= gate if at_most else ours > gate if against else ours >= gate)
    return SkillRow(
        task=TASK, lead="", n=n, span=None, metric=metric, against=against, ours=ours, ci=ci or (None, None),
        baselines={k: v for k, v in figures.items() if k != "ours"}, gate=gate, gate_met=met,
    )  # fmt: skip


def _quiet(channel: Channel) -> Channel:
    return Channel(channel.name, channel.group, channel.before, channel.before)


def _tally(channel: Channel, rule: AlarmRule, scores: Numbers, quiet: Numbers) -> tuple[int, ...]:
    alarms = rule.alarms(scores)
    return (*strict_counts(channel.labels, alarms), len(rule.alarms(quiet)), len(alarms))


def _honest(sums: Tally) -> float:
    return float(f_half(sums[0], sums[1] + sums[3], sums[2]))


def _interval(drawn: Numbers) -> tuple[float, float]:
    lower, upper = np.quantile(drawn, LEVELS)
    return float(lower), float(upper)
