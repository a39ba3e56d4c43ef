from collections.abc import Iterator
from typing import Protocol


class ObjectStore(Protocol):
    """Bytes by key: parts of letters, digits and ``._=@+-`` joined by slashes, none beginning with a dot.

    Every method raises InvalidInputError for another key, UnavailableError where a server does not answer, and
    StorageError where only a person can help: a full disk, refused credentials, a bucket that is missing.
    """

    def put(self, key: str, data: bytes) -> None:
        """Store durably (synced to disk or acknowledged by the server), in place of what had this key.

        The same key and bytes again change nothing. A reader sees the old bytes or the new ones, never a part.
        """
        ...

    def create(self, key: str, data: bytes) -> bool:
        """Store durably only where no object has this key: of several writers at once exactly one gets True.

        False says that an object is there and was left as it is.

        Raises:
            ConflictError: another write or deletion of this key is under way and none is there yet; try again.
        """
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
