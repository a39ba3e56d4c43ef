"""How etl loads and how the gateway hears of it; loopback only, not part of the public API."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from functools import partial
from typing import Annotated, Any, TypeVar

import msgspec
import pyarrow as pa
from anyio.to_thread import run_sync
from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from services.chassis import wire
from services.chassis.errors import InvalidInputError
from services.chassis.logging import get_logger
from services.core.context import UseCore
from services.domain.batch import Batch
from services.ports.archive import Select
from services.storage import Stores
from services.storage.digest import Digest, digest_of, summing

router = APIRouter(include_in_schema=False)
_log = get_logger("loading")


Asked = TypeVar("Asked", bound=msgspec.Struct)


class _Ids(msgspec.Struct):
    batch_ids: list[str]


_Instant = Annotated[datetime, msgspec.Meta(tz=True)]


class _Span(msgspec.Struct, kw_only=True):
    series: list[str]
    start: _Instant
    end: _Instant


class _Windows(_Span):
    every_s: Annotated[int, msgspec.Meta(ge=1)]


@router.post("/unacknowledged")
async def unacknowledged(request: Request, core: UseCore) -> Response:
    """Those of the given batches that core has not acknowledged."""
    try:
        asked = msgspec.json.decode(await request.body(), type=_Ids)
    except msgspec.DecodeError as error:
        raise InvalidInputError.of("body", str(error), 'JSON {"batch_ids": [text]}') from error
    missing = await run_sync(core.loading.unacknowledged, asked.batch_ids)
    return Response(msgspec.json.encode({"batch_ids": sorted(missing)}), media_type="application/json")


@router.post("/ledger/{table}", status_code=204)
async def record(request: Request, core: UseCore, table: str) -> Response:
    """Append rows to a table of the ledger."""
    _, tables = _unpack(await request.body())
    await run_sync(core.loading.record, table, _taken(tables, table))
    return Response(status_code=204)


@router.post("/select")
async def select(request: Request, core: UseCore) -> Response:
    """Rows of any table of record, as etl reads them."""
    query = _asked(await request.body(), Select)
    return _rows(await run_sync(core.stores.archive.select, query))


@router.post("/points")
async def points(request: Request, core: UseCore) -> Response:
    """Telemetry samples of a span as they are, as ml reads them."""
    asked = _asked(await request.body(), _Span)
    return _rows(await run_sync(core.stores.telemetry.read, asked.series, asked.start, asked.end))


@router.post("/windows")
async def windows(request: Request, core: UseCore) -> Response:
    """Means of telemetry over windows of a span, as ml reads them."""
    asked = _asked(await request.body(), _Windows)
    read = core.stores.telemetry.windows
    return _rows(await run_sync(read, asked.series, asked.start, asked.end, asked.every_s, "mean"))


@router.post("/observe")
async def observe(request: Request, core: UseCore) -> Response:
    """Append a batch's rows to the logs; answers with the histories that it changed."""
    body = await request.body()
    return Response(await run_sync(_observe, core, body), media_type=wire.MEDIA_TYPE)


@router.post("/publish", status_code=204)
async def publish(request: Request, core: UseCore) -> Response:
    """Replace gold, keep quarantine, acknowledge."""
    header, tables = _unpack(await request.body())
    batch, quarantine = _batch(header), _taken(tables, "quarantine")
    counts, revision = header.get("counts"), header.get("revision")
    if not isinstance(counts, dict) or not isinstance(revision, int):
        raise InvalidInputError.of("header", list(header), "batch, counts (a map of numbers), revision (a number)")
    await run_sync(partial(core.loading.publish, batch, tables, quarantine, counts, revision))
    _log.info("batch acknowledged", batch_id=batch.batch_id, dataset=f"{batch.source}/{batch.dataset}", counts=counts)
    return Response(status_code=204)


@router.get("/datasets")
async def datasets(core: UseCore) -> Response:
    """What the ledger says of each dataset; of no other store, so that it is told while one is away."""
    facts = await run_sync(core.stores.archive.dataset_facts)
    return Response(msgspec.json.encode({"data": facts.to_pylist()}), media_type="application/json")


@router.get("/digests")
async def digests(core: UseCore) -> dict[str, tuple[int, str]]:
    """Rows and a hash of them per table of the archive and of telemetry, to compare two platforms."""
    return await run_sync(_digests, core.stores)


@router.get("/changes")
async def changes(core: UseCore) -> StreamingResponse:
    """Server-sent events: every dataset's version, then each change; the head names this run of core."""

    async def events() -> AsyncIterator[bytes]:
        async for change in core.changes.listen():
            if change is None:
                yield b": alive\n\n"
            else:
                yield b"data: " + msgspec.json.encode({"dataset": change[0], "version": change[1]}) + b"\n\n"

    headers = {"Cache-Control": "no-store", "X-Orrery-Run": core.changes.run}
    return StreamingResponse(events(), media_type="text/event-stream", headers=headers)


def _asked(body: bytes, kind: type[Asked]) -> Asked:
    """The question in a body; its instants have a zone, for a naive one means another instant to each reader."""
    try:
        return msgspec.msgpack.decode(body, type=kind)
    except msgspec.DecodeError as error:
        members = ", ".join(f.name for f in msgspec.structs.fields(kind))
        allowed = f"MessagePack with {members}; instants are aware UTC"
        raise InvalidInputError.of("body", str(error), allowed) from error


def _rows(rows: pa.Table) -> Response:
    return Response(wire.pack({}, {"rows": rows}), media_type=wire.MEDIA_TYPE)


def _observe(core: UseCore, body: bytes) -> bytes:
    header, tables = _unpack(body)
    seen = core.loading.observe(_batch(header), tables)
    return wire.pack(
        {"loaded": seen.loaded, "duplicate": seen.duplicate, "revision": seen.revision},
        seen.versions,
    )


def _unpack(body: bytes) -> tuple[dict[str, Any], dict[str, pa.Table]]:
    try:
        return wire.unpack(body)
    except (msgspec.DecodeError, pa.ArrowInvalid) as error:
        raise InvalidInputError.of("body", f"{len(body)} bytes ({error})", wire.MEDIA_TYPE) from error


def _taken(tables: dict[str, pa.Table], name: str) -> pa.Table:
    if name not in tables:
        raise InvalidInputError.of("tables", sorted(tables), f"a table named {name}")
    return tables.pop(name)


def _batch(header: dict[str, Any]) -> Batch:
    try:
        batch = msgspec.convert(header.get("batch"), Batch)
    except msgspec.ValidationError as error:
        raise InvalidInputError.of("batch", header.get("batch"), f"a batch ({error})") from error
    if batch.fetched_at.utcoffset() is None:
        raise InvalidInputError.of("batch.fetched_at", str(batch.fetched_at), "an aware UTC instant")
    return msgspec.structs.replace(batch, fetched_at=batch.fetched_at.astimezone(UTC))


def _digests(stores: Stores) -> dict[str, Digest]:
    telemetry = stores.telemetry.contents()
    with telemetry.view() as view, summing() as cursor:
        current = {name: digest_of(cursor, of.names, view.read(name)) for name, of in telemetry.tables.items()}
    return stores.archive.digests() | current
