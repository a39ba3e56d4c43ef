"""Bronze: every answer's bytes as they came, under the hash of their content, beside a manifest per batch.

The blob is durable before its manifest is, so a manifest never points at nothing.
"""

import hashlib
from collections.abc import Iterator

import zstandard

from etl.bronze.manifest import Manifest, decode, encode, key
from services.chassis.errors import TerminalError
from services.ports.objects import ObjectStore

MANIFESTS = "bronze/manifests/"


class DamagedBlobError(TerminalError):
    """A stored answer no longer has the hash that it is stored under."""


def blob_key(sha256: str) -> str:
    """Key of a blob; the first two digits keep folders small."""
    return f"bronze/blobs/{sha256[:2]}/{sha256}.zst"


def sha256_of(body: bytes) -> str:
    """Hash that a body is stored under."""
    return hashlib.sha256(body).hexdigest()


class Bronze:
    """Reads and writes bronze in an object store."""

    def __init__(self, objects: ObjectStore) -> None:
        self._objects = objects

    def put_blob(self, body: bytes) -> str:
        """Store a body once, compressed; returns its SHA-256."""
        sha256 = sha256_of(body)
        if not self._objects.exists(blob_key(sha256)):
            self._objects.put(blob_key(sha256), zstandard.ZstdCompressor(level=3).compress(body))
        return sha256

    def put_manifest(self, manifest: Manifest) -> bool:
        """Store a manifest; false where its batch had one, which then stays: the first fetch is the one that counts."""
        if self._objects.exists(key(manifest.batch)):
            return False
        self._objects.put(key(manifest.batch), encode(manifest))
        return True

    def body(self, sha256: str) -> bytes:
        """Read a body back and verify it.

        Raises:
            NotFoundError: no body has this hash.
            DamagedBlobError: what is stored is not what was stored.
        """
        try:
            raw = zstandard.ZstdDecompressor().decompress(self._objects.get(blob_key(sha256)))
        except zstandard.ZstdError as error:
            raise _damaged(sha256, str(error)) from error
        if (found := sha256_of(raw)) != sha256:
            raise _damaged(sha256, f"its content hashes to {found}")
        return raw

    def manifest_keys(self) -> Iterator[tuple[str, str]]:
        """Batch id and key of every manifest; the file's name is the id, so nothing is opened."""
        for name in self._objects.list(MANIFESTS):
            if name.endswith(".json"):
                yield name.rsplit("/", 1)[1].removesuffix(".json"), name

    def manifest(self, name: str) -> Manifest:
        """Read one manifest by key.

        Raises:
            NotFoundError: there is none.
            msgspec.DecodeError: it is damaged.
        """
        return decode(self._objects.get(name))


def _damaged(sha256: str, what: str) -> DamagedBlobError:
    return DamagedBlobError(
        f"stored answer {sha256} is damaged: {what}. Allowed: bytes with that SHA-256. "
        f"Next step: restore {blob_key(sha256)} from a backup, or delete it and fetch again."
    )
