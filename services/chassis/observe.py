import re
import time
from typing import Any, Final
from uuid import uuid4

import orjson
import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.chassis.errors import PROBLEM_MEDIA_TYPE, OrreryError
from services.chassis.logging import get_logger
from services.chassis.metrics import IN_PROGRESS, REQUEST_SECONDS, REQUESTS
from services.chassis.routes import template_of

_PROBES = {"/health", "/ready", "/metrics"}
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
ROUTE_HEADER: Final = b"x-orrery-route"
_ACCEPTED_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")


def request_id_of(scope: Scope) -> str:
    """The request's id: the caller's `X-Request-Id` where it is sane, else a new one; stable per request."""
    state: dict[str, Any] = scope.setdefault("state", {})
    if "request_id" not in state:
        given = next((value for name, value in scope["headers"] if name == b"x-request-id"), b"")
        state["request_id"] = given.decode() if _ACCEPTED_ID.fullmatch(given) else uuid4().hex
    return str(state["request_id"])


class Observed:
    """ASGI middleware: request id in and out and in every log line, metrics, failures logged.

    Args:
        app: what it observes.
        service: the program's name.
        tells_route: whether each answer names its route's template, for a gateway that counts it too.
    """

    def __init__(self, app: ASGIApp, service: str, *, tells_route: bool = False) -> None:
        self.app = app
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
        status, started_answer = 500, False
        started = time.perf_counter()
        self.in_progress.inc()

        async def send_with_id(message: Message) -> None:
            nonlocal status, started_answer
            if message["type"] == "http.response.start":
                status, started_answer = message["status"], True
                message["headers"] = [*message.get("headers", []), (b"x-request-id", request_id.encode())]
                if self.tells_route:
                    message["headers"].append((ROUTE_HEADER, template_of(scope).encode()))
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=request_id):
            try:
                await self.app(scope, receive, send_with_id)
            except Exception:
                self.log.exception("unexpected error", method=scope["method"], path=scope["path"])
                if started_answer:
                    raise
                await _send_problem(scope, send_with_id, request_id)
            finally:
                self.in_progress.dec()
                self._count(scope, status, time.perf_counter() - started)

    def _count(self, scope: Scope, status: int, seconds: float) -> None:
        route = template_of(scope)
        REQUEST_SECONDS.labels(self.service, route).observe(seconds)
        REQUESTS.labels(self.service, _known(scope["method"]), route, status).inc()
        if status >= 400:
            # Whoever probes asks again and again while a program starts: that it is not ready yet is no failure.
            say = self.log.debug if scope["path"] in _PROBES else self.log.warning
            say("request failed", method=scope["method"], path=scope["path"], status=status, seconds=round(seconds, 4))


def _known(method: str) -> str:
    """The method, as a label: whoever invents some is not to make series with them."""
    return method if method in _METHODS else "other"


async def _send_problem(scope: Scope, send: Send, request_id: str) -> None:
    """The answer to a failure that nobody expected: no inside of it reaches the caller."""
    error = OrreryError("Something failed inside; the log has it under this request_id.")
    headers = [(b"content-type", PROBLEM_MEDIA_TYPE.encode())]
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": orjson.dumps(error.problem(scope["path"], request_id))})
