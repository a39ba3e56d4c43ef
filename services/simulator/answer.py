"""What the simulator answers, before it is sent."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any, Self

import orjson
from fastapi import Request, Response

SIMULATOR_HEADER = "X-Orrery-Simulator"
FORM_HEADER = "X-Orrery-Form"
JSON = "application/json"
TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Bytes with the headers that belong to them.

    `form` says how the bytes came about where they are not the provider's own; `modified` becomes Last-Modified.
    """

    body: bytes
    status: int = 200
    media_type: str = JSON
    form: str | None = None
    modified: datetime | None = None
    headers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def json(cls, value: Any, **about: Any) -> Self:
        """An answer whose body is `value` as JSON."""
        return cls(body=orjson.dumps(value), **about)

    @classmethod
    def text(cls, value: str, status: int, **about: Any) -> Self:
        """A plain-text answer."""
        return cls(body=value.encode(), status=status, media_type=TEXT, **about)

    def with_headers(self, **headers: str) -> Self:
        """The same answer with headers added; underscores become hyphens."""
        return replace(self, headers=self.headers | {name.replace("_", "-"): v for name, v in headers.items()})

    @property
    def etag(self) -> str:
        """Strong validator of the body."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:24]}"'


def response(request: Request, answer: Answer, origin: str) -> Response:
    """The HTTP answer: marked as the simulator's, and 304 where the caller already holds it.

    Args:
        request: gives the conditional headers.
        answer: what to send.
        origin: recorded or invented.
    """
    headers = {SIMULATOR_HEADER: origin, "Access-Control-Allow-Origin": "*"} | answer.headers
    if answer.form is not None:
        headers[FORM_HEADER] = answer.form
    if answer.status == 200:
        headers["ETag"] = answer.etag
        if answer.modified is not None:
            headers["Last-Modified"] = format_datetime(answer.modified, usegmt=True)
        if _held(request, answer):
            return Response(status_code=304, headers=headers)
    return Response(answer.body, answer.status, headers, answer.media_type)


def _held(request: Request, answer: Answer) -> bool:
    if (known := request.headers.get("if-none-match")) is not None:
        return answer.etag in {tag.strip().removeprefix("W/") for tag in known.split(",")}
    since = request.headers.get("if-modified-since")
    if since is None or answer.modified is None:
        return False
    try:
        return answer.modified.replace(microsecond=0) <= parsedate_to_datetime(since)
    except (TypeError, ValueError):
        return False
