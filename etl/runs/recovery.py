"""At start: whatever is in bronze and not acknowledged by core is loaded, the longest known first."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec
import zstandard

from etl.bronze import bundles
from etl.bronze.manifest import Manifest
from etl.bronze.store import Bronze
from etl.runs.ledger import stored_row
from etl.runs.platform import Platform
from services.chassis.core_calls import StoreAwayError
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

    One whose store is away waits beside the worker's other work.

    Raises:
        TransientError: core went away for longer than its client is patient.
    """
    loaded, failed, kept_back = 0, dict[str, str](), set[str]()
    for manifest in unacknowledged(platform.bronze, platform.core, failed, platform.core.batches_held()):
        if platform.stopping.is_set():
            break
        if manifest.batch.source in kept_back:
            platform.intake.wait_with(manifest)
            continue
        try:
            platform.ledger.add(stored_row(manifest))
            platform.ledger.flush()
            platform.loader.load(manifest)
            loaded += 1
        except StoreAwayError:
            platform.intake.wait_with(manifest)
            kept_back.add(manifest.batch.source)
        except TransientError:
            raise
        except Exception as error:  # noqa: BLE001 - one damaged batch must not keep the platform from starting
            failed[manifest.batch_id] = f"{type(error).__name__}: {error}"
    for batch_id, reason in failed.items():
        get_logger("recovery").error("batch not recovered", batch_id=batch_id, reason=reason)
    return Recovered(loaded, failed)


def unacknowledged(
    bronze: Bronze, core: Loading, failed: dict[str, str], held: Mapping[str, int] | None = None
) -> Iterator[Manifest]:
    """Manifests of the batches that core lacks, oldest `fetched_at` first; unreadable ones go to `failed`.

    Args:
        bronze: which holds them.
        core: which is asked.
        failed: takes batch id and reason.
        held: per dataset (`source__name`) how many batches core has acknowledged. A dataset of which core has as many
            as bronze does is complete without opening its bundles; None opens all.
    """
    keys = dict(bronze.manifest_keys())
    lacking = core.unacknowledged(keys)
    found = list(_bundled(bronze, core, _open(bronze, keys, lacking, held), failed))
    for batch_id in sorted(lacking):
        try:
            found.append(bronze.manifest(keys[batch_id]))
        except (NotFoundError, msgspec.DecodeError, OrreryError) as error:
            failed[batch_id] = f"{keys[batch_id]}: {error}"
    distinct = {m.batch_id: m for m in found}.values()
    return iter(sorted(distinct, key=lambda m: (m.batch.fetched_at, m.batch_id)))


def _open(bronze: Bronze, keys: Mapping[str, str], lacking: set[str], held: Mapping[str, int] | None) -> list[str]:
    """Bundles of the datasets of which core may lack a batch."""
    all_keys = list(bundles.keys(bronze.objects))
    if held is None:
        return all_keys
    expected = Counter(bundles.dataset_of(name) for batch_id, name in keys.items() if batch_id not in lacking)
    for name in all_keys:
        expected[bundles.dataset_of(name)] += bundles.count(name)
    return [name for name in all_keys if held.get(bundles.dataset_of(name), 0) != expected[bundles.dataset_of(name)]]


def _bundled(bronze: Bronze, core: Loading, names: list[str], failed: dict[str, str]) -> Iterator[Manifest]:
    for name in names:
        try:
            many = {m.batch_id: m for m in bundles.read(bronze.objects, name)}
        except (NotFoundError, msgspec.DecodeError, zstandard.ZstdError, OrreryError) as error:
            failed[name] = str(error)
            continue
        yield from (many[batch_id] for batch_id in sorted(core.unacknowledged(many)))
