"""Bodies that are old go into packs of the cold tier, and the manifests of their month into one bundle.

The order makes a crash harmless: the pack is durable, then its index, then every body is read back from it, and only
then the loose ones go. A pack without an index is the rest of a crash and is written again. Packs hold the bodies of
one dataset and month in the order of their instants: the same bodies make the same pack.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

import msgspec
import zstandard

from etl.bronze import bundles
from etl.bronze.manifest import MANIFESTS, Manifest
from etl.bronze.store import Bronze
from etl.runs.crash import reach
from services.chassis.errors import NotFoundError, TerminalError
from services.storage.objects.blobs import (
    INDEX,
    PACK,
    PACK_BYTES,
    PACKS,
    WINDOW_LOG,
    DamagedBlobError,
    PackIndex,
    PackReader,
    Place,
    blob_key,
    checked,
    pack_key,
    read_index,
    sha256_of,
)

LEVEL: Final = 12
"""Measured on a week of SWPC's rolling files: level 19 takes ten times as long for a fifth less."""


class Packed(msgspec.Struct, kw_only=True):
    """What a packing did; bytes before are those of the loose objects that went, after those of packs and indexes."""

    packs: int = 0
    bodies: int = 0
    bytes_before: int = 0
    bytes_after: int = 0
    failed: dict[str, str] = msgspec.field(default_factory=dict)


def pack(bronze: Bronze, now: datetime, days: float, *, whole_months: bool = False) -> Packed:
    """Pack what is older than `days`, dataset by dataset.

    Args:
        bronze: whose manifests of those days lie in bundles already; others wait.
        now: instant of the platform's clock.
        days: age from which on a body is packed.
        whole_months: leave a month until all of it is that old, so that packs are few.
    """
    done = Packed()
    _drop_unindexed(bronze)
    bronze.blobs.refresh()
    cutoff = (now - timedelta(days=days)).date()
    for (dataset, month), keys in sorted(_old_bundles(bronze, cutoff).items()):
        if not (whole_months and _end_of(month) > cutoff):
            _pack_month(bronze, dataset, month, keys, done)
    return done


def _old_bundles(bronze: Bronze, cutoff: date) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in bronze.objects.list(MANIFESTS):
        if key.endswith(bundles.SUFFIX):
            _, _, dataset, year, month, day, *_ = key.split("/")
            if date(int(year), int(month), int(day)) < cutoff:
                found[dataset, f"{year}-{month}"].append(key)
    return found


def _end_of(month: str) -> date:
    first = date.fromisoformat(f"{month}-01")
    return (first + timedelta(days=32)).replace(day=1)


def _pack_month(bronze: Bronze, dataset: str, month: str, keys: list[str], done: Packed) -> None:
    manifests = [m for key in keys for m in bundles.read(bronze.objects, key)]
    manifests = list({m.batch_id: m for m in sorted(manifests, key=lambda m: m.batch.fetched_at)}.values())
    folder = bundles.month_folder(dataset, month)
    for bodies in _portions(bronze, manifests, done):
        _pack_bodies(bronze, folder, bodies, done)
    key = bundles.write(bronze.objects, folder, manifests)
    if {m.batch_id for m in bundles.read(bronze.objects, key)} != {m.batch_id for m in manifests}:
        raise DamagedBlobError(f"the bundle {key} does not hold what was written. Next step: orrery etl verify")
    reach("pack_after_month")
    for old in keys:
        bronze.objects.delete(old)


def _portions(bronze: Bronze, manifests: list[Manifest], done: Packed) -> Iterator[list[str]]:
    """Hashes of loose bodies that no pack has, at most `PACK_BYTES` of bodies at a time."""
    portion: list[str] = []
    held = 0
    for sha256, size in {m.batch.sha256: m.batch.bytes for m in manifests}.items():
        if not bronze.objects.exists(blob_key(sha256)):
            continue
        if bronze.blobs.find_known(sha256) is not None:
            _remove_twice_held(bronze, sha256, done)
            continue
        if portion and held + size > PACK_BYTES:
            yield portion
            portion, held = [], 0
        portion.append(sha256)
        held += size
    if portion:
        yield portion


def _remove_twice_held(bronze: Bronze, sha256: str, done: Packed) -> None:
    """A crash came before its removal, or the provider sent an old answer's bytes again."""
    try:
        bronze.blobs.cold(sha256)
    except TerminalError as error:
        done.failed[sha256] = error.detail
        return
    _remove_loose(bronze, sha256, done)


def _remove_loose(bronze: Bronze, sha256: str, done: Packed) -> None:
    done.bytes_before += bronze.objects.size(blob_key(sha256))
    done.bodies += 1
    bronze.objects.delete(blob_key(sha256))
    reach("pack_inside_removal")


def _pack_bodies(bronze: Bronze, folder: str, wanted: list[str], done: Packed) -> None:
    written, places = _compressed(bronze, wanted, done)
    if not places:
        return
    index = PackIndex(
        sha256=sha256_of(written), bytes=len(written), places=tuple(sorted(places, key=lambda p: p.sha256))
    )
    key = f"{folder}{index.sha256[:32]}"
    bronze.objects.put(f"{key}{PACK}", written)
    reach("pack_after_pack")
    bronze.objects.put(f"{key}{INDEX}", msgspec.msgpack.encode(index))
    reach("pack_after_index")
    check_pack(bronze, f"{key}{INDEX}")
    reach("pack_after_verify")
    done.packs += 1
    done.bytes_after += bronze.objects.size(key)
    for place in sorted(places, key=lambda p: p.offset):
        _remove_loose(bronze, place.sha256.hex(), done)


def _compressed(bronze: Bronze, wanted: list[str], done: Packed) -> tuple[bytes, list[Place]]:
    parameters = zstandard.ZstdCompressionParameters.from_level(LEVEL, enable_ldm=True, window_log=WINDOW_LOG)
    stream = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    written, places, at = bytearray(), list[Place](), 0
    for sha256 in wanted:
        try:
            body = bronze.blobs.loose(sha256)
        except (NotFoundError, DamagedBlobError) as error:
            done.failed[sha256] = error.detail
            continue
        written += stream.compress(body)
        places.append(Place(bytes.fromhex(sha256), at, len(body)))
        at += len(body)
    written += stream.flush()
    return bytes(written), places


def check_pack(bronze: Bronze, index_key: str) -> int:
    """Read every body of a pack from the store and compare its hash; how many there are.

    Raises:
        DamagedBlobError: the pack or one of its bodies is not what was stored.
        NotFoundError: the pack is gone.
    """
    index, key = read_index(bronze.objects, index_key), pack_key(index_key)
    raw = bronze.objects.get(key)
    if (found := sha256_of(raw)) != index.sha256:
        raise DamagedBlobError(
            f"the pack {key} is damaged: it hashes to {found}; allowed: {index.sha256}. Next step: restore it from a "
            "backup."
        )
    reader = PackReader(key, raw)
    try:
        for place in sorted(index.places, key=lambda p: p.offset):
            checked(place.sha256.hex(), reader.read(place), key)
    except zstandard.ZstdError as error:
        raise DamagedBlobError(f"the pack {key} is damaged: {error}. Next step: restore it from a backup.") from error
    return len(index.places)


def _drop_unindexed(bronze: Bronze) -> None:
    keys = set(bronze.objects.list(PACKS))
    for key in keys:
        whole = key.endswith(PACK) and not key.endswith(bundles.SUFFIX)
        if whole and f"{key.removesuffix(PACK)}{INDEX}" not in keys:
            bronze.objects.delete(key)
