"""SWPC's messages, forecasts and texts, DONKI's other services, and the long histories."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsing import parse, row, rules

from etl.sources.donki_arrivals import SHOCKS
from etl.sources.donki_models import ANALYSES, SIMULATIONS
from etl.sources.donki_notifications import NOTIFICATIONS
from etl.sources.fixed_width import thirds
from etl.sources.swpc_alerts import ALERTS
from etl.sources.swpc_bulletins import BULLETINS
from etl.sources.swpc_forecasts import DAYS

WARNING = (
    "Space Weather Message Code: WARK06\r\nSerial Number: 576\r\nIssue Time: 2025 Apr 16 2313 UTC\r\n\r\n"
    "EXTENDED WARNING: Geomagnetic K-Index of 6 expected\r\nExtension to Serial Number: 575\r\n"
    "Valid From: 2025 Apr 16 1315 UTC\r\nNow Valid Until: 2025 Apr 17 0600 UTC\n"
)
CAPITALS = (
    "\n    Space Weather Message Code: ALTK05\n\n    Serial Number: 1783\n\n    ALERT: Geomagnetic K-index of 5 \n"
    "NOAA SCALE: G1 - Minor\nCOMMENT: \n"
)
FORECAST = """:Product: 3-Day Forecast
:Issued: 2025 Dec 31 0030 UTC
The greatest expected 3 hr Kp for Dec 31-Jan 02 2026 is 6.33 (NOAA Scale
G2).

NOAA Kp index breakdown Dec 31-Jan 02 2026

             Dec 31       Jan 01       Jan 02
00-03UT       6.33 (G2)    3.67         2.67
03-06UT       5.67 (G2)    4.33         2.00
06-09UT       5.33 (G1)    3.00         2.67
09-12UT       4.33         3.00         2.33
12-15UT       3.33         2.67         2.33
15-18UT       3.33         3.00         2.33
18-21UT       3.33         3.00         2.33
21-00UT       3.33         3.00         2.33

S1 or greater    1%      5%     10%
R1-R2           60%           55%           50%
R3 or greater   10%           10%           10%
"""
SCALES = {
    "0": {"DateStamp": "2024-05-13", "TimeStamp": "20:16:00", "R": {"Scale": "0", "MinorProb": None},
          "S": {"Scale": "1", "Prob": None}, "G": {"Scale": "0"}},
    "2": {"DateStamp": "2024-05-14", "TimeStamp": "00:00:00",
          "R": {"Scale": None, "MinorProb": "40", "MajorProb": "10"}, "S": {"Scale": None, "Prob": "25"}, "G": {"Scale": "1"}},  # noqa: E501
}  # fmt: skip
GFZ = (
    "# header\n"
    "2024 01 01 33603 33603.5 2596 25  0.667  0.333  0.667  1.333  2.000  3.000  3.333  4.000    3    2    3    5    7"
    "   15   18   27    10  54    135.7    131.2 1\n"
    "2024 01 02 33604 33604.5 2596 26 -1.000  2.333  0.667  2.000  2.333  2.667  2.000  0.667   -1    9    3    7    9"
    "   12    7    3     8  -1    142.1     -1.0 0\n"
)
SW_CSV = (
    "DATE,BSRN,ND,KP1,KP2,KP3,KP4,KP5,KP6,KP7,KP8,KP_SUM,AP1,AP2,AP3,AP4,AP5,AP6,AP7,AP8,AP_AVG,CP,C9,ISN,F10.7_OBS,"
    "F10.7_ADJ,F10.7_DATA_TYPE\n"
    "1957-10-01,1700,19,43,40,30,20,37,23,43,37,273,32,27,15,7,22,9,32,22,21,1.1,5,334,269.3,269.8,OBS\n"
    "1957-12-25,1703,23,13,33,37,27,30,23,37,37,237,5,18,22,12,15,9,22,22,16,0.9,4,503,369.2,357.1,INT\n"
    "2026-01-01,2600,1,,,,,,,,,,,,,,,,,,,,,,180.0,180.0,PRD\n"
)
SW_TEXT = (
    "DATATYPE CssiSpaceWeather\nVERSION 1.2\nNUM_OBSERVED_POINTS 1\nBEGIN OBSERVED\n"
    "1957 12 25 1703 23 13 33 37 27 30 23 37 37 237   5  18  22  12  15   9  22  22  16 0.9 4 503 357.1 4 258.9 270.4"
    " 369.2 267.0 276.0\nEND OBSERVED\n"
)
OMNI = (
    "2020   1  0 2542 51 52  60  36   2.5   0.8 -13.7 297.1   0.3  -0.7  -0.2  -0.6  -0.3   0.9   2.6   1.7   1.7   0.9"
    "   22067.  10.0  295.   0.9  -0.0 0.008  1.50    6159.   2.8    2.   0.7   0.6 0.002   0.09  10.01  18.7  3   6"
    "    -4   17 999999.99 99999.99 99999.99     0.30     0.20     0.14 -1   2  69.4   0.2    -2    15  6.0\n"
)


def alert(message: str, **more: Any) -> dict[str, Any]:
    return {"product_id": "K06W", "issue_datetime": "2025-04-16 23:13:52.333", "message": message, **more}


def test_a_warning_says_what_it_extends_and_how_long_it_holds() -> None:
    found = row(parse("swpc/alerts", [alert(WARNING)]), ALERTS)
    assert (found["alert_id"], found["serial"], found["referred"]) == ("WARK06-576", "576", "575")
    assert (found["kind"], found["action"], found["scale"]) == ("warning", "extended", None)
    assert (found["valid_from_at"], found["valid_until_at"]) == ("2025-04-16T13:15:00Z", "2025-04-17T06:00:00Z")
    assert found["headline"] == "Warning: Geomagnetic K-Index of 6 expected"
    assert found["issued_at"] == "2025-04-16T23:13:52Z"


def test_an_indented_alert_in_capitals_is_read_too() -> None:
    found = row(parse("swpc/alerts", [alert(CAPITALS)]), ALERTS)
    assert (found["alert_id"], found["kind"], found["scale"]) == ("ALTK05-1783", "alert", "G1")


def test_a_message_without_code_is_set_aside() -> None:
    assert rules(parse("swpc/alerts", [alert("Serial Number: 3"), alert(WARNING)])) == [("field.identifier", "message")]


def test_scales_are_a_row_a_day_and_their_minute_is_no_value() -> None:
    parsed = parse("swpc/scales", SCALES)
    now, day = (row(parsed, DAYS, role=r) for r in ("now", "forecast"))
    assert (now["day_forecast_id"], now["r_scale"], now["s_scale"]) == ("noaa-scales|now|2024-05-13", "0", "1")
    assert (day["day_at"], day["r_minor"], day["s_prob"], day["g_scale"]) == ("2024-05-14T00:00:00Z", "40", "25", "1")
    later = parse("swpc/scales", {**SCALES, "0": {**SCALES["0"], "TimeStamp": "20:17:00"}})
    assert row(later, DAYS, role="now")["day_forecast_id"] == now["day_forecast_id"]


def test_a_forecast_across_new_year_knows_the_year_of_its_first_day() -> None:
    parsed = parse("swpc/bulletins", FORECAST.encode())
    days = parsed.tables[DAYS].to_pylist()
    assert [d["day_at"][:10] for d in days] == ["2025-12-31", "2026-01-01", "2026-01-02"]
    assert [d["s_prob"] for d in days] == ["1", "5", "10"]
    assert (days[0]["r_minor"], days[0]["r_major"], days[0]["issued_at"]) == ("60", "10", "2025-12-31T00:30:00Z")
    assert days[1]["kp_of_day"].startswith('[{"from":"2026-01-01T00:00:00Z","kp":3.67},')
    whole = row(parsed, BULLETINS)
    assert (whole["bulletin_id"], whole["text"]) == ("3-day-forecast|2025-12-31T00:30:00Z", FORECAST.rstrip())


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        (b"", "payload.empty"),
        (b"<html></html>", "payload.text"),
        (b":Product: Something Else\n:Issued: 2025 Dec 31 0030 UTC\n", "payload.text"),
        (b":Product: 3-Day Forecast\n:Issued: yesterday\n", "field.instant"),
        (b"\xff\xfe", "payload.text"),
    ],
)
def test_what_is_no_bulletin_is_one_problem(body: bytes, rule: str) -> None:
    assert [r for r, _ in rules(parse("swpc/bulletins", body))] == [rule]


def test_the_old_and_new_flux_summary_are_one_series() -> None:
    old = parse("swpc/f107", {"Flux": "222", "TimeStamp": "2024-05-12 20:00:00"})
    new = parse("swpc/f107", [{"flux": 222, "time_tag": "2024-05-12T20:00:00"}])
    rows = [row(parsed, "bronze_swpc__f107") for parsed in (old, new)]
    assert [(r["flux"], r["observed_at"]) for r in rows] == [("222", "2024-05-12T20:00:00Z")] * 2


def test_a_shock_names_its_place() -> None:
    shock = {"activityID": "2023-12-01T08:46:00-IPS-001", "location": "STEREO A", "eventTime": "2023-12-01T08:46Z",
             "catalog": "M2M_CATALOG", "sentNotifications": [{"messageID": "20231201-AL-001"}]}  # fmt: skip
    found = row(parse("donki/shocks", [shock]), SHOCKS)
    assert (found["location"], found["start_at"]) == ("STEREO A", "2023-12-01T08:46:00Z")
    assert (found["notification_ids"], found["linked_event_ids"]) == (["20231201-AL-001"], None)


def test_models_are_known_by_the_numbers_in_their_links() -> None:
    analysis = {"associatedCMEID": "2026-08-22T06:30:00-CME-001", "associatedCMEstartTime": "2026-08-22T06:30Z",
                "isMostAccurate": True, "link": "https://x/DONKI/view/CMEAnalysis/48204/-1", "dataLevel": "0",
                "speed": 727.0}  # fmt: skip
    run = {"simulationID": "WSA-ENLIL/48706/1", "modelCompletionTime": "2026-08-22T13:23Z",
           "cmeInputs": [{"cmeid": "2026-08-22T06:30:00-CME-001"}], "estimatedShockArrivalTime": None}  # fmt: skip
    found = row(parse("donki/analyses", [analysis]), ANALYSES)
    assert (found["analysis_id"], found["level"], found["speed"]) == ("CMEAnalysis/48204", "0", "727")
    found = row(parse("donki/simulations", [run]), SIMULATIONS)
    assert (found["simulation_id"], found["cme_ids"]) == ("WSA-ENLIL/48706", ["2026-08-22T06:30:00-CME-001"])
    assert rules(parse("donki/simulations", [{**run, "simulationID": "x"}])) == [("field.identifier", "simulationID")]


def test_a_notification_names_its_events() -> None:
    body = "## Message Type: Space Weather Notification - X5.0 Flare\r\n##\nActivity ID: 2023-12-31T21:37:00-FLR-001\n"
    told = {"messageType": "FLR", "messageID": "20231231-AL-003", "messageIssueTime": "2023-12-31T22:19Z",
            "messageBody": body}  # fmt: skip
    found = row(parse("donki/notifications", [told]), NOTIFICATIONS)
    assert found["subject"] == "Space Weather Notification - X5.0 Flare"
    assert found["event_ids"] == ["2023-12-31T21:37:00-FLR-001"]


def test_gfz_days_are_eight_intervals_and_missing_is_null() -> None:
    parsed = parse("gfz/kp", GFZ.encode())
    kp = parsed.tables["bronze_gfz__kp"].to_pylist()
    assert (parsed.records, len(kp)) == (2, 16)
    assert (kp[7]["observed_at"], kp[7]["kp"], kp[7]["ap"], kp[7]["quality"]) == (
        "2024-01-01T21:00:00Z",
        "4.000",
        "27",
        "0",
    )
    assert (kp[8]["kp"], kp[8]["ap"], kp[8]["quality"]) == (None, None, "1")
    days = parsed.tables["bronze_gfz__days"].to_pylist()
    assert [(d["f107_observed"], d["f107_adjusted"]) for d in days] == [("135.7", "131.2"), ("142.1", None)]
    assert [r["sunspots"] for r in parsed.tables["bronze_gfz__sunspots"].to_pylist()] == ["54", None]


def test_celestrak_s_two_forms_say_the_same_and_predictions_are_only_counted() -> None:
    of_csv, of_text = parse("celestrak_sw/daily", SW_CSV.encode()), parse("celestrak_sw/daily", SW_TEXT.encode())
    assert (of_csv.records, of_csv.inactive, of_text.records) == (3, 1, 1)
    for table in of_text.tables:
        told = [{k: v for k, v in r.items() if k != "record_no"} for r in of_csv.tables[table].to_pylist()]
        also = [{k: v for k, v in r.items() if k != "record_no"} for r in of_text.tables[table].to_pylist()]
        assert told[-len(also) :] == also
    first = of_csv.tables["bronze_celestrak_sw__eighths"].to_pylist()[0]
    assert (first["kp"], first["ap"]) == ("4.333", "32")


def test_omni_fills_are_nulls() -> None:
    found = row(parse("omni2/hourly", OMNI.encode()), "bronze_omni2__hours")
    assert (found["observed_at"], found["speed"], found["density"], found["temperature"]) == (
        "2020-01-01T00:00:00Z", "295.", "10.0", "22067.")  # fmt: skip
    assert (found["bt"], found["bx"], found["by"], found["bz"]) == ("2.5", "0.3", "-0.6", "-0.3")
    assert (found["kp"], found["dst"], found["ap"], found["f107"], found["ae"]) == ("0.333", "-4", "2", "69.4", "17")
    filled = parse("omni2/hourly", OMNI.replace("  295.", " 9999.").replace("    -4", " 99999").encode())
    found = row(filled, "bronze_omni2__hours")
    assert (found["speed"], found["dst"], found["density"]) == (None, None, "10.0")


def test_tenths_are_thirds() -> None:
    assert [thirds(t) for t in ("0", "3", "7", "10", "33", "57", "90")] == [
        "0.000", "0.333", "0.667", "1.000", "3.333", "5.667", "9.000"]  # fmt: skip
    assert thirds("") is None


TEXTS = {"swpc/bulletins": FORECAST, "gfz/kp": GFZ, "celestrak_sw/daily": SW_CSV, "omni2/hourly": OMNI * 3}
MUTATIONS = st.lists(
    st.tuples(
        st.floats(0, 1), st.integers(0, 12), st.one_of(st.binary(max_size=6), st.sampled_from([b"\n", b" ", b"9" * 30]))
    ),
    min_size=1,
    max_size=5,
)


@pytest.mark.parametrize("key", [*TEXTS, "celestrak_sw/text"])
@settings(deadline=None, max_examples=60)
@given(changes=MUTATIONS)
def test_no_text_makes_a_parser_crash(key: str, changes: list[tuple[float, int, bytes]]) -> None:
    body = (SW_TEXT if key == "celestrak_sw/text" else TEXTS[key]).encode()
    for share, cut, new in changes:
        at = int(share * len(body))
        body = body[:at] + new + body[at + cut :]
    parse("celestrak_sw/daily" if key == "celestrak_sw/text" else key, body)
