import asyncio
from collections.abc import Mapping
from random import Random

import pytest

from services.gateway.limits import Bucket, Limiter
from services.gateway.shared_limits import SharedLimits


class Counted:
    """The rule of `SharedCache.use` without the refill."""

    def __init__(self) -> None:
        self.used: dict[bytes, float] = {}
        self.away = False
        self.looked = asyncio.Event()

    @property
    def up(self) -> bool:
        return not self.away

    async def use(self, taken: Mapping[bytes, int], limit: int, window_s: float) -> dict[bytes, float] | None:
        assert window_s == 60
        if self.away:
            return None
        for name, count in taken.items():
            self.used[name] = min(self.used.get(name, 0.0) + count, 2.0 * limit)
        return {name: self.used[name] for name in taken}

    async def get(self, key: bytes) -> None:
        assert key
        self.looked.set()

    async def put(self, key: bytes, value: bytes, ttl_s: float) -> None: ...
    async def close(self) -> None: ...


def ask(limiter: Limiter, times: int) -> int:
    return sum(limiter.bucket(("10.0.0.1", 1)).take() for _ in range(times))


async def test_an_idle_gateway_looks_whether_the_cache_is_there() -> None:
    cache = Counted()
    following = asyncio.create_task(SharedLimits(cache, Limiter(60)).follow())
    await asyncio.wait_for(cache.looked.wait(), 30)
    following.cancel()


async def test_gateways_come_to_one_count() -> None:
    cache = Counted()
    limiters = [Limiter(60) for _ in range(3)]
    shared = [SharedLimits(cache, limiter) for limiter in limiters]
    for limiter in limiters:
        assert ask(limiter, 10) == 10
    for _ in range(2):
        for one, limiter in zip(shared, limiters, strict=True):
            await one.settle()
            ask(limiter, 1)
    for one in shared:
        await one.settle()
    remaining = [limiter.bucket(("10.0.0.1", 1)).remaining for limiter in limiters]
    assert max(remaining) <= 60 - 30
    assert min(remaining) >= 60 - 37


@pytest.mark.parametrize("seed", range(5))
async def test_what_gateways_let_through_too_much_is_bounded(seed: int) -> None:
    cache, random = Counted(), Random(seed)
    limiters = [Limiter(30) for _ in range(4)]
    shared = [SharedLimits(cache, limiter) for limiter in limiters]
    let = 0
    for _ in range(200):
        let += ask(random.choice(limiters), 3)
        await random.choice(shared).settle()
    assert 30 <= let <= 4 * 30 + 20


async def test_without_the_cache_each_counts_on_its_own_and_nothing_is_told_later() -> None:
    cache = Counted()
    limiter = Limiter(60)
    shared = SharedLimits(cache, limiter)
    cache.away = True
    assert 60 <= ask(limiter, 100) < 80
    await shared.settle()
    cache.away = False
    await shared.settle()
    assert cache.used == {}
    assert limiter.bucket(("10.0.0.1", 1)).remaining < 20


def test_the_others_only_ever_lower_what_is_left() -> None:
    bucket = Bucket(60)
    for _ in range(50):
        bucket.take()
    bucket.taken = 0
    bucket.settle(5.0)
    assert 10 <= bucket.remaining < 20
    bucket.take()
    bucket.settle(55.0)
    assert 4 <= bucket.remaining < 10
    bucket.settle(120.0)
    assert bucket.remaining == 0
    assert not bucket.take()
    assert 40 <= bucket.wait_s <= 62
    assert dict(bucket.headers())[b"x-ratelimit-remaining"] == b"0"


async def test_an_address_that_was_forgotten_meanwhile_is_let_be() -> None:
    limiter = Limiter(60)
    ask(limiter, 1)
    assert limiter.taken() == {"10.0.0.1": 1}
    assert limiter.taken() == {}
    limiter.settle("10.9.9.9", 60.0)
    assert limiter.bucket(("10.9.9.9", 1)).remaining == 60
