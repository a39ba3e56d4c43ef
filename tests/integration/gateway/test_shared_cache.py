"""Two gateways and one Redis, which is killed while they answer."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from redis import Redis
from redis.exceptions import RedisError

from services.chassis.errors import SettingsError
from services.gateway.shared import HOLD_S
from services.storage.cache.redis import RedisCache
from tests.integration.gateway.conftest import Running, StandIn
from tests.integration.gateway.waiting import eventually, free_port

APPROACHES = "/api/v1/asteroids/approaches"
NOW = "/api/v1/space-weather/now"

if shutil.which("redis-server") is None:
    pytest.skip("no redis-server; install Redis (Debian: apt-get install redis-server)", allow_module_level=True)


@dataclass
class OwnRedis:
    """A Redis of the test's own, so that it can be killed."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> "OwnRedis":
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.folder), "--save", ""]
        self.process = subprocess.Popen(["redis-server", *options], stdout=subprocess.DEVNULL)
        eventually(self._answers, 10, "redis-server")
        return self

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait(10)

    def client(self) -> Redis:
        return Redis.from_url(self.url)

    def names(self) -> list[bytes]:
        with self.client() as client:
            return sorted(client.scan_iter("*"))

    def _answers(self) -> bool:
        try:
            with self.client() as client:
                return bool(client.ping())
        except RedisError:
            return False


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[OwnRedis]:
    server = OwnRedis(tmp_path, free_port()).start()
    yield server
    server.kill()


@pytest.fixture
def pair(core: StandIn, serve: Callable[..., Running], redis: OwnRedis) -> tuple[Running, Running]:
    first, second = (serve(core.url, shared=patient(redis)).follows() for _ in range(2))
    return first, second


def patient(redis: OwnRedis) -> RedisCache:
    """As a gateway's own, but no busy machine makes it give up."""
    return RedisCache(redis.url, "orrery:test:", answer_s=10)


def state(answer: httpx.Response) -> str:
    assert answer.status_code == 200, answer.text
    return answer.headers["x-orrery-cache"]


def answers(redis: OwnRedis) -> dict[bytes, Any]:
    with redis.client() as client:
        return {name: client.get(name) for name in redis.names() if b":answer:" in name}


def held(redis: OwnRedis) -> int:
    return len(answers(redis))


def test_what_one_gateway_asked_the_other_need_not(
    pair: tuple[Running, Running], core: StandIn, redis: OwnRedis
) -> None:
    first, second = pair
    asked = first.get(APPROACHES)
    assert state(asked) == "miss"
    eventually(lambda: held(redis) == 1, 5, "the answer in the shared cache")
    shared = second.get(APPROACHES)
    assert [state(shared), state(second.get(APPROACHES)), state(second.get(APPROACHES))] == ["shared", "hit", "hit"]
    assert shared.content == asked.content
    assert core.calls(APPROACHES) == 1
    own = {"date", "x-request-id", "x-orrery-cache", "x-ratelimit-remaining", "x-ratelimit-reset"}
    for name in set(asked.headers) - own:
        assert shared.headers[name] == asked.headers[name]
    assert state(second.get(APPROACHES, headers={"accept": "text/csv"})) == "miss"
    assert state(second.get(f"{APPROACHES}?limit=1")) == "miss"
    with redis.client() as client:
        assert all(0 < client.ttl(name) <= HOLD_S for name in redis.names())


def test_a_new_version_reaches_both_and_no_older_answer_is_taken(
    pair: tuple[Running, Running], core: StandIn, serve: Callable[..., Running], redis: OwnRedis
) -> None:
    first, second = pair
    first.get(APPROACHES)
    first.get(NOW)
    eventually(lambda: held(redis) == 2, 5, "the answers in the shared cache")
    old = answers(redis)
    core.tell(versions={"asteroids": 2})
    for gateway in pair:
        eventually(lambda g=gateway: g.gateway.versions.known["asteroids"] == 2, 5, "the new version")
    assert [state(second.get(APPROACHES)), state(second.get(NOW))] == ["miss", "shared"]
    assert second.get(APPROACHES).headers["x-orrery-version"] == "2"
    eventually(lambda: answers(redis) != old, 5, "the newer answer in the shared cache")
    taken = first.get(APPROACHES)
    assert (state(taken), taken.headers["x-orrery-version"]) == ("shared", "2")
    with redis.client() as client:
        client.mset(old)
    third = serve(core.url, shared=patient(redis)).follows()
    assert state(third.get(APPROACHES)) == "miss", "the older answer is there, and is not taken"


def test_another_run_of_core_is_not_answered_for_by_the_one_before(
    pair: tuple[Running, Running], core: StandIn, redis: OwnRedis
) -> None:
    first, second = pair
    first.get(APPROACHES)
    eventually(lambda: held(redis) == 1, 5, "the answer in the shared cache")
    run = second.gateway.versions.run
    core.kill()
    core.start()
    eventually(lambda: second.gateway.versions.run not in {"", run}, 10, "the new run of core")
    second.follows()
    assert state(second.get(APPROACHES)) == "miss"


def test_limits_are_counted_together(core: StandIn, serve: Callable[..., Running], redis: OwnRedis) -> None:
    first, second = (serve(core.url, shared=patient(redis), rate_limit_per_minute=60).follows() for _ in range(2))
    for _ in range(40):
        first.get(APPROACHES)

    def second_knows() -> bool:
        return int(second.get(APPROACHES).headers["x-ratelimit-remaining"]) < 30

    eventually(second_knows, 10, "the other gateway's requests")

    def refuses(gateway: Running) -> bool:
        return gateway.get(APPROACHES).status_code == 429

    eventually(lambda: refuses(second), 10, "the limit")
    eventually(lambda: refuses(first), 10, "the limit at the other gateway")
    refused = first.get(APPROACHES)
    if refused.status_code == 429:
        assert refused.headers["x-ratelimit-remaining"] == "0"
        assert int(refused.headers["retry-after"]) >= 1
    assert any(b":used:127.0.0.1" in key for key in redis.names())


def test_the_loss_of_redis_costs_no_answer(pair: tuple[Running, Running], core: StandIn, redis: OwnRedis) -> None:
    first, second = pair
    first.get(APPROACHES)
    eventually(lambda: held(redis) == 1, 5, "the answer in the shared cache")
    redis.kill()
    for number in range(20):
        for gateway in pair:
            answer = gateway.get(f"{NOW}?n={number}")
            assert state(answer) == "miss"
    assert state(second.get(APPROACHES)) == "miss"
    assert state(second.get(APPROACHES)) == "hit"
    redis.start()

    def shared_again(count: Iterator[int] = iter(range(1_000_000))) -> bool:  # noqa: B008 - one count for all calls
        path = f"{NOW}?again={next(count)}"
        first.get(path)
        time.sleep(0.05)
        return state(second.get(path)) == "shared"

    eventually(shared_again, 15, "the shared cache after its return")


def test_a_redis_that_accepts_and_says_nothing_costs_no_answer(
    core: StandIn, serve: Callable[..., Running], redis: OwnRedis
) -> None:
    gateway = serve(core.url, cache_url=redis.url).follows()
    gateway.get(APPROACHES)
    assert redis.process is not None
    redis.process.send_signal(19)
    try:
        assert [state(gateway.get(f"{NOW}?n={n}")) for n in range(30)] == ["miss"] * 30
    finally:
        redis.process.send_signal(18)


def test_what_nobody_can_read_in_the_shared_cache_is_asked_of_core(
    pair: tuple[Running, Running], core: StandIn, redis: OwnRedis
) -> None:
    first, second = pair
    first.get(APPROACHES)
    eventually(lambda: held(redis) == 1, 5, "the answer in the shared cache")
    with redis.client() as client:
        for name in answers(redis):
            client.set(name, os.urandom(40))
    assert state(second.get(APPROACHES)) == "miss"
    assert core.calls(APPROACHES) == 2


@pytest.mark.parametrize("url", ["http://127.0.0.1:6379", "redis"])
def test_an_address_that_is_no_redis_is_refused(core: StandIn, serve: Callable[..., Any], url: str) -> None:
    with pytest.raises(SettingsError, match="ORRERY_CACHE_URL"):
        serve(core.url, cache_url=url)
