"""Bronze: every answer's bytes as they came, under the hash of their content, beside a manifest per batch.

The blob is durable before its manifest is, so a manifest never points at nothing. Old manifests lie together, a day or
a month in one object; old blobs lie in packs: both are read here as if they stood alone.
"""

from collections.abc import Iterator

import msgspec
import zstandard

from etl.bronze import bundles
from etl.bronze.manifest import MANIFESTS, Manifest, decode, encode, key
from services.chassis.errors import NotFoundError
from services.ports.objects import ObjectStore
from services.storage.objects.blobs import Blobs, DamagedBlobError, blob_key, sha256_of

__all__ = ["MANIFESTS", "Bronze", "DamagedBlobError", "blob_key", "sha256_of"]


class Bronze:
    """Reads and writes bronze in an object store."""

    def __init__(self, objects: ObjectStore) -> None:
        self.objects = objects
        self.blobs = Blobs(objects)

    def put_blob(self, body: bytes) -> str:
        """Store a body once, compressed; returns its SHA-256."""
        sha256 = sha256_of(body)
        if not self.objects.exists(blob_key(sha256)):
            self.objects.put(blob_key(sha256), zstandard.ZstdCompressor(level=3).compress(body))
        return sha256

    def put_manifest(self, manifest: Manifest) -> bool:
        """Store a manifest; false where its batch had one, which then stays: the first fetch is the one that counts."""
        name = key(manifest.batch)
        if self.objects.exists(name) or bundles.find(self.objects, name) is not None:
            return False
        self.objects.put(name, encode(manifest))
        return True

    def body(self, sha256: str) -> bytes:
        """Read a body back, from either tier, and verify it.

        Raises:
            NotFoundError: no body has this hash.
            DamagedBlobError: what is stored is not what was stored.
        """
        return self.blobs.body(sha256)

    def manifest_keys(self) -> Iterator[tuple[str, str]]:
        """Batch id and key of every manifest that stands alone; the file's name is the id, so nothing is opened."""
        for name in self.objects.list(MANIFESTS):
            if name.endswith(".json"):
                yield name.rsplit("/", 1)[1].removesuffix(".json"), name

    def manifest(self, name: str) -> Manifest:
        """Read one manifest by key, wherever it lies.

        Raises:
            NotFoundError: there is none.
            msgspec.DecodeError: it is damaged.
        """
        try:
            return decode(self.objects.get(name))
        except NotFoundError:
            if (found := bundles.find(self.objects, name)) is None:
                raise
            return found

    def count_manifests(self) -> int:
        """How many there are by their names alone; one that a crash left twice counts twice."""
        return sum(map(bundles.count, bundles.keys(self.objects))) + sum(1 for _ in self.manifest_keys())

    def manifests(self, damaged: dict[str, str] | None = None) -> Iterator[Manifest]:
        """Every manifest, by dataset: those that lie together first; each batch once.

        Args:
            damaged: takes key and reason of what cannot be read; without it the error is raised.
        """
        seen: set[str] = set()
        keys = [*bundles.keys(self.objects), *(name for _, name in self.manifest_keys())]
        for name in sorted(keys, key=_place):
            try:
                many = [self.manifest(name)] if name.endswith(".json") else bundles.read(self.objects, name)
            except (msgspec.DecodeError, zstandard.ZstdError) as error:
                if damaged is None:
                    raise
                damaged[name] = str(error)
                continue
            for one in many:
                if one.batch_id not in seen:
                    seen.add(one.batch_id)
                    yield one


def _place(name: str) -> tuple[str, ...]:
    """Dataset and day of a key, wherever it lies."""
    return tuple(name.replace("-", "/").split("/")[2:])
