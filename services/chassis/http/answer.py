"""What came of one call to a provider."""

from datetime import datetime
from typing import Final, Literal

import msgspec

Outcome = Literal["stored", "not_modified", "not_recorded", "failed"]

FORM_HEADER: Final = "x-orrery-form"
NOT_RECORDED: Final = "not part of the recorded week"
"""The form of an answer that only says that nobody recorded one: neither a failure nor an empty answer."""

KEPT_HEADERS = (
    "cache-control",
    "content-type",
    "date",
    "etag",
    "last-modified",
    "retry-after",
    "x-ratelimit-limit",
    "x-ratelimit-remaining",
    # How the simulator's bytes differ from the service's own, where they do.
    FORM_HEADER,
)


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One call with all its attempts; nothing in it holds the key.

    `url` is the address asked, `fetched_at` the platform instant at which the last byte came, `status` null when no
    answer came. `transient` says whether asking again later may cure a failure, `redacted` that the body echoed the
    key and was changed. `duration_s` is wall time, waiting included.
    """

    url: str
    fetched_at: datetime
    outcome: Outcome
    attempts: int
    duration_s: float
    status: int | None = None
    headers: dict[str, str] = {}
    body: bytes = b""
    error: str | None = None
    transient: bool = False
    redacted: bool = False
