import errno
import resource
from pathlib import Path

import pytest

from services.chassis.errors import StorageError
from services.storage.failures import storage_error
from services.storage.objects.local import LocalObjects


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.ENOSPC, "full"), (errno.EACCES, "permission"), (errno.EROFS, "read-only"), (errno.EIO, "Check the disk")],
)
def test_every_cause_names_the_cure(code: int, words: str) -> None:
    error = storage_error(OSError(code, "said the system"), Path("/data/x"))
    assert isinstance(error, StorageError)
    assert words in str(error)
    assert "/data/x" in str(error)


def test_a_folder_in_the_way_is_reported(tmp_path: Path) -> None:
    (tmp_path / "objects").write_text("a file")
    with pytest.raises(StorageError, match="leads through a file"):
        LocalObjects(tmp_path / "objects").put("a/b", b"x")


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    store = LocalObjects(tmp_path)
    store.put("a/first", b"1")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        with pytest.raises(StorageError, match="larger than files may be"):
            store.put("a/second", b"22")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["first"]
