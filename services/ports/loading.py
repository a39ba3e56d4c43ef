"""The hand-over of a batch from etl to core, in two steps that may both be repeated."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import msgspec
import pyarrow as pa

from services.domain.batch import Batch


class Observed(msgspec.Struct, kw_only=True):
    """Core's answer to `observe`.

    `versions` holds, for every silver table of the touched noun, the whole history of the groups that this batch
    touched: the table's columns plus `known_until`, one row per run of equal answers. A record is known at t when
    `known_at <= t` and (`known_until` is null or `t < known_until`).
    """

    loaded: int
    duplicate: int
    revision: int
    versions: dict[str, pa.Table]


class Loading(Protocol):
    """What core offers etl."""

    def unacknowledged(self, batch_ids: Iterable[str]) -> set[str]:
        """Those of the given batches that core has not acknowledged."""
        ...

    def record(self, table: str, rows: pa.Table) -> None:
        """Append rows to a table of the ledger; a row whose key is there already changes nothing."""
        ...

    def observe(self, batch: Batch, tables: Mapping[str, pa.Table]) -> Observed:
        """Append a batch's silver or telemetry rows to the logs, once however often it is called."""
        ...

    def publish(
        self, batch: Batch, gold: Mapping[str, pa.Table], quarantine: pa.Table, counts: Mapping[str, Any], revision: int
    ) -> None:
        """Replace the gold rows of every group that stands in `gold`, keep the quarantine, acknowledge the batch.

        Raises:
            ConflictError: another batch was observed since `revision`; call `observe` again.
        """
        ...
