import json

import pytest
from parsing import ADDRESSES, parse, rules

from etl.sources.registry import DATASETS

NOT_JSON = {
    "mpc/nea", "rover_places/waypoints", "swpc/bulletins", "gfz/kp", "celestrak_sw/daily", "omni2/hourly",
    "gibs/layers",
}  # fmt: skip
KEYS = [d.key for d in DATASETS if d.key not in NOT_JSON]
NOT_DONKI = [k for k in KEYS if not k.startswith("donki/")]


def test_every_dataset_has_an_address_here() -> None:
    assert set(KEYS) == set(ADDRESSES) - NOT_JSON


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(
    ("body", "rule"),
    [
        (b"<!DOCTYPE html><html>upstream down</html>", "payload.html"),
        (b"\n  <html></html>", "payload.html"),
        (b"upstream connect error or disconnect/reset before headers", "payload.text"),
        (b"null", "payload.text"),
        (b'{"a": [1, 2', "payload.truncated"),
        (b'[{"a": 1}, {"b"', "payload.truncated"),
        (b'{"a": NaN}', "payload.json"),
        (b'{"a": 1}}', "payload.json"),
        (b'["\xff"]', "payload.json"),
        (b"[" * 100_000, "payload.truncated"),
        (b"[" * 2000 + b"]" * 2000, "payload.json"),
        (b'{"error": {"code": "OVER_RATE_LIMIT", "message": "You have exceeded your rate limit."}}', "payload.error"),
        (
            b'{"code": "400", "message": "one or more query parameter was not recognized", "moreInfo": "x"}',
            "payload.error",
        ),
    ],
)
def test_what_is_no_data_is_one_quarantined_record(key: str, body: bytes, rule: str) -> None:
    parsed = parse(key, body)
    assert (parsed.records, [r for r, _ in rules(parsed)]) == (1, [rule])
    assert parsed.semantics == "increment"
    assert parsed.tables == {}


@pytest.mark.parametrize("key", NOT_DONKI)
def test_an_empty_body_is_no_answer(key: str) -> None:
    assert rules(parse(key, b"")) == [("payload.empty", None)]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("value", [{}, {"a": 1}, [[]], [1], ["x"], [None], [[1, 2], [3, 4]], {"fields": 5, "data": {}}])
def test_other_json_is_quarantined_not_dropped(key: str, value: object) -> None:
    parsed = parse(key, value)
    assert parsed.records >= 1
    assert len(parsed.problems) >= 1
    assert sum(t.num_rows for t in parsed.tables.values()) == 0


@pytest.mark.parametrize("key", KEYS)
def test_the_problem_shows_the_provider_s_words(key: str) -> None:
    said = parse(key, {"error": {"code": "API_KEY_INVALID", "message": "An invalid api_key was supplied."}}, status=403)
    assert said.problems[0].bad_value == "HTTP 403: API_KEY_INVALID An invalid api_key was supplied."


def test_a_byte_order_mark_is_no_fault() -> None:
    body = b"\xef\xbb\xbf" + json.dumps([["time_tag", "Kp"], ["2024-05-06 00:00:00.000", "5.00"]]).encode()
    assert parse("swpc/kp", body).problems == []


def test_a_huge_record_is_kept_by_its_beginning() -> None:
    parsed = parse("donki/flares", [{"flrID": "x" * 100_000}, {"flrID": "y", "beginTime": None, "classType": "X1.0"}])
    assert max(len(p.record) for p in parsed.problems) < 25_000
