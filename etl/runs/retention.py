"""What is kept no longer: said first, deleted when told, and what nobody can give again only when told twice.

Silver is derived again from bronze. An answer's bytes can be fetched again only where the provider still answers for
its window. Manifests are never deleted: what was held stays known, with its hash and why it went.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from typing import Final, Literal

import msgspec

from etl.bronze.manifest import Manifest
from etl.bronze.store import Bronze
from etl.runs import silver_files
from etl.runs.crash import reach
from etl.runs.supplements import is_supplement
from etl.sources.registry import dataset as find_dataset
from services.chassis.errors import InvalidInputError, NotFoundError
from services.chassis.settings import Keep, Settings
from services.domain.batch import Batch
from services.storage.objects.blobs import INDEX, PACKS, blob_key, pack_key, read_index

DAYS: Final[dict[Keep, int | None]] = {"90 days": 90, "365 days": 365, "indefinite": None}
REMOVED: Final = "bronze/removed/"
Again = Literal["derived", "fetched", "never"]


class Expired(msgspec.Struct, kw_only=True):
    """Objects of one layer and dataset that are kept no longer; `again` says who can give them again."""

    layer: Literal["bronze", "silver"]
    dataset: str
    again: Again
    objects: int = 0
    bytes: int = 0
    deleted: bool = False
    keys: dict[str, list[str]] = msgspec.field(default_factory=dict)

    def add(self, key: str, size: int, hashes: list[str]) -> None:
        """One more object, and the bodies that it holds."""
        self.keys[key] = hashes
        self.objects += 1
        self.bytes += size


def fetchable(batch: Batch) -> bool:
    """Whether the provider would still answer this question: it had a window, and its provider keeps the past."""
    if batch.origin != "live" or is_supplement(batch) or batch.window_from is None:
        return False
    try:
        about = find_dataset(f"{batch.source}/{batch.dataset}").about
    except KeyError:
        return False
    return about.contract == "windows" and not about.retired


def expired(bronze: Bronze, settings: Settings, now: datetime) -> list[Expired]:
    """What is kept no longer, by layer, dataset and whether it can be had again; nothing is changed."""
    found: dict[tuple[str, str, str], Expired] = {}
    silver, answers = DAYS[settings.keep_silver], DAYS[settings.keep_bronze]
    if silver is not None:
        _silver(bronze, (now - timedelta(days=silver)).date(), found)
    if answers is not None:
        _answers(bronze, now - timedelta(days=answers), found)
    return [found[key] for key in sorted(found)]


def delete(bronze: Bronze, found: list[Expired], now: datetime, forget: Collection[str], why: str) -> list[Expired]:
    """Delete what can be had again, and of the rest the datasets in `forget`; what was deleted is marked.

    Raises:
        InvalidInputError: `forget` names a dataset of which nothing has to be told twice.
    """
    never = sorted({e.dataset for e in found if e.again == "never"})
    if unknown := sorted(set(forget) - set(never)):
        raise InvalidInputError.of("forget", ", ".join(unknown), ", ".join(never) or "nothing: all can be had again")
    for one in found:
        if one.again != "never" or one.dataset in forget:
            _delete(bronze, one, now, why)
    return found


def removed(bronze: Bronze) -> set[str]:
    """Hashes of all bodies that retention deleted."""
    return {
        sha256
        for key in bronze.objects.list(REMOVED)
        for sha256 in msgspec.json.decode(bronze.objects.get(key))["sha256"]
    }


def _delete(bronze: Bronze, one: Expired, now: datetime, why: str) -> None:
    if hashes := sorted({h for held in one.keys.values() for h in held}):
        note = {"dataset": one.dataset, "removed_at": now.isoformat(), "again": one.again, "why": why, "sha256": hashes}
        name = f"{REMOVED}{now:%Y-%m-%d}-{one.dataset.replace('/', '__')}-{one.again}-{hashes[0][:16]}.json"
        bronze.objects.put(name, msgspec.json.format(msgspec.json.encode(note)))
        reach("retention_after_note")
    for key in one.keys:
        # The index first: what it names is then nowhere, and a pack without index is the rest of a crash.
        bronze.objects.delete(key)
        if key.endswith(INDEX):
            bronze.objects.delete(pack_key(key))
        reach("retention_inside_removal")
    one.deleted = True


def _silver(bronze: Bronze, cutoff: date, found: dict[tuple[str, str, str], Expired]) -> None:
    for name in bronze.objects.list(silver_files.SILVER):
        parts = name.split("/")
        if len(parts) == 6 and date(int(parts[2]), int(parts[3]), int(parts[4])) < cutoff:
            dataset = parts[5].rpartition("-")[0].replace("__", "/")
            _group(found, "silver", dataset, "derived").add(name, bronze.objects.size(name), [])


def _answers(bronze: Bronze, cutoff: datetime, found: dict[tuple[str, str, str], Expired]) -> None:
    old: dict[str, list[Batch]] = defaultdict(list)
    needed: set[str] = set()
    for manifest in _manifests(bronze):
        batch = manifest.batch
        if batch.fetched_at < cutoff:
            old[batch.sha256].append(batch)
        else:
            needed.add(batch.sha256)
    for sha256 in [s for s in old if s in needed]:
        del old[sha256]
    for sha256, batches in old.items():
        if bronze.objects.exists(blob_key(sha256)):
            size = bronze.objects.size(blob_key(sha256))
            _group_of(found, batches).add(blob_key(sha256), size, [sha256])
    for key in bronze.objects.list(PACKS):
        if key.endswith(INDEX):
            held = [place.sha256.hex() for place in read_index(bronze.objects, key).places]
            if all(sha256 in old for sha256 in held):
                size = bronze.objects.size(key.removesuffix(INDEX))
                _group_of(found, [b for h in held for b in old[h]]).add(key, size, held)


def _manifests(bronze: Bronze) -> Iterator[Manifest]:
    damaged: dict[str, str] = {}
    yield from bronze.manifests(damaged)
    if damaged:
        raise NotFoundError(
            f"{len(damaged)} manifests cannot be read, such as {next(iter(damaged))}: which bytes are still needed is "
            "not known. Nothing was deleted. Next step: orrery etl verify"
        )


def _group_of(found: dict[tuple[str, str, str], Expired], batches: list[Batch]) -> Expired:
    again: Again = "fetched" if all(map(fetchable, batches)) else "never"
    return _group(found, "bronze", f"{batches[0].source}/{batches[0].dataset}", again)


def _group(
    found: dict[tuple[str, str, str], Expired], layer: Literal["bronze", "silver"], dataset: str, again: Again
) -> Expired:
    return found.setdefault((layer, dataset, again), Expired(layer=layer, dataset=dataset, again=again))
