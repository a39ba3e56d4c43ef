"""Bodies by the hash of their content: loose, one object each, or in packs of the cold tier.

A pack is one zstd frame over the bodies of one dataset in the order of their instants, so that a rolling file finds
its earlier self within the frame's window. Beside it stands its index: where each hash begins and how long it is. A
pack holds at most `PACK_BYTES` of bodies, which bounds the work of reading one.
"""

import hashlib
import io
import threading
from typing import Final

import msgspec
import numpy as np
import zstandard

from services.chassis.errors import NotFoundError, TerminalError
from services.ports.objects import ObjectStore

PACKS: Final = "bronze/packs/"
INDEX: Final = ".idx"
PACK: Final = ".zst"
WINDOW_LOG: Final = 27
"""Greatest window of a pack's frame: 128 MiB, twice what a pack holds."""
PACK_BYTES: Final = 64 * 2**20
_STEP: Final = 2**20


class DamagedBlobError(TerminalError):
    """A stored answer no longer has the hash that it is stored under."""


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Where a body stands in its pack's content: SHA-256 as bytes, first byte, length."""

    sha256: bytes
    offset: int
    length: int


class PackIndex(msgspec.Struct, frozen=True, kw_only=True):
    """What a pack holds, by ascending hash; `sha256` is that of the pack's own bytes."""

    sha256: str
    bytes: int
    places: tuple[Place, ...]


def blob_key(sha256: str) -> str:
    """Key of a loose body; the first two digits keep folders small."""
    return f"bronze/blobs/{sha256[:2]}/{sha256}.zst"


def pack_key(index_key: str) -> str:
    """Key of the pack that an index is of."""
    return index_key.removesuffix(INDEX) + PACK


def sha256_of(body: bytes) -> str:
    """Hash that a body is stored under."""
    return hashlib.sha256(body).hexdigest()


def read_index(objects: ObjectStore, key: str) -> PackIndex:
    """A pack's index.

    Raises:
        NotFoundError: there is none.
        DamagedBlobError: it is no index.
    """
    try:
        return msgspec.msgpack.decode(objects.get(key), type=PackIndex)
    except msgspec.DecodeError as error:
        raise DamagedBlobError(
            f"the index {key} is damaged: {error}. Allowed: what `orrery etl pack` wrote. Next step: restore it from a "
            "backup; the pack beside it holds the bodies."
        ) from error


class PackReader:
    """Reads a pack's content forward, one body in memory at a time."""

    def __init__(self, key: str, pack: bytes) -> None:
        self.key = key
        self.at = 0
        self._content = zstandard.ZstdDecompressor(max_window_size=2**WINDOW_LOG).stream_reader(io.BytesIO(pack))

    def read(self, place: Place) -> bytes:
        """The body at a place that is not behind the reader.

        Raises:
            zstandard.ZstdError: the pack is damaged or ends before.
        """
        while self.at < place.offset:
            self._take(min(_STEP, place.offset - self.at))
        return self._take(place.length)

    def _take(self, count: int) -> bytes:
        raw = bytearray()
        while len(raw) < count:
            more = self._content.read(count - len(raw))
            if not more:
                raise zstandard.ZstdError(f"the pack ends {count - len(raw)} bytes early")
            raw += more
        self.at += count
        return bytes(raw)


class Blobs:
    """Reads bodies of either tier, from any thread.

    It remembers eight bytes for each packed body: a year of a thousand answers a day takes 3 MB.
    """

    def __init__(self, objects: ObjectStore) -> None:
        self._objects = objects
        self._known: dict[str, np.ndarray[tuple[int], np.dtype[np.uint64]]] = {}
        self._lock = threading.Lock()
        self._reading = threading.Lock()
        self._reader: PackReader | None = None

    def body(self, sha256: str) -> bytes:
        """Read a body back and verify it.

        Raises:
            NotFoundError: no body has this hash.
            DamagedBlobError: what is stored is not what was stored.
        """
        try:
            return self.loose(sha256)
        except NotFoundError:
            if (found := self.find(sha256)) is None:
                raise
        return self._cold(sha256, *found)

    def loose(self, sha256: str) -> bytes:
        """A body of the first tier alone; raises as `body` does."""
        key = blob_key(sha256)
        try:
            # Unbounded by the frame's own header: a body is as long as its provider made it.
            raw = zstandard.ZstdDecompressor().decompressobj().decompress(self._objects.get(key))
        except zstandard.ZstdError as error:
            raise damaged(sha256, str(error), key) from error
        return checked(sha256, raw, key)

    def cold(self, sha256: str) -> bytes:
        """A body of the cold tier alone; raises as `body` does."""
        if (found := self.find(sha256)) is None:
            raise NotFoundError(f"No pack holds the body {sha256}. See: orrery etl verify")
        return self._cold(sha256, *found)

    def holds(self, sha256: str) -> bool:
        """Whether a body with this hash is stored, in either tier."""
        return self._objects.exists(blob_key(sha256)) or self.find(sha256) is not None

    def find(self, sha256: str) -> tuple[str, Place] | None:
        """Key of the index that has this hash, and the place; None where no pack has it."""
        if (found := self.find_known(sha256)) is not None:
            return found
        self.refresh()
        return self.find_known(sha256)

    def find_known(self, sha256: str) -> tuple[str, Place] | None:
        """As `find`, in the packs that were there at the last `refresh`."""
        digest = bytes.fromhex(sha256)
        prefix = np.uint64(int.from_bytes(digest[:8], "big"))
        for key, prefixes in list(self._known.items()):
            at = int(np.searchsorted(prefixes, prefix))
            if at < len(prefixes) and prefixes[at] == prefix:
                try:
                    places = read_index(self._objects, key).places
                except NotFoundError:
                    continue  # the pack was removed since
                if (place := next((p for p in places if p.sha256 == digest), None)) is not None:
                    return key, place
        return None

    def refresh(self) -> None:
        """Learn which packs there are."""
        with self._lock:
            keys = [key for key in self._objects.list(PACKS) if key.endswith(INDEX)]
            known = {key: self._known[key] for key in keys if key in self._known}
            for key in keys:
                if key not in known:
                    digests = b"".join(p.sha256[:8] for p in read_index(self._objects, key).places)
                    known[key] = np.sort(np.frombuffer(digests, ">u8").astype(np.uint64))
            self._known = known

    def _cold(self, sha256: str, index_key: str, place: Place) -> bytes:
        key = pack_key(index_key)
        try:
            with self._reading:
                raw = self._reader_at(key, place).read(place)
        except zstandard.ZstdError as error:
            self._reader = None
            raise damaged(sha256, str(error), key) from error
        return checked(sha256, raw, key)

    def _reader_at(self, key: str, place: Place) -> PackReader:
        # Whoever reads a dataset in order of time goes through each pack once.
        if self._reader is None or self._reader.key != key or self._reader.at > place.offset:
            self._reader = PackReader(key, self._objects.get(key))
        return self._reader


def checked(sha256: str, raw: bytes, key: str) -> bytes:
    """The body, if it has this hash.

    Raises:
        DamagedBlobError: it has another one.
    """
    if (found := sha256_of(raw)) != sha256:
        raise damaged(sha256, f"its content hashes to {found}", key)
    return raw


def damaged(sha256: str, what: str, key: str) -> DamagedBlobError:
    """The error of a body whose bytes are not what they were."""
    return DamagedBlobError(
        f"stored answer {sha256} is damaged: {what}. Allowed: bytes with that SHA-256. "
        f"Next step: restore {key} from a backup, or delete it and fetch again."
    )
