"""Documents in MongoDB, or a server that speaks its protocol. The only module that knows Motor.

Motor is asynchronous and the port is not: its client lives on an event loop in a thread of its own.
"""

import asyncio
from collections.abc import Collection, Coroutine, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from threading import Thread
from typing import Any, Final, TypeVar

import pyarrow as pa
from motor.motor_asyncio import AsyncIOMotorClient
from pymongo import ReplaceOne, WriteConcern
from pymongo.errors import (
    BulkWriteError,
    ConfigurationError,
    ConnectionFailure,
    InvalidURI,
    OperationFailure,
    PyMongoError,
)
from pymongo.uri_parser import parse_uri

from services.chassis.errors import OrreryError, SettingsError, StorageError, UnavailableError
from services.chassis.logging import get_logger
from services.domain.documents import DOCUMENTS, Documents
from services.ports.archive import Select
from services.storage.crash import reach
from services.storage.missions.documents import Document, checked, documents_of, kept, table_of
from services.storage.missions.mongodb_queries import conditions, filter_of, projection_of, sort_of
from services.storage.missions.mongodb_schema import indexes_of, validator_of
from services.storage.outage import Outage

Answer = TypeVar("Answer")
RETRY_S: Final = 5.0
_PATIENCE_MS: Final = 2000
_SOCKET_MS: Final = 5_000
_MANY: Final = 500
_NOT_MADE: Final = {59, 115, 238}
"""No such command, not supported, not implemented."""
_THERE: Final = 48
"""Another program made the collection meanwhile."""
_REFUSED: Final = {13, 18}
_PASSING: Final = {6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436}
"""Codes of a server that stops, starts, steps down, or cannot reach another."""


class MongoMissions:
    """`ports.MissionStore` on a server; its collections are made when it is first reached.

    Args:
        url: `mongodb://…` with user, password and options where they are needed.
        database: name of the database; each mode has its own. One that the address names is put before it.

    Raises:
        SettingsError: the address is none of a MongoDB server.
    """

    def __init__(self, url: str, database: str) -> None:
        self._hosts, named = _parts(url)
        self._made: asyncio.Task[None] | None = None
        self._outage = Outage()
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="mongodb", daemon=True)
        self._thread.start()
        self._client: AsyncIOMotorClient[Document] = AsyncIOMotorClient(
            url,
            io_loop=self._loop,
            serverSelectionTimeoutMS=_PATIENCE_MS,
            connectTimeoutMS=_PATIENCE_MS,
            socketTimeoutMS=_SOCKET_MS,
        )
        # Acknowledged means on the disk of most servers.
        durable = WriteConcern(w="majority", j=True, wtimeout=_SOCKET_MS)
        self._database = self._client.get_database(f"{named}_{database}" if named else database, write_concern=durable)

    def close(self) -> None:
        """Let go of the connections and end the thread."""
        self._client.close()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def replace(self, groups: Collection[str], rows: Mapping[str, pa.Table]) -> None:
        """Make these rows all there is of these groups; see the port."""
        self._run(self._replace_all(list(groups), documents_of(rows, nest=True)))

    def select(self, query: Select) -> pa.Table:
        """Rows of one table."""
        documents = checked(query)
        return table_of(query.table, query.columns, self._run(self._find(documents, query)))

    def count(self, query: Select) -> int:
        """How many rows `select` would give without limit and place."""
        documents, tests = checked(query), conditions(query)
        return self._run(self._count(documents, {"$and": tests} if tests else {}))

    def size(self) -> int:
        """Bytes of documents and indexes on the server's disk."""
        return self._run(self._size())

    async def _size(self) -> int:
        found = await self._database.command("dbStats")
        return int(found.get("storageSize", 0) + found.get("indexSize", 0))

    async def _find(self, documents: Documents, query: Select) -> list[Document]:
        found = self._database[documents.collection].find(
            filter_of(documents, query), projection_of(documents, query), sort=sort_of(documents, query)
        )
        if query.limit is not None:
            if query.limit == 0:
                return []
            found = found.limit(query.limit)
        return await found.to_list(None)

    async def _count(self, documents: Documents, where: dict[str, Any]) -> int:
        return await self._database[documents.collection].count_documents(where)

    async def _replace_all(self, groups: list[str], found: Mapping[str, Mapping[str, Document]]) -> None:
        for name, given in found.items():
            await self._replace(kept(name), groups, given)

    async def _replace(self, documents: Documents, groups: list[str], given: Mapping[str, Document]) -> None:
        """Write what is new before what is gone is taken away: a reader sees too much rather than too little."""
        collection = self._database[documents.collection]
        there: dict[str, Document] = {}
        for some in _by_many(groups):
            held = await collection.find({documents.group: {"$in": some}}).to_list(None)
            there |= {document["_id"]: document for document in held}
        changed = [ReplaceOne({"_id": p}, one, upsert=True) for p, one in given.items() if there.get(p) != one]
        for operations in _by_many(changed):
            await collection.bulk_write(operations, ordered=False)
        reach("core_inside_documents")
        for paths in _by_many([path for path in there if path not in given]):
            await collection.delete_many({"_id": {"$in": paths}})

    async def _make(self) -> None:
        there = {one["name"]: one.get("options", {}) async for one in await self._database.list_collections()}
        unvalidated = []
        for documents in DOCUMENTS.values():
            if not await self._validate(documents, there):
                unvalidated.append(documents.collection)
            for index in indexes_of(documents):
                await self._database[documents.collection].create_index(index)
        if unvalidated:
            get_logger("core").warning("the server takes no validators of documents", collections=unvalidated)

    async def _validate(self, documents: Documents, there: Mapping[str, Any]) -> bool:
        """Have the server check what is written; False where it does not know how."""
        name, validator = documents.collection, validator_of(documents)
        if name in there and there[name].get("validator") == validator:
            return True
        try:
            await self._database.command("collMod" if name in there else "create", name, validator=validator)
        except OperationFailure as error:
            if error.code in _NOT_MADE:
                return False
            if error.code != _THERE:
                raise
        return True

    def _run(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        """Do it on the client's loop and wait."""
        try:
            with self._outage.watched(), self._translated():
                return asyncio.run_coroutine_threadsafe(self._when_made(work), self._loop).result()
        finally:
            work.close()

    async def _when_made(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        # All who come meanwhile share one attempt and its failure.
        if self._made is None or (self._made.done() and self._made.exception()):
            self._made = asyncio.create_task(self._make())
        await asyncio.shield(self._made)
        return await work

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except PyMongoError as error:
            raise self._clear(error) from error

    def _clear(self, error: PyMongoError) -> OrreryError:
        code = error.code if isinstance(error, OperationFailure) else None
        refused = error.details.get("writeErrors", []) if isinstance(error, BulkWriteError) else [{"code": code}]
        passes = all(one["code"] in _PASSING for one in refused)
        if isinstance(error, ConnectionFailure) or error.timeout or passes:
            return self._unavailable(str(error).partition(",")[0])
        if code in _REFUSED:
            return StorageError(
                f"The mission store at {self._hosts} refuses this user ({error}). "
                "Check user and password in ORRERY_MISSIONS_URL, and that the user may write the database."
            )
        return StorageError(f"The mission store at {self._hosts} failed: {error}. Look at the server's log.")

    def _unavailable(self, reason: str) -> UnavailableError:
        return UnavailableError(
            f"The mission store at {self._hosts} cannot be reached ({reason}). What needs it waits; ask again in "
            f"{RETRY_S:.0f} s. Start the server, or check ORRERY_MISSIONS_URL.",
            retry_after=RETRY_S,
        )


def _parts(url: str) -> tuple[str, str | None]:
    """Where the servers are, without user and password, and the database that the address names."""
    try:
        found = parse_uri(url, warn=False)
    except (InvalidURI, ConfigurationError, ValueError) as error:
        raise SettingsError(
            f"ORRERY_MISSIONS_URL was (hidden): {type(error).__name__}; allowed: mongodb://user:password@host:27017/, "
            "or mongodb+srv://. Characters of a password that mean something in an address are percent-encoded."
        ) from None
    hosts = ", ".join(f"{host}:{port}" if port else host for host, port in found["nodelist"])
    return hosts, found["database"]


def _by_many(items: list[Answer]) -> Iterator[list[Answer]]:
    rest = iter(items)
    while some := list(islice(rest, _MANY)):
        yield some
