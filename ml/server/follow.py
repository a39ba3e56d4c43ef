"""Follows core's stream of dataset versions, to look again at what changed."""

import asyncio
from collections.abc import Callable
from typing import Final

import httpx
import msgspec

from services.chassis.logging import get_logger

FIRST_WAIT_S: Final = 0.5
LONGEST_WAIT_S: Final = 10.0
LONGEST_SILENCE_S: Final = 40.0
"""Core says something every 15 s; after this long without a word the connection is taken for dead."""
_log = get_logger("ml.follow")


class _Change(msgspec.Struct):
    dataset: str
    version: int


async def follow(core_url: str, changed: Callable[[str], None]) -> None:
    """Call `changed` with the noun of each change; ends by cancellation.

    A new connection names every noun first: what changed while core was away is looked at, too.
    """
    wait = FIRST_WAIT_S
    timeout = httpx.Timeout(2.0, read=LONGEST_SILENCE_S)
    async with httpx.AsyncClient(base_url=core_url, timeout=timeout, trust_env=False) as client:
        while True:
            try:
                async with client.stream("GET", "/internal/changes") as answer:
                    answer.raise_for_status()
                    async for line in answer.aiter_lines():
                        if line.startswith("data:"):
                            changed(msgspec.json.decode(line[5:], type=_Change).dataset)
                            wait = FIRST_WAIT_S
            except (httpx.HTTPError, msgspec.DecodeError) as error:
                _log.warning("core's changes are not followed", error=f"{type(error).__name__}: {error}", retry_s=wait)
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT_S)
