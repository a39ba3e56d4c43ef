"""What the gateway finds out when `/metrics` is asked: all of it from its own memory."""

from collections.abc import Iterator
from dataclasses import dataclass

from services.chassis.metrics.catalogue import (
    GATEWAY_CACHE,
    GATEWAY_CACHE_ENTRIES,
    GATEWAY_CACHE_LIMIT,
    GATEWAY_CORE_UP,
    GATEWAY_LIVE_SUBSCRIBERS,
    GATEWAY_SHARED_CACHE_UP,
)
from services.chassis.metrics.collectors import Collectors
from services.chassis.metrics.model import Sample
from services.gateway.cache import ResponseCache
from services.gateway.live import Live
from services.gateway.successes import Successes
from services.gateway.versions import Versions
from services.ports.cache import SharedCache


@dataclass(frozen=True, slots=True)
class Watched:
    """The parts that are looked at."""

    cache: ResponseCache
    versions: Versions
    live: Live
    successes: Successes
    shared: SharedCache | None


def add_metrics(collectors: Collectors, watched: Watched) -> None:
    """Have them told."""
    metrics = (
        GATEWAY_CACHE_ENTRIES,
        GATEWAY_CACHE,
        GATEWAY_CACHE_LIMIT,
        GATEWAY_LIVE_SUBSCRIBERS,
        GATEWAY_CORE_UP,
        GATEWAY_SHARED_CACHE_UP,
    )
    collectors.add("gateway", metrics, lambda: _samples(watched))


def _samples(watched: Watched) -> Iterator[Sample]:
    watched.successes.tell()
    yield GATEWAY_CACHE_ENTRIES.sample(len(watched.cache))
    yield GATEWAY_CACHE.sample(watched.cache.bytes)
    yield GATEWAY_CACHE_LIMIT.sample(watched.cache.most_bytes)
    yield GATEWAY_LIVE_SUBSCRIBERS.sample(watched.live.subscribers)
    yield GATEWAY_CORE_UP.sample(watched.versions.connected)
    if watched.shared is not None and (up := watched.shared.up) is not None:
        yield GATEWAY_SHARED_CACHE_UP.sample(up)
