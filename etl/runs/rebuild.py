"""Silver and gold derived again from bronze into an empty core beside the present one, and both compared.

What only the ledger knows (calls that brought nothing, reports, events) is copied, so that the new store can take the
place of the old one.
"""

from collections.abc import Generator
from typing import Any, Final

from etl.bronze.manifest import Manifest
from etl.runs.core_client import CoreClient
from etl.runs.ledger import FetchLedger, stored_row
from etl.runs.load import Loader
from etl.runs.platform import Platform
from etl.runs.retention import removed
from services.chassis.errors import InvalidInputError, OrreryError, TransientError
from services.domain.tables import LEDGER
from services.ports.archive import Select
from services.ports.objects import ObjectStore

DERIVED: Final = {"batches", "quarantine"}
"""Tables of the ledger that a load writes."""
FLUSH_EVERY: Final = 200
PAGE: Final = 50_000


class Rebuild:
    """One rebuild.

    Args:
        platform: whose bronze and core stand.
        core_url: the empty core that is filled.
        silver: where the derived files go; they are not the platform's own.

    Raises:
        InvalidInputError: the core to fill holds batches already.
    """

    def __init__(self, platform: Platform, core_url: str, silver: ObjectStore) -> None:
        self._platform = platform
        self._core = CoreClient(core_url, stopped=platform.stopping.is_set)
        self._ledger = FetchLedger(self._core)
        self._loader = Loader(platform.bronze, silver, self._core)
        self._failed: dict[str, str] = {}
        held = self._core.batches_held()
        if held is None or any(held.values()):
            raise InvalidInputError.of("core_url", core_url, "an empty core that answers", "Run orrery etl rebuild.")

    def events(self) -> Generator[dict[str, Any], None, None]:
        """Progress per batch; at last per table the rows before and after, and whether they are the same."""
        damaged: dict[str, str] = {}
        gone = removed(self._platform.bronze)
        total = self._platform.bronze.count_manifests()
        for done, manifest in enumerate(self._platform.bronze.manifests(damaged), 1):
            if manifest.batch.sha256 not in gone:
                self._load(manifest)
            if done % FLUSH_EVERY == 0:
                self._ledger.flush()
            yield {"progress": {"done": done, "total": total, "dataset": _name(manifest)}}
        self._failed |= damaged
        self._ledger.flush()
        self._copy_ledger()
        yield self._compared(len(gone))

    def _load(self, manifest: Manifest) -> None:
        try:
            self._ledger.add(stored_row(manifest))
            self._loader.load(manifest)
        except TransientError:
            raise
        except OrreryError as error:
            self._failed[manifest.batch_id] = f"{_name(manifest)}: {error.detail}"

    def _copy_ledger(self) -> None:
        for table in LEDGER:
            if table.name in DERIVED:
                continue
            after: tuple[Any, ...] = ()
            while True:
                rows = self._platform.core.select(Select(table=table.name, limit=PAGE, after=after))
                if rows.num_rows:
                    self._core.record(table.name, rows)
                if rows.num_rows < PAGE:
                    break
                after = tuple(rows[name][-1].as_py() for name in table.key)

    def _compared(self, gone: int) -> dict[str, Any]:
        old, new = self._platform.core.digests(), self._core.digests()
        tables = [
            {
                "table": name,
                "rows_before": old.get(name, (0, ""))[0],
                "rows_after": new.get(name, (0, ""))[0],
                "same": old.get(name) == new.get(name),
            }
            for name in sorted(old.keys() | new.keys())
        ]
        same = all(row["same"] for row in tables) and not self._failed
        return {"tables": tables, "same": same, "failed": self._failed, "without_bytes": gone}


def _name(manifest: Manifest) -> str:
    return f"{manifest.batch.source}/{manifest.batch.dataset}"
