"""Manifests that lie together: a day of a dataset in one object, later a month of it, as NDJSON compressed by zstd.

A bundle's name says how many manifests it holds, so that counting all of them opens none.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

import msgspec
import zstandard

from etl.bronze.manifest import MANIFESTS, Manifest, decode
from services.ports.objects import ObjectStore
from services.storage.objects.blobs import PACKS

SUFFIX: Final = ".ndjson.zst"
_DAY: Final = "bundled"


def day_folder(dataset: str, day: str) -> str:
    """Where the bundles of a day lie: `dataset` as `source__name`, `day` as `2026/04/02`."""
    return f"{MANIFESTS}{dataset}/{day}/{_DAY}/"


def month_folder(dataset: str, month: str) -> str:
    """Where the bundles of a month lie: `month` as `2026-04`; the packs of its bodies lie there as well."""
    return f"{PACKS}{dataset}/{month}/"


def write(objects: ObjectStore, folder: str, manifests: Iterable[Manifest]) -> str:
    """Store manifests together; the same ones get the same key. Returns the key.

    They stand in the order of their instants.
    """
    ordered = sorted(manifests, key=lambda m: (m.batch.fetched_at, m.batch_id))
    raw = b"".join(msgspec.json.encode(m) + b"\n" for m in ordered)
    key = f"{folder}{hashlib.sha256(raw).hexdigest()[:16]}-{len(ordered)}{SUFFIX}"
    objects.put(key, zstandard.ZstdCompressor(level=12).compress(raw))
    return key


def read(objects: ObjectStore, key: str) -> list[Manifest]:
    """The manifests of a bundle.

    Raises:
        NotFoundError: there is none.
        zstandard.ZstdError, msgspec.DecodeError: it is damaged.
    """
    raw = zstandard.ZstdDecompressor().decompressobj().decompress(objects.get(key))
    return [decode(line) for line in raw.splitlines()]


def keys(objects: ObjectStore) -> Iterator[str]:
    """Every bundle, of days and of months."""
    for prefix in (MANIFESTS, PACKS):
        yield from (key for key in objects.list(prefix) if key.endswith(SUFFIX))


def dataset_of(key: str) -> str:
    """The dataset of a bundle's or a manifest's key, as `source__name`."""
    return key.split("/")[2]


def count(key: str) -> int:
    """How many manifests a bundle holds, as its name says."""
    return int(key.removesuffix(SUFFIX).rpartition("-")[2])


def find(objects: ObjectStore, manifest_key: str) -> Manifest | None:
    """The manifest that would stand alone under this key, from the bundles of its day and month."""
    _, _, dataset, year, month, day, name = manifest_key.split("/")
    batch_id = name.removesuffix(".json")
    for folder in (day_folder(dataset, f"{year}/{month}/{day}"), month_folder(dataset, f"{year}-{month}")):
        for key in objects.list(folder):
            if key.endswith(SUFFIX):
                for manifest in read(objects, key):
                    if manifest.batch_id == batch_id:
                        return manifest
    return None


def day_of(instant: datetime) -> str:
    """A UTC day as it stands in keys."""
    return f"{instant:%Y/%m/%d}"
