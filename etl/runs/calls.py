"""Calls of the model server, for the turns that the schedule table gives it."""

from typing import Any, Final

import httpx

from etl.runs.schedule import Call
from services.chassis import journey
from services.chassis.errors import TerminalError, TransientError
from services.chassis.logging import get_logger
from services.chassis.settings import Settings

PATIENCE_S: Final = 600.0
"""How long a call may take: all tasks are built anew when a platform has just begun."""
PASSING: Final = (409, 429, 502, 503, 504)


def make(settings: Settings, call: Call) -> dict[str, Any]:
    """Make one call; what the model server did is logged and returned.

    Raises:
        TransientError: it is away, or says that something it needs is; the next turn comes.
        TerminalError: it refuses.
    """
    url = f"{settings.ml_url}/internal/{call.name}"
    with journey.bound(request_id=journey.new_id()):
        try:
            answer = httpx.post(
                url, json={}, headers=journey.outgoing(), timeout=httpx.Timeout(PATIENCE_S, connect=2), trust_env=False
            )
        except httpx.TransportError as error:
            raise TransientError(
                f"the model server at {settings.ml_url} did not answer {call.name} ({type(error).__name__}); "
                "forecasts wait for its next turn. Next step: see `orrery status`."
            ) from error
        if not answer.is_success:
            kind = TransientError if answer.status_code in PASSING else TerminalError
            raise kind(f"the model server answered {answer.status_code} to {call.name}: {answer.text[:500]}")
        done: dict[str, Any] = answer.json()
        get_logger("calls").info("called", call=call.name, done=done)
    return done
