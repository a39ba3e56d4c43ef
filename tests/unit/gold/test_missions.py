"""Sols and rovers from what several providers say, complete history, whatever the order of loading."""

from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pytest

from etl.gold.derive import derive
from etl.gold.inputs import versions_schema

PHOTOS, SOLS, ROVERS = "silver_missions__photos", "silver_missions__sols", "silver_missions__rovers"
SOL = {"rover": "curiosity", "sol": 10, "sol_id": "curiosity:10", "origin": "live", "row_hash": "x"}


def _day(day: int) -> datetime:
    return datetime(2026, 1, day, tzinfo=UTC)


def _versions(name: str, *rows: dict[str, Any]) -> pa.Table:
    schema = versions_schema(name)
    return pa.Table.from_pylist([{**dict.fromkeys(schema.names), **row} for row in rows], schema=schema)


def _photo(name: str, day: int, **facts: Any) -> dict[str, Any]:
    return {**SOL, "photo_id": name, "camera": "MAST", "known_at": _day(day), "batch_id": f"b{day}", **facts}


def _said(day: int, declared: int | None, *, source: str = "a", **facts: Any) -> dict[str, Any]:
    return {**SOL, "statement_id": f"curiosity:10:{source}", "photos_declared": declared, "known_at": _day(day),
            "batch_id": f"s{day}", **facts}  # fmt: skip


def _sols(photos: list[dict[str, Any]], said: list[dict[str, Any]]) -> list[dict[str, Any]]:
    gold = derive({PHOTOS: _versions(PHOTOS, *photos), SOLS: _versions(SOLS, *said)})
    return sorted(gold["fact_mission_sols"].to_pylist(), key=lambda row: row["known_at"])


def test_a_sol_s_count_grows_with_what_is_held() -> None:
    rows = _sols([_photo("a", 1, is_thumbnail=True), _photo("b", 3, camera="NAVCAM")], [])
    assert [(r["photos_held"], r["thumbnails_held"], r["cameras"], r["photos_declared"]) for r in rows] == [
        (1, 1, ["MAST"], None), (2, 1, ["MAST", "NAVCAM"], None)]  # fmt: skip
    assert [(r["known_at"].day, r["known_until"] and r["known_until"].day) for r in rows] == [(1, 3), (3, None)]
    assert rows[1]["batch_ids"] == ["b1", "b3"]


def test_a_photo_told_anew_is_held_once() -> None:
    rows = _sols([_photo("a", 1, known_until=_day(2)), _photo("a", 2, photo_title="said later")], [])
    assert [r["photos_held"] for r in rows] == [1]


def test_a_photo_that_was_withdrawn_is_not_held() -> None:
    rows = _sols([_photo("a", 1, known_until=_day(2)), _photo("b", 3)], [])
    assert [r["photos_held"] for r in rows] == [1, 0, 1]
    assert rows[-1]["batch_ids"] == ["b3"]


def test_providers_counts_and_cameras_are_joined() -> None:
    said = [_said(1, 5, cameras=["FHAZ", "MAST"], earth_date="2012-08-16"), _said(2, 7, source="b")]
    rows = _sols([_photo("a", 3, camera="NAVCAM")], said)
    assert [(r["photos_declared"], r["photos_held"]) for r in rows] == [(5, 0), (7, 0), (7, 1)]
    assert rows[-1]["cameras"] == ["FHAZ", "MAST", "NAVCAM"]
    assert rows[-1]["earth_date"] == "2012-08-16"


@pytest.mark.parametrize("backwards", [False, True])
def test_the_order_of_the_log_does_not_matter(*, backwards: bool) -> None:
    photos = [_photo("a", 1), _photo("b", 3), _photo("c", 2)]
    assert _sols(photos[::-1] if backwards else photos, [_said(2, 3)]) == _sols(photos, [_said(2, 3)])


def test_photos_keep_their_history() -> None:
    told = [_photo("a", 1, known_until=_day(2)), _photo("a", 2, photo_title="said later", row_hash="y")]
    gold = derive({PHOTOS: _versions(PHOTOS, *told), SOLS: _versions(SOLS)})["fact_mission_photos"].to_pylist()
    assert sorted((r["known_at"].day, r["photo_title"]) for r in gold) == [(1, None), (2, "said later")]


def test_a_rover_is_what_its_providers_say_together() -> None:
    manifest = {"statement_id": "m", "rover": "curiosity", "rover_name": "Curiosity", "landing_date": "2012-08-06",
                "rover_status": "active", "max_sol": 4102, "total_photos": 695670}  # fmt: skip
    feed = {"statement_id": "f", "rover": "curiosity", "max_sol": 4850, "newest_photo_at": _day(2)}
    known = {"origin": "live", "row_hash": "x"}
    held = _versions(
        ROVERS,
        {**manifest, **known, "known_at": _day(1), "batch_id": "b1"},
        {**feed, **known, "known_at": _day(2), "known_until": _day(3), "batch_id": "b2"},
        {**feed, **known, "max_sol": 4851, "known_at": _day(3), "batch_id": "b3"},
    )
    rows = sorted(derive({ROVERS: held})["dim_rovers"].to_pylist(), key=lambda r: r["known_at"])
    assert {r["landing_date"] for r in rows} == {"2012-08-06"}
    assert [(r["max_sol"], r["batch_ids"]) for r in rows] == [
        (4102, ["b1"]), (4850, ["b1", "b2"]), (4851, ["b1", "b3"])]  # fmt: skip
