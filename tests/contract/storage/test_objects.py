import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.chassis.errors import InvalidInputError, NotFoundError, StorageError
from services.ports.objects import ObjectStore
from services.storage.objects.local import LocalObjects


def test_what_is_put_can_be_got_listed_and_measured(objects: ObjectStore) -> None:
    objects.put("bronze/blobs/ab/one.zst", b"12345")
    objects.put("bronze/manifests/x.json", b"{}")
    assert objects.get("bronze/blobs/ab/one.zst") == b"12345"
    assert objects.exists("bronze/manifests/x.json")
    assert list(objects.list("bronze/")) == ["bronze/blobs/ab/one.zst", "bronze/manifests/x.json"]
    assert list(objects.list("bronze/man")) == ["bronze/manifests/x.json"]
    assert objects.size("bronze/") == 7
    assert objects.size("silver/") == 0


def test_putting_again_changes_nothing(objects: ObjectStore) -> None:
    objects.put("a/b", b"same")
    objects.put("a/b", b"same")
    assert list(objects.list("")) == ["a/b"]


def test_what_is_not_there_is_an_error_that_names_it(objects: ObjectStore) -> None:
    assert not objects.exists("no/such")
    with pytest.raises(NotFoundError, match="no/such"):
        objects.get("no/such")


@pytest.mark.parametrize("key", ["../out", "/abs", "a//b", "", "a/../b", "a/./b", "a\\b", "a/b\x00", ".put-x", "a/"])
def test_keys_cannot_leave_the_store(objects: ObjectStore, key: str) -> None:
    with pytest.raises(InvalidInputError):
        objects.put(key, b"x")
    with pytest.raises(InvalidInputError):
        objects.get(key)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(key=st.text(max_size=60), data=st.binary(max_size=200))
def test_any_key_is_kept_or_refused(objects: ObjectStore, key: str, data: bytes) -> None:
    try:
        objects.put(key, data)
    except (InvalidInputError, StorageError):
        # Refused, or another example's object stands where this one's folder would.
        return
    assert objects.get(key) == data


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(key=st.text(max_size=60))
def test_a_folder_never_writes_outside_itself(tmp_path: Path, key: str) -> None:
    with contextlib.suppress(InvalidInputError, StorageError):
        LocalObjects(tmp_path / "objects").put(key, b"x")
    assert {p.name for p in tmp_path.iterdir()} <= {"objects"}
