"""The same Arrow rows into PostgreSQL: our binary COPY against one INSERT a row, both in one transaction each.

The table is a log with its indexes, as the archive makes it; each round starts with none of the rows in it.
"""

import os
import statistics
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit, urlunsplit

ROWS, ROUNDS = 20_000, 5
TABLE = "silver_cneos__approaches"
TARGET = 5.0


def run() -> dict:
    if not os.environ.get("ORRERY_TEST_POSTGRES_URL"):
        note = "not measured: ORRERY_TEST_POSTGRES_URL is not set; `make test-servers` starts what is installed"
        return _result([], [], note)
    from services.storage.archive.postgres_arrow import copy  # noqa: PLC0415 - where there is a server to ask
    from services.storage.archive.postgres_server import Server  # noqa: PLC0415
    from services.storage.archive.postgres_tables import ensure  # noqa: PLC0415

    rows = _rows()
    names = rows.schema.names
    values = list(zip(*(column.to_pylist() for column in rows.columns), strict=True))
    insert = f"INSERT INTO {TABLE} ({', '.join(names)}) VALUES ({', '.join(['%s'] * len(names))})"
    ours: list[float] = []
    peer: list[float] = []
    with _database() as url:
        server = Server(url, "orrery_live")
        try:
            ensure(server)
            for _ in range(ROUNDS):
                ours.append(_timed(server, lambda cursor: copy(cursor, TABLE, rows)))
                peer.append(_timed(server, lambda cursor: [cursor.execute(insert, row) for row in values]))
        finally:
            server.close()
    return _result(ours, peer, f"spread of ours {_spread(ours)}, of the peer {_spread(peer)} s")


def _timed(server: object, write: Callable[[object], object]) -> float:
    with server.write() as cursor:
        cursor.execute(f"TRUNCATE {TABLE}")
    started = time.perf_counter()
    with server.write() as cursor:
        write(cursor)
    spent = time.perf_counter() - started
    with server.write() as cursor:
        cursor.execute(f"SELECT count(*) FROM {TABLE}")
        if (held := cursor.fetchone()) != (ROWS,):
            raise RuntimeError(f"{TABLE} holds {held} rows, not {ROWS}")
    return spent


def _rows() -> object:
    import pyarrow as pa  # noqa: PLC0415

    from services.domain.arrow import arrow_schema  # noqa: PLC0415

    schema, at = arrow_schema(TABLE), datetime(2026, 4, 1, tzinfo=UTC)
    made = {
        pa.string(): lambda n: f"2026 {n}",
        pa.float64(): lambda n: n / 7,
        schema.field("known_at").type: lambda n: at + timedelta(minutes=n),
    }
    return pa.table([[made[f.type](n) for n in range(ROWS)] for f in schema], schema=schema)


@contextmanager
def _database() -> Iterator[str]:
    import psycopg  # noqa: PLC0415

    server, name = os.environ["ORRERY_TEST_POSTGRES_URL"], f"orrery_benchmark_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _spread(seconds: list[float]) -> list[float]:
    return [round(min(seconds), 3), round(max(seconds), 3)]


def _result(ours: list[float], peer: list[float], note: str) -> dict:
    measured = (statistics.median(ours), statistics.median(peer)) if ours else (None, None)
    ratio = measured[1] / measured[0] if ours else None
    return {
        "row": 15, "work": f"{ROWS:,} Arrow rows into an indexed PostgreSQL table, s", "ours": measured[0],
        "peer": measured[1], "peer_name": "one INSERT a row, psycopg 3", "ratio": ratio,
        "target": f"≥ {TARGET:g} times", "met": ratio is not None and ratio >= TARGET, "note": note,
    }  # fmt: skip
