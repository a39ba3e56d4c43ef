"""The rule of versioned tables, whichever engine they are in: numbered SQL files, each once, never rewritten."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from services.chassis.errors import StorageError


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered file."""

    version: int
    name: str
    text: str
    sha256: str


def pending(folder: Path, done: Mapping[int, str], *, store: str, where: str, elsewhere: str) -> list[Migration]:
    """The files that have not run yet, in order.

    Args:
        folder: holds `<number>_<what>.sql`.
        done: versions that ran, with the SHA-256 of their text.
        store: whose tables they are, for a person.
        where: what holds the tables, for a person.
        elsewhere: the setting that names another place.

    Raises:
        StorageError: newer code wrote the tables, or a file that ran is not the one in the tree.
    """
    files = [_read(path) for path in sorted(folder.glob("*.sql"))]
    if (newest := max(done, default=0)) > len(files):
        raise StorageError(
            f"{where} holds {store} tables of version {newest}; this code knows versions up to {len(files)}. "
            f"Start the newer Orrery that wrote it, or set {elsewhere}."
        )
    for file in files:
        if done.get(file.version, file.sha256) != file.sha256:
            raise StorageError(
                f"Migration {file.name}.sql of {where} ran with another text than this code's. "
                "Restore the file of the release; a change of tables needs a new number."
            )
    return [file for file in files if file.version not in done]


def _read(path: Path) -> Migration:
    text = path.read_text()
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Migration(version=int(path.name.partition("_")[0]), name=path.stem, text=text, sha256=sha256)
