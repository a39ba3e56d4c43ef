"""A batch: one dataset, one window, one fetch."""

import hashlib
from datetime import datetime
from typing import Literal

import msgspec

Origin = Literal["live", "recorded", "invented", "benchmark"]
"""Where bytes came from; `benchmark` is a published set of files that models are measured on."""
Semantics = Literal["snapshot", "increment"]


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a batch before its records are read. All instants are aware UTC.

    `window_from` and `window_to` (exclusive) bound the question; `max_distance_au` is its distance limit where it
    had one. `semantics` is `increment` for every answer that is not known to be whole.
    """

    source: str
    dataset: str
    url: str
    fetched_at: datetime
    status: int
    sha256: str
    bytes: int
    origin: Origin
    semantics: Semantics
    window_from: datetime | None = None
    window_to: datetime | None = None
    max_distance_au: float | None = None
    form: str | None = None
    schema_fingerprint: str | None = None
    declared: int | None = None

    @property
    def batch_id(self) -> str:
        """The same dataset, window, instant and bytes are the same batch, however often they are loaded."""
        parts = (
            self.source,
            self.dataset,
            str(self.window_from),
            str(self.window_to),
            self.fetched_at.isoformat(),
            self.sha256,
            self.origin,
        )
        return hashlib.sha256("|".join(parts).encode()).hexdigest()[:32]
