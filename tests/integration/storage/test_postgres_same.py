"""The same recordings give the same rows in DuckDB and in PostgreSQL, also where core is killed at every step."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from services.ports.archive import Select
from services.storage.archive.duckdb import DuckDBArchive
from services.storage.archive.postgres import PostgresArchive
from services.storage.crash import KILLED, POINTS
from services.storage.embedded import Database
from tests.contract.storage.engine_postgres import ENGINES, fresh_database

if ENGINES[0].missing:
    pytest.skip(ENGINES[0].missing, allow_module_level=True)

SOME = ("swpc/kp/20260331", "donki/GST_2026-04", "donki/FLR_2026-04", "neows/feed_2026-03", "jpl/cad")
# They tell when a check ran and what stood beside it then.
OF_THE_MOMENT = {"quality_reports", "schema_shapes"}
LISTS = (
    Select(table="approaches", sort=("-approach_at",)),
    Select(table="approaches", sort=("miss_distance_km", "approach_at"), limit=25),
    Select(table="dim_asteroids", sort=("-absolute_magnitude_h", "name")),
    Select(table="fact_space_weather_events", sort=("-start_at",)),
    Select(table="fact_space_weather_events", greatest=("event_type", "start_at")),
)


def embedded(data: Path) -> tuple[dict, list]:
    database = Database(data / "live" / "core.duckdb")
    try:
        return contents(DuckDBArchive(database))
    finally:
        database.close()


def on_server(url: str) -> tuple[dict, list]:
    archive = PostgresArchive(url, "orrery_live")
    try:
        return contents(archive)
    finally:
        archive.close()


def contents(archive: DuckDBArchive | PostgresArchive) -> tuple[dict, list]:
    digests = {name: found for name, found in archive.digests().items() if name not in OF_THE_MOMENT}
    return digests, [archive.select(query).to_pylist() for query in LISTS]


def test_recordings_give_the_same_rows_though_core_was_killed(
    platforms: Callable, recordings: Callable[..., Path]
) -> None:
    folder = recordings(*SOME)
    peace = platforms(name="peace", ORRERY_SCHEDULER="none")
    peace["core"].start()
    peace["etl"].start()
    peace.replay(folder)
    peace["core"].stop()
    digests, lists = embedded(peace.data)
    peace.close()
    assert sum(rows for rows, _ in digests.values()) > 100

    with fresh_database() as url:
        platform = platforms(ORRERY_SCHEDULER="none", ORRERY_ARCHIVE_URL=url)
        platform["core"].start(ORRERY_CRASH_AT=POINTS[0])
        platform["etl"].start()
        replay = threading.Thread(target=platform.replay, args=(folder,))
        replay.start()
        for point in (*POINTS[1:], ""):
            assert platform["core"].died() == KILLED, point
            platform["core"].start(wait=False, ORRERY_CRASH_AT=point)
        replay.join(120)
        assert not replay.is_alive(), platform["etl"].tail()
        platform["core"].stop()
        found, found_lists = on_server(url)
        platform.close()
    assert found == digests
    assert found_lists == lists
