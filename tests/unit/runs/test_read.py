from datetime import UTC, datetime

import pytest

from etl.runs import read
from etl.sources.model import Payload


def test_an_answer_that_the_reader_breaks_on_is_set_aside_whole_with_what_broke(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_known: object, _payload: Payload) -> Payload:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(read, "as_answer", broken)
    payload = Payload(body=b'[["time_tag"]]', url="https://example.test/", fetched_at=datetime(2026, 4, 1, tzinfo=UTC))
    parsed = read.read_payload("swpc", "kp", payload).parsed
    (problem,) = parsed.problems
    assert (parsed.records, problem.rule, problem.bad_value) == (
        1,
        "payload.reader",
        "ZeroDivisionError: division by zero",
    )
