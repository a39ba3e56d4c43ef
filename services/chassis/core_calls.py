"""Asking core over its internal routes; a core that is restarting is waited for."""

from collections.abc import Callable
from typing import Any

import httpx
import tenacity

from services.chassis import journey, wire
from services.chassis.errors import (
    ConflictError,
    OrreryError,
    StorageError,
    TerminalError,
    TransientError,
    UnavailableError,
)
from services.chassis.tracing import follow

PATIENCE_S = 60.0
"""How long core may be away (restarting after a crash) before a caller gives up."""

AWAY_PATIENCE_S = 3.0
"""The same for a store of core's: what needs another one is done meanwhile."""


class StoreAwayError(UnavailableError):
    """Core answers, and says that a store is away which this needs; what needs another store may go on."""


class CoreCalls:
    """HTTP to core.

    Args:
        base_url: core's address.
        patience_s: how long to go on asking a core that does not answer, in seconds.
        stopped: when this says yes, waiting ends at once.
    """

    def __init__(
        self, base_url: str, *, patience_s: float = PATIENCE_S, stopped: Callable[[], bool] = lambda: False
    ) -> None:
        self.http = httpx.Client(
            base_url=base_url,
            timeout=httpx.Timeout(120, connect=2),
            trust_env=False,
            event_hooks={"request": [journey.onto]},
        )
        follow(self.http)
        self._url = base_url
        self._retry = tenacity.Retrying(
            retry=tenacity.retry_if_exception(_worth_waiting),
            stop=lambda state: (state.seconds_since_start or 0) > _patience(state, patience_s) or stopped(),
            wait=tenacity.wait_exponential(multiplier=0.1, max=2) + tenacity.wait_random(0, 0.1),
            reraise=True,
        )

    def close(self) -> None:
        """Close the connections."""
        self.http.close()

    def send(self, path: str, method: str = "POST", **kwargs: Any) -> httpx.Response:
        """Core's answer, with `httpx`'s arguments of a request.

        Raises:
            TransientError: core is away.
            TerminalError: core refuses.
        """
        return self._retry(self._once, path, method, **kwargs)

    def _once(self, path: str, method: str, **kwargs: Any) -> httpx.Response:
        headers = {"Content-Type": wire.MEDIA_TYPE} if "content" in kwargs else {}
        try:
            answer = self.http.request(method, path, headers=headers, **kwargs)
        except httpx.TransportError as error:
            raise UnavailableError(
                f"core at {self._url} did not answer {path} ({type(error).__name__}); expected an answer. "
                "Next step: see `orrery status`; nothing is lost, and it is tried again when core is back."
            ) from error
        if answer.is_success:
            return answer
        raise _error(path, answer)


def _patience(state: tenacity.RetryCallState, patience_s: float) -> float:
    failure = state.outcome.exception() if state.outcome else None
    return min(patience_s, AWAY_PATIENCE_S) if isinstance(failure, StoreAwayError) else patience_s


def _worth_waiting(error: BaseException) -> bool:
    return isinstance(error, TransientError) and not isinstance(error, ConflictError)


def _error(path: str, answer: httpx.Response) -> OrreryError:
    kind: type[OrreryError] = {409: ConflictError, 507: StorageError}.get(answer.status_code, TerminalError)
    if answer.status_code in {429, 502, 503, 504}:
        kind = StoreAwayError
    try:
        detail = str(answer.json()["detail"])
    except (ValueError, KeyError, TypeError):
        detail = answer.text[:500]
    return kind(f"core answered {answer.status_code} to {path}: {detail}")
