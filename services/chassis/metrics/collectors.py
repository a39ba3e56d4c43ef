"""What a program finds out when `/metrics` is asked, beside what the process counts as it goes."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import structlog
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, generate_latest

from services.chassis.metrics.catalogue import COLLECTOR_AGE
from services.chassis.metrics.held import Held
from services.chassis.metrics.model import Family, Metric, Sample
from services.chassis.metrics.process import COLLECTOR_ERRORS

MEDIA_TYPE: Final = CONTENT_TYPE_LATEST
PATIENCE_S: Final = 0.05
"""Seconds that a scrape waits for values that are found out; later ones come with the next scrape."""


@dataclass(frozen=True, slots=True)
class _Collector:
    name: str
    metrics: tuple[Metric, ...]
    samples: Callable[[], Iterable[Sample]]
    held: Sequence[Held[Any]]


class Collectors:
    """The collectors of one application."""

    def __init__(self) -> None:
        self._all: list[_Collector] = []

    def add(
        self,
        name: str,
        metrics: tuple[Metric, ...],
        samples: Callable[[], Iterable[Sample]],
        held: Sequence[Held[Any]] = (),
    ) -> None:
        """One more.

        Args:
            name: label of its errors and ages.
            metrics: of which it may give samples; each is told even without any.
            samples: gives them within a millisecond, from memory and from what is held.
            held: values that cost a query, found out beside the scrape.
        """
        self._all.append(_Collector(name, metrics, samples, held))

    def render(self) -> bytes:
        """The text of `/metrics`. Blocks for up to `PATIENCE_S`: call it beside the event loop."""
        held = [one for collector in self._all for one in collector.held]
        for one in held:
            one.begin()
        deadline = time.monotonic() + PATIENCE_S
        for one in held:
            one.wait(deadline - time.monotonic())
        # First, so that what a collector counts is told in the same answer.
        found = generate_latest(self)
        return found + generate_latest(REGISTRY)

    def collect(self) -> Iterator[Family]:
        """Every family, once, as prometheus_client asks a registry for them."""
        families = {metric.name: metric.family() for one in self._all for metric in one.metrics}
        families[COLLECTOR_AGE.name] = COLLECTOR_AGE.family()
        for sample in (*self._ages(), *(sample for one in self._all for sample in _samples(one))):
            families[sample.metric.name].add_metric(sample.labels, sample.value)
        yield from families.values()

    def _ages(self) -> list[Sample]:
        ages = {one.name: one.age_s for collector in self._all for one in collector.held}
        return [COLLECTOR_AGE.sample(age, name) for name, age in ages.items() if age is not None]


def _samples(collector: _Collector) -> list[Sample]:
    try:
        return list(collector.samples())
    except Exception:  # noqa: BLE001 - one collector that breaks must not hide the others
        COLLECTOR_ERRORS.labels(collector.name).inc()
        structlog.stdlib.get_logger("metrics").exception("collector broke", collector=collector.name)
        return []
