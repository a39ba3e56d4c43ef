"""Every checksum of what is stored, every manifest's bytes, and the ledger against bronze; each finding with a cure."""

from collections.abc import Generator, Iterator
from typing import Any, Final, Literal

import msgspec
import pyarrow as pa

from etl.bronze.store import Bronze
from etl.runs import silver_files
from etl.runs.core_client import CoreClient
from etl.runs.pack import check_pack
from etl.runs.retention import removed
from services.chassis.errors import TerminalError
from services.ports.archive import Select
from services.storage.objects.blobs import INDEX, PACKS, read_index

Kind = Literal["body", "pack", "silver", "manifest", "missing body", "not acknowledged", "not in bronze"]
CURES: Final[dict[Kind, str]] = {
    "body": "restore it from a backup, or delete it and fetch again: orrery etl run <dataset> --from … --to …",
    "pack": "restore the pack and its .idx from a backup",
    "silver": "delete the file; orrery etl rebuild derives silver again from bronze",
    "manifest": "restore it from a backup",
    "missing body": "restore it from a backup; where its provider keeps the past, fetch its window again",
    "not acknowledged": "restart etl: whatever core lacks is loaded at start",
    "not in bronze": "restore objects/bronze from a backup; the rows stay, their receipt has no bytes",
}
EVERY: Final = 200
"""Objects between two events of progress."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not as it should be."""

    kind: Kind
    key: str
    why: str

    def as_dict(self) -> dict[str, Any]:
        """With its next step."""
        return {"kind": self.kind, "key": self.key, "why": self.why, "next_step": CURES[self.kind]}


class Verify:
    """One verification; reads all, changes nothing.

    Args:
        bronze: also names the store that silver is in.
        core: whose ledger is compared.
    """

    def __init__(self, bronze: Bronze, core: CoreClient) -> None:
        self._bronze = bronze
        self._objects = bronze.objects
        self._core = core
        self._checked: dict[str, int] = {}
        self._findings = 0

    def events(self) -> Generator[dict[str, Any], None, None]:
        """Progress, findings as they are met, and at last `{"checked": …, "findings": n}`.

        Raises:
            TransientError: core or the object store is away, of which nothing stored is to blame.
        """
        held: set[str] = set()
        for step in (self._bodies(held), self._packs(held), self._silver(), self._ledger(held)):
            for item in step:
                if isinstance(item, Finding):
                    self._findings += 1
                    yield {"finding": item.as_dict()}
                    continue
                self._checked[item] = self._checked.get(item, 0) + 1
                if self._checked[item] % EVERY == 0:
                    yield {"progress": {"what": item, "done": self._checked[item]}}
        yield {"checked": self._checked, "findings": self._findings}

    def _bodies(self, held: set[str]) -> Iterator[str | Finding]:
        for key in self._objects.list("bronze/blobs/"):
            sha256 = key.rpartition("/")[2].removesuffix(".zst")
            held.add(sha256)
            try:
                self._bronze.blobs.loose(sha256)
            except TerminalError as error:
                yield Finding(kind="body", key=key, why=error.detail)
            yield "bodies"

    def _packs(self, held: set[str]) -> Iterator[str | Finding]:
        for key in self._objects.list(PACKS):
            if key.endswith(INDEX):
                try:
                    held.update(p.sha256.hex() for p in read_index(self._objects, key).places)
                    check_pack(self._bronze, key)
                except TerminalError as error:
                    yield Finding(kind="pack", key=key, why=error.detail)
                yield "packs"

    def _silver(self) -> Iterator[str | Finding]:
        for key in self._objects.list(silver_files.SILVER):
            try:
                for _ in silver_files.groups(self._objects.get(key)):
                    pass
            except (OSError, pa.ArrowException, TerminalError) as error:
                yield Finding(kind="silver", key=key, why=str(error))
            yield "silver files"

    def _ledger(self, held: set[str]) -> Iterator[str | Finding]:
        damaged, ids = dict[str, str](), dict[str, str]()
        gone = removed(self._bronze)
        for manifest in self._bronze.manifests(damaged):
            batch = manifest.batch
            ids[manifest.batch_id] = f"{batch.source}/{batch.dataset} of {batch.fetched_at.isoformat()}"
            if batch.sha256 not in held and batch.sha256 not in gone:
                yield Finding(
                    kind="missing body", key=batch.sha256, why=f"{manifest.batch_id}: {ids[manifest.batch_id]}"
                )
            yield "manifests"
        yield from (Finding(kind="manifest", key=key, why=why) for key, why in damaged.items())
        for batch_id in sorted(self._core.unacknowledged(ids)):
            yield Finding(kind="not acknowledged", key=batch_id, why=ids[batch_id])
        rows = self._core.select(Select(table="batches", columns=("batch_id",)))
        for batch_id in rows["batch_id"].to_pylist():
            if batch_id not in ids:
                yield Finding(kind="not in bronze", key=batch_id, why="core acknowledged it, bronze has no manifest")
            yield "ledger rows"
