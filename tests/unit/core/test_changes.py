import asyncio
import threading

from services.core.changes import Changes


class Versions:
    """A store's counters."""

    def __init__(self) -> None:
        self.now = {"asteroids": 1, "pipeline": 4}

    def read(self) -> dict[str, int]:
        return dict(self.now)


async def test_a_listener_hears_what_is_and_then_what_changes() -> None:
    store = Versions()
    changes = Changes(store.read)
    changes.bind()
    heard = changes.listen()
    assert [await anext(heard), await anext(heard)] == [("asteroids", 1), ("pipeline", 4)]
    waiting = asyncio.ensure_future(anext(heard))
    await asyncio.sleep(0)
    store.now["asteroids"] = 2
    threading.Thread(target=changes.changed, args=("asteroids",)).start()
    assert await asyncio.wait_for(waiting, 5) == ("asteroids", 2)


async def test_versions_never_go_back_and_a_stop_ends_the_stream() -> None:
    store = Versions()
    changes = Changes(store.read)
    changes.bind()
    store.now["pipeline"] = 2
    changes.changed("pipeline")
    assert changes.versions["pipeline"] == 4
    heard = [change async for change in _until_stopped(changes)]
    assert len(heard) == 2


async def _until_stopped(changes: Changes):
    count = 0
    async for change in changes.listen():
        yield change
        count += 1
        if count == 2:
            changes.stop()
