"""Objects in a bucket of any S3 server.

Each upload carries its SHA-256 (`x-amz-checksum-sha256`, for each part of a large object), which the server compares
with what arrived before it stores anything. A retry is safe: an upload shows whole or not at all.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from obstore.exceptions import AlreadyExistsError, BaseError
from obstore.store import S3Store

from services.chassis.errors import ConflictError, NotFoundError
from services.chassis.settings import Settings
from services.storage.objects.keys import check_key, folder_of
from services.storage.objects.s3_errors import as_problem, code_of
from services.storage.outage import Outage

if TYPE_CHECKING:
    from obstore import ObjectMeta

PART_BYTES: Final = 8 * 2**20
"""An object above this goes in parts of this size; S3 takes no smaller ones than 5 MiB."""
_PARTS_AT_ONCE: Final = 4
_SHOWS_AFTER_S: Final = (0.02, 0.1, 0.5, 1.0, 0.0)
"""Seconds between looks for what another writer is creating."""
_RETRY: Final[Any] = {
    "max_retries": 3,
    "retry_timeout": timedelta(seconds=5),
    "backoff": {"init_backoff": timedelta(milliseconds=100), "max_backoff": timedelta(seconds=2), "base": 2},
}
_PATIENCE: Final[Any] = {
    "connect_timeout": timedelta(seconds=2),
    "read_timeout": timedelta(seconds=8),
    "timeout": timedelta(seconds=60),
}


class S3Objects:
    """Objects below one prefix of a bucket, from any thread.

    The bucket is not made: whose it is, where it stands and who may read it is decided by whoever makes it.

    Args:
        settings: which bucket and prefix, which server, which keys; the mode's name is the last part of the prefix.
    """

    def __init__(self, settings: Settings) -> None:
        address = urlsplit(settings.objects_url)
        self.bucket = address.netloc
        self.prefix = f"{address.path.strip('/')}/{settings.origin}".lstrip("/")
        self.endpoint = settings.objects_endpoint or f"https://s3.{settings.objects_region}.amazonaws.com"
        self._store = S3Store(self.bucket, prefix=self.prefix, **_options(settings))
        self._outage = Outage()
        self._seen = False

    def put(self, key: str, data: bytes) -> None:
        """Store; large objects in parts, of which nothing shows before the last one."""
        with self._clear(check_key(key)):
            large = len(data) > PART_BYTES
            self._store.put(key, data, use_multipart=large, chunk_size=PART_BYTES, max_concurrency=_PARTS_AT_ONCE)

    def create(self, key: str, data: bytes) -> bool:
        """Store where nothing is, which the server decides (`If-None-Match: *`); in one request, up to 5 GB."""
        with self._clear(check_key(key)):
            try:
                self._store.put(key, data, mode="create", use_multipart=False)
            except AlreadyExistsError as error:
                if not self._shows(key):
                    raise ConflictError(f"{key!r} is being written or deleted just now. Try again.") from error
                return False
            return True

    def get(self, key: str) -> bytes:
        """Read an object."""
        with self._clear(check_key(key)):
            return bytes(self._store.get(key).bytes())

    def exists(self, key: str) -> bool:
        """Whether an object has this key."""
        try:
            with self._clear(check_key(key)):
                self._store.head(key)
        except NotFoundError:
            return False
        return True

    def list(self, prefix: str) -> Iterator[str]:
        """Keys that begin with prefix, in order."""
        return iter(sorted(found["path"] for found in self._below(prefix)))

    def size(self, prefix: str) -> int:
        """Total size in bytes of the objects below prefix."""
        return sum(found["size"] for found in self._below(prefix))

    def delete(self, key: str) -> None:
        """Remove an object; one that is not there changes nothing."""
        try:
            with self._clear(check_key(key)):
                self._store.delete(key)
        except NotFoundError:
            return  # the server that tells so instead of having it done

    def _shows(self, key: str) -> bool:
        """Whether it is there soon: a server may refuse a second writer before what the first one wrote shows."""
        for pause in _SHOWS_AFTER_S:
            if self.exists(key):
                return True
            time.sleep(pause)
        return False

    def _below(self, prefix: str) -> Iterator["ObjectMeta"]:
        # S3 lists by any prefix, obstore by whole parts of a key.
        folder = folder_of(prefix)
        with self._clear(folder):
            for page in self._store.list(folder or None):
                yield from (found for found in page if found["path"].startswith(prefix))

    @contextmanager
    def _clear(self, key: str) -> Iterator[None]:
        with self._outage.watched(), self._translated(key):
            self._look()
            yield

    @contextmanager
    def _translated(self, key: str) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError as error:
            if code_of(error) in {"", "NoSuchKey"}:
                raise NotFoundError(f"No object is stored as {key!r}. List the keys below its folder.") from None
            raise as_problem(error, self.bucket, self.endpoint) from error
        except (BaseError, OSError) as error:
            raise as_problem(error, self.bucket, self.endpoint) from error

    def _look(self) -> None:
        """Once, so that a missing bucket is not taken for an empty one, which no question for one key tells apart."""
        if not self._seen:
            next(iter(self._store.list("bronze", chunk_size=1)), None)
            self._seen = True


def _options(settings: Settings) -> dict[str, Any]:
    key, secret = settings.objects_access_key.get_secret_value(), settings.objects_secret_key.get_secret_value()
    endpoint = settings.objects_endpoint
    return {
        "region": settings.objects_region,
        "checksum_algorithm": "SHA256",
        "retry_config": _RETRY,
        "client_options": {**_PATIENCE, "allow_http": bool(endpoint and endpoint.startswith("http://"))},
        **({"endpoint": endpoint} if endpoint else {}),
        **({"access_key_id": key, "secret_access_key": secret} if key else {}),
    }
