from datetime import UTC, datetime, timedelta

import pytest

from etl.bronze.manifest import Fetched, Manifest
from etl.bronze.store import Bronze, blob_key, sha256_of
from etl.runs.compact import compact
from etl.runs.pack import pack
from etl.runs.retention import delete, expired, fetchable, removed
from etl.runs.supplements import FORM
from services.chassis.errors import InvalidInputError
from services.chassis.settings import load_settings
from services.domain.batch import Batch
from services.storage.objects.local import LocalObjects

NOW = datetime(2026, 11, 1, tzinfo=UTC)
OLD = NOW - timedelta(days=200)
QUARTER = load_settings(sources="live", keep_bronze="90 days")


class AllKnown:
    def unacknowledged(self, _):
        return set()


@pytest.fixture
def bronze(tmp_path):
    return Bronze(LocalObjects(tmp_path))


def batch(body=b"x", **changes):
    facts = {"source": "swpc", "dataset": "kp", "url": "https://example.org", "fetched_at": OLD, "status": 200,
             "sha256": sha256_of(body), "bytes": len(body), "origin": "live", "semantics": "increment"}  # fmt: skip
    return Batch(**{**facts, **changes})


def stored(bronze, body, **changes):
    made = Manifest(batch=batch(body, **changes), fetch=Fetched(fetch_id=body.hex()), records=1)
    bronze.put_blob(body)
    bronze.put_manifest(made)
    return made


WINDOWED = {"source": "neows", "dataset": "feed", "window_from": OLD, "window_to": OLD + timedelta(days=7)}


@pytest.mark.parametrize(
    ("changes", "again"),
    [(WINDOWED, True), ({}, False), ({**WINDOWED, "origin": "recorded"}, False),
     ({**WINDOWED, "window_from": None}, False), ({**WINDOWED, "form": f"{FORM}abc"}, False),
     ({**WINDOWED, "source": "unknown"}, False)],
)  # fmt: skip
def test_only_a_window_of_a_provider_that_keeps_the_past_can_be_fetched_again(changes, again):
    assert fetchable(batch(**changes)) is again


def test_by_default_nothing_of_bronze_is_ever_too_old(bronze):
    stored(bronze, b"x", fetched_at=datetime(1990, 1, 1, tzinfo=UTC))
    assert expired(bronze, load_settings(sources="live"), NOW) == []


def test_what_nobody_gives_again_goes_only_when_told_twice(bronze):
    stored(bronze, b"rolling")
    stored(bronze, b"windowed", **WINDOWED)
    found = expired(bronze, QUARTER, NOW)
    assert [(e.dataset, e.again, e.objects) for e in found] == [("neows/feed", "fetched", 1), ("swpc/kp", "never", 1)]
    delete(bronze, found, NOW, [], "test")
    assert [e.deleted for e in found] == [True, False]
    assert bronze.body(sha256_of(b"rolling")) == b"rolling"
    assert removed(bronze) == {sha256_of(b"windowed")}
    assert bronze.count_manifests() == 2, "what was held stays known"
    with pytest.raises(InvalidInputError, match="swpc/kp"):
        delete(bronze, expired(bronze, QUARTER, NOW), NOW, ["neows/feed"], "test")
    delete(bronze, expired(bronze, QUARTER, NOW), NOW, ["swpc/kp"], "test")
    assert not list(bronze.objects.list("bronze/blobs/"))


def test_bytes_that_a_younger_answer_needs_stay(bronze):
    stored(bronze, b"same")
    stored(bronze, b"same", fetched_at=NOW)
    assert expired(bronze, QUARTER, NOW) == []


def test_a_pack_goes_when_all_of_it_is_too_old(bronze):
    stored(bronze, b"one", fetched_at=datetime(2026, 4, 1, tzinfo=UTC))
    stored(bronze, b"two", fetched_at=datetime(2026, 4, 20, tzinfo=UTC))
    compact(bronze, AllKnown(), NOW, 7)
    pack(bronze, NOW, 90)
    between = datetime(2026, 7, 10, tzinfo=UTC)
    assert expired(bronze, QUARTER, between) == [], "one of them is young enough"
    [pack_of] = expired(bronze, QUARTER, NOW)
    assert pack_of.again == "never"
    delete(bronze, [pack_of], NOW, ["swpc/kp"], "test")
    assert not [k for k in bronze.objects.list("bronze/packs/") if k.endswith(".idx")]
    assert removed(bronze) == {sha256_of(b"one"), sha256_of(b"two")}
    assert not bronze.objects.exists(blob_key(sha256_of(b"one")))
