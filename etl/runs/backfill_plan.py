"""A backfill before it begins: its steps, cheapest dataset first, what they cost and how long the budgets make it."""

from typing import Any

import msgspec

from etl.runs.demand import Demand, demands
from etl.runs.gaps import Lack, Step, gaps
from etl.runs.platform import Platform
from etl.runs.schedule import Job
from etl.sources.model import Window


class ProviderCost(msgspec.Struct, frozen=True, kw_only=True):
    """What a plan asks of one provider.

    `left` calls of its `limit` are there now, `kept` of them stay for the schedule; `takes_s` are wall seconds until
    the last of `calls`, at the pace that the allowance and the schedule leave.
    """

    provider: str
    calls: int
    limit: int
    left: int
    kept: float
    takes_s: float | None


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Lacks in the order in which they are closed."""

    span: Window
    lacks: tuple[Lack, ...]
    costs: tuple[ProviderCost, ...]

    @property
    def steps(self) -> list[tuple[Lack, Step]]:
        """Every step with its dataset, in order."""
        return [(lack, step) for lack in self.lacks for step in lack.steps]

    @property
    def calls(self) -> int:
        """Requests of the whole plan."""
        return sum(lack.calls for lack in self.lacks)

    def kept(self, provider: str) -> float:
        """Calls that must stay for the schedule."""
        return next((c.kept for c in self.costs if c.provider == provider), 0.0)

    def facts(self) -> dict[str, Any]:
        """As the worker answers: datasets in order, cost by provider, time until the slowest provider has answered."""
        known = [c.takes_s for c in self.costs if c.takes_s is not None]
        return {
            "from": self.span.start,
            "to": self.span.end,
            "requests": self.calls,
            "takes_s": max(known, default=0.0) if len(known) == len(self.costs) else None,
            "providers": [msgspec.to_builtins(c) for c in self.costs],
            "datasets": [lack_facts(lack) for lack in self.lacks],
        }


def plan(platform: Platform, jobs: tuple[Job, ...], source: str | None, span: Window) -> Plan:
    """What is lacking now and how to get it; asked again after an interruption it is what is left.

    Raises:
        InvalidInputError: no dataset is called so.
        TransientError: core is away.
    """
    lacks = gaps(platform, source, span)
    needed = demands(platform, jobs)
    calls: dict[str, int] = {}
    for lack in lacks:
        if lack.calls:
            calls[lack.provider] = calls.get(lack.provider, 0) + lack.calls
    costs = {name: _cost(platform, name, count, needed.get(name, Demand())) for name, count in calls.items()}
    ordered = sorted(lacks, key=lambda lack: (_takes_s(costs, lack), lack.calls, lack.key))
    return Plan(span=span, lacks=tuple(ordered), costs=tuple(costs.values()))


def lack_facts(lack: Lack) -> dict[str, Any]:
    """One dataset as `orrery etl gaps` shows it."""
    return {
        "source": lack.source,
        "dataset": lack.dataset,
        "title": lack.title,
        "provider": lack.provider,
        "held_by": lack.held_by,
        "held_s": lack.held_s,
        "lacking_s": lack.lacking_s,
        "lacking": [{"from": w.start, "to": w.end} for w in lack.lacking],
        "requests": lack.calls,
        "reason": lack.reason,
    }


def _takes_s(costs: dict[str, ProviderCost], lack: Lack) -> float:
    cost = costs.get(lack.provider)
    return 0.0 if cost is None or not lack.calls else cost.takes_s or 0.0


def _cost(platform: Platform, provider: str, calls: int, demand: Demand) -> ProviderCost:
    policy = platform.http.policy(provider)
    budget = platform.budget(provider)
    kept = min(demand.calls, max(0.0, budget.limit - 1.0))
    spare_per_s = budget.limit / policy.window_s - demand.per_s
    waited_for = max(0.0, calls - max(0.0, budget.remaining - kept))
    takes_s = (
        None if waited_for and spare_per_s <= 0 else waited_for / max(spare_per_s, 1e-9) + calls * policy.interval_s
    )
    return ProviderCost(
        provider=provider, calls=calls, limit=budget.limit, left=budget.remaining, kept=kept, takes_s=takes_s
    )
