"""Answers /api/v1 from what is stored while that is current, else from core, else from what was last known."""

import asyncio
from collections.abc import AsyncIterator
from urllib.parse import parse_qsl

import httpx
from starlette.responses import Response, StreamingResponse
from starlette.types import Scope

from services.chassis.errors import InvalidInputError, OrreryError, TransientError
from services.chassis.metrics import UNMATCHED
from services.chassis.observe import ROUTE_HEADER, request_id_of
from services.chassis.routes import name_route
from services.gateway.answers import EntryResponse, header_of
from services.gateway.cache import ResponseCache
from services.gateway.entries import Entry, Headers, Key
from services.gateway.negotiate import media_of
from services.gateway.shared import SharedAnswers
from services.gateway.upstream import Core, Question, read_up_to
from services.gateway.versions import Versions

MOST_CACHED_BYTES = 8 * 1024 * 1024
_AWAY = {502, 503, 504}
_PATIENCE_S = 1.0
"""How long core is waited for while it does not tell of changes either and an answer is known from before."""
_OURS = {
    *("connection", "keep-alive", "transfer-encoding", "te", "trailer", "upgrade", "proxy-authenticate"),
    *("content-length", "content-encoding", "date", "server", "etag", "cache-control", "vary", "x-request-id"),
    ROUTE_HEADER.decode(),
}


class Proxy:
    """Core's public answers, each fetched once however many ask for it at a time.

    Args:
        core: who is asked.
        cache: this gateway's own memory.
        versions: what core announced.
        shared: what other gateways know, asked where the own memory does not.
    """

    def __init__(self, core: Core, cache: ResponseCache, versions: Versions, shared: SharedAnswers) -> None:
        self.core = core
        self.cache = cache
        self.versions = versions
        self.shared = shared
        self._under_way: dict[Key, asyncio.Future[EntryResponse | None]] = {}

    def current(self, key: Key) -> Entry | None:
        """The stored answer, where it is known to hold still."""
        entry = self.cache.get(key)
        return entry if entry is not None and entry.fresh and self.versions.trusts(entry.versions) else None

    async def answer(self, scope: Scope) -> Response:
        """The answer to a GET or HEAD under /api/v1.

        Raises:
            TransientError: core is away and nothing is known from before.
        """
        answer = await self._found(key_of(scope), scope)
        if isinstance(answer, EntryResponse):
            name_route(scope, answer.entry.route)
        return answer

    async def _found(self, key: Key, scope: Scope) -> Response:
        if entry := self.current(key):
            return EntryResponse(entry, "hit")
        announced = dict(self.versions.known)
        # The first answer waited for may have been asked for before a change that was told since; a second was not.
        for last in (False, True):
            leader = self._under_way.get(key)
            joined = await asyncio.shield(leader) if leader else None
            if joined is None:
                break
            if last or joined.state == "stale" or _covers(joined.entry.versions, announced):
                return EntryResponse(joined.entry, "stale" if joined.state == "stale" else "joined")
        return await self._lead(key, scope)

    async def _lead(self, key: Key, scope: Scope) -> Response:
        promise: asyncio.Future[EntryResponse | None] = asyncio.get_running_loop().create_future()
        first = key not in self._under_way
        if first:
            self._under_way[key] = promise
        result: EntryResponse | None = None
        try:
            response = await self._ask(key, scope)
            result = response if isinstance(response, EntryResponse) else None
            return response
        finally:
            # Those who waited get the same entry, or ask for themselves what cannot be shared.
            promise.set_result(result)
            if first:
                del self._under_way[key]

    async def _ask(self, key: Key, scope: Scope) -> Response:
        if found := await self.shared.find(key):
            self.cache.put(found)
            return EntryResponse(found, "shared")
        known, run = self.cache.get(key), self.versions.run
        try:
            async with asyncio.timeout(_PATIENCE_S if known and not self.versions.connected else None):
                response = await self.core.ask(_question(scope))
            if known is None or response.status_code not in _AWAY:
                answer = await self._take(key, response, scope)
                if isinstance(answer, EntryResponse):
                    self.shared.keep(answer.entry, run)
                return answer
            await response.aclose()
        except (TransientError, TimeoutError):
            if known is None:
                raise
        return EntryResponse(known, "stale")

    async def _take(self, key: Key, response: httpx.Response, scope: Scope) -> Response:
        versions = _versions_of(response)
        name_route(scope, _route_of(response))
        if response.status_code != 200 or not versions:
            return _pass_on(response, b"", response.aiter_raw(), scope)
        try:
            body, rest = await read_up_to(response, MOST_CACHED_BYTES)
        except OrreryError:
            await response.aclose()
            raise
        if rest is not None:
            return _pass_on(response, body, rest, scope)
        await response.aclose()
        return EntryResponse(self._store(key, body, response, versions), "miss")

    def _store(self, key: Key, body: bytes, response: httpx.Response, versions: dict[str, int]) -> Entry:
        headers = [*_kept(response), (b"cache-control", b"no-cache")]
        media = response.headers.get("content-type", "application/octet-stream")
        entry = Entry(
            key, body, media, headers, versions, _route_of(response), fresh=self.versions.is_current(versions)
        )
        self.cache.put(entry)
        return entry


def key_of(scope: Scope) -> Key:
    """What an answer depends on beside the dataset versions: path, query in any order of names, form.

    Raises:
        InvalidInputError: more than a hundred parameters.
    """
    query = scope["query_string"].decode("latin-1")
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        raise InvalidInputError("The query has more than 100 parameters; send at most 100.") from None
    # Sorting by name alone keeps the order of repeated names, which means something.
    ordered = tuple(sorted(pairs, key=lambda pair: pair[0]))
    return scope["raw_path"], ordered, media_of(header_of(scope, b"accept"))


def _covers(versions: dict[str, int], announced: dict[str, int]) -> bool:
    return all(version >= announced.get(dataset, version) for dataset, version in versions.items())


def _question(scope: Scope) -> Question:
    accept = media_of(header_of(scope, b"accept"))
    return Question(scope["raw_path"], scope["query_string"], accept, request_id_of(scope))


def _versions_of(response: httpx.Response) -> dict[str, int]:
    names = [name.strip() for name in response.headers.get("x-orrery-dataset", "").split(",") if name.strip()]
    numbers = [number.strip() for number in response.headers.get("x-orrery-version", "").split(",")]
    if len(names) != len(numbers) or not all(number.isdecimal() for number in numbers):
        return {}
    return dict(zip(names, map(int, numbers), strict=True))


def _route_of(response: httpx.Response) -> str:
    found: str = response.headers.get(ROUTE_HEADER.decode(), UNMATCHED)
    return found


def _kept(response: httpx.Response) -> Headers:
    return [
        (name.lower(), value)
        for name, value in response.headers.raw
        if name.lower().decode("latin-1") not in _OURS and name.lower() != b"content-type"
    ]


def _lasting(response: httpx.Response) -> Headers:
    """How long a browser may keep it: for ever what core says never changes, else until it has asked again."""
    given = response.headers.get("cache-control", "")
    if response.status_code == 200 and "immutable" in given:
        return [(b"cache-control", given.encode()), (b"etag", response.headers.get("etag", "").encode())]
    return [(b"cache-control", b"no-cache")]


def _pass_on(response: httpx.Response, first: bytes, rest: AsyncIterator[bytes], scope: Scope) -> Response:
    async def body() -> AsyncIterator[bytes]:
        try:
            if first:
                yield first
            if scope["method"] != "HEAD":
                async for chunk in rest:
                    yield chunk
        finally:
            await response.aclose()

    answer = StreamingResponse(body(), response.status_code, media_type=response.headers.get("content-type"))
    answer.raw_headers.extend([*_kept(response), *_lasting(response), (b"x-orrery-cache", b"miss")])
    if length := response.headers.get("content-length"):
        answer.raw_headers.append((b"content-length", length.encode()))
    return answer
