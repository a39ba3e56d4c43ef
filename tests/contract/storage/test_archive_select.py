"""What a selection answers: operators with nulls, texts of every script, lists, order, pages, the greatest."""

from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pytest

from services.chassis.errors import InvalidInputError
from services.domain.arrow import arrow_schema
from services.ports.archive import ArchiveStore, Select, Where
from tests.contract.storage.builders import batch, cad_batch, counts, hours, quarantine, table

EVENTS = "fact_space_weather_events"
TOLD = batch("donki", "flares", hours(0))


def hold(archive: ArchiveStore, *rows: dict[str, Any], name: str = EVENTS, one: Any = TOLD) -> None:
    known = {"known_at": hours(0), "is_withdrawn": False}
    held = table(name, [{**known, **row} for row in rows])
    archive.publish(one, {name: held}, quarantine(), counts(), archive.observe(one, {}).revision)


def events(archive: ArchiveStore, *rows: dict[str, Any]) -> None:
    """Events e0, e1, … of these facts."""
    hold(archive, *({"event_id": f"e{n}", **row} for n, row in enumerate(rows)))


def found(archive: ArchiveStore, *where: Where, **facts: Any) -> list[str]:
    query = Select(table=EVENTS, where=where, columns=("event_id",), **facts)
    ids = archive.select(query)["event_id"].to_pylist()
    if "limit" not in facts and "after" not in facts:
        assert archive.count(query) == len(ids), "counts what it selects"
    return ids


NUMBERS = [{"kp_max": 5.0}, {"kp_max": None}, {"kp_max": 7.0}, {"kp_max": float("nan")}, {"kp_max": -1.0}]


@pytest.mark.capability("select")
@pytest.mark.parametrize(
    ("operator", "value", "expected"),
    [
        ("=", 5, "0"), ("=", None, "1"), ("!=", 5.0, "1234"), ("!=", None, "0234"), ("<", 5, "4"), ("<=", 5, "04"),
        (">", 5, "23"), (">=", 7, "23"), ("<", None, ""), ("in", [5, 7.0], "02"), ("in", [], ""), ("in", [None], ""),
        ("in", [None, 5], "0"), ("not in", [5], "234"), ("not in", [], "0234"), ("not in", [None, 5.0], "234"),
    ],
)  # fmt: skip
def test_a_null_meets_only_what_asks_for_it(archive: ArchiveStore, operator: Any, value: object, expected: str) -> None:
    events(archive, *NUMBERS)
    assert found(archive, Where("kp_max", operator, value)) == [f"e{n}" for n in expected]


@pytest.mark.capability("select")
def test_every_type_is_compared_as_itself(archive: ArchiveStore) -> None:
    events(
        archive,
        {"active_region": 4321, "is_withdrawn": True, "start_at": hours(1)},
        {"active_region": 2**62, "is_withdrawn": None, "start_at": hours(1.5)},
        {"active_region": -1, "start_at": datetime(1932, 1, 1, 0, 0, 0, 1, UTC)},
    )
    for where, expected in (
        (Where("active_region", "in", [4321, 2**62]), ["e0", "e1"]),
        (Where("active_region", ">", 4321), ["e1"]),
        (Where("is_withdrawn", "!=", True), ["e1", "e2"]),
        (Where("is_withdrawn", "=", False), ["e2"]),
        (Where("is_withdrawn", "in", [True]), ["e0"]),
        (Where("start_at", ">=", hours(1.5)), ["e1"]),
        (Where("start_at", "in", [hours(1), hours(2)]), ["e0"]),
        (Where("start_at", "<", datetime(1932, 1, 1, 0, 0, 0, 2, UTC)), ["e2"]),
        (Where("start_at", "<=", datetime(1932, 1, 1, tzinfo=UTC)), []),
    ):
        assert found(archive, where) == expected, where


@pytest.mark.capability("select")
def test_conditions_are_joined_by_and_with_or_for_another_column(archive: ArchiveStore) -> None:
    events(archive, {"note": "x", "link": "y"}, {"note": "y", "link": None}, {"note": None, "link": None, "kp_max": 1})
    assert found(archive, Where("note", "=", "y", also="link")) == ["e0", "e1"]
    assert found(archive, Where("note", "=", "y", also="link"), Where("link", "=", None)) == ["e1"]
    assert found(archive, Where("note", "!=", "y"), Where("kp_max", ">", 0)) == ["e2"]


@pytest.mark.capability("text search")
@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("100%", "0"), ("_", "1"), ("\\", "2"), ("APOPHIS", "3"), ("straße", "4"), ("ångström", "5"), ("ÅNG", "5"),
        ("москва", "6"), ("МОСК", "6"), ("彗星", "7"), ("'", "8"), ("%s", "8"), ("", "012345678"), ("100x", ""),
    ],
)  # fmt: skip
def test_like_finds_the_very_text_letter_case_aside(archive: ArchiveStore, part: str, expected: str) -> None:
    notes = ["100% sure", "a_b", "a\\b", "(99942) Apophis", "Straße", "ÅNGSTRÖM", "Москва", "彗星 2026", "it's %s $1 ?"]
    events(archive, *({"note": note} for note in notes), {"note": None})
    assert found(archive, Where("note", "like", part)) == [f"e{n}" for n in expected]


@pytest.mark.capability("lists")
def test_a_list_holds_its_values_in_order_and_contains_finds_them(archive: ArchiveStore) -> None:
    lists: list[Any] = [["b", "a", "b"], [], None, ["it's", 'a "quote", {brace} \\ and NULL', "", "é"], ["B"]]
    events(archive, *({"linked_event_ids": one} for one in lists))
    assert archive.select(Select(table=EVENTS))["linked_event_ids"].to_pylist() == lists
    assert found(archive, Where("linked_event_ids", "contains", "b")) == ["e0"]
    assert found(archive, Where("linked_event_ids", "contains", "")) == ["e3"]
    assert found(archive, Where("linked_event_ids", "contains", "é")) == ["e3"]
    assert found(archive, Where("linked_event_ids", "contains", "none")) == []
    assert found(archive, Where("linked_event_ids", "!=", None)) == ["e0", "e1", "e3", "e4"]


TEXTS = ["", " ", "2026 AA", "2026 aa", "A", "B", "Z", "_", "a", "b", "z", "~", "Å", "é", "Ω", "а", "彗", "😀"]


@pytest.mark.capability("text order")
@pytest.mark.parametrize("down", [False, True])
def test_texts_are_ordered_by_their_bytes(archive: ArchiveStore, *, down: bool) -> None:
    events(archive, *({"note": text} for text in [*TEXTS, None]))
    rows = archive.select(Select(table=EVENTS, sort=("-note" if down else "note",)))["note"].to_pylist()
    in_order = sorted(TEXTS, key=str.encode, reverse=down)
    assert rows == [*in_order, None], "null comes last either way"
    assert set(archive.select(Select(table=EVENTS, where=(Where("note", ">", "z"),)))["note"].to_pylist()) == {
        text for text in TEXTS if text.encode() > b"z"
    }


PAGED = [
    {"kp_max": 5.0, "note": "a"}, {"kp_max": 5.0, "note": None}, {"kp_max": None, "note": "b"},
    {"kp_max": None, "note": None}, {"kp_max": 7.0, "note": "a"}, {"kp_max": 5.0, "note": "a"},
    {"kp_max": None, "note": "a"}, {"kp_max": 1.0, "note": "ä"},
]  # fmt: skip


@pytest.mark.capability("paging")
@pytest.mark.parametrize("sort", [(), ("kp_max",), ("-kp_max",), ("-kp_max", "note"), ("note", "-kp_max")])
@pytest.mark.parametrize("size", [1, 3])
def test_pages_give_every_row_once_in_the_order_of_the_whole(
    archive: ArchiveStore, sort: tuple[str, ...], size: int
) -> None:
    events(archive, *PAGED)
    whole = archive.select(Select(table=EVENTS, sort=sort)).to_pylist()
    columns = [*(name.removeprefix("-") for name in sort), "event_id"]
    pages: list[dict[str, Any]] = []
    while True:
        after = tuple(pages[-1][c] for c in columns) if pages else ()
        page = archive.select(Select(table=EVENTS, sort=sort, limit=size, after=after)).to_pylist()
        pages += page
        if len(page) < size:
            break
    assert pages == whole
    assert len(whole) == len(PAGED)


@pytest.mark.capability("paging")
def test_a_place_of_another_order_is_refused(archive: ArchiveStore) -> None:
    with pytest.raises(InvalidInputError, match="cursor"):
        archive.select(Select(table=EVENTS, sort=("kp_max",), after=("e1",)))
    assert found(archive, limit=0) == []


@pytest.mark.capability("select")
def test_the_greatest_of_those_that_meet_the_conditions(archive: ArchiveStore) -> None:
    events(
        archive,
        {"event_type": "FLR", "kp_max": 1.0},
        {"event_type": "FLR", "kp_max": 3.0, "note": "no"},
        {"event_type": "FLR", "kp_max": 2.0},
        {"event_type": "CME", "kp_max": None},
        {"event_type": "CME", "kp_max": 9.0},
        {"event_type": "CME", "kp_max": 9.0},
        {"event_type": "SEP", "kp_max": None},
        {"event_type": None, "kp_max": 1.0},
        {"event_type": None, "kp_max": 2.0},
    )
    greatest = {"greatest": ("event_type", "kp_max")}
    assert found(archive, **greatest) == ["e1", "e4", "e5", "e6", "e8"]
    assert found(archive, Where("note", "=", None), **greatest) == ["e2", "e4", "e5", "e6", "e8"]
    assert found(archive, sort=("-kp_max",), limit=2, **greatest) == ["e4", "e5"]


@pytest.mark.capability("select")
def test_rows_come_in_the_tables_own_columns_and_types(archive: ArchiveStore) -> None:
    assert archive.select(Select(table=EVENTS)).schema.equals(arrow_schema(EVENTS)), "without rows"
    values = {
        "event_id": "e", "start_at": hours(1.000000001), "kp_max": 0.1 + 0.2, "active_region": 2**63 - 1,
        "is_withdrawn": None, "linked_event_ids": ["x"], "analyses": '{"a": 1.50}', "note": "\t\n\\N",
        "known_at": hours(0),
    }  # fmt: skip
    hold(archive, values)
    rows = archive.select(Select(table=EVENTS))
    assert {f.name: f.type for f in rows.schema} == {f.name: f.type for f in arrow_schema(EVENTS)}
    (row,) = rows.to_pylist()
    assert {name: row[name] for name in values} == values
    named = archive.select(Select(table=EVENTS, columns=("note", "event_id")))
    assert named.to_pylist() == [{"note": "\t\n\\N", "event_id": "e"}]
    assert named.schema.names == ["note", "event_id"]


@pytest.mark.capability("as known at")
def test_an_instant_sees_the_version_that_stood_then(archive: ArchiveStore) -> None:
    hold(
        archive,
        {"event_id": "a", "note": "first", "known_at": hours(0), "known_until": hours(2)},
        {"event_id": "a", "note": "second", "known_at": hours(2), "known_until": hours(4)},
        {"event_id": "a", "note": "gone", "known_at": hours(4), "is_withdrawn": True},
        {"event_id": "b", "note": "late", "known_at": hours(3)},
    )

    def notes(at: float | None, *where: Where) -> list[str]:
        known_at = None if at is None else hours(at)
        query = Select(table=EVENTS, known_at=known_at, where=where)
        rows = archive.select(query)["note"].to_pylist()
        assert archive.count(query) == len(rows)
        return rows

    assert [notes(at) for at in (-1, 0, 1.9, 2, 3, 4)] == [
        [], ["first"], ["first"], ["second"], ["second", "late"], ["gone", "late"],
    ]  # fmt: skip
    assert notes(None) == ["gone", "late"]
    assert notes(3, Where("note", "like", "E")) == ["second", "late"]
    query = Select(table=EVENTS, known_at=hours(3), greatest=("event_type", "known_at"))
    assert archive.select(query)["note"].to_pylist() == ["late"]


@pytest.mark.capability("as known at")
def test_approaches_join_the_object_as_it_was_known_then(archive: ArchiveStore) -> None:
    one = cad_batch(hours(0))
    fact = {"designation": "2026 AA", "body": "Earth", "approach_source": "cneos", "batch_ids": ["x"]}
    facts = table(
        "fact_asteroid_approaches",
        [
            {**fact, "approach_id": "1", "approach_at": hours(5), "known_at": hours(0)},
            {**fact, "approach_id": "2", "approach_at": None, "known_at": hours(0)},
            {**fact, "approach_id": "3", "approach_at": hours(1), "designation": "2026 ZZ", "known_at": hours(1)},
        ],
    )
    objects = table(
        "dim_asteroids",
        [
            {"asteroid_id": "o", "designation": "2026 AA", "name": "old", "orbit_source": "sbdb",
             "magnitude_source": "neows", "known_at": hours(0), "known_until": hours(2)},
            {"asteroid_id": "o", "designation": "2026 AA", "name": "new", "orbit_source": "cneos",
             "known_at": hours(2)},
        ],
    )  # fmt: skip
    gold = {"fact_asteroid_approaches": facts, "dim_asteroids": objects}
    archive.publish(one, gold, quarantine(), counts(), archive.observe(one, {}).revision)

    def joined(at: float | None) -> list[tuple]:
        query = Select(
            table="approaches",
            known_at=None if at is None else hours(at),
            sort=("approach_at",),
            columns=("approach_id", "name", "sources"),
        )
        return [tuple(row.values()) for row in archive.select(query).to_pylist()]

    assert joined(None) == [("3", None, ["cneos"]), ("1", "new", ["cneos"]), ("2", "new", ["cneos"])]
    assert joined(0.5) == [("1", "old", ["cneos", "neows", "sbdb"]), ("2", "old", ["cneos", "neows", "sbdb"])]
    everything = archive.select(Select(table="approaches", where=(Where("sources", "contains", "cneos"),)))
    assert everything.num_rows == archive.count(Select(table="approaches")) == 3
    assert everything.schema.field("sources").type == pa.list_(pa.string())


@pytest.mark.capability("partitions")
def test_approaches_of_any_date_are_kept_and_found_in_order(archive: ArchiveStore) -> None:
    dates = [
        datetime(*day, tzinfo=UTC)
        for day in (
            (1800, 1, 1), (1899, 12, 31, 23, 59, 59), (1900, 1, 1), (1909, 12, 31), (2010, 6, 1), (2014, 12, 31, 23),
            (2015, 1, 1), (2026, 3, 31, 23, 59, 59, 999999), (2026, 4, 1), (2049, 12, 31), (2050, 1, 1),
            (2099, 1, 1), (2199, 12, 31), (2200, 1, 1), (2500, 1, 1),
        )
    ]  # fmt: skip
    rows = [
        {"approach_id": f"{n:02}", "designation": f"{n:02}", "approach_at": at, "body": "Earth"}
        for n, at in enumerate([*dates, None])
    ]
    for _ in range(2):
        hold(archive, *rows, name="fact_asteroid_approaches", one=cad_batch(hours(0)))
    found = archive.select(Select(table="fact_asteroid_approaches", sort=("approach_at",)))
    assert found["approach_at"].to_pylist() == [*dates, None]
    assert found["approach_id"].to_pylist() == [f"{n:02}" for n in range(len(rows))]
    latest = Select(table="fact_asteroid_approaches", sort=("-approach_at",), limit=2)
    assert archive.select(latest)["approach_at"].to_pylist() == dates[:-3:-1]
    april = (Where("approach_at", ">=", datetime(2026, 4, 1, tzinfo=UTC)), Where("approach_at", "<", dates[9]))
    assert archive.count(Select(table="fact_asteroid_approaches", where=april)) == 1
