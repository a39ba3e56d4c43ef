"""A model with forecasts behind it, on an invented Sun: what somebody who watches forecasts has to look at."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import msgspec
import pyarrow as pa

from ml.features.core import CoreSource
from ml.features.instants import aware
from ml.features.once import Unchanging
from ml.flows.platform import Platform
from ml.flows.steps import evaluate_model, train_model
from ml.models.catalogue import task_named
from ml.models.task import GAP
from ml.registry.card import ModelCard
from ml.server import ledger
from ml.server.answer import Champion, foretell
from services.chassis import wire
from services.chassis.settings import Settings
from services.domain.batch import Batch
from tests.unit.ml.synthetic import LIVE, SyntheticSource

TASK = task_named("dst_1h")
SCORED = timedelta(hours=48)
JUDGED = timedelta(days=20)
LEARNED = timedelta(days=90)
HELD = timedelta(days=31)
"""Of these days core holds the Sun: what drift is looked for in, and the last turn of the Sun."""
HOURLY = 6
HAD_AFTER = timedelta(minutes=11)
"""Kp, the last of all, is had ten minutes after its interval."""
FORECASTERS = ("orrery", "persistence")


def foretold(settings: Settings) -> None:
    """Load the Sun's last days into core, deploy a model, and write down the forecasts of its last two days.

    Args:
        settings: of the platform, whose core runs.
    """
    sun = sun_until(datetime.now(UTC))
    platform = Platform(settings)
    try:
        load(platform.source, sun)
        card = deployed(platform, sun)
        champion = Champion(TASK, card, platform.registry.load(card))
        ledger.append(platform.source, "forecasts", list(issued(champion, sun, settings.origin)))
    finally:
        platform.close()


def sun_until(now: datetime) -> SyntheticSource:
    """The invented Sun up to the end of today, in the form of the live feeds."""
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    start = today - LEARNED - GAP - JUDGED
    return SyntheticSource(start=start, days=(today - start).days + 1, live_from=start)


def load(core: CoreSource, sun: SyntheticSource) -> None:
    """Hand core what the live feeds have told: the days before at once, then hour by hour as it was had.

    The hour under way is told to its end: a truth of the last hour is there whatever the minute.
    """
    now = datetime.now(UTC)
    last = now.replace(minute=0, second=0, microsecond=0)
    ends = [last - timedelta(hours=back) for back in range(HOURLY, -2, -1)]
    for begin, end in pairwise([now - HELD, *ends]):
        observe(core, sun.points(sorted(LIVE.values()), begin, end), end, min(end + HAD_AFTER, now))


def observe(core: CoreSource, points: pa.Table, end: datetime, told_at: datetime) -> None:
    """One answer of a feed: core keeps when it came."""
    batch = Batch(
        source="swpc", dataset="dst", url="invented:sun", fetched_at=told_at, status=200, origin="invented",
        sha256=hashlib.sha256(end.isoformat().encode()).hexdigest(), bytes=points.nbytes, semantics="increment",
    )  # fmt: skip
    for name, value in (("batch_id", batch.batch_id), ("origin", batch.origin)):
        place = points.schema.get_field_index(name)
        points = points.set_column(place, points.schema.field(place), pa.repeat(value, len(points)))
    header = {"batch": msgspec.to_builtins(batch)}
    core.send("/internal/observe", content=wire.pack(header, {"telemetry_points": points}))


def deployed(platform: Platform, sun: SyntheticSource) -> ModelCard:
    """A model trained, judged on days that it never saw, and promoted through its gate."""
    until = sun.start + LEARNED + GAP
    platform.history = Unchanging(sun)
    card = evaluate_model(platform, TASK, train_model(platform, TASK, until), until, until + JUDGED)
    return platform.registry.promote(card.model_id, "its gate is met")


def issued(champion: Champion, sun: SyntheticSource, origin: str) -> Iterator[dict[str, Any]]:
    """Rows of the ledger, as the server would have written them hour by hour; the newest is left to it."""
    now = datetime.now(UTC)
    for row in foretell(champion, TASK.build(sun, now - SCORED, now))[:-1]:
        at = aware(row.issued_at)
        for forecaster in FORECASTERS:
            said = row.said[forecaster]
            yield {
                "forecast_id": ledger.forecast_id(TASK.name, forecaster, "", at),
                "task": TASK.name, "forecaster": forecaster, "subject": "", "issued_at": at,
                "model_id": champion.card.model_id if forecaster == "orrery" else None,
                "valid_from_at": aware(row.valid_from), "valid_until_at": aware(row.valid_until),
                "forecast_kind": TASK.kind, "forecast_unit": TASK.unit, "forecast_value": said.value,
                "forecast_lower": said.lower, "forecast_upper": said.upper, "origin": origin,
            }  # fmt: skip
