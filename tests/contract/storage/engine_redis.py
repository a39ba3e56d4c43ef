import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from redis import Redis

from services.storage.cache.redis import RedisCache
from tests.contract.storage.engines import Engine


@contextmanager
def _cache(_: Path) -> Iterator[RedisCache]:
    url, prefix = os.environ["ORRERY_TEST_REDIS_URL"], f"orrery-test-{uuid.uuid4().hex}:"
    yield RedisCache(url, prefix, answer_s=10)
    with Redis.from_url(url) as server:
        for key in server.scan_iter(f"{prefix}*", count=1000):
            server.delete(key)


ENGINES = (Engine("cache", "redis", "Redis", _cache, server="REDIS"),)
