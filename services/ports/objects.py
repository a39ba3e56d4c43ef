from collections.abc import Iterator
from typing import Protocol


class ObjectStore(Protocol):
    """Immutable bytes by key; keys use forward slashes."""

    def put(self, key: str, data: bytes) -> None:
        """Store durably (synced to disk or acknowledged by the server). The same key and bytes again change nothing."""
        ...

    def get(self, key: str) -> bytes:
        """Read an object.

        Raises:
            NotFoundError: no object has this key.
        """
        ...

    def exists(self, key: str) -> bool:
        """Whether an object has this key."""
        ...

    def list(self, prefix: str) -> Iterator[str]:
        """Keys that begin with prefix, in order."""
        ...

    def size(self, prefix: str) -> int:
        """Total size in bytes of the objects below prefix."""
        ...

    def delete(self, key: str) -> None:
        """Remove an object durably; one that is not there changes nothing."""
        ...
