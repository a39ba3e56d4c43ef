import time

from services.gateway import limits
from services.gateway.limits import Bucket, Limiter


def test_an_allowance_is_used_up_and_refills() -> None:
    bucket = Bucket(1200)  # one every 50 ms
    assert [bucket.take() for _ in range(1201)].count(True) >= 1200
    while bucket.take():
        pass
    assert bucket.remaining == 0
    assert bucket.wait_s == 1
    time.sleep(0.12)
    assert [bucket.take() for _ in range(2)] == [True, True]


def test_refusals_cost_nothing() -> None:
    bucket = Bucket(1)
    assert bucket.take()
    assert [bucket.take() for _ in range(50)] == [False] * 50
    assert 55 <= bucket.wait_s <= 60
    assert 55 <= bucket.reset_s <= 60


def test_addresses_are_apart_and_few_are_remembered(monkeypatch: object) -> None:
    limiter = Limiter(1)
    assert limiter.bucket(("10.0.0.1", 1)).take()
    assert not limiter.bucket(("10.0.0.1", 2)).take()
    assert limiter.bucket(("10.0.0.2", 1)).take()
    assert limiter.bucket(None).take()
    for number in range(limits._MOST_ADDRESSES + 10):
        limiter.bucket((str(number), 1))
    assert len(limiter._buckets) == limits._MOST_ADDRESSES
