"""Misbehaviour on demand: which answers are spoilt, how often, and how."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Literal

from fastapi import Request, Response
from pydantic import BaseModel, Field, PrivateAttr
from starlette.types import Receive, Scope, Send

from services.simulator.answer import TEXT, Answer, response
from services.simulator.spoil import spoil_records

Kind = Literal[
    "429", "500", "503", "slow", "cut_off", "broken_json", "html",
    "renamed_field", "absurd_value", "duplicate", "withdrawn",
]  # fmt: skip
HTML = b"<!DOCTYPE html>\n<html><head><title>Application error</title></head><body>Application error</body></html>\n"


class Fault(BaseModel, extra="forbid"):
    """One fault: the addresses it hits, its kind, and how often it strikes (unset: until it is deleted).

    `match` picks the record by a text in it, for faults that spoil one record; unset means the first.
    """

    path: str = Field("*", description="Glob over the address path, such as /jpl/*")
    fault: Kind
    times: int | None = Field(None, ge=1)
    match: str | None = None
    delay_s: float = Field(30.0, ge=0, le=600, description="How long `slow` waits, in seconds.")
    retry_after_s: int = Field(2, ge=0, le=3600, description="Retry-After of a 429, in seconds.")
    _left: int | None = PrivateAttr(None)

    def model_post_init(self, _: object) -> None:
        """Start the count."""
        self._left = self.times

    def strikes(self, path: str) -> bool:
        """True, and counted, when the fault hits this address."""
        if self._left == 0 or not fnmatchcase(path, self.path):
            return False
        if self._left is not None:
            self._left -= 1
        return True

    async def spoil(self, request: Request, answer: Answer, origin: str) -> Response:
        """The spoilt answer."""
        if (special := _SPECIAL.get(self.fault)) is not None:
            return await special(self, request, answer, origin)
        if answer.status == 200:
            answer = replace(answer, body=spoil_records(answer.body, self.fault, self.match), modified=None)
        return response(request, answer, origin)


class Faults:
    """The faults that are set, in the order they were."""

    def __init__(self, faults: list[Fault]) -> None:
        self.set = [fault.model_copy(deep=True) for fault in faults]

    def take(self, path: str) -> Fault | None:
        """The fault that strikes this address now, if any."""
        return next((fault for fault in self.set if fault.strikes(path)), None)


class CutOff(Response):
    """Promises the whole body and sends half of it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Send headers and the first half; the server then drops the connection."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": self.body[: len(self.body) // 2]})


async def _failure(fault: Fault, request: Request, answer: Answer, origin: str) -> Response:
    status = int(fault.fault)
    failed = Answer(body=b"upstream connect error or disconnect/reset before headers", status=status, media_type=TEXT)
    if status == 429:
        error = {"code": "OVER_RATE_LIMIT", "message": "You have exceeded your rate limit."}
        failed = Answer.json({"error": error}, status=429).with_headers(Retry_After=str(fault.retry_after_s))
    return response(request, replace(failed, headers=answer.headers | failed.headers), origin)


async def _slow(fault: Fault, request: Request, answer: Answer, origin: str) -> Response:
    await asyncio.sleep(fault.delay_s)
    return response(request, answer, origin)


async def _cut_off(_: Fault, request: Request, answer: Answer, origin: str) -> Response:
    whole = response(request, answer, origin)
    return CutOff(bytes(whole.body), whole.status_code, dict(whole.headers))


async def _broken_json(_: Fault, request: Request, answer: Answer, origin: str) -> Response:
    body = answer.body[: max(1, len(answer.body) * 2 // 3)]
    return response(request, replace(answer, body=body, modified=None), origin)


async def _html(_: Fault, request: Request, answer: Answer, origin: str) -> Response:
    return response(request, replace(answer, body=HTML, media_type="text/html", modified=None), origin)


_SPECIAL: dict[str, Callable[[Fault, Request, Answer, str], Awaitable[Response]]] = {
    "429": _failure,
    "500": _failure,
    "503": _failure,
    "slow": _slow,
    "cut_off": _cut_off,
    "broken_json": _broken_json,
    "html": _html,
}
