import random
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from etl.bronze import bundles
from etl.bronze.manifest import Fetched, Manifest, key
from etl.bronze.store import Bronze, blob_key, sha256_of
from etl.runs import pack as packing
from etl.runs.compact import compact
from etl.runs.pack import pack
from etl.runs.recovery import unacknowledged
from services.chassis.errors import NotFoundError
from services.domain.batch import Batch
from services.storage.objects.blobs import INDEX, DamagedBlobError, PackReader, pack_key, read_index
from services.storage.objects.local import LocalObjects

NOW = datetime(2026, 7, 1, tzinfo=UTC)


class AllKnown:
    """Core's side of a compaction: every batch but those in `lacking` is acknowledged."""

    def __init__(self, lacking=()):
        self.lacking = set(lacking)

    def unacknowledged(self, ids):
        return self.lacking & set(ids)


@pytest.fixture
def bronze(tmp_path):
    return Bronze(LocalObjects(tmp_path))


def stored(bronze, body, at, dataset="kp"):
    batch = Batch(source="swpc", dataset=dataset, url="https://example.org", fetched_at=at, status=200,
                  sha256=sha256_of(body), bytes=len(body), origin="live", semantics="increment")  # fmt: skip
    manifest = Manifest(batch=batch, fetch=Fetched(fetch_id=batch.batch_id), records=1)
    bronze.put_blob(body)
    bronze.put_manifest(manifest)
    return manifest


def rolling(count, start=datetime(2026, 3, 1, tzinfo=UTC)):
    """Bodies of a file that forgets a line at its begin and gains one at its end."""
    chance = random.Random(1)
    lines = [f"{i} {chance.random()}\n" for i in range(2000 + count)]
    return [("".join(lines[i : i + 2000]).encode(), start + timedelta(minutes=i)) for i in range(count)]


def names(bronze, suffix):
    return [k for k in bronze.objects.list("bronze/") if k.endswith(suffix)]


def test_old_bodies_are_packed_read_back_and_ten_times_smaller(bronze):
    bodies = rolling(60)
    for body, at in bodies:
        stored(bronze, body, at)
    compact(bronze, AllKnown(), NOW, 7)
    done = pack(bronze, NOW, 90)
    assert (done.bodies, done.packs, done.failed) == (60, 1, {})
    assert done.bytes_after * 10 < done.bytes_before
    assert not list(bronze.objects.list("bronze/blobs/"))
    assert [bronze.body(sha256_of(body)) for body, _ in reversed(bodies)] == [body for body, _ in reversed(bodies)]
    assert Bronze(bronze.objects).body(sha256_of(bodies[30][0])) == bodies[30][0]
    assert msgspec.to_builtins(pack(bronze, NOW, 90)) == msgspec.to_builtins(packing.Packed())


def test_what_is_young_or_not_acknowledged_stays_as_it_is(bronze):
    old, young = rolling(1)[0], (b"young", NOW - timedelta(days=30))
    lacking = stored(bronze, *old)
    stored(bronze, *young)
    compact(bronze, AllKnown([lacking.batch_id]), NOW, 7)
    assert pack(bronze, NOW, 90).bodies == 0
    assert bronze.objects.exists(blob_key(sha256_of(old[0])))
    assert bronze.objects.exists(key(lacking.batch))
    assert bronze.body(sha256_of(b"young")) == b"young"


def test_whole_months_wait_for_their_last_day(bronze):
    stored(bronze, b"in March", datetime(2026, 3, 2, tzinfo=UTC))
    compact(bronze, AllKnown(), NOW, 7)
    assert pack(bronze, datetime(2026, 6, 20, tzinfo=UTC), 90, whole_months=True).bodies == 0
    assert pack(bronze, datetime(2026, 7, 1, tzinfo=UTC), 90, whole_months=True).bodies == 1


def test_a_pack_holds_no_more_than_its_limit(bronze, monkeypatch):
    monkeypatch.setattr(packing, "PACK_BYTES", 100_000)
    bodies = rolling(12)
    for body, at in bodies:
        stored(bronze, body, at)
    compact(bronze, AllKnown(), NOW, 7)
    assert pack(bronze, NOW, 90).packs > 3
    for name in names(bronze, INDEX):
        assert sum(p.length for p in read_index(bronze.objects, name).places) <= 100_000
    assert all(bronze.body(sha256_of(body)) == body for body, _ in bodies)


def test_the_same_bytes_again_are_stored_again_and_packed_away(bronze):
    stored(bronze, b"A", datetime(2026, 3, 1, tzinfo=UTC))
    compact(bronze, AllKnown(), NOW, 7)
    pack(bronze, NOW, 90)
    again = stored(bronze, b"A", datetime(2026, 3, 20, tzinfo=UTC))
    compact(bronze, AllKnown(), NOW, 7)
    assert pack(bronze, NOW, 90).packs == 0, "no second copy"
    assert not bronze.objects.exists(blob_key(sha256_of(b"A")))
    assert bronze.manifest(key(again.batch)) == again


def test_damage_in_a_pack_is_seen(bronze, tmp_path):
    bodies = rolling(3)
    for body, at in bodies:
        stored(bronze, body, at)
    compact(bronze, AllKnown(), NOW, 7)
    pack(bronze, NOW, 90)
    [name] = names(bronze, INDEX)
    path = tmp_path / pack_key(name)
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)
    with pytest.raises(DamagedBlobError, match="Next step"):
        packing.check_pack(bronze, name)
    with pytest.raises(DamagedBlobError):
        [Bronze(bronze.objects).body(sha256_of(body)) for body, _ in bodies]
    path.unlink()
    with pytest.raises(NotFoundError):
        Bronze(bronze.objects).body(sha256_of(bodies[0][0]))


def test_a_damaged_body_is_left_where_it_is(bronze, tmp_path):
    sound, bad = stored(bronze, b"sound", datetime(2026, 3, 1, tzinfo=UTC)), b"bad"
    stored(bronze, bad, datetime(2026, 3, 1, 1, tzinfo=UTC))
    (tmp_path / blob_key(sha256_of(bad))).write_bytes(b"no zstd")
    compact(bronze, AllKnown(), NOW, 7)
    done = pack(bronze, NOW, 90)
    assert set(done.failed) == {sha256_of(bad)}
    assert bronze.objects.exists(blob_key(sha256_of(bad)))
    assert bronze.body(sound.batch.sha256) == b"sound"


def test_a_reader_goes_forward_through_a_pack_once(bronze):
    bodies = rolling(5)
    for body, at in bodies:
        stored(bronze, body, at)
    compact(bronze, AllKnown(), NOW, 7)
    pack(bronze, NOW, 90)
    [name] = names(bronze, INDEX)
    reader = PackReader(name, bronze.objects.get(pack_key(name)))
    places = sorted(read_index(bronze.objects, name).places, key=lambda p: p.offset)
    assert [sha256_of(reader.read(p)) for p in places[1::2]] == [p.sha256.hex() for p in places[1::2]]


def test_manifests_in_bundles_are_found_counted_and_not_taken_twice(bronze):
    made = [stored(bronze, body, at) for body, at in rolling(20)]
    compact(bronze, AllKnown(), NOW, 7)
    assert list(bronze.manifest_keys()) == []
    assert bronze.count_manifests() == 20
    assert not bronze.put_manifest(made[3])
    assert bronze.manifest(key(made[3].batch)) == made[3]
    pack(bronze, NOW, 90)
    assert sorted(m.batch_id for m in bronze.manifests()) == sorted(m.batch_id for m in made)
    assert not bronze.put_manifest(made[3])
    with pytest.raises(NotFoundError):
        bronze.manifest(key(made[3].batch).replace(made[3].batch_id, "0" * 32))


def test_a_core_that_lacks_a_bundled_batch_is_noticed_and_one_that_has_all_opens_none(bronze, monkeypatch):
    made = [stored(bronze, body, at) for body, at in rolling(5)]
    compact(bronze, AllKnown(), NOW, 7)
    fresh = stored(bronze, b"fresh", NOW)
    lost = AllKnown([made[2].batch_id, fresh.batch_id])
    assert [m.batch_id for m in unacknowledged(bronze, lost, {}, {"swpc__kp": 4})] == [made[2].batch_id, fresh.batch_id]
    assert [m.batch_id for m in unacknowledged(bronze, lost, {}, None)] == [made[2].batch_id, fresh.batch_id]

    def no_opening(*_):
        raise AssertionError("a bundle was opened")

    monkeypatch.setattr(bundles, "read", no_opening)
    assert list(unacknowledged(bronze, AllKnown(), {}, {"swpc__kp": 6})) == []
