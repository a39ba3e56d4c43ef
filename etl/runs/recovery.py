"""At start: whatever is in bronze and not acknowledged by core is loaded, the longest known first."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from etl.bronze.manifest import Manifest
from etl.bronze.store import Bronze
from etl.runs.ledger import stored_row
from etl.runs.platform import Platform
from services.chassis.errors import NotFoundError, OrreryError, TransientError
from services.chassis.logging import get_logger
from services.ports.loading import Loading


@dataclass(frozen=True, slots=True)
class Recovered:
    """How many batches were loaded, and those that could not be, with the reason."""

    loaded: int
    failed: dict[str, str]


def recover(platform: Platform) -> Recovered:
    """Load every batch that core has not acknowledged. One that cannot be loaded does not keep the others.

    Raises:
        TransientError: core went away for longer than its client is patient.
    """
    loaded, failed = 0, dict[str, str]()
    for manifest in unacknowledged(platform.bronze, platform.core, failed):
        if platform.stopping.is_set():
            break
        try:
            platform.ledger.add(stored_row(manifest))
            platform.ledger.flush()
            platform.loader.load(manifest)
            loaded += 1
        except TransientError:
            raise
        except Exception as error:  # noqa: BLE001 - one damaged batch must not keep the platform from starting
            failed[manifest.batch_id] = f"{type(error).__name__}: {error}"
    for batch_id, reason in failed.items():
        get_logger("recovery").error("batch not recovered", batch_id=batch_id, reason=reason)
    return Recovered(loaded, failed)


def unacknowledged(bronze: Bronze, core: Loading, failed: dict[str, str]) -> Iterator[Manifest]:
    """Manifests of the batches that core lacks, oldest `fetched_at` first; unreadable ones go to `failed`."""
    keys = dict(bronze.manifest_keys())
    found: list[Manifest] = []
    for batch_id in sorted(core.unacknowledged(keys)):
        try:
            found.append(bronze.manifest(keys[batch_id]))
        except (NotFoundError, msgspec.DecodeError, OrreryError) as error:
            failed[batch_id] = f"{keys[batch_id]}: {error}"
    return iter(sorted(found, key=lambda m: (m.batch.fetched_at, m.batch_id)))
