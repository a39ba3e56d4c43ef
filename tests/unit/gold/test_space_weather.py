"""Gold of DONKI events."""

from etl.gold.derive import derive
from services.domain.arrow import arrow_schema
from tests.unit.gold.histories import day, spans, table, version


def event(known=0, until=None, **values):
    given = {"event_id": "2026-04-02T04:10:00-FLR-001", "event_type": "FLR", "start_at": day(1), "flare_class": "X1.5"}
    return version(known, until, **(given | values))


def facts(*rows):
    found = derive({"silver_donki__events": table("donki__events", list(rows))})
    return found["fact_space_weather_events"].sort_by("known_at").to_pylist()


def test_columns_are_those_of_the_table():
    found = derive({"silver_donki__events": table("donki__events", [event()])})
    assert found["fact_space_weather_events"].schema == arrow_schema("fact_space_weather_events")


def test_each_resubmission_is_a_version():
    rows = facts(event(0, until=2, version_id=1), event(2, version_id=2))
    assert spans(rows) == [(0, 2), (2, None)]
    assert [r["batch_ids"] for r in rows] == [["batch-0"], ["batch-2"]]


def test_withdrawn_and_returned():
    rows = facts(event(0, until=2), event(5))
    assert [r["is_withdrawn"] for r in rows] == [False, True, False]
    assert spans(rows) == [(0, 2), (2, 5), (5, None)]


def test_no_versions_no_gold():
    assert derive({"silver_donki__events": table("donki__events", [])}) == {}
