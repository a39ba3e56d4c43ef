"""Documents of missions, linked events and pictures: the same rows, order and errors on every engine."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pyarrow as pa
import pytest

from services.chassis.errors import InvalidInputError
from services.domain.documents import DOCUMENTS
from services.ports.archive import Select, Where
from services.ports.missions import MissionStore
from tests.contract.storage.builders import hours, table

APOD, EVENTS, PHOTOS, SOLS = "fact_apod", "fact_space_weather_events", "fact_mission_photos", "fact_mission_sols"
TRAVERSES, ROVERS, RUNS = "fact_mission_traverses", "dim_rovers", "fact_enlil_simulations"


def _facts(**facts: Any) -> dict[str, Any]:
    known = {"known_at": hours(1), "origin": "recorded", "batch_ids": ["b1"], "row_hash": "h", "is_withdrawn": False}
    return known | facts


def picture(day: str, title: str | None = None, **facts: Any) -> dict[str, Any]:
    return _facts(picture_date=day, picture_title=title, **facts)


def photo(name: str, sol: int, **facts: Any) -> dict[str, Any]:
    return _facts(photo_id=f"curiosity:{name}", rover="curiosity", sol=sol, sol_id=f"curiosity:{sol}", **facts)


def sol(number: int, **facts: Any) -> dict[str, Any]:
    return _facts(sol_id=f"curiosity:{number}", rover="curiosity", sol=number, **facts)


def put(store: MissionStore, groups: list[str], **rows: list[dict[str, Any]]) -> None:
    store.replace(groups, {name: table(name, given) for name, given in rows.items()})


def pictures(store: MissionStore, *titles: str | None) -> None:
    """Days from the first of April on, with these titles."""
    rows = [picture(f"2026-04-{n:02}", title) for n, title in enumerate(titles, 1)]
    store.replace([row["picture_date"] for row in rows], {APOD: table(APOD, rows)})


def titles(store: MissionStore, **query: Any) -> list[str | None]:
    return store.select(Select(table=APOD, **query))["picture_title"].to_pylist()


@pytest.mark.capability("documents by natural key")
def test_a_row_comes_back_as_it_was(missions: MissionStore) -> None:
    at = hours(1) + timedelta(microseconds=123_457)
    rows = {
        EVENTS: [
            _facts(event_id="2026-04-01T01:00:00-CME-001", event_type="CME", start_at=at, cme_speed_km_s=1e-05,
                   active_region=2**53 + 1, linked_event_ids=["a", "ü", ""], instruments=[],
                   analyses='[{"speed":34.0,"note":null,"enlilList":[{"au":1}]}]', kp_values="no JSON", note=""),
            _facts(event_id="e2", event_type="FLR", start_at=hours(-1e6), kp_max=-1.5, analyses="{ }",
                   kp_values='{"$a.b":1,"n":[[1,2.50]]}', known_at=at, batch_ids=["b1", "b2"]),
        ],
        TRAVERSES: [_facts(traverse_id="mmgis:curiosity:1..2", rover="curiosity", lines="[[[77.4,18.4,-7.8e-05]]]")],
        ROVERS: [_facts(rover="curiosity", max_sol=-(2**63), total_photos=2**63 - 1, is_withdrawn=None)],
        PHOTOS: [photo("a/b:%", 7, camera="x/y"), photo("c", 7)],
    }  # fmt: skip
    for name, given in rows.items():
        whole = table(name, given)
        missions.replace(whole[DOCUMENTS[name].group].to_pylist(), {name: whole})
        assert missions.select(Select(table=name)).equals(whole), name


@pytest.mark.capability("documents by natural key")
def test_written_again_nothing_changes(missions: MissionStore) -> None:
    for _ in range(2):
        put(missions, ["2026-04-01"], fact_apod=[picture("2026-04-01", "A")])
    assert missions.count(Select(table=APOD)) == 1


@pytest.mark.capability("replace by group")
def test_a_model_has_the_card_that_it_was_given_last(missions: MissionStore) -> None:
    metrics = '"metrics":[{"metric":"rmse","ours":0.5,"ci":[0.4,0.6],"baselines":{"persistence":1.0}}]'

    def card(model: str, revision: int, stage: str) -> dict[str, Any]:
        text = f'{{"model_id":"{model}","stage":"{stage}",{metrics}}}'
        known = {"card_revision": revision, "model_card": text, "known_at": hours(revision), "origin": "live"}
        return {"card_id": f"{model}{revision}", "model_id": model, "task": f"of {model}", "model_stage": stage} | known

    put(missions, ["a", "b"], models=[card("a", 1, "candidate"), card("b", 1, "champion")])
    put(missions, ["a"], models=[card("a", 2, "champion")])
    assert missions.select(Select(table="models", sort=("task",))).to_pylist() == [
        card("a", 2, "champion"), card("b", 1, "champion"),
    ]  # fmt: skip
    found = missions.select(Select(table="models", where=(Where("task", "=", "of b"),), columns=("card_id",)))
    assert found.to_pylist() == [{"card_id": "b1"}]


@pytest.mark.capability("replace by group")
def test_a_group_is_what_was_given_last(missions: MissionStore) -> None:
    put(missions, ["curiosity:1", "curiosity:2", "curiosity:10"],
        fact_mission_photos=[photo("a", 1), photo("b", 1, camera="FHAZ"), photo("c", 2), photo("d", 10)])  # fmt: skip
    put(missions, ["curiosity:1", "curiosity:2"], fact_mission_photos=[photo("b", 1, camera="RHAZ"), photo("e", 1)])
    found = missions.select(Select(table=PHOTOS, columns=("photo_id", "camera")))
    assert found.to_pylist() == [
        {"photo_id": "curiosity:b", "camera": "RHAZ"},
        {"photo_id": "curiosity:d", "camera": None},
        {"photo_id": "curiosity:e", "camera": None},
    ]


@pytest.mark.capability("replace by group")
def test_a_group_ends_in_each_table_that_is_given_and_in_no_other(missions: MissionStore) -> None:
    put(missions, ["curiosity:1"], fact_mission_sols=[sol(1)], fact_mission_photos=[photo("a", 1)])
    put(missions, ["curiosity:1"], fact_mission_photos=[])
    assert missions.count(Select(table=PHOTOS)) == 0
    assert missions.count(Select(table=SOLS)) == 1


@pytest.mark.capability("replace by group")
def test_what_cannot_be_kept_is_refused_before_anything_is_written(missions: MissionStore) -> None:
    rows = table(APOD, [picture("2026-04-01", "A")])
    for name, wrong in (
        ("dim_asteroids", table("dim_asteroids", [])),
        (APOD, rows.drop_columns(["row_hash"])),
        (APOD, table(APOD, [picture("2026-04-01", known_until=hours(2))])),
        (APOD, pa.concat_tables([rows, rows])),
    ):
        with pytest.raises(InvalidInputError):
            missions.replace(["2026-04-01"], {APOD: rows, name: wrong})
    assert missions.count(Select(table=APOD)) == 0


@pytest.mark.capability("select")
@pytest.mark.parametrize(
    ("where", "wanted"),
    [
        (Where("picture_title", "=", "B"), ["B"]),
        (Where("picture_title", "=", None), [None]),
        (Where("picture_title", "!=", "B"), ["a", "C.*", None, "ÄÖ"]),
        (Where("picture_title", "!=", None), ["B", "a", "C.*", "ÄÖ"]),
        (Where("picture_title", "<", "a"), ["B", "C.*"]),
        (Where("picture_title", ">=", "a"), ["a", "ÄÖ"]),
        (Where("picture_title", ">", None), []),
        (Where("picture_title", "in", ["B", "a", "x"]), ["B", "a"]),
        (Where("picture_title", "in", ["x"]), []),
        (Where("picture_title", "not in", ["B", "a"]), ["C.*", "ÄÖ"]),
        (Where("picture_title", "like", "b"), ["B"]),
        (Where("picture_title", "like", "äö"), ["ÄÖ"]),
        (Where("picture_title", "like", "c.*"), ["C.*"]),
        (Where("picture_title", "like", "."), ["C.*"]),
        (Where("picture_title", "like", ""), ["B", "a", "C.*", "ÄÖ"]),
        (Where("picture_title", "=", "B", also="picture_date"), ["B"]),
        (Where("picture_title", "like", "04-02", also="picture_date"), ["a"]),
        (Where("picture_date", ">", "2026-04-03"), [None, "ÄÖ"]),
        (Where("known_at", "<=", hours(1)), ["B", "a", "C.*", None, "ÄÖ"]),
        (Where("known_at", "<", hours(1)), []),
        (Where("known_until", "=", None), ["B", "a", "C.*", None, "ÄÖ"]),
        (Where("batch_ids", "contains", "b1"), ["B", "a", "C.*", None, "ÄÖ"]),
        (Where("batch_ids", "contains", "b"), []),
        (Where("is_withdrawn", "!=", True), ["B", "a", "C.*", None, "ÄÖ"]),
    ],
)
def test_conditions(missions: MissionStore, where: Where, wanted: list[str | None]) -> None:
    pictures(missions, "B", "a", "C.*", None, "ÄÖ")
    assert titles(missions, where=(where,)) == wanted
    assert missions.count(Select(table=APOD, where=(where,))) == len(wanted)


@pytest.mark.capability("select")
def test_conditions_are_joined_and_an_instant_is_met_to_the_microsecond(missions: MissionStore) -> None:
    at = hours(1) + timedelta(microseconds=1)
    put(missions, ["curiosity:1"], fact_mission_photos=[photo("a", 1, taken_at=at), photo("b", 1, taken_at=hours(1))])
    later = Select(table=PHOTOS, where=(Where("taken_at", ">", hours(1)), Where("sol", "=", 1)))
    assert missions.select(later)["photo_id"].to_pylist() == ["curiosity:a"]
    assert missions.count(Select(table=PHOTOS, where=(Where("taken_at", "=", at), Where("sol", "=", 2)))) == 0


@pytest.mark.capability("ordering")
def test_what_is_absent_stands_last_both_ways(missions: MissionStore) -> None:
    pictures(missions, "b", None, "a", None, "B")
    assert titles(missions, sort=("picture_title",)) == ["B", "a", "b", None, None]
    assert titles(missions, sort=("-picture_title",)) == ["b", "a", "B", None, None]
    days = missions.select(Select(table=APOD, sort=("picture_title", "-picture_date")))["picture_date"].to_pylist()
    assert days[-2:] == ["2026-04-04", "2026-04-02"]


@pytest.mark.capability("ordering")
def test_numbers_are_ordered_as_numbers_and_text_by_its_code_points(missions: MissionStore) -> None:
    put(missions, ["curiosity:2", "curiosity:10"], fact_mission_sols=[sol(2), sol(10)])
    assert missions.select(Select(table=SOLS, sort=("-sol",)))["sol"].to_pylist() == [10, 2]
    pictures(missions, "é", "z", "Z", "", " ", "日本", "Ω")
    assert titles(missions, sort=("picture_title",)) == ["", " ", "Z", "z", "é", "Ω", "日本"]


@pytest.mark.capability("order of rare characters")
def test_text_beyond_the_basic_plane_comes_last(missions: MissionStore) -> None:
    pictures(missions, "\U0001d11e", "\uffee", "\ue000")
    assert titles(missions, sort=("picture_title",)) == ["\ue000", "\uffee", "\U0001d11e"]


@pytest.mark.capability("paging by key")
@pytest.mark.parametrize("sort", [("picture_title",), ("-picture_title", "picture_date"), ("-picture_date",), ()])
def test_pages_give_every_row_once_while_the_table_grows(missions: MissionStore, sort: tuple[str, ...]) -> None:
    pictures(missions, "b", None, "a", None, "b", "B")
    whole = missions.select(Select(table=APOD, sort=sort))["picture_date"].to_pylist()
    columns = [*(name.lstrip("-") for name in sort if name.lstrip("-") != "picture_date"), "picture_date"]
    if "-picture_date" in sort:
        columns = ["picture_date"]
    seen: list[str] = []
    after: tuple[Any, ...] = ()
    while page := missions.select(Select(table=APOD, sort=sort, after=after, limit=2)).to_pylist():
        seen += [row["picture_date"] for row in page]
        after = tuple(page[-1][c] for c in columns)
        put(missions, ["2026-03-01"], fact_apod=[picture("2026-03-01", "A")])
    assert [day for day in seen if day != "2026-03-01"] == whole
    assert len(seen) == len(set(seen))


@pytest.mark.capability("paging by key")
def test_no_more_rows_than_asked_for_and_only_the_columns(missions: MissionStore) -> None:
    pictures(missions, "a", "b", "c")
    found = missions.select(Select(table=APOD, limit=2, columns=("picture_title", "known_until")))
    assert found.column_names == ["picture_title", "known_until"]
    assert found.num_rows == 2
    assert missions.select(Select(table=APOD, limit=0)).num_rows == 0
    assert missions.count(Select(table=APOD, limit=2)) == 3


@pytest.mark.capability("select")
@pytest.mark.parametrize(
    "wrong",
    [
        {"table": "dim_asteroids"},
        {"known_at": hours(1)},
        {"greatest": ("picture_title", "known_at")},
        {"columns": ("sol",)},
        {"sort": ("-sol",)},
        {"where": (Where("sol", "=", 1),)},
        {"where": (Where("picture_title", "=", 1, also="sol"),)},
        {"after": ("a", "b", "c")},
        {"table": EVENTS, "where": (Where("analyses", "=", "[]"),)},
        {"table": EVENTS, "sort": ("analyses",)},
    ],
    ids=str,
)
def test_what_the_store_does_not_answer_is_refused(missions: MissionStore, wrong: Mapping[str, Any]) -> None:
    with pytest.raises(InvalidInputError, match="allowed: "):
        missions.select(Select(**{"table": APOD, **wrong}))


@pytest.mark.capability("select")
def test_json_can_be_asked_for_by_its_absence(missions: MissionStore) -> None:
    rows = [_facts(simulation_id="a", cme_inputs='[{"cmeid":"x"}]'), _facts(simulation_id="b")]
    put(missions, ["a", "b"], fact_enlil_simulations=rows)
    held = missions.select(Select(table=RUNS, where=(Where("cme_inputs", "!=", None),)))
    assert held["simulation_id"].to_pylist() == ["a"]


@pytest.mark.capability("documents by natural key")
def test_two_stores_hold_nothing_of_each_other(open_missions: Any) -> None:
    with open_missions() as one, open_missions() as other:
        pictures(one, "a")
        assert other.count(Select(table=APOD)) == 0
