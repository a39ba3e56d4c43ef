"""Following a backfill that etl carries out, over whatever restarts on the way."""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any, Final

import httpx

from services.cli.asking import HEADERS
from services.cli.instance import CannotStartError

PATIENCE_S: Final = 120.0
"""Wall seconds for which etl may be away, counted anew from each sign of life."""
PAUSE_S: Final = 1.0
BUSY: Final = {409, 429, 502, 503, 504}

Event = dict[str, Any]


def follow(address: Callable[[], str], body: dict[str, Any], on_event: Callable[[Event], None]) -> Event:
    """Ask for a backfill until it has ended; its last event.

    Whoever dies, etl, core or this command: the plan is made anew from what the ledger holds, so nothing is kept here.

    Args:
        address: of the etl worker, asked again at each attempt.
        body: source, from, to, days.
        on_event: told of each event.

    Raises:
        CannotStartError: etl refuses, or stays away.
    """
    last_life = time.monotonic()
    while True:
        try:
            for event in _events(address(), body):
                last_life = time.monotonic()
                on_event(event)
                if "result" in event:
                    return event
            reason = "etl stopped in between"
        except (httpx.HTTPError, _BusyError) as error:
            reason = f"{type(error).__name__}: {error}"
        if time.monotonic() - last_life > PATIENCE_S:
            raise CannotStartError(
                f"etl did not go on within {PATIENCE_S:.0f} s ({reason})",
                "orrery status shows what runs; the same command goes on where this one ended",
            )
        on_event({"away": reason})
        time.sleep(PAUSE_S)


class _BusyError(Exception):
    pass


def _events(etl: str, body: dict[str, Any]) -> Iterator[Event]:
    timeout = httpx.Timeout(None, connect=5)
    url = f"{etl}/internal/backfill"
    with httpx.stream("POST", url, json=body, timeout=timeout, trust_env=False, headers=HEADERS) as answer:
        if answer.status_code in BUSY:
            answer.read()
            raise _BusyError(_detail(answer))
        if answer.is_error:
            answer.read()
            raise CannotStartError(_detail(answer), "orrery etl backfill --help")
        for line in filter(None, answer.iter_lines()):
            event = json.loads(line)
            if "error" in event:
                raise _BusyError(event["error"])
            yield event


def _detail(answer: httpx.Response) -> str:
    try:
        return str(answer.json()["detail"])
    except (ValueError, KeyError, TypeError):
        return f"etl answered {answer.status_code}: {answer.text[:200]}"
