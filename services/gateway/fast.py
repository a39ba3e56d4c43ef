"""Answers a request head seen before, byte for byte, without parsing it or starting a task.

Clients repeat themselves: the bytes of a request's head are a key to its answer as good as what they
parse to. This is what makes a cached read cost less than the server around it (benchmarks/row04_gateway.py).
"""

import re
import time
from collections.abc import Callable, Container
from typing import Any
from uuid import uuid4

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from services.gateway.cache import Memo, ResponseCache
from services.gateway.edge import HEAD_EXTENSION
from services.gateway.limits import Limiter
from services.gateway.security import API
from services.gateway.successes import Successes

_LONGEST_HEAD = 2048
_END = b"\r\n\r\n"
# With one of these, bytes alike may mean something else, or the connection does not go on as before.
_NOT_ALONE = re.compile(
    rb"\r\n(?:(?:content-length|transfer-encoding|expect|upgrade|x-request-id)[ \t]*:"
    rb"|connection[ \t]*:(?![ \t]*keep-alive[ \t]*\r\n))",
    re.IGNORECASE,
)
_FIXED = b"x-orrery-cache: hit\r\n" + b"".join(name + b": " + value + b"\r\n" for name, value in API)


def repeatable(data: bytes) -> bool:
    """Whether these bytes are one whole, plain GET head."""
    if not data.startswith(b"GET ") or len(data) > _LONGEST_HEAD or data.find(_END) != len(data) - len(_END):
        return False
    return data.find(b" HTTP/1.1\r\n", 0, data.find(b"\n") + 1) > 0 and not _NOT_ALONE.search(data)


class FastProtocol(HttpToolsProtocol):
    """uvicorn's HTTP/1.1 with a short way out for heads that `cache.memos` knows."""

    def __init__(
        self, cache: ResponseCache, limiter: Limiter, successes: Successes, proxies: Container[str], **server: Any
    ) -> None:
        super().__init__(**server)
        self._proxies = proxies
        self._cache = cache
        self._memos = cache.memos
        self._limiter = limiter
        self._successes = successes
        self._parsing = False
        self._seen_at = 0.0
        self._head: bytes | None = None
        self._id = uuid4().hex[:16].encode()
        self._number = 0

    def connection_made(self, transport: Any) -> None:
        """Arm the idle timeout, which the short way out does not touch."""
        super().connection_made(transport)
        # Behind a proxy each request may be another client's: whose it is stands in the head, which must be read.
        self._direct = self.client is None or self.client[0] not in self._proxies
        self._bucket = self._limiter.bucket(self.client)
        self._seen_at = self.loop.time()
        self._arm(self.timeout_keep_alive)

    def data_received(self, data: bytes) -> None:
        """Answer at once, or go the usual way."""
        if self._direct and not self._parsing and (self.cycle is None or self.cycle.response_complete):
            memo = self._memos.get(data)
            if memo is not None and not self.flow.write_paused and self._bucket.take():
                self._answer(memo)
                return
            self._head = data if repeatable(data) else None
        else:
            self._head = None
        super().data_received(data)

    def on_message_begin(self) -> None:
        """A head or body is under way."""
        self._parsing = True
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Hand the head's bytes to the application, which knows whether its answer may be repeated."""
        if self._head is not None:
            self.scope["extensions"] = {HEAD_EXTENSION: {"bytes": self._head}}
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Between requests again."""
        self._parsing = False
        super().on_message_complete()

    def timeout_keep_alive_handler(self) -> None:
        """Close the connection unless it was used meanwhile."""
        left = self.timeout_keep_alive - (self.loop.time() - self._seen_at)
        if left > 0:
            self._arm(left)
        else:
            super().timeout_keep_alive_handler()

    def _arm(self, seconds: float) -> None:
        self.timeout_keep_alive_task = self.loop.call_later(seconds, self.timeout_keep_alive_handler)

    def _answer(self, memo: Memo) -> None:
        began = time.perf_counter()
        bucket, variant = self._bucket, memo.variant
        self._number += 1
        self._seen_at = self.loop.time()
        head, body, status = (variant.head_304, b"", 304) if memo.not_modified else (variant.head, variant.body, 200)
        dynamic = (
            b"x-request-id: %b-%x\r\nx-ratelimit-limit: %d\r\nx-ratelimit-remaining: %d\r\nx-ratelimit-reset: %d\r\n"
            % (
                self._id,
                self._number,
                bucket.limit,
                bucket.remaining,
                bucket.reset_s,
            )
        )
        date = b"".join(b"%b: %b\r\n" % pair for pair in self.server_state.default_headers)
        self.transport.write(b"".join((head, _FIXED, dynamic, date, b"\r\n", body)))
        self._cache.get(memo.entry.key)
        self._successes.add(memo.entry.route, status, memo.raw_path, time.perf_counter() - began)


def protocol_factory(
    cache: ResponseCache, limiter: Limiter, successes: Successes, proxies: Container[str] = ()
) -> Callable[..., FastProtocol]:
    """What uvicorn makes a protocol with for each connection."""

    def make(**server: Any) -> FastProtocol:
        return FastProtocol(cache, limiter, successes, proxies, **server)

    return make
