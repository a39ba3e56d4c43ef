"""The one way in: signed webhooks, passed on to etl as they came; etl checks the signature."""

from typing import Final

import httpx
from starlette.requests import Request
from starlette.responses import Response

from services.chassis.errors import TimedOutError, UnavailableError
from services.chassis.observe import request_id_of
from services.chassis.tracing import follow
from services.gateway.bodies import body_of

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
            body = await body_of(request, self._most)
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
