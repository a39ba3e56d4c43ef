"""Counts answers given from the gateway's memory, so cheaply that it does not show in what they cost."""

import itertools
from typing import Final

from services.chassis.logging import get_logger
from services.chassis.metrics import REQUEST_SECONDS, REQUESTS
from services.gateway.answers import ANSWERS

_SAMPLE: Final = 1000


class _Tally:
    """Answers of one route and status; `told` of them are in the counters."""

    __slots__ = ("number", "observe", "requests", "told")

    def __init__(self, route: str, status: int) -> None:
        self.number = 0
        self.told = 0
        self.requests = REQUESTS.labels("gateway", "GET", route, status)
        self.observe = REQUEST_SECONDS.labels("gateway", route).observe


class Successes:
    """Answers given from memory, by route; every thousandth is logged.

    The event loop counts in plain numbers, and `tell` moves them to the counters when somebody asks for these.
    """

    def __init__(self) -> None:
        self._tallies: dict[tuple[str, int], _Tally] = {}
        self._hits = ANSWERS.labels("hit")
        self._numbers = itertools.count()
        self._log = get_logger("gateway")

    def add(self, route: str, status: int, raw_path: bytes, seconds: float) -> None:
        """One more.

        Args:
            route: template of the route that once gave the answer.
            status: 200 or 304.
            raw_path: the address as it was asked for.
            seconds: what answering took.
        """
        tally = self._tallies.get((route, status))
        if tally is None:
            tally = self._tallies[route, status] = _Tally(route, status)
        tally.number += 1
        tally.observe(seconds)
        if next(self._numbers) % _SAMPLE == 0:
            self._log.info("answered from cache", path=raw_path.decode("latin-1"), status=status, sampled_of=_SAMPLE)

    def tell(self) -> None:
        """Bring the counters up to date; by one thread at a time."""
        for tally in list(self._tallies.values()):
            new = tally.number - tally.told
            tally.told += new
            tally.requests.inc(new)
            self._hits.inc(new)
