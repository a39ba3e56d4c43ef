import contextlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.chassis.errors import InvalidInputError, NotFoundError, StorageError, UnavailableError
from services.chassis.settings import Settings
from services.ports.objects import ObjectStore
from services.storage.objects import open_objects
from services.storage.objects.keys import LONGEST
from services.storage.objects.local import LocalObjects
from services.storage.objects.s3 import S3Objects
from tests.contract.storage.engine_s3 import s3_settings
from tests.contract.storage.wire import wired

LARGE = 17 * 2**20
REFUSED = [
    *("../out", "/abs", "a//b", "", "a/../b", "a/./b", "a\\b", "a/b\x00", ".put-x", "a/", "/", "ä/ö", "a b", "a?b"),
    *("a/%2e%2e/b", "a:b", "a\n", "-a", "x" * 201, "/".join(["x" * 99] * (LONGEST // 99 + 1))),
]


@pytest.mark.capability("round trip")
def test_what_is_put_can_be_got_listed_and_measured(objects: ObjectStore) -> None:
    objects.put("bronze/blobs/ab/one.zst", b"12345")
    objects.put("bronze/manifests/x.json", b"{}")
    assert objects.get("bronze/blobs/ab/one.zst") == b"12345"
    assert objects.exists("bronze/manifests/x.json")
    assert list(objects.list("bronze/")) == ["bronze/blobs/ab/one.zst", "bronze/manifests/x.json"]
    assert list(objects.list("bronze/man")) == ["bronze/manifests/x.json"]
    assert objects.size("bronze/") == 7
    assert objects.size("bronze/manifests/x.json") == 2
    assert objects.size("silver/") == 0


@pytest.mark.capability("same bytes again")
def test_putting_again_changes_nothing(objects: ObjectStore) -> None:
    objects.put("a/b", b"same")
    objects.put("a/b", b"same")
    assert list(objects.list("")) == ["a/b"]
    assert objects.get("a/b") == b"same"


@pytest.mark.capability("round trip")
def test_other_bytes_take_the_place_of_those_before(objects: ObjectStore) -> None:
    for data in (b"first", b"second", b"", b"third"):
        objects.put("a/b", data)
        assert objects.get("a/b") == data
    assert objects.size("") == 5


@pytest.mark.capability("round trip")
def test_an_object_may_be_empty(objects: ObjectStore) -> None:
    objects.put("a/empty", b"")
    assert objects.exists("a/empty")
    assert objects.get("a/empty") == b""
    assert objects.size("a/") == 0
    assert list(objects.list("a/")) == ["a/empty"]


@pytest.mark.capability("round trip")
def test_what_is_not_there_is_an_error_that_names_it(objects: ObjectStore) -> None:
    assert not objects.exists("no/such")
    with pytest.raises(NotFoundError, match="no/such"):
        objects.get("no/such")


@pytest.mark.capability("delete")
def test_a_deleted_object_is_gone_and_its_neighbours_stay(objects: ObjectStore) -> None:
    objects.put("a/b/c", b"1")
    objects.put("a/b/d", b"2")
    objects.delete("a/b/c")
    objects.delete("a/b/c")
    objects.delete("never/there")
    assert not objects.exists("a/b/c")
    with pytest.raises(NotFoundError):
        objects.get("a/b/c")
    assert list(objects.list("")) == ["a/b/d"]
    assert objects.create("a/b/c", b"3")


@pytest.mark.capability("listing")
def test_keys_come_in_the_order_of_their_characters(objects: ObjectStore) -> None:
    keys = ["a/Z", "a/_", "a/b-1", "a/b.c", "a/b/c", "a/b0", "a0", "a_b", "b=1/x", "b=10/x", "b=2/x"]
    for key in reversed(keys):
        objects.put(key, b"x")
    assert list(objects.list("")) == sorted(keys)
    assert list(objects.list("a/b")) == ["a/b-1", "a/b.c", "a/b/c", "a/b0"]
    assert list(objects.list("b=1/")) == ["b=1/x"]
    assert list(objects.list("b=1")) == ["b=1/x", "b=10/x"]
    assert list(objects.list("c")) == []


@pytest.mark.capability("listing")
def test_a_listing_is_longer_than_a_page_of_the_server(objects: ObjectStore) -> None:
    keys = [f"many/{number:04}" for number in range(1003)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda key: objects.put(key, b"12"), keys))
    assert list(objects.list("many/")) == keys
    assert objects.size("many/") == 2006


@pytest.mark.capability("conditional put")
def test_what_is_created_is_not_created_again(objects: ObjectStore) -> None:
    assert objects.create("locks/one", b"first")
    assert not objects.create("locks/one", b"second")
    assert not objects.create("locks/one", b"first")
    assert objects.get("locks/one") == b"first"
    objects.put("locks/two", b"put")
    assert not objects.create("locks/two", b"created")
    assert list(objects.list("")) == ["locks/one", "locks/two"]


@pytest.mark.capability("conditional put")
def test_of_writers_at_once_one_creates(objects: ObjectStore) -> None:
    writers, rounds = 6, 8
    together = Barrier(writers)

    def create(writer: int) -> list[bool]:
        won = []
        for number in range(rounds):
            together.wait(30)
            won.append(objects.create(f"race/{number}", b"%d" % writer * 5000))
        return won

    with ThreadPoolExecutor(writers) as pool:
        results = list(pool.map(create, range(writers)))
    for number in range(rounds):
        winners = [writer for writer in range(writers) if results[writer][number]]
        assert len(winners) == 1
        assert objects.get(f"race/{number}") == b"%d" % winners[0] * 5000


@pytest.mark.capability("multipart")
def test_a_large_object_comes_back_as_it_was(objects: ObjectStore) -> None:
    data = bytes(range(256)) * (LARGE // 256) + b"the end"
    objects.put("large/one", data)
    assert objects.size("large/one") == len(data)
    assert objects.get("large/one") == data
    assert objects.create("large/two", data)
    assert not objects.create("large/two", b"other")
    assert objects.get("large/two") == data


@pytest.mark.capability("checksum compared by the server")
@pytest.mark.parametrize("size", [1000, LARGE])
def test_bytes_that_changed_on_their_way_are_not_stored(objects: S3Objects, size: int) -> None:
    data = b"z" * size
    with wired(objects.endpoint) as wire:
        base = f"s3://{objects.bucket}/{objects.prefix.removesuffix('/live')}"
        over = open_objects(Settings(**s3_settings(objects_url=base, objects_endpoint=wire.url)))
        for store in (over.put, over.create):
            with pytest.raises(UnavailableError, match=r"SHA256|Digest|[Cc]hecksum"):
                store("a/spoilt", data)
        assert not objects.exists("a/spoilt")
        assert b"x-amz-checksum-sha256: " in wire.sent.lower()
        wire.spoils = False
        over.put("a/spoilt", data)
    assert objects.get("a/spoilt") == data


@pytest.mark.capability("keys")
@pytest.mark.parametrize("key", REFUSED)
def test_a_key_is_refused_by_every_method(objects: ObjectStore, key: str) -> None:
    for use in (objects.get, objects.exists, objects.delete):
        with pytest.raises(InvalidInputError):
            use(key)
    for store in (objects.put, objects.create):
        with pytest.raises(InvalidInputError):
            store(key, b"x")


@pytest.mark.capability("keys")
@pytest.mark.parametrize("prefix", ["../", "/", "a//", "a/../", "./", "a/ä", "a b"])
def test_a_prefix_that_no_key_has_is_refused(objects: ObjectStore, prefix: str) -> None:
    for use in (objects.list, objects.size):
        with pytest.raises(InvalidInputError):
            use(prefix)


@pytest.mark.capability("keys")
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
