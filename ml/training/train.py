"""A model from what the platform holds, with its card."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from ml.features.instants import aware
from ml.features.samples import Samples
from ml.features.source import Source
from ml.models.bundle import Bundle
from ml.models.split import learnable
from ml.models.task import GAP, Task
from ml.registry.card import ModelCard
from ml.training.fit import fit
from services.chassis.errors import InvalidInputError


@dataclass(frozen=True, slots=True)
class Run:
    """What a training is told beside its data.

    Args:
        now: platform instant.
        code_version: of Orrery.
        origin: kind of the data that the platform holds.
    """

    now: datetime
    code_version: str
    origin: str


def train(task: Task, source: Source, until: datetime, run: Run) -> tuple[ModelCard, Bundle]:
    """Fit a task so that it may be asked from an instant on; it learns what was known one gap before.

    Args:
        task: what is learned.
        source: what the platform holds.
        until: first issue that the model may be asked about, aware UTC.
        run: see there.

    Raises:
        InvalidInputError: the platform holds nothing to learn from.
        TransientError: core is away.
    """
    samples = learnable(task.build(source, task.first_at, until), until)
    if len(samples) < 2 or np.ptp(samples.truth) == 0:
        raise InvalidInputError.of(
            "until",
            until.isoformat(),
            f"an instant with different outcomes of {task.name} more than 27 days before it",
            f"The platform holds {len(samples)} of them: load history (orrery replay DIR) or name a later instant.",
        )
    bundle = fit(task, samples)
    return _card(task, samples, bundle, until, run), bundle


def data_sha256(samples: Samples) -> str:
    """Hash of what is learned from: names, instants, features, truth and subjects."""
    digest = hashlib.sha256("\n".join((*samples.names, "", *samples.subjects)).encode())
    for instants in (samples.issued_at, samples.valid_from, samples.valid_until):
        digest.update(instants.astype("datetime64[s]").tobytes())
    for numbers in (samples.features, samples.truth):
        digest.update(np.ascontiguousarray(numbers, dtype=np.float64).tobytes())
    return digest.hexdigest()


def _card(task: Task, samples: Samples, bundle: Bundle, until: datetime, run: Run) -> ModelCard:
    return ModelCard(
        task=task.name,
        trained_at=run.now,
        trained_from_at=aware(samples.issued_at[0]),
        trained_until_at=until - GAP,
        samples=len(samples),
        data_sha256=data_sha256(samples),
        code_version=run.code_version,
        features=samples.names,
        threshold=bundle.thresholds.get(Bundle.OURS),
        origin=run.origin,
    )
