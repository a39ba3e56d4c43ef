"""What stands beside a stored answer: the batch that it is, and how it was fetched."""

from datetime import datetime
from typing import Any

import msgspec

from services.domain.batch import Batch

MANIFESTS = "bronze/manifests/"


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """How the bytes came. `headers` is the subset that says how fresh and how limited the answer is."""

    fetch_id: str
    attempts: int = 1
    duration_s: float | None = None
    headers: dict[str, str] = msgspec.field(default_factory=dict)


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """One batch in bronze.

    `redacted` says that a key which the provider echoed was replaced before storing. `truncated` says that the answer
    is known to be cut off.
    """

    batch: Batch
    fetch: Fetched
    records: int
    redacted: bool = False
    truncated: bool = False

    @property
    def batch_id(self) -> str:
        """The batch's own id, which is the manifest's file name."""
        return self.batch.batch_id


def encode(manifest: Manifest) -> bytes:
    """One flat JSON object, indented because operators read it."""
    flat: dict[str, Any] = {"batch_id": manifest.batch_id, **msgspec.to_builtins(manifest)}
    return msgspec.json.format(msgspec.json.encode(flat), indent=1) + b"\n"


def decode(raw: bytes) -> Manifest:
    """Read what `encode` wrote.

    Raises:
        msgspec.DecodeError: the bytes are not a manifest.
    """
    return msgspec.json.decode(raw, type=Manifest)


def key(batch: Batch) -> str:
    """Key of the batch's manifest: by dataset and day, so that a day can be listed and an id found by name."""
    return f"{day_prefix(batch.source, batch.dataset, batch.fetched_at)}{batch.batch_id}.json"


def day_prefix(source: str, dataset: str, day: datetime) -> str:
    """Prefix of all manifests of one dataset and UTC day."""
    return f"{MANIFESTS}{source}__{dataset}/{day:%Y/%m/%d}/"
