from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.bronze.manifest import Fetched, Manifest, decode, encode, key
from etl.bronze.store import Bronze, DamagedBlobError, blob_key, sha256_of
from services.chassis.errors import NotFoundError
from services.domain.batch import Batch
from services.storage.objects.local import LocalObjects


def manifest(sha256: str = "ab" * 32, **changes: object) -> Manifest:
    facts = {
        "source": "swpc", "dataset": "kp", "url": "https://example.org/kp.json", "status": 200, "sha256": sha256,
        "fetched_at": datetime(2026, 4, 2, 16, 0, 1, 5, tzinfo=UTC), "bytes": 3, "origin": "recorded",
        "semantics": "increment", "window_from": datetime(2026, 3, 26, tzinfo=UTC), "form": "reshaped",
    }  # fmt: skip
    return Manifest(batch=Batch(**{**facts, **changes}), fetch=Fetched(fetch_id="f1", attempts=2), records=7)


@pytest.fixture
def bronze(tmp_path):
    return Bronze(LocalObjects(tmp_path))


@settings(deadline=None)
@given(body=st.binary(max_size=2000))
def test_bytes_come_back_as_they_came(tmp_path_factory, body):
    bronze = Bronze(LocalObjects(tmp_path_factory.mktemp("bronze")))
    assert bronze.body(bronze.put_blob(body)) == body


def test_a_blob_is_written_once_under_its_hash(bronze, tmp_path):
    sha256 = bronze.put_blob(b"[1]")
    path = tmp_path / blob_key(sha256)
    before = path.stat().st_mtime_ns
    assert bronze.put_blob(b"[1]") == sha256 == sha256_of(b"[1]")
    assert path.stat().st_mtime_ns == before
    assert path.parent.name == sha256[:2]


def test_damage_is_seen(bronze, tmp_path):
    sha256, other = bronze.put_blob(b"[1]"), bronze.put_blob(b"[2]")
    (tmp_path / blob_key(sha256)).write_bytes((tmp_path / blob_key(other)).read_bytes())
    with pytest.raises(DamagedBlobError, match="hashes to"):
        bronze.body(sha256)
    (tmp_path / blob_key(other)).write_bytes(b"no zstd")
    with pytest.raises(DamagedBlobError, match="Next step"):
        bronze.body(other)
    with pytest.raises(NotFoundError):
        bronze.body("0" * 64)


def test_manifest_round_trip():
    assert decode(encode(manifest())) == manifest()


def test_manifests_are_listed_by_id_and_the_first_stays(bronze):
    first = manifest()
    assert bronze.put_manifest(first)
    assert not bronze.put_manifest(manifest(status=500))
    [(batch_id, name)] = bronze.manifest_keys()
    assert (batch_id, name) == (first.batch_id, key(first.batch))
    assert name.startswith("bronze/manifests/swpc__kp/2026/04/02/")
    assert bronze.manifest(name) == first


def test_the_same_bytes_again_are_another_batch_of_the_same_blob():
    later = manifest(fetched_at=datetime(2026, 4, 2, 16, 1, tzinfo=UTC))
    assert later.batch_id != manifest().batch_id
    assert later.batch.sha256 == manifest().batch.sha256
