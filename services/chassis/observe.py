import time
from typing import Any, Final
from zlib import crc32

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.chassis.errors import PROBLEM_MEDIA_TYPE, OrreryError
from services.chassis.journey import REQUEST_ID, RUN_ID, bound, incoming, new_id
from services.chassis.logging import get_logger
from services.chassis.metrics import IN_PROGRESS, REQUEST_SECONDS, REQUESTS
from services.chassis.routes import template_of

_PROBES = {"/health", "/ready", "/metrics"}
_ENDLESS = b"text/event-stream"
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
ROUTE_HEADER: Final = b"x-orrery-route"
SAMPLED_OF: Final = 100
"""Of so many answers that succeeded one is logged; the id decides, so that each program picks the same journeys."""


def request_id_of(scope: Scope) -> str:
    """The request's id: the caller's `X-Request-Id` where it is sane, else a new one; stable per request."""
    state: dict[str, Any] = scope.setdefault("state", {})
    if "request_id" not in state:
        state["request_id"] = incoming(scope["headers"], REQUEST_ID) or new_id()
    return str(state["request_id"])


class Observed:
    """ASGI middleware: request id in and out and in every log line, metrics; logs what failed, was slow or is a sample.

    Args:
        app: what it observes.
        service: the program's name.
        slow_s: seconds to the head of an answer from which on it is logged.
        tells_route: whether each answer names its route's template, for a gateway that counts it too.
    """

    def __init__(self, app: ASGIApp, service: str, *, slow_s: float, tells_route: bool = False) -> None:
        self.app = app
        self.slow_s = slow_s
        self.service = service
        self.tells_route = tells_route
        self.in_progress = IN_PROGRESS.labels(service)
        self.log = get_logger("http")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = request_id_of(scope)
        status, head_s, endless = 500, None, False
        started = time.perf_counter()
        self.in_progress.inc()

        async def send_with_id(message: Message) -> None:
            nonlocal status, head_s, endless
            if message["type"] == "http.response.start":
                status, head_s = message["status"], time.perf_counter() - started
                endless = any(value.startswith(_ENDLESS) for _, value in message.get("headers", ()))
                message["headers"] = [*message.get("headers", []), (b"x-request-id", request_id.encode())]
                if self.tells_route:
                    message["headers"].append((ROUTE_HEADER, template_of(scope).encode()))
            await send(message)

        with bound(request_id=request_id, **_run(scope)):
            try:
                await self.app(scope, receive, send_with_id)
            except Exception:
                self.log.exception("unexpected error", method=scope["method"], path=scope["path"])
                if head_s is not None:
                    raise
                await _send_problem(scope, send_with_id, request_id)
            finally:
                self.in_progress.dec()
                # A stream of events ends when its reader leaves, which says nothing of how fast anything was.
                seconds = head_s if endless and head_s is not None else time.perf_counter() - started
                self._count(scope, status, seconds, head_s or 0.0)

    def _count(self, scope: Scope, status: int, seconds: float, head_s: float) -> None:
        route = template_of(scope)
        REQUEST_SECONDS.labels(self.service, route).observe(seconds)
        REQUESTS.labels(self.service, _known(scope["method"]), route, status).inc()
        if what := self._told(scope, status, head_s):
            say = self.log.warning if status >= 400 else self.log.info
            facts = {"method": scope["method"], "path": scope["path"], "route": route, "status": status}
            say(what, **facts, seconds=round(seconds, 4))

    def _told(self, scope: Scope, status: int, head_s: float) -> str | None:
        if scope["path"] in _PROBES:
            # Whoever probes asks again and again while a program starts: that it is not ready yet is no failure.
            return None
        if status >= 400:
            return "request failed"
        if head_s >= self.slow_s:
            return "request slow"
        return None if crc32(request_id_of(scope).encode()) % SAMPLED_OF else "request served"


def _run(scope: Scope) -> dict[str, str]:
    run_id = incoming(scope["headers"], RUN_ID)
    return {} if run_id is None else {"run_id": run_id}


def _known(method: str) -> str:
    """The method, as a label: whoever invents some is not to make series with them."""
    return method if method in _METHODS else "other"


async def _send_problem(scope: Scope, send: Send, request_id: str) -> None:
    """The answer to a failure that nobody expected: no inside of it reaches the caller."""
    error = OrreryError("Something failed inside; the log has it under this request_id.")
    headers = [(b"content-type", PROBLEM_MEDIA_TYPE.encode())]
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": orjson.dumps(error.problem(scope["path"], request_id))})
