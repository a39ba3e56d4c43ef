"""From a batch in bronze to its acknowledgement by core. Every step may be repeated; nothing is kept in between."""

from concurrent.futures import Future, ThreadPoolExecutor

import msgspec
import pyarrow as pa

from etl.bronze.manifest import Manifest
from etl.bronze.store import Bronze
from etl.gold.derive import derive
from etl.runs import silver_files
from etl.runs.counts import Counts
from etl.runs.crash import reach
from etl.runs.read import Reading
from etl.runs.stages import Cleaned, cleaned, counts, quarantine_rows
from etl.runs.supplements import decode, is_supplement, ledger_rows, reading_of
from services.chassis.errors import ConflictError
from services.chassis.journey import carried
from services.chassis.tracing import span
from services.chassis.version import orrery_version
from services.domain.batch import Batch
from services.ports.loading import Loading, Observed
from services.ports.objects import ObjectStore

MOST_CONFLICTS = 20
"""Times that another loader may come in between before a load gives up."""

LARGE = 5_000
"""Records from which on a batch's memory is worth giving back to the system."""


class Loader:
    """Loads batches one at a time, which keeps observe and publish of two batches apart.

    One thread does it for the whole process, because every thread that cleans keeps an engine of its own in memory.
    """

    def __init__(self, bronze: Bronze, objects: ObjectStore, core: Loading) -> None:
        self._bronze = bronze
        self._objects = objects
        self._core = core
        self._one_at_a_time = ThreadPoolExecutor(1, thread_name_prefix="loader")
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="silver")

    def load(self, manifest: Manifest, reading: Reading | None = None) -> Counts:
        """Load a batch that core has not acknowledged, and have it acknowledged.

        Args:
            manifest: as it stands in bronze, its body beside it.
            reading: what the body holds, where the caller has read it already.

        Raises:
            TransientError: core is away or busy; the batch stays for a later attempt.
            DamagedBlobError: the stored answer is not what was stored.
        """
        return self._one_at_a_time.submit(carried(self._load), manifest, reading).result()

    def count_known(self, manifest: Manifest, reading: Reading) -> Counts:
        """Counts of a batch that core has acknowledged before: whatever was loaded then is a duplicate now."""
        return self._one_at_a_time.submit(carried(_count_known), manifest, reading).result()

    def reread(self, manifest: Manifest) -> Reading:
        """What a batch's stored answer holds."""
        return reading_of(self._bronze, manifest)

    def _load(self, manifest: Manifest, reading: Reading | None) -> Counts:
        reading = reading or self.reread(manifest)
        self._record_supplement(manifest.batch)
        with span("silver", batch=manifest.batch_id):
            silver = cleaned(reading, manifest.batch)
        # Beside the first step of the hand-over; the second waits for it.
        kept = self._beside.submit(carried(self._keep_silver), manifest.batch, silver)
        found = self._hand_over(manifest.batch, reading, silver, kept)
        if found.records > LARGE:
            pa.default_memory_pool().release_unused()
        return found

    def _record_supplement(self, batch: Batch) -> None:
        # Before the load, as fetches are: a batch that is acknowledged is not looked at again.
        if is_supplement(batch):
            for name, rows in ledger_rows(decode(self._bronze.body(batch.sha256)), batch).items():
                self._core.record(name, rows)

    def _keep_silver(self, batch: Batch, silver: Cleaned) -> None:
        for name, table in silver.tables.items():
            key = silver_files.key(name, batch.batch_id)
            if table.num_rows and not self._objects.exists(key):
                self._objects.put(key, silver_files.encode(table.schema, [table]))

    def _hand_over(self, batch: Batch, reading: Reading, silver: Cleaned, kept: Future[None]) -> Counts:
        quarantine = quarantine_rows(silver.problems, batch)
        for attempt in range(1, MOST_CONFLICTS + 1):
            observed = self._observe(batch, silver)
            reach("after_observe")
            with span("gold", batch=batch.batch_id):
                gold = derive(observed.versions)
            found = counts(reading, silver, observed.loaded)
            facts = {**found.as_dict(), "code_version": orrery_version()}
            kept.result()
            reach("after_silver")
            reach("before_publish")
            try:
                self._core.publish(batch, gold, quarantine, facts, observed.revision)
            except ConflictError:
                if attempt == MOST_CONFLICTS:
                    raise
                continue
            reach("after_publish")
            return found
        raise AssertionError("unreachable: the last conflict is raised")

    def _observe(self, batch: Batch, silver: Cleaned) -> Observed:
        if not silver.tables:
            return Observed(loaded=0, duplicate=0, revision=0, versions={})
        if silver.problems:
            # A record that was set aside is not absent from the answer: nothing may look withdrawn.
            batch = msgspec.structs.replace(batch, semantics="increment")
        return self._core.observe(batch, silver.tables)


def _count_known(manifest: Manifest, reading: Reading) -> Counts:
    return counts(reading, cleaned(reading, manifest.batch), loaded=0)
