"""CelesTrak's three forms and its plain texts: each record accounted for, equal values read equal."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.sources.celestrak import ELEMENTS, GROUPS, parse
from etl.sources.model import Ask, Parsed, Payload
from etl.sources.registry import dataset, match
from etl.sources.tle import element_sets
from services.chassis.settings import load_settings

URL = "https://celestrak.org/NORAD/elements/gp.php?GROUP={}&FORMAT=csv"
TLE = (
    "ISS (ZARYA)             \r\n"
    "1 25544U 98067A   24130.36689744  .00016024  00000+0  27777-3 0  9992\r\n"
    "2 25544  51.6381 147.8590 0003466 150.4670 338.5502 15.51043222452521\r\n"
)
CSV = (
    "OBJECT_NAME,OBJECT_ID,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,RA_OF_ASC_NODE,ARG_OF_PERICENTER,MEAN_ANOMALY,"
    "EPHEMERIS_TYPE,CLASSIFICATION_TYPE,NORAD_CAT_ID,ELEMENT_SET_NO,REV_AT_EPOCH,BSTAR,MEAN_MOTION_DOT,"
    "MEAN_MOTION_DDOT\r\n"
    "ISS (ZARYA),1998-067A,2024-05-09T08:48:19.938816,15.51043222,.0003466,51.6381,147.8590,150.4670,338.5502,0,U,"
    "25544,999,45252,.27777E-3,.16024E-3,0\r\n"
)
RECORD = {
    "OBJECT_NAME": "ISS (ZARYA)", "OBJECT_ID": "1998-067A", "EPOCH": "2024-05-09T08:48:19.938816",
    "MEAN_MOTION": 15.51043222, "ECCENTRICITY": 0.0003466, "INCLINATION": 51.6381, "RA_OF_ASC_NODE": 147.859,
    "ARG_OF_PERICENTER": 150.467, "MEAN_ANOMALY": 338.5502, "EPHEMERIS_TYPE": 0, "CLASSIFICATION_TYPE": "U",
    "NORAD_CAT_ID": 25544, "ELEMENT_SET_NO": 999, "REV_AT_EPOCH": 45252, "BSTAR": 0.00027777,
    "MEAN_MOTION_DOT": 0.00016024, "MEAN_MOTION_DDOT": 0,
}  # fmt: skip
TEXTS = {"OBJECT_NAME", "OBJECT_ID", "EPOCH", "CLASSIFICATION_TYPE", "element_set_id", "satellite_id", "epoch_at"}


def read(body: str | bytes, group: str = "stations") -> Parsed:
    raw = body if isinstance(body, bytes) else body.encode()
    return parse(Payload(raw, URL.format(group), datetime(2026, 4, 2, tzinfo=UTC)))


def rows(parsed: Parsed) -> list[dict]:
    return parsed.tables[ELEMENTS].to_pylist()


@pytest.mark.parametrize("body", [TLE, TLE.replace("\r\n", "\n"), CSV, json.dumps([RECORD]), json.dumps(RECORD)])
def test_every_form_tells_the_same(body: str) -> None:
    parsed = read(body)
    (row,) = rows(parsed)
    assert (parsed.records, parsed.problems) == (1, [])
    assert row["element_set_id"] == "25544@2024-05-09T08:48:19.938816"
    assert row["epoch_at"] == "2024-05-09T08:48:19.938816Z"
    for name, value in RECORD.items():
        assert (row[name] if name in TEXTS else float(row[name])) == value, name
    assert parsed.tables[GROUPS].to_pylist() == [
        {"record_no": 0, "satellite_group": "stations", "member_count": "1", "member_ids": ["25544"]}
    ]


def test_a_six_digit_number_and_no_designator() -> None:
    parsed = read(
        json.dumps([RECORD | {"NORAD_CAT_ID": 100001, "OBJECT_ID": ""}, RECORD | {"NORAD_CAT_ID": 799500766}])
    )
    assert [r["satellite_id"] for r in rows(parsed)] == ["100001", "799500766"]
    assert rows(parsed)[0]["OBJECT_ID"] is None
    assert parsed.tables[GROUPS]["member_ids"].to_pylist() == [["100001", "799500766"]]


def test_letters_stand_for_six_digits_in_lines() -> None:
    lines = TLE.splitlines()
    parsed = read("\n".join([lines[0], *(summed(line.replace("25544", "T0001", 1)) for line in lines[1:])]))
    assert [r["satellite_id"] for r in rows(parsed)] == ["270001"]


def summed(line: str) -> str:
    total = sum(int(c) if c.isdigit() else c == "-" for c in line[:68])
    return line[:68] + str(total % 10)


def test_a_name_of_three_line_form_and_none_at_all() -> None:
    named = read("0 " + TLE)
    assert rows(named)[0]["OBJECT_NAME"] == "ISS (ZARYA)"
    assert rows(read("\n".join(TLE.splitlines()[1:])))[0]["OBJECT_NAME"] is None


@pytest.mark.parametrize(
    ("spoil", "rules"),
    [
        (lambda t: t.replace("51.6381", "51.6382"), ["tle.checksum"]),
        (lambda t: t.splitlines()[0] + "\n" + t.splitlines()[1], ["tle.lines_missing", "tle.line"]),
        (lambda t: t + "NEXT ONE\n", ["tle.lines_missing"]),
        (lambda t: t.replace("2 25544", "2 25545").replace("452529", "452520"), ["tle.numbers_differ"]),
    ],
)
def test_damaged_lines_cost_their_own_set_only(spoil, rules: list[str]) -> None:
    parsed = read(TLE + spoil(TLE))
    assert sorted(p.rule for p in parsed.problems) == sorted(rules)
    assert parsed.records == parsed.tables[ELEMENTS].num_rows + len(parsed.problems)
    assert parsed.tables[ELEMENTS].num_rows >= 1
    # What was set aside may be a member: the group is not said to have changed.
    assert GROUPS not in parsed.tables


@pytest.mark.parametrize("text", ["No GP data found\n", "GP data has not updated since your last successful download"])
def test_words_instead_of_data_hold_no_record(text: str) -> None:
    parsed = read(text)
    assert (parsed.records, parsed.problems, parsed.tables) == (0, [], {})


def test_an_empty_list_is_no_record_and_no_group() -> None:
    parsed = read("[]")
    assert (parsed.records, parsed.problems, list(parsed.tables)) == (0, [], [ELEMENTS])


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        (b"", "payload.empty"),
        (b"<html>Forbidden</html>", "payload.html"),
        (b'Invalid query: "GROUP=nope"', "payload.text"),
        (json.dumps([RECORD])[:-30].encode(), "payload.truncated"),
        (CSV.replace("EPOCH,", "EPOCHE,").encode(), "payload.field_missing"),
        (json.dumps([{k: v for k, v in RECORD.items() if k != "BSTAR"}]).encode(), "payload.field_missing"),
    ],
)
def test_an_unreadable_answer_is_one_problem(body: bytes, rule: str) -> None:
    parsed = read(body)
    assert ([p.rule for p in parsed.problems], parsed.records) == ([rule], 1)


def test_a_cut_off_csv_row_and_a_bad_epoch_are_set_aside() -> None:
    row = CSV.splitlines()[1]
    parsed = read(CSV + row.replace("2024-05-09T", "2024-05-99T") + "\r\n" + row[:60])
    assert sorted(p.rule for p in parsed.problems) == ["field.instant", "record.shape"]
    assert (parsed.records, parsed.tables[ELEMENTS].num_rows) == (3, 1)


def test_addresses_are_told_apart_by_the_group() -> None:
    assert match(URL.format("active")) is dataset("celestrak/active")
    assert match("https://celestrak.org/NORAD/elements/gp.php?FORMAT=tle&GROUP=active") is dataset("celestrak/active")
    assert match(URL.format("stations")) is dataset("celestrak/groups")
    assert match("https://celestrak.org/NORAD/elements/gp.php?CATNR=25544&FORMAT=json") is dataset("celestrak/groups")


def test_questions_are_whole_groups_in_csv() -> None:
    ask = Ask(load_settings(sources="live"), datetime(2026, 4, 2, tzinfo=UTC))
    (active,) = dataset("celestrak/active").requests(ask)
    assert active.url == "https://celestrak.org/NORAD/elements/gp.php?GROUP=active&FORMAT=csv"
    assert active.provider == "celestrak"
    assert "GROUP=active" not in " ".join(r.url for r in dataset("celestrak/groups").requests(ask))


@given(st.data())
def test_mutated_bytes_never_raise_and_lose_nothing(data: st.DataObject) -> None:
    body = bytearray(
        data.draw(st.sampled_from([TLE * 3, CSV + CSV.splitlines()[1], json.dumps([RECORD] * 3)])).encode()
    )
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
        body = body or bytearray(b" ")
    parsed = read(bytes(body))
    numbers = set(parsed.tables[ELEMENTS]["record_no"].to_pylist()) if ELEMENTS in parsed.tables else set()
    assert parsed.records == len(numbers) + len(parsed.problems)


@given(st.text(alphabet="12 .ABCU\n+-", max_size=300))
def test_any_lines_are_sets_or_rules(text: str) -> None:
    assert all(s.rule or (len(s.first) == len(s.second) == 69) for s in element_sets(text))
