"""The model server hears of core's changes, and of all it missed once core is back."""

import asyncio
import socket

from ml.server.follow import follow

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"


async def core(port: int, ends: asyncio.Event, *nouns: str) -> asyncio.Server:
    """A core that tells of these nouns and then stays silent until it ends."""

    async def tell(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        events = b"".join(b'data: {"dataset": "%b", "version": 1}\n\n' % noun.encode() for noun in nouns)
        writer.write(HEAD + b": alive\n\n" + events)
        await writer.drain()
        await ends.wait()
        writer.close()

    return await asyncio.start_server(tell, "127.0.0.1", port)


async def test_a_core_that_was_away_is_followed_again_and_tells_everything_first() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    heard, ends = asyncio.Queue[str](), asyncio.Event()
    following = asyncio.create_task(follow(f"http://127.0.0.1:{port}", heard.put_nowait))
    try:
        first = await core(port, ends, "space_weather")  # the follower may have begun before it
        assert await asyncio.wait_for(heard.get(), 10) == "space_weather"
        first.close()
        ends.set()
        second = await core(port, asyncio.Event(), "forecasts", "space_weather")
        assert [await asyncio.wait_for(heard.get(), 10) for _ in range(2)] == ["forecasts", "space_weather"]
        second.close()
    finally:
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)
