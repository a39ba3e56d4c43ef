"""Per host of a provider: what was asked of it, what may still be, and whether it is left alone."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args

from etl.runs.platform import Platform
from etl.sources.registry import DATASETS
from services.chassis.http.answer import Outcome
from services.chassis.http.client import WITHHELD
from services.chassis.http.tallies import Sums
from services.chassis.metrics import catalogue
from services.chassis.metrics.collectors import Collectors
from services.chassis.metrics.held import Held
from services.chassis.metrics.model import Sample

PICTURES: Final = "pictures"
"""Label of all hosts that keep pictures: which they are depends on what providers name."""
_ASSETS: Final = "assets"
_BREAKER: Final = {"closed": 0, "half_open": 1, "open": 2}
States = Mapping[str, Mapping[str, Any]]


def add(collectors: Collectors, platform: Platform, sums: Held[Sums]) -> None:
    """Have it told of every provider of a dataset, and of the hosts of pictures together."""
    hosts = _hosts(platform)
    states = Held("providers", lambda: {provider: platform.provider_state(provider) for provider in hosts})
    asked = (catalogue.PROVIDER_CALLS, catalogue.PROVIDER_RETRIES, catalogue.PROVIDER_WITHHELD)
    allowed = (
        catalogue.PROVIDER_BUDGET_LEFT,
        catalogue.PROVIDER_BUDGET_LIMIT,
        catalogue.PROVIDER_BREAKER,
        catalogue.PROVIDER_HELD,
    )
    collectors.add("provider calls", asked, lambda: _asked({**hosts, _ASSETS: PICTURES}, sums.value), [sums])
    collectors.add("provider state", allowed, lambda: _allowed(hosts, states.value or {}), [states])


def _hosts(platform: Platform) -> dict[str, str]:
    """Label by provider: its own host, or its name where several are reached by one host."""
    hosts = {provider: platform.public_host(provider) for provider in sorted({d.provider for d in DATASETS})}
    times = Counter(hosts.values())
    return {provider: host if times[host] == 1 else provider for provider, host in hosts.items()}


def _asked(hosts: Mapping[str, str], sums: Sums | None) -> Iterator[Sample]:
    if sums is None:
        return
    for provider, host in hosts.items():
        yield catalogue.PROVIDER_RETRIES.sample(sums.get(("retries", provider, ""), 0), host)
        for outcome in get_args(Outcome):
            yield catalogue.PROVIDER_CALLS.sample(sums.get(("calls", provider, outcome), 0), host, outcome)
        for reason in WITHHELD.values():
            yield catalogue.PROVIDER_WITHHELD.sample(sums.get(("withheld", provider, reason), 0), host, reason)


def _allowed(hosts: Mapping[str, str], states: States) -> Iterator[Sample]:
    for provider, state in states.items():
        host = hosts[provider]
        yield catalogue.PROVIDER_BUDGET_LEFT.sample(state["budget"]["remaining"], host)
        yield catalogue.PROVIDER_BUDGET_LIMIT.sample(state["budget"]["limit"], host)
        yield catalogue.PROVIDER_BREAKER.sample(_BREAKER[state["breaker"]], host)
        yield catalogue.PROVIDER_HELD.sample(state["hold"] is not None, host)
