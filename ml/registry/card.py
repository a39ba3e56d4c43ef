"""What is known of a fitted model: where it came from, how good it was found, whether it forecasts."""

from datetime import datetime
from typing import Literal

import msgspec

Stage = Literal["candidate", "champion", "retired"]


class SkillRow(msgspec.Struct, frozen=True, kw_only=True):
    """One figure of an evaluation.

    Args:
        task: as the catalogue names it.
        lead: as people say it.
        n: forecasts that the figure is over; all forecasters on the same ones.
        span: first instant and the end, exclusive; None where what is judged has no instants.
        metric: as `ml.evaluation.metrics` names it.
        against: the baseline that a ratio or a skill is measured against; empty where the metric stands alone.
        ours: the model's figure, in the task's unit where the metric has one; None where the rows do not give it.
        ci: its 90 % interval from a block bootstrap, paired where there is a baseline.
        baselines: the same figure of each baseline.
        gate: the number to reach; None where the figure is no gate.
        gate_met: whether it was; None where it is no gate.
    """

    task: str
    lead: str
    n: int
    span: tuple[datetime, datetime] | None
    metric: str
    against: str = ""
    ours: float | None
    ci: tuple[float | None, float | None]
    baselines: dict[str, float | None]
    gate: float | None = None
    gate_met: bool | None = None


class ModelCard(msgspec.Struct, frozen=True, kw_only=True):
    """One stored model.

    Args:
        model_id: first 16 hexadecimal digits of `sha256`.
        task: as the catalogue names it.
        stage: the champion forecasts; candidates wait; the retired stay readable.
        sha256: of the stored bytes, which are found under it.
        bytes: their number.
        trained_at: when, platform clock.
        trained_from_at: issue of the first row that it learned from.
        trained_until_at: it learned nothing that was not known by then.
        samples: rows that it learned from.
        data_sha256: hash of these rows: the same data give the same model.
        code_version: of Orrery, with the commit where one is known.
        features: names, in order.
        threshold: probability from which on a forecast is an alarm; None for a quantity.
        metrics: figures of the latest evaluation, none before the first.
        gate_met: whether that evaluation met every gate; None where the task has none or none was made.
        deployable: whether it is good enough to forecast: gates met or, without gates, better than the first baseline;
            None before the first evaluation.
        promoted_at: when it last became the champion; None where it never did, or was rolled back.
        reason: why it is in this stage, in words and numbers.
        origin: kind of the data that it learned from.
    """

    model_id: str = ""
    task: str
    stage: Stage = "candidate"
    sha256: str = ""
    bytes: int = 0
    trained_at: datetime
    trained_from_at: datetime
    trained_until_at: datetime
    samples: int
    data_sha256: str
    code_version: str
    features: tuple[str, ...]
    threshold: float | None = None
    metrics: tuple[SkillRow, ...] = ()
    gate_met: bool | None = None
    deployable: bool | None = None
    promoted_at: datetime | None = None
    reason: str = ""
    origin: str
