"""One root for every error that a person or a program is told about.

Retries read only `transient`; answers read only `status` and `problem`.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

PROBLEM_MEDIA_TYPE = "application/problem+json"


class OrreryError(Exception):
    """An error with its HTTP status and its cure.

    Args:
        detail: the value received, the values allowed and the next step, in one or two sentences.
        errors: for input, one `{field, received, allowed}` each.
        retry_after: seconds after which asking again may succeed.
    """

    transient: ClassVar[bool] = False
    status: ClassVar[int] = 500
    title: ClassVar[str] = "Internal error"
    slug: ClassVar[str] = "internal"

    def __init__(self, detail: str, *, errors: Sequence[dict[str, Any]] = (), retry_after: float | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.errors = list(errors)
        self.retry_after = retry_after

    def problem(self, instance: str, request_id: str) -> dict[str, Any]:
        """RFC 9457 members for an answer to `instance` (the request's path)."""
        body: dict[str, Any] = {
            "type": f"urn:orrery:problem:{self.slug}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "instance": instance,
            "request_id": request_id,
        }
        if self.errors:
            body["errors"] = self.errors
        return body

    def headers(self) -> dict[str, str]:
        """Headers that belong to the answer."""
        return {} if self.retry_after is None else {"Retry-After": str(max(1, round(self.retry_after)))}


class TransientError(OrreryError):
    """Doing the same again may succeed."""

    transient = True
    status = 503
    title = "Temporarily unavailable"
    slug = "temporarily-unavailable"


class TerminalError(OrreryError):
    """Doing the same again fails the same way."""


class InvalidInputError(TerminalError):
    """A value from outside that is refused before it touches a store."""

    status = 400
    title = "Invalid request"
    slug = "invalid-request"

    @classmethod
    def of(cls, field: str, received: Any, allowed: str, step: str = "") -> "InvalidInputError":
        """One refused field, its value as received and what is allowed instead."""
        detail = f"{field} was {received!r}; allowed: {allowed}. {step or f'Send {field} as allowed.'}"
        return cls(detail, errors=[{"field": field, "received": received, "allowed": allowed}])


class NotFoundError(TerminalError):
    """Nothing is held under that name."""

    status = 404
    title = "Not found"
    slug = "not-found"


class MethodNotAllowedError(TerminalError):
    """The address exists; the method does not."""

    status = 405
    title = "Method not allowed"
    slug = "method-not-allowed"


class ConflictError(TransientError):
    """The state moved on since it was read; read it again and retry."""

    status = 409
    title = "Conflict"
    slug = "conflict"


class PayloadTooLargeError(TerminalError):
    """A body beyond the limit."""

    status = 413
    title = "Payload too large"
    slug = "payload-too-large"


class TooManyRequestsError(TransientError):
    """The caller's allowance is used up until `retry_after`."""

    status = 429
    title = "Too many requests"
    slug = "too-many-requests"


class BadGatewayError(TransientError):
    """A program behind this one answered with nonsense."""

    status = 502
    title = "Bad gateway"
    slug = "bad-gateway"


class UnavailableError(TransientError):
    """Something this answer needs is away."""


class TimedOutError(TransientError):
    """A program behind this one took too long."""

    status = 504
    title = "Timed out"
    slug = "timed-out"


class StorageError(TerminalError):
    """A disk that is full, a permission that is missing, a file that is damaged."""

    status = 507
    title = "Storage failed"
    slug = "storage"


class SettingsError(TerminalError):
    """The environment cannot be run with."""

    title = "Invalid settings"
    slug = "settings"
