import json

from parsing import parse, row, rules

from etl.sources.columns import CMES, FLARES, STORMS

FLARE = {"flrID": "2026-03-30T02:47:00-FLR-001", "instruments": [{"displayName": "GOES-P: EXIS 1.0-8.0"}],
         "beginTime": "2026-03-30T02:47Z", "peakTime": "2026-03-30T03:19Z", "endTime": None, "classType": "X1.5",
         "sourceLocation": "N10W42", "activeRegionNum": 14400, "note": "", "submissionTime": "2026-03-30T05:00Z",
         "versionId": 1, "link": "https://x",
         "linkedEvents": [{"activityID": "2026-03-30T03:24:00-CME-001"}]}  # fmt: skip
ANALYSIS = {"isMostAccurate": True, "time21_5": "2026-03-30T06:00Z", "latitude": 5.0, "longitude": None,
            "halfAngle": 45.0, "speed": 1200.0, "submissionTime": "2026-03-30T10:00Z"}  # fmt: skip
CME = {"activityID": "2026-03-30T03:24:00-CME-001", "startTime": "2026-03-30T03:24Z", "cmeAnalyses": [ANALYSIS],
       "linkedEvents": None, "instruments": [{"displayName": "SOHO: LASCO/C2"}], "activeRegionNum": None}  # fmt: skip
STORM = {"gstID": "2026-04-02T18:00:00-GST-001", "startTime": "2026-04-02T18:00Z", "allKpIndex": [
    {"observedTime": "2026-04-02T21:00Z", "kpIndex": 6.0, "source": "NOAA"},
    {"observedTime": "2026-04-03T00:00Z", "kpIndex": "6.67", "source": "NOAA"}]}  # fmt: skip


def test_a_flare_is_read_with_its_links() -> None:
    found = row(parse("donki/flares", [FLARE]), FLARES)
    assert (found["event_id"], found["start_at"], found["peak_at"]) == (
        FLARE["flrID"],
        "2026-03-30T02:47:00Z",
        "2026-03-30T03:19:00Z",
    )
    assert (found["end_at"], found["classType"], found["activeRegionNum"], found["note"]) == (
        None,
        "X1.5",
        "14400",
        None,
    )
    assert found["linked_event_ids"] == ["2026-03-30T03:24:00-CME-001"]
    assert found["instruments"] == ["GOES-P: EXIS 1.0-8.0"]
    assert found["versionId"] == "1"


def test_a_cme_takes_the_newest_analysis_marked_most_accurate() -> None:
    older = {**ANALYSIS, "speed": 900.0, "submissionTime": "2026-03-30T08:00Z"}
    other = {**ANALYSIS, "speed": 100.0, "isMostAccurate": False, "submissionTime": "2026-04-01T08:00Z"}
    found = row(parse("donki/cmes", [{**CME, "cmeAnalyses": [older, ANALYSIS, other]}]), CMES)
    assert (found["speed"], found["halfAngle"], found["longitude"]) == ("1200", "45", None)
    assert found["time21_5_at"] == "2026-03-30T06:00:00Z"
    assert len(json.loads(found["cmeAnalyses"])) == 3


def test_a_cme_without_analyses_has_no_speed() -> None:
    for analyses in (None, [], [{**ANALYSIS, "isMostAccurate": False}]):
        found = row(parse("donki/cmes", [{**CME, "cmeAnalyses": analyses}]), CMES)
        assert found["speed"] is None
    assert row(parse("donki/cmes", [{**CME, "cmeAnalyses": None}]), CMES)["cmeAnalyses"] is None


def test_a_storm_knows_its_greatest_kp() -> None:
    found = row(parse("donki/storms", [STORM]), STORMS)
    assert (found["kp_max"], len(json.loads(found["allKpIndex"]))) == ("6.67", 2)
    assert row(parse("donki/storms", [{**STORM, "allKpIndex": []}]), STORMS)["kp_max"] is None


def test_no_links_and_no_version_are_null() -> None:
    found = row(parse("donki/cmes", [CME]), CMES)
    assert (found["linked_event_ids"], found["versionId"], found["submitted_at"]) == (None, None, None)


def test_zero_bytes_are_an_empty_list() -> None:
    for body in (b"", b"\n", b"[]"):
        parsed = parse("donki/flares", body)
        assert (parsed.records, parsed.problems, parsed.semantics) == (0, [], "increment")


def test_a_single_event_is_read_like_a_list_of_one() -> None:
    assert row(parse("donki/flares", FLARE), FLARES) == row(parse("donki/flares", [FLARE]), FLARES)


def test_the_window_is_the_questions() -> None:
    window = parse("donki/flares", [FLARE]).window
    assert window
    assert (window.start.isoformat(), window.end.isoformat()) == (
        "2026-03-04T00:00:00+00:00",
        "2026-04-03T00:00:00+00:00",
    )


def test_one_bad_event_costs_only_itself() -> None:
    parsed = parse("donki/flares", [FLARE, {**FLARE, "beginTime": None}, "x", {"flrID": "y"}])
    assert sorted(rules(parsed)) == [
        ("field.instant", "beginTime"),
        ("record.field_missing", "beginTime"),
        ("record.shape", None),
    ]
    assert parsed.tables[FLARES].num_rows == 1


def test_nested_parts_of_any_shape_break_nothing() -> None:
    odd = {
        **CME,
        "cmeAnalyses": [5, None, {"isMostAccurate": True, "speed": {"a": 1}}],
        "linkedEvents": "x",
        "instruments": [None],
    }
    found = row(parse("donki/cmes", [odd]), CMES)
    assert (found["speed"], found["linked_event_ids"], found["instruments"]) == ('{"a":1}', None, [])
    assert row(parse("donki/storms", [{**STORM, "allKpIndex": [None, {"kpIndex": None}]}]), STORMS)["kp_max"] is None
