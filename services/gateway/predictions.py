"""Predictions: asked of the model server as they come, never stored, and away without taking anything else along."""

from typing import Final

import httpx
from starlette.requests import Request
from starlette.responses import Response

from services.chassis.errors import (
    BadGatewayError,
    OrreryError,
    TimedOutError,
    UnavailableError,
)
from services.chassis.metrics import UNMATCHED
from services.chassis.observe import ROUTE_HEADER, request_id_of
from services.chassis.routes import name_route
from services.chassis.tracing import follow
from services.gateway.bodies import body_of
from services.gateway.negotiate import JSON
from services.gateway.upstream import Question

PREFIX: Final = "/api/v1/predictions"
MOST_BYTES: Final = 256 * 1024
"""Of a question that asks for many predictions at once."""
_RETRY_S: Final = 10
_READY_S: Final = 1.0
_KEPT: Final = ("content-type", "retry-after", "allow")
_STILL_WORKS: Final = (
    "All else still works: what was issued is at /api/v1/forecasts; `orrery status` says what is wrong. Ask again in a "
    "few seconds."
)


class Predictions:
    """The model server's public answers.

    Args:
        url: address of the model server.
        read_timeout_s: longest wait for its answer, in seconds.
    """

    def __init__(self, url: str, *, read_timeout_s: float = 30.0) -> None:
        self.url = url
        self._client = httpx.AsyncClient(
            base_url=url,
            timeout=httpx.Timeout(2.0, read=read_timeout_s, pool=5.0),
            limits=httpx.Limits(max_connections=32, max_keepalive_connections=8, keepalive_expiry=20),
            trust_env=False,
        )
        follow(self._client)

    async def take(self, request: Request) -> Response:
        """Answer with what the model server says.

        Raises:
            PayloadTooLargeError: the question is longer than allowed.
            UnavailableError: the model server is not there.
            TimedOutError: it did not answer in time.
            BadGatewayError: it broke off.
        """
        headers = {"Accept": JSON, "X-Request-Id": request_id_of(request.scope)}
        if request.method == "POST":
            headers["Content-Type"] = request.headers.get("content-type", JSON)
        body = await body_of(request, MOST_BYTES) if request.method == "POST" else b""
        target = Question(request.scope["raw_path"], request.scope["query_string"], JSON, "").target
        method = "GET" if request.method == "HEAD" else request.method
        answer = await self._asked(method, target.decode("latin-1"), headers, body)
        name_route(request.scope, answer.headers.get(ROUTE_HEADER.decode(), UNMATCHED))
        kept = {name: answer.headers[name] for name in _KEPT if name in answer.headers}
        content = b"" if request.method == "HEAD" else answer.content
        return Response(content, answer.status_code, {**kept, "cache-control": "no-store"})

    async def ask(self, question: Question) -> httpx.Response:
        """The whole answer to a question of the gateway's own, such as for the reference; raises as `take` does."""
        headers = {"Accept": question.accept, "X-Request-Id": question.request_id}
        return await self._asked("GET", question.target.decode("latin-1"), headers, b"")

    async def lacking(self) -> str | None:
        """None when predictions can be had, else why not."""
        try:
            answer = await self._client.get("/ready", timeout=_READY_S)
        except httpx.HTTPError as error:
            return f"no answer from the model server at {self.url} ({type(error).__name__}); predictions answer 503"
        return None if answer.is_success else f"the model server is not ready: {answer.text[:300]}"

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _asked(self, method: str, target: str, headers: dict[str, str], body: bytes) -> httpx.Response:
        try:
            return await self._client.request(method, target, headers=headers, content=body or None)
        except httpx.HTTPError as error:
            raise _as_problem(error) from error


def _as_problem(error: httpx.HTTPError) -> OrreryError:
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        return UnavailableError(
            f"The model server is not running or not reachable. {_STILL_WORKS}", retry_after=_RETRY_S
        )
    if isinstance(error, httpx.TimeoutException):
        return TimedOutError(f"The model server did not answer in time. {_STILL_WORKS}", retry_after=_RETRY_S)
    return BadGatewayError(f"The model server broke off its answer. {_STILL_WORKS}", retry_after=_RETRY_S)
