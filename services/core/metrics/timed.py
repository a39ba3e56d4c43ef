"""The stores of record with every operation timed, and the failures of a store counted."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar, cast

from services.chassis.errors import OrreryError
from services.chassis.metrics.catalogue import STORE_DURATION, STORE_ERRORS
from services.storage import Stores

Port = TypeVar("Port")
_DURATION: Final = STORE_DURATION.histogram()
_ERRORS: Final = STORE_ERRORS.counter()


def timed(stores: Stores) -> Stores:
    """The same stores, observed."""
    return stores._replace(
        archive=_timed(stores.archive, "archive"),
        telemetry=_timed(stores.telemetry, "telemetry"),
        missions=_timed(stores.missions, "missions"),
        objects=_timed(stores.objects, "objects"),
    )


def _timed(store: Port, name: str) -> Port:
    _ERRORS.labels(name)  # from nought on, or the first failure would be no increase
    return cast("Port", _Timed(store, name))


class _Timed:
    """Stands for a store, whichever port it serves: an operation is timed from when it is first used."""

    def __init__(self, store: object, name: str) -> None:
        self._store = store
        self._name = name

    def __getattr__(self, operation: str) -> Any:
        found = getattr(self._store, operation)
        if callable(found):
            found = self._observed(operation, found)
            setattr(self, operation, found)
        return found

    def _observed(self, operation: str, found: Callable[..., Any]) -> Callable[..., Any]:
        seconds, errors = _DURATION.labels(self._name, operation), _ERRORS.labels(self._name)

        @wraps(found)
        def asked(*given: Any, **named: Any) -> Any:
            began = time.perf_counter()
            try:
                return found(*given, **named)
            except Exception as error:
                if not isinstance(error, OrreryError) or error.status >= 500:
                    errors.inc()
                raise
            finally:
                seconds.observe(time.perf_counter() - began)

        return asked
