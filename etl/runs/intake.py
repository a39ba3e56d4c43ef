"""An answer's way into bronze and on to core: the same for a fetch that has just been made and for a recording."""

import threading
from dataclasses import dataclass, field

from etl.bronze.manifest import Fetched, Manifest
from etl.bronze.store import Bronze
from etl.runs.counts import Counts
from etl.runs.crash import reach
from etl.runs.ledger import FetchLedger, stored_row
from etl.runs.load import Loader
from etl.runs.read import Reading, read_payload
from etl.sources.model import Payload, Window
from services.chassis.core_calls import StoreAwayError
from services.chassis.errors import TransientError
from services.domain.batch import Batch, Origin
from services.ports.loading import Loading


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer with a body. `window` is what was asked, where the asker knows it; else the address tells."""

    source: str
    dataset: str
    payload: Payload
    origin: Origin
    fetch: Fetched
    window: Window | None = None
    redacted: bool = False


@dataclass(frozen=True, slots=True)
class Intake:
    """Takes answers in, one at a time or from several threads."""

    bronze: Bronze
    ledger: FetchLedger
    loader: Loader
    core: Loading
    _waiting: dict[str, Manifest] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, answer: Answer) -> Counts:
        """Store an answer, then load it.

        Raises:
            TransientError: core is away; the answer is in bronze and `take_waiting` or the next start loads it.
            StorageError: bronze cannot be written.
        """
        sha256 = self.bronze.put_blob(answer.payload.body)
        reach("after_blob")
        reading = read_payload(answer.source, answer.dataset, answer.payload)
        manifest = manifest_of(answer, reading, sha256)
        is_new = self.bronze.put_manifest(manifest)
        reach("after_manifest")
        self.ledger.add(stored_row(manifest))
        try:
            if not is_new and not self.core.unacknowledged([manifest.batch_id]):
                return self.loader.count_known(manifest, reading)
            # Before the load: a batch that is acknowledged is not looked at again, so its fetch must be on record.
            self.ledger.flush()
            return self.loader.load(manifest, reading)
        except TransientError:
            self.wait_with(manifest)
            raise

    @property
    def waiting(self) -> int:
        """Batches in bronze that core could not take yet."""
        return len(self._waiting)

    def take_waiting(self) -> int:
        """Load the batches that core could not take when they came; how many it took now.

        A store that is away keeps back only what needs it: of each source one batch finds out.

        Raises:
            TransientError: core is still away, or a store is that some batch needs.
        """
        with self._lock:
            waiting = sorted(self._waiting.values(), key=lambda m: m.batch.fetched_at)
        kept_back: dict[str, StoreAwayError] = {}
        for manifest in waiting:
            if manifest.batch.source in kept_back:
                continue
            try:
                if self.core.unacknowledged([manifest.batch_id]):
                    self.loader.load(manifest)
            except StoreAwayError as error:
                kept_back[manifest.batch.source] = error
                continue
            with self._lock:
                self._waiting.pop(manifest.batch_id, None)
        self.ledger.flush()
        if kept_back:
            raise next(iter(kept_back.values()))
        return len(waiting)

    def wait_with(self, manifest: Manifest) -> None:
        """Leave a batch that is in bronze to `take_waiting`."""
        with self._lock:
            self._waiting[manifest.batch_id] = manifest


def manifest_of(answer: Answer, reading: Reading, sha256: str) -> Manifest:
    """What stands beside an answer in bronze, whose bytes have this hash."""
    payload, parsed = answer.payload, reading.parsed
    window = answer.window or parsed.window
    batch = Batch(
        source=answer.source,
        dataset=answer.dataset,
        url=payload.url,
        fetched_at=payload.fetched_at,
        status=payload.status,
        sha256=sha256,
        bytes=len(payload.body),
        origin=answer.origin,
        semantics=parsed.semantics,
        window_from=window.start if window else None,
        window_to=window.end if window else None,
        max_distance_au=parsed.max_distance_au,
        form=payload.form,
        schema_fingerprint=parsed.schema_fingerprint,
        declared=parsed.declared,
    )
    return Manifest(
        batch=batch,
        fetch=answer.fetch,
        records=parsed.records,
        redacted=answer.redacted,
        truncated=payload.truncated,
    )
