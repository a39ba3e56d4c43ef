"""The outermost layer: stored answers leave here, everything else goes on to FastAPI, guarded."""

import time
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.chassis.app import problem_response
from services.chassis.errors import (
    InvalidInputError,
    MethodNotAllowedError,
    NotFoundError,
    OrreryError,
    TooManyRequestsError,
)
from services.chassis.metrics.catalogue import GATEWAY_RATE_LIMITED
from services.chassis.observe import request_id_of
from services.gateway.answers import header_of, send_variant
from services.gateway.cache import Memo
from services.gateway.entries import Entry
from services.gateway.limits import Limiter
from services.gateway.negotiate import encoding_of
from services.gateway.predictions import PREFIX as PREDICTIONS
from services.gateway.proxy import Proxy, key_of
from services.gateway.security import API
from services.gateway.successes import Successes
from services.gateway.webhooks import PREFIX as WEBHOOKS

API_PREFIX: Final = "/api/"
HEAD_EXTENSION: Final = "orrery.head"
_LONGEST_TARGET = 8192
_RATE_LIMITED = GATEWAY_RATE_LIMITED.counter()
_HIT = (b"x-orrery-cache", b"hit")


class Edge:
    """ASGI application in front of the FastAPI one."""

    def __init__(self, app: ASGIApp, proxy: Proxy, limiter: Limiter, successes: Successes) -> None:
        self.app = app
        self.proxy = proxy
        self.limiter = limiter
        self.successes = successes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        began = time.perf_counter()
        if scope["type"] == "http" and (entry := self._stored(scope)):
            bucket = self.limiter.bucket(scope["client"])
            if bucket.take():
                status = await self._send(entry, scope, send)
                self.successes.add(entry.route, status, scope["raw_path"], time.perf_counter() - began)
                return
        await self.app(scope, receive, _secured(send) if scope["type"] == "http" else send)

    def _stored(self, scope: Scope) -> Entry | None:
        if scope["method"] != "GET" or not scope["path"].startswith(API_PREFIX):
            return None
        try:
            return self.proxy.current(key_of(scope))
        except InvalidInputError:
            return None

    async def _send(self, entry: Entry, scope: Scope, send: Send) -> int:
        variant = await entry.variant(encoding_of(header_of(scope, b"accept-encoding")))
        self.proxy.cache.weigh(entry)
        held = header_of(scope, b"if-none-match")
        not_modified = bool(held) and entry.matches(held)
        if head := (scope.get("extensions") or {}).get(HEAD_EXTENSION):
            self.proxy.cache.remember(head["bytes"], Memo(entry, variant, scope["raw_path"], not_modified))
        status = 304 if not_modified else 200
        limits = self.limiter.bucket(scope["client"]).headers()
        request_id = (b"x-request-id", request_id_of(scope).encode())
        await send_variant(send, scope, variant, [_HIT, *limits, request_id, *API], status)
        return status


class Guard:
    """ASGI middleware: refuses what the gateway does not serve, and more than a client's share."""

    def __init__(self, app: ASGIApp, limiter: Limiter) -> None:
        self.app = app
        self.limiter = limiter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve or refuse one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limited = scope["path"].startswith(API_PREFIX)
        refusal = _refusal(scope) or (self._over_limit(scope) if limited else None)
        send = self._with_limits(scope, send) if limited else send
        if refusal is None:
            await self.app(scope, receive, send)
            return
        answer = problem_response(refusal, scope["path"], request_id_of(scope))
        if isinstance(refusal, MethodNotAllowedError):
            answer.headers["allow"] = ", ".join(_methods(scope["path"]))
        await answer(scope, receive, send)

    def _over_limit(self, scope: Scope) -> OrreryError | None:
        bucket = self.limiter.bucket(scope["client"])
        if bucket.take():
            return None
        _RATE_LIMITED.inc()
        return TooManyRequestsError(
            f"More than {bucket.limit} requests a minute came from this address; wait {bucket.wait_s} s, "
            "or raise ORRERY_RATE_LIMIT_PER_MINUTE.",
            retry_after=bucket.wait_s,
        )

    def _with_limits(self, scope: Scope, send: Send) -> Send:
        bucket = self.limiter.bucket(scope["client"])

        async def limited(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *bucket.headers()]
            await send(message)

        return limited


def _methods(path: str) -> tuple[str, ...]:
    if path.startswith(WEBHOOKS):
        return ("POST",)
    # Many predictions at once are asked for in a body.
    return ("GET", "HEAD", "POST") if path == PREDICTIONS else ("GET", "HEAD")


def _refusal(scope: Scope) -> OrreryError | None:
    method, path = scope["method"], scope["path"]
    if method not in (allowed := _methods(path)):
        why = "A webhook is only sent." if path.startswith(WEBHOOKS) else "This API only reads."
        return MethodNotAllowedError(f"The method was {method}; allowed: {', '.join(allowed)}. {why}")
    size = len(scope["raw_path"]) + len(scope["query_string"])
    if size > _LONGEST_TARGET:
        return InvalidInputError(f"The address has {size} bytes; allowed: {_LONGEST_TARGET}. Ask for less at once.")
    if {".", ".."} & set(path.replace("\\", "/").split("/")):
        return NotFoundError(f"{path!r} is no address here. See /docs for those there are.")
    return None


def _secured(send: Send) -> Send:
    async def secured(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=list(message["headers"]))
            for name, value in API:
                headers.setdefault(name.decode(), value.decode())
            message["headers"] = headers.raw
        await send(message)

    return secured
