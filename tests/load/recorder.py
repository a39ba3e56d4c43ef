"""Keeps what a window of the run measured."""

import time
from collections import Counter, defaultdict
from typing import Any

import gevent
import numpy as np

from tests.load.arithmetic import LIMITS_MS

_CLASSES = {"hit": "cached", "shared": "cached", "miss": "query", "joined": "query", "stale": "stale"}
_QUANTILES = (50, 95, 99, 99.9)
_TICK_S = 0.05


class Recorder:
    """Response times by class of answer and by route, and all that failed."""

    def __init__(self) -> None:
        self._delays: list[float] = []
        self.begin()

    def begin(self) -> None:
        """Forget, and measure from now on."""
        self._began, self._cpu = time.perf_counter(), time.process_time()
        self._classes: defaultdict[str, list[float]] = defaultdict(list)
        self._routes: defaultdict[str, list[float]] = defaultdict(list)
        self._errors: Counter[str] = Counter()
        self._limited = 0
        self._delays.clear()

    def take(self, name: str, response_time: float, response: Any, exception: Exception | None, **_: Any) -> None:
        """One request of Locust's, or one finding about an answer."""
        status = getattr(response, "status_code", 0)
        if status == 429:
            self._limited += 1
        elif exception is not None:
            what = str(status) if status else f"{type(exception).__name__} {str(exception)[:80]}"
            self._errors[f"{name}: {what}"] += 1
        else:
            self._classes[class_of(response)].append(response_time)
            self._routes[name].append(response_time)

    def watch_own_delay(self) -> None:
        """How late this process wakes up from a short sleep, for ever: what it adds itself to each time."""
        while True:
            asked = time.perf_counter()
            gevent.sleep(_TICK_S)
            self._delays.append((time.perf_counter() - asked - _TICK_S) * 1000)

    def result(self, users: int) -> dict[str, Any]:
        """The window until now; times in ms, rates per second."""
        seconds = time.perf_counter() - self._began
        times = [value for values in self._classes.values() for value in values]
        return {
            "users": users,
            "seconds": round(seconds, 2),
            "requests": len(times),
            "rate": round(len(times) / seconds, 2),
            "mean_ms": round(float(np.mean(times)), 3) if times else None,
            **spread(times),
            "classes": {name: spread(values) | _slow(name, values) for name, values in sorted(self._classes.items())},
            "routes": {name: spread(values) for name, values in sorted(self._routes.items())},
            "errors": dict(self._errors.most_common()),
            "limited": self._limited,
            "generator_cpu": round((time.process_time() - self._cpu) / seconds, 3),
            "generator_delay_ms": spread(self._delays).get("p95", 0.0),
        }


def class_of(response: Any) -> str:
    """Which kind of answer it was, by the gateway's own word; files and what no cache holds are `other`."""
    return _CLASSES.get((response.headers or {}).get("x-orrery-cache", ""), "other")


def spread(values: list[float]) -> dict[str, Any]:
    """How many, and quantiles."""
    if not values:
        return {"count": 0}
    found = np.percentile(values, [*_QUANTILES, 100])
    names = [f"p{quantile:g}" for quantile in _QUANTILES]
    return {"count": len(values)} | dict(zip([*names, "most"], np.round(found, 2).tolist(), strict=True))


def _slow(name: str, values: list[float]) -> dict[str, int]:
    return {"slow": sum(value >= LIMITS_MS[name] for value in values)} if name in LIMITS_MS else {}
