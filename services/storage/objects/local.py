import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from services.chassis.errors import NotFoundError
from services.storage.failures import storage_error
from services.storage.objects.keys import check_key, folder_of

_TEMPORARY = ".put-"
_MOST_MOVES = 20


class LocalObjects:
    """Objects as files below one folder; a key's parts are the folders.

    A file appears whole or not at all, and once `put` has returned it is there after a power cut.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, key: str, data: bytes) -> None:
        """Store durably; equal bytes again touch nothing.

        Raises:
            InvalidInputError: the key could leave the folder or is no portable file name.
            StorageError: full disk, missing permission.
        """
        path = self._path(key)
        try:
            if not _holds(path, data):
                _place(path, data, os.replace)
        except OSError as error:
            raise storage_error(error, path) from error

    def create(self, key: str, data: bytes) -> bool:
        """Store durably where nothing is stored yet; False, and nothing touched, where an object has this key.

        Raises:
            InvalidInputError, StorageError: as `put`.
        """
        path = self._path(key)
        try:
            return _place(path, data, os.link)
        except OSError as error:
            raise storage_error(error, path) from error

    def get(self, key: str) -> bytes:
        """Read an object.

        Raises:
            NotFoundError: no object has this key.
        """
        path = self._path(key)
        try:
            return path.read_bytes()
        except (FileNotFoundError, IsADirectoryError):
            raise NotFoundError(f"No object is stored as {key!r}. List the keys below its folder.") from None
        except OSError as error:
            raise storage_error(error, path) from error

    def delete(self, key: str) -> None:
        """Remove an object durably; one that is not there changes nothing.

        Raises:
            StorageError: missing permission.
        """
        path = self._path(key)
        try:
            path.unlink(missing_ok=True)
            if path.parent.is_dir():
                _sync(path.parent)
            _remove_empty(path.parent, self._root)
        except OSError as error:
            raise storage_error(error, path) from error

    def exists(self, key: str) -> bool:
        """Whether an object has this key."""
        return self._path(key).is_file()

    def list(self, prefix: str) -> Iterator[str]:
        """Keys that begin with prefix, in order."""
        return iter(sorted(key for key, _ in self._below(prefix)))

    def size(self, prefix: str) -> int:
        """Total size in bytes of the objects below prefix."""
        return sum(path.stat().st_size for _, path in self._below(prefix))

    def _below(self, prefix: str) -> Iterator[tuple[str, Path]]:
        for place, _, names in os.walk(self._root / folder_of(prefix)):
            for name in names:
                path = Path(place, name)
                key = path.relative_to(self._root).as_posix()
                if key.startswith(prefix) and not name.startswith(_TEMPORARY):
                    yield key, path

    def _path(self, key: str) -> Path:
        return self._root / check_key(key)


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _place(path: Path, data: bytes, move: Callable[[str, Path], None]) -> bool:
    """Write beside the path and move it there; False where `move` refuses because something is there."""
    for _ in range(_MOST_MOVES):
        _make_folders(path.parent)
        try:
            return _write(path, data, move)
        except FileNotFoundError:
            continue  # `delete` took the folder that it had left empty
    return _write(path, data, move)


def _write(path: Path, data: bytes, move: Callable[[str, Path], None]) -> bool:
    with NamedTemporaryFile(dir=path.parent, prefix=_TEMPORARY, delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            move(file.name, path)
        except FileExistsError:
            if path.is_dir():
                raise
            return False
        finally:
            Path(file.name).unlink(missing_ok=True)
    _sync(path.parent)
    return True


def _remove_empty(folder: Path, root: Path) -> None:
    """Folders that the last object has left, so that a listing stays as short as what is held."""
    while folder != root:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def _make_folders(folder: Path) -> None:
    if folder.is_dir():
        return
    _make_folders(folder.parent)
    folder.mkdir(exist_ok=True)
    _sync(folder.parent)


def _sync(folder: Path) -> None:
    """Make a folder's new entries survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
