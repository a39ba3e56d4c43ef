"""The one way in: signed webhooks, passed on to etl as they came; etl checks the signature."""

from collections.abc import AsyncIterator
from typing import Final

import httpx
from starlette.requests import Request
from starlette.responses import Response

from services.chassis.errors import InvalidInputError, PayloadTooLargeError, TimedOutError, UnavailableError
from services.chassis.observe import request_id_of
from services.chassis.tracing import follow

PREFIX: Final = "/api/v1/webhooks/"
_PASSED: Final = ("webhook-id", "webhook-timestamp", "webhook-signature", "content-type")
_LONGEST_S: Final = 90.0


class Webhooks:
    """Passes bodies on.

    Args:
        etl_url: address of the etl worker.
        most_bytes: greatest body.
    """

    def __init__(self, etl_url: str, most_bytes: int) -> None:
        self._url = etl_url
        self._most = most_bytes
        self._client = httpx.AsyncClient(timeout=httpx.Timeout(5.0, read=_LONGEST_S, write=_LONGEST_S), trust_env=False)
        follow(self._client)

    async def take(self, request: Request) -> Response:
        """Answer with what etl says.

        Raises:
            PayloadTooLargeError: the body is longer than allowed.
            UnavailableError: etl is away; the sender tries again.
            TimedOutError: etl took too long; the sender tries again, its id keeps it from being taken twice.
        """
        headers = {name: request.headers[name] for name in _PASSED if name in request.headers}
        headers["X-Request-Id"] = request_id_of(request.scope)
        url = f"{self._url}/internal/webhooks/{request.path_params['name']}"
        try:
            body = b"".join([chunk async for chunk in self._limited(request)])
            answer = await self._client.post(url, content=body, headers=headers)
        except httpx.TimeoutException as error:
            raise TimedOutError("The body was not taken in time. Send it again with the same webhook-id.") from error
        except httpx.HTTPError as error:
            raise UnavailableError("etl is not running. Send it again, same webhook-id.", retry_after=30) from error
        media = answer.headers.get("content-type", "application/json")
        return Response(answer.content, answer.status_code, media_type=media, headers={"cache-control": "no-store"})

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _limited(self, request: Request) -> AsyncIterator[bytes]:
        said = request.headers.get("content-length", "0")
        if not said.isdecimal():
            raise InvalidInputError.of("Content-Length", said, "a number of bytes")
        size = int(said)
        if size <= self._most:
            size = 0
            async for chunk in request.stream():
                size += len(chunk)
                if size > self._most:
                    break
                yield chunk
        if size > self._most:
            raise PayloadTooLargeError(f"The body has more than {self._most} bytes; allowed: {self._most}. Send less.")
