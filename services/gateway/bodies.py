"""Bodies of requests, no longer than allowed."""

from collections.abc import AsyncIterator

from starlette.requests import Request

from services.chassis.errors import InvalidInputError, PayloadTooLargeError


async def body_of(request: Request, most_bytes: int) -> bytes:
    """The whole body; nothing of it is read where its head already says that it is too long.

    Raises:
        InvalidInputError: its head gives a length that is no number.
        PayloadTooLargeError: it is longer.
    """
    return b"".join([part async for part in _limited(request, most_bytes)])


async def _limited(request: Request, most_bytes: int) -> AsyncIterator[bytes]:
    said = request.headers.get("content-length", "0")
    if not said.isdecimal():
        raise InvalidInputError.of("Content-Length", said, "a number of bytes")
    size = int(said)
    if size <= most_bytes:
        size = 0
        async for part in request.stream():
            size += len(part)
            if size > most_bytes:
                break
            yield part
    if size > most_bytes:
        raise PayloadTooLargeError(f"The body has more than {most_bytes} bytes; allowed: {most_bytes}. Send less.")
