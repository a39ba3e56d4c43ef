"""Documents and the archive: written in one order, mended where they differ, asked in one place."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from services.chassis.errors import ConflictError
from services.core import agreement
from services.core.agreement import Agreement
from services.core.holdings import Holdings
from services.core.loading import StoreLoading
from services.domain.batch import Batch
from services.domain.tables import TABLES
from services.ports.archive import Select, Where
from services.ports.missions import MissionStore
from services.storage import Stores
from services.storage.archive.duckdb import DuckDBArchive
from services.storage.embedded import Database
from services.storage.objects.local import LocalObjects
from services.storage.telemetry.duckdb import DuckDBTelemetry
from tests.contract.storage.builders import batch, counts, hours, quarantine, table

APOD, LOG = "fact_apod", "silver_apod__pictures"
DAY = "2026-04-01"
MENDING = "agreement with the archive"


@pytest.fixture
def stores(missions: MissionStore, tmp_path: Path) -> Iterator[Stores]:
    database = Database(tmp_path / "core.duckdb")
    yield Stores(
        archive=DuckDBArchive(database),
        telemetry=DuckDBTelemetry(database),
        missions=missions,
        objects=LocalObjects(tmp_path / "objects"),
        close=database.close,
    )
    database.close()


def gold(title: str | None, day: str = DAY, **facts: Any) -> dict[str, Any]:
    known = {"known_at": hours(1), "origin": "recorded", "batch_ids": ["b1"], "row_hash": str(title)}
    return {"picture_date": day, "picture_title": title, "is_withdrawn": False, **known, **facts}


def observe(loading: StoreLoading, one: Batch, title: str) -> int:
    rows = table(LOG, [{"picture_date": DAY, "picture_title": title, "row_hash": title}])
    return loading.observe(one, {LOG: rows}).revision


def publish(loading: StoreLoading, one: Batch, revision: int, *rows: dict[str, Any]) -> None:
    loading.publish(one, {APOD: table(APOD, list(rows))}, quarantine(), counts(1), revision)


def titles(store: Any, **query: Any) -> list[str | None]:
    return store.select(Select(table=APOD, **query))["picture_title"].to_pylist()


def mend(stores: Stores, loading: StoreLoading) -> int:
    holdings = Holdings(stores.archive, stores.missions)
    return Agreement(stores.archive, stores.missions, loading.publishing, holdings).mend()


@pytest.mark.capability(MENDING)
def test_documents_are_the_current_versions_of_what_was_published(stores: Stores) -> None:
    loading = StoreLoading(stores)
    one = batch("apod", "pictures", hours(1))
    publish(loading, one, observe(loading, one, "A"), gold("A", known_until=hours(2)), gold("B", known_at=hours(2)))
    assert titles(stores.missions) == ["B"]
    two = batch("apod", "pictures", hours(3))
    publish(loading, two, observe(loading, two, "C"), gold("B", known_until=hours(3)))
    assert titles(stores.missions) == titles(stores.archive) == []
    assert mend(stores, loading) == 0


@pytest.mark.capability(MENDING)
def test_what_a_refused_batch_wrote_is_mended_by_its_repeat(stores: Stores) -> None:
    loading = StoreLoading(stores)
    one, two = batch("apod", "pictures", hours(1)), batch("apod", "pictures", hours(2))
    early, late = observe(loading, one, "A"), observe(loading, two, "B")
    publish(loading, two, late, gold("A", known_until=hours(2)), gold("B", known_at=hours(2)))
    with pytest.raises(ConflictError):
        publish(loading, one, early, gold("A"))
    assert loading.unacknowledged([one.batch_id]) == {one.batch_id}
    again = observe(loading, one, "A")
    publish(loading, one, again, gold("A", known_until=hours(2)), gold("B", known_at=hours(2)))
    assert titles(stores.missions) == titles(stores.archive) == ["B"]
    assert mend(stores, loading) == 0


@pytest.mark.capability(MENDING)
def test_what_a_refused_batch_wrote_is_mended_by_a_start(stores: Stores) -> None:
    loading = StoreLoading(stores)
    one, two = batch("apod", "pictures", hours(1)), batch("apod", "pictures", hours(2))
    early, late = observe(loading, one, "A"), observe(loading, two, "B")
    publish(loading, two, late, gold("B", known_at=hours(2)))
    with pytest.raises(ConflictError):
        publish(loading, one, early, gold("A"))
    assert mend(stores, loading) == 1
    assert titles(stores.missions) == ["B"]


@pytest.mark.capability(MENDING)
def test_a_store_that_is_new_stale_or_too_full_is_mended(stores: Stores, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreement, "COMPARED_ROWS", 3)
    monkeypatch.setattr(agreement, "WRITTEN_GROUPS", 2)
    loading = StoreLoading(stores)
    one = batch("apod", "pictures", hours(1))
    days = [f"2026-04-{n:02}" for n in range(1, 9)]
    loading.publish(
        one, {APOD: table(APOD, [gold("A", day) for day in days])}, quarantine(), counts(1), observe(loading, one, "A")
    )
    assert mend(stores, loading) == 0
    stale = [gold("A", days[0], batch_ids=["b0"]), gold("B", days[3]), gold("A", days[6], known_at=hours(0))]
    stores.missions.replace([days[0], days[3], days[6], days[7]], {APOD: table(APOD, stale)})
    stores.missions.replace(
        ["2026-03-31", "2026-05-01"], {APOD: table(APOD, [gold("X", "2026-03-31"), gold("X", "2026-05-01")])}
    )
    assert mend(stores, loading) == 6
    assert mend(stores, loading) == 0
    whole = Select(table=APOD)
    assert stores.missions.select(whole).equals(stores.archive.select(whole))


@pytest.mark.capability(MENDING)
def test_a_sol_is_written_with_its_photos(stores: Stores) -> None:
    loading = StoreLoading(stores)
    one = batch("msl_raw", "photos", hours(1))
    known = {"known_at": hours(1), "origin": "recorded", "batch_ids": ["b1"], "row_hash": "h", "is_withdrawn": False}
    of = {"rover": "curiosity", "sol": 5, "sol_id": "curiosity:5"}
    rows = {
        "fact_mission_sols": table("fact_mission_sols", [known | of]),
        "fact_mission_photos": table(
            "fact_mission_photos", [known | of | {"photo_id": f"curiosity:{n}"} for n in "ab"]
        ),
    }
    said = table("silver_missions__photos", [{**of, "photo_id": "curiosity:a", "row_hash": "h"}])
    revision = loading.observe(one, {"silver_missions__photos": said}).revision
    loading.publish(one, rows, quarantine(), counts(1), revision)
    stores.missions.replace(["curiosity:5"], {name: whole.slice(0, 0) for name, whole in rows.items()})
    assert mend(stores, loading) == 1
    for name, whole in rows.items():
        assert stores.missions.count(Select(table=name)) == whole.num_rows


@pytest.mark.capability(MENDING)
def test_the_store_is_asked_once_it_agrees_and_only_about_now(stores: Stores) -> None:
    loading = StoreLoading(stores)
    one = batch("apod", "pictures", hours(1))
    publish(loading, one, observe(loading, one, "A"), gold("A"))
    stores.missions.replace([DAY], {APOD: table(APOD, [gold("from the mission store")])})
    holdings = Holdings(stores.archive, stores.missions)
    assert titles(holdings) == ["A"]
    holdings.compared.set()
    assert titles(holdings) == ["A"], "still in doubt"
    holdings.doubted.clear()
    assert titles(holdings) == ["from the mission store"]
    assert titles(holdings, known_at=hours(2)) == ["A"]
    assert holdings.count(Select(table=APOD, where=(Where("picture_title", "=", "A"),))) == 0
    assert holdings.select(Select(table="batches"))["batch_id"].to_pylist() == [one.batch_id]


def test_tables_that_derive_together_share_their_groups() -> None:
    """Else a group that differs in one of them would empty another."""
    for tables in agreement._families():
        assert len({TABLES[one.table.name].group for one in tables}) == 1
