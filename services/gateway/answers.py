"""Sends a stored answer over ASGI."""

import time
from typing import Literal, get_args

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from services.chassis.metrics.catalogue import GATEWAY_ANSWERS
from services.gateway.entries import Entry, Headers, Variant
from services.gateway.negotiate import encoding_of

State = Literal["hit", "shared", "miss", "joined", "stale", "file"]
"""From the own memory, the shared cache, core, core by another caller's question, what was last known, the web app."""
ANSWERS = GATEWAY_ANSWERS.counter()
_COUNTS = {state: ANSWERS.labels(state) for state in get_args(State)}


def header_of(scope: Scope, name: bytes) -> bytes:
    """A request header's value, several joined by commas; empty where absent."""
    return b",".join(value for key, value in scope["headers"] if key == name)


class EntryResponse(Response):
    """A stored answer, as far as this caller does not hold it already."""

    def __init__(self, entry: Entry, state: State, status: int = 200) -> None:
        self.entry = entry
        self.state = state
        self.status_code = status
        self.background = None
        self.raw_headers = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI's form
        """Send it."""
        variant = await self.entry.variant(encoding_of(header_of(scope, b"accept-encoding")))
        held = header_of(scope, b"if-none-match")
        not_modified = bool(held) and self.status_code == 200 and self.entry.matches(held)
        _COUNTS[self.state].inc()
        extra = _marks(self.entry, self.state)
        await send_variant(send, scope, variant, extra, 304 if not_modified else self.status_code)


async def send_variant(send: Send, scope: Scope, variant: Variant, extra: Headers, status: int) -> None:
    """One variant with further headers; no body for HEAD and 304."""
    headers = variant.headers_304 if status == 304 else variant.headers
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *extra]})
    bare = status == 304 or scope["method"] == "HEAD"
    await send({"type": "http.response.body", "body": b"" if bare else variant.body})


def _marks(entry: Entry, state: State) -> Headers:
    if state == "file":
        return []
    marks = [(b"x-orrery-cache", state.encode())]
    if state == "stale":
        age = int(time.monotonic() - entry.stored_at)
        marks += [
            (b"x-orrery-stale", b"true"),
            (b"warning", b'110 - "Response is stale: core is away, this is the last known state"'),
            (b"age", str(age).encode()),
        ]
    return marks
