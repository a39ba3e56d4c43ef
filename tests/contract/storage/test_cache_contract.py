import asyncio
import os
from collections.abc import AsyncIterator

import pytest

from services.ports.cache import SharedCache

WINDOW_S = 60.0


@pytest.fixture
async def held(cache: SharedCache) -> AsyncIterator[SharedCache]:
    yield cache
    await cache.close()


@pytest.mark.capability("answers")
async def test_what_is_put_is_held_byte_for_byte(held: SharedCache) -> None:
    values = {b"one": b"", b"two": bytes(range(256)), b"\xff\x00 key": os.urandom(1_000_000)}
    for key, value in values.items():
        assert await held.get(key) is None
        await held.put(key, value, 60)
    assert {key: await held.get(key) for key in values} == values


@pytest.mark.capability("answers")
async def test_whether_it_is_there_is_known_once_it_was_asked(held: SharedCache) -> None:
    assert held.up is None
    await held.put(b"key", b"value", 60)
    assert await held.get(b"key") == b"value"
    assert held.up is True


@pytest.mark.capability("answers")
async def test_a_later_value_takes_the_place_of_the_one_before(held: SharedCache) -> None:
    for value in (b"first", b"second"):
        await held.put(b"key", value, 60)
    assert await held.get(b"key") == b"second"


@pytest.mark.capability("expiry")
async def test_a_value_is_let_go_when_its_time_is_over(held: SharedCache) -> None:
    await held.put(b"short", b"x", 0.05)
    await held.put(b"long", b"x", 60)
    for _ in range(500):
        if await held.get(b"short") is None:
            break
        await asyncio.sleep(0.02)
    else:
        pytest.fail("it is held still")
    assert await held.get(b"long") == b"x"


@pytest.mark.capability("allowances")
async def test_everybody_draws_on_one_allowance(held: SharedCache) -> None:
    for _ in range(5):
        await held.use({b"a": 10, b"b": 1}, 600_000, WINDOW_S * 600_000)
    used = await held.use({b"a": 0, b"b": 0, b"c": 0}, 600_000, WINDOW_S * 600_000)
    assert used is not None
    assert used[b"c"] == 0
    assert 4.5 < used[b"b"] <= 5
    assert 49.5 < used[b"a"] <= 50


@pytest.mark.capability("allowances")
async def test_takers_at_once_are_all_counted(held: SharedCache) -> None:
    await asyncio.gather(*(held.use({b"a": 2}, 10_000, 36_000) for _ in range(20)))
    used = await held.use({b"a": 0}, 10_000, 36_000)
    assert used is not None
    assert 30 < used[b"a"] <= 40


@pytest.mark.capability("allowances")
async def test_an_allowance_refills_evenly(held: SharedCache) -> None:
    used = await held.use({b"a": 1000}, 1000, 1)
    assert used == {b"a": pytest.approx(1000)}
    while used[b"a"] > 0:
        later = await held.use({b"a": 0}, 1000, 1)
        assert later is not None
        assert later[b"a"] <= used[b"a"]
        used = later


@pytest.mark.capability("allowances")
async def test_what_is_overdrawn_is_paid_back_up_to_one_allowance(held: SharedCache) -> None:
    for _ in range(4):
        used = await held.use({b"a": 100}, 100, 3600)
    assert used == {b"a": pytest.approx(200, abs=1)}


@pytest.mark.capability("allowances")
async def test_many_allowances_go_in_one_call(held: SharedCache) -> None:
    taken = {b"%d" % number: number % 7 for number in range(1203)}
    used = await held.use(taken, 1000, 36_000)
    assert used is not None
    assert {name: round(level) for name, level in used.items()} == taken
    assert await held.use({}, 1000, 60) == {}
