"""Which batches have no quality report yet, newest first."""

from typing import TYPE_CHECKING, Any, Final

from etl.runs.core_client import CoreClient
from services.ports.archive import Select, Where

if TYPE_CHECKING:
    from datetime import datetime

PAGE: Final = 1000
_COLUMNS = (
    "batch_id", "source", "dataset", "fetched_at", "acknowledged_at", "records", "loaded", "duplicate", "quarantined",
    "unsupported", "schema_fingerprint", "url", "sha256", "form", "status", "origin",
)  # fmt: skip


class Waiting:
    """Finds them, and remembers down to which instant of acknowledgement all have one."""

    def __init__(self, core: CoreClient) -> None:
        self._core = core
        self._done_until: datetime | None = None

    def batches(self, limit: int) -> list[dict[str, Any]]:
        """Ledger rows of at most `limit` batches without a report, the last acknowledged first.

        Raises:
            TransientError: core is away.
        """
        found: list[dict[str, Any]] = []
        newest: datetime | None = None
        after: tuple[Any, ...] = ()
        while len(found) < limit:
            page = self._page(after)
            if not page:
                self._done_until = newest if newest is not None and not found else self._done_until
                break
            newest = newest or page[0]["acknowledged_at"]
            reported = self._reported([row["batch_id"] for row in page])
            found += [row for row in page if row["batch_id"] not in reported]
            after = (page[-1]["acknowledged_at"], page[-1]["batch_id"])
        return found[:limit]

    def _page(self, after: tuple[Any, ...]) -> list[dict[str, Any]]:
        where = () if self._done_until is None else (Where("acknowledged_at", ">=", self._done_until),)
        query = Select(
            table="batches", where=where, sort=("-acknowledged_at",), limit=PAGE, after=after, columns=_COLUMNS
        )
        rows: list[dict[str, Any]] = self._core.select(query).to_pylist()
        return rows

    def _reported(self, batch_ids: list[str]) -> set[str]:
        asked = Select(table="quality_reports", where=(Where("batch_id", "in", batch_ids),), columns=("batch_id",))
        return set(self._core.select(asked)["batch_id"].to_pylist())
