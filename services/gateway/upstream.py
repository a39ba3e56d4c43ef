"""Asks core, and says in our own errors why it did not answer."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx

from services.chassis.errors import BadGatewayError, OrreryError, TimedOutError, UnavailableError
from services.chassis.tracing import follow

_STILL_WORKS = (
    "The web app, /docs and answers given before (marked X-Orrery-Stale) still work; "
    "`orrery status` says what is wrong. Ask again in a few seconds."
)
_RETRY_S = 5


@dataclass(frozen=True)
class Question:
    """One GET as the caller sent it: raw path and query, and what goes on with it."""

    path: bytes
    query: bytes
    accept: str
    request_id: str

    @property
    def target(self) -> bytes:
        """Path and query, undecoded."""
        return self.path + b"?" + self.query if self.query else self.path


class Core:
    """Core's HTTP, through one pool of connections."""

    def __init__(self, url: str, *, read_timeout_s: float = 10.0) -> None:
        self.url = httpx.URL(url)
        self.client = httpx.AsyncClient(
            timeout=httpx.Timeout(2.0, read=read_timeout_s, pool=5.0),
            limits=httpx.Limits(max_connections=64, max_keepalive_connections=16, keepalive_expiry=20),
            trust_env=False,
        )
        follow(self.client)

    async def ask(self, question: Question) -> httpx.Response:
        """The open answer, its body unread; the caller closes it.

        Raises:
            UnavailableError: core is not there.
            TimedOutError: core did not answer in time.
            BadGatewayError: core broke off or spoke nonsense.
        """
        headers = {
            "Accept": question.accept,
            "Accept-Encoding": "identity",
            "X-Request-Id": question.request_id,
        }
        request = self.client.build_request("GET", self.url.copy_with(raw_path=question.target), headers=headers)
        try:
            return await self.client.send(request, stream=True)
        except httpx.HTTPError as error:
            raise _as_problem(error) from error

    async def close(self) -> None:
        """Close the pool."""
        await self.client.aclose()


async def read_up_to(response: httpx.Response, most_bytes: int) -> tuple[bytes, AsyncIterator[bytes] | None]:
    """The whole body and None, or what was read and the rest when it is longer than `most_bytes`.

    Raises:
        BadGatewayError, TimedOutError: core broke off before that.
    """
    chunks, size = [], 0
    rest = response.aiter_raw()
    try:
        async for chunk in rest:
            chunks.append(chunk)
            size += len(chunk)
            if size > most_bytes:
                return b"".join(chunks), rest
    except httpx.HTTPError as error:
        raise _as_problem(error) from error
    return b"".join(chunks), None


def _as_problem(error: httpx.HTTPError) -> OrreryError:
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        return UnavailableError(f"Core is not running or not reachable. {_STILL_WORKS}", retry_after=_RETRY_S)
    if isinstance(error, httpx.TimeoutException):
        return TimedOutError(f"Core did not answer in time. {_STILL_WORKS}", retry_after=_RETRY_S)
    return BadGatewayError(f"Core broke off its answer. {_STILL_WORKS}", retry_after=_RETRY_S)
