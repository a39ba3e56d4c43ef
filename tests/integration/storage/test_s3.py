"""What only a server can do: refuse, lack a bucket, be away."""

import os

import pytest

from etl.bronze.store import Bronze
from etl.runs.verify import Verify
from services.chassis.errors import SettingsError, StorageError, UnavailableError
from services.chassis.settings import Settings, load_settings
from services.cli import modes
from services.storage.objects import open_objects

if not os.environ.get("ORRERY_TEST_S3_URL"):
    pytest.skip("ORRERY_TEST_S3_URL is not set; `make test-servers` starts what is installed", allow_module_level=True)

from tests.contract.storage.engine_s3 import s3_settings


def store(**others):
    return open_objects(Settings(**s3_settings(**others)))


def uses(objects):
    return [
        lambda: objects.put("a/b", b"x"),
        lambda: objects.create("a/b", b"x"),
        lambda: objects.get("a/b"),
        lambda: objects.exists("a/b"),
        lambda: list(objects.list("a/")),
        lambda: objects.size("a/"),
        lambda: objects.delete("a/b"),
    ]


def test_a_bucket_that_is_missing_is_an_error_that_says_how_to_make_it():
    for use in uses(store(objects_url="s3://orrery-never-made/x")):
        with pytest.raises(StorageError, match="aws s3 mb s3://orrery-never-made --endpoint-url http"):
            use()


@pytest.mark.parametrize("wrong", [{"objects_secret_key": "wrong"}, {"objects_access_key": "nobody"}])
def test_keys_that_are_refused_are_an_error_that_names_the_settings(wrong):
    for use in uses(store(**wrong)):
        with pytest.raises(StorageError, match="ORRERY_OBJECTS_SECRET_KEY") as refused:
            use()
        assert "wrong" not in str(refused.value)


def test_a_server_that_is_away_is_worth_asking_again():
    for use in uses(store(objects_endpoint="http://127.0.0.1:1")):
        with pytest.raises(UnavailableError, match=r"http://127\.0\.0\.1:1") as away:
            use()
        assert away.value.retry_after


def test_a_verification_without_its_store_ends_instead_of_calling_everything_damaged():
    bronze = Bronze(store(objects_endpoint="http://127.0.0.1:1"))
    with pytest.raises(UnavailableError):
        list(Verify(bronze, core=None).events())


def test_modes_of_one_prefix_do_not_see_each_other():
    given = s3_settings()
    live, invented = (open_objects(Settings(**{**given, "sources": mode})) for mode in ("live", "invented"))
    live.put("a/b", b"live")
    invented.put("a/b", b"invented")
    assert (live.get("a/b"), invented.get("a/b")) == (b"live", b"invented")
    for objects in (live, invented):
        assert list(objects.list("")) == ["a/b"]
        objects.delete("a/b")


def test_what_a_bucket_holds_decides_between_live_and_recorded(tmp_path, monkeypatch):
    monkeypatch.setattr(modes, "PROBES", ("http://127.0.0.1:1/",))
    given = {**s3_settings(), "sources": "auto", "data": tmp_path}
    assert modes.decide(Settings(**given)).mode == "recorded"
    live = open_objects(Settings(**{**given, "sources": "live"}))
    live.put("bronze/manifests/swpc__kp/2026/04/02/abc.json", b"{}")
    assert modes.decide(Settings(**given)).mode == "live"
    live.delete("bronze/manifests/swpc__kp/2026/04/02/abc.json")


@pytest.mark.parametrize("address", ["https://b/x", "s3://B", "s3://b", "s3://bucket//x", "s3://bucket/../x", "bucket"])
def test_an_address_that_names_no_bucket_refuses_to_start(address):
    with pytest.raises(SettingsError, match="ORRERY_OBJECTS_URL"):
        load_settings(objects_url=address)
