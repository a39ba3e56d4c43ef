import gzip

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from services.gateway.cache import Memo, ResponseCache
from services.gateway.entries import Entry
from services.gateway.versions import Change, Versions


def entry(name: str, size: int = 1000, **versions: int) -> Entry:
    return Entry((name,), name.encode() * size, "application/json", [], versions)


def test_the_least_recently_used_leaves_first() -> None:
    cache = ResponseCache(5000)
    for name in "abc":
        cache.put(entry(name, asteroids=1))
    cache.get(("a",))
    cache.put(entry("d", asteroids=1))
    assert [bool(cache.get((name,))) for name in "abcd"] == [True, False, True, True]


def test_what_is_larger_than_the_cache_is_not_kept() -> None:
    cache = ResponseCache(500)
    cache.put(entry("a", asteroids=1))
    assert (len(cache), cache.bytes) == (0, 0)


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.integers(0, 3000), st.integers(1, 4)), max_size=60))
def test_the_bound_holds_and_the_sum_is_right(steps: list[tuple[str, int, int]]) -> None:
    cache = ResponseCache(8000)
    for name, size, version in steps:
        cache.put(entry(name, size, asteroids=version))
        cache.invalidate("asteroids", version, exact=version % 2 == 0)
        held = [cache.get((key,)) for key in "abcdefgh"]
        assert cache.bytes == sum(one.size for one in held if one) <= 8000


async def test_encodings_count() -> None:
    cache = ResponseCache(100_000)
    one = entry("a", 5000, asteroids=1)
    cache.put(one)
    before = cache.bytes
    await one.variant("gzip")
    cache.weigh(one)
    assert cache.bytes == one.size > before


async def test_memos_hold_current_entries_only() -> None:
    cache = ResponseCache(100_000)
    old = entry("a", asteroids=1)
    cache.put(old)
    memo = Memo(old, await old.variant("identity"), b"/a", not_modified=False)
    cache.remember(b"GET /a", memo)
    assert cache.memos == {b"GET /a": memo}
    cache.invalidate("asteroids", 2, exact=False)
    assert cache.memos == {}
    cache.remember(b"GET /a", memo)
    assert cache.memos == {}
    new = entry("a", asteroids=2)
    cache.put(new)
    cache.remember(b"GET /a", Memo(new, memo.variant, b"/a", not_modified=False))
    cache.put(entry("a", asteroids=3))
    assert cache.memos == {}


def test_invalidation_is_exact() -> None:
    cache = ResponseCache(100_000)
    held = {
        "a": entry("a", asteroids=1),
        "s": entry("s", space_weather=1),
        "b": entry("b", asteroids=1, space_weather=1),
    }
    for one in held.values():
        cache.put(one)
    assert cache.invalidate("asteroids", 2, exact=False) == 2
    assert [one.fresh for one in held.values()] == [False, True, False]
    assert cache.get(("a",)) is held["a"]


def test_an_answer_newer_than_its_announcement_stays() -> None:
    cache = ResponseCache(100_000)
    versions = Versions(cache)
    versions.apply(Change("asteroids", 5))
    ahead = entry("a", asteroids=7)
    cache.put(ahead)
    versions.apply(Change("asteroids", 6))
    assert ahead.fresh
    assert versions.is_current({"asteroids": 7})
    assert not versions.is_current({"asteroids": 5})


def test_datasets_are_trusted_one_by_one() -> None:
    versions = Versions(ResponseCache(1000))
    assert not versions.trusts(["asteroids"])
    versions.apply(Change("asteroids", 1))
    assert versions.trusts(["asteroids"])
    assert not versions.trusts(["asteroids", "space_weather"])


async def test_a_slow_reader_sees_the_latest_only() -> None:
    versions = Versions(ResponseCache(1000))
    stream = versions.changes(heartbeat_s=0.01)
    assert await anext(stream) == []
    for number in range(100):
        versions.apply(Change("asteroids", number))
    assert await anext(stream) == [Change("asteroids", 99)]
    assert await anext(stream) is None
    versions.close()
    with pytest.raises(StopAsyncIteration):
        await anext(stream)


@given(st.binary(max_size=3000), st.sampled_from(["identity", "gzip", "zstd"]))
async def test_every_encoding_gives_the_body_back(body: bytes, encoding: str) -> None:
    variant = await Entry((1,), body, "application/json", [], {"asteroids": 1}).variant(encoding)
    used = dict(variant.headers).get(b"content-encoding")
    undo = {None: bytes, b"gzip": gzip.decompress, b"zstd": zstandard.ZstdDecompressor().decompress}[used]
    assert undo(variant.body) == body


async def test_what_is_compressed_already_is_left_alone() -> None:
    picture = Entry((1,), b"p" * 5000, "image/png", [], {})
    assert (await picture.variant("zstd")).body == picture.body


async def test_large_bodies_are_compressed_too() -> None:
    large = Entry((1,), b"x" * 1_000_000, "text/csv; charset=utf-8", [], {})
    assert len((await large.variant("gzip")).body) < 10_000


@given(st.binary(max_size=100))
def test_any_if_none_match_is_read(header: bytes) -> None:
    one = entry("a", asteroids=1)
    assert one.matches(header) in {True, False}
    assert one.matches(b'W/"%b", %b' % (one.tag.encode(), header))


def test_equal_bodies_of_two_versions_have_two_tags() -> None:
    assert entry("a", asteroids=1).tag != entry("a", asteroids=2).tag
    assert entry("a", asteroids=1).tag == entry("a", asteroids=1).tag
