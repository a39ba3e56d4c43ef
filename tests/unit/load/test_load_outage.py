import pytest

from tests.load.arithmetic import Window
from tests.load.outage import KILLS, RECOVERY, WINDOWS, findings

AWAY, BACK = KILLS[0], KILLS[0] + RECOVERY
"""Positions of the window in which the program dies, and of the first in which it must be there again."""


def run(at: int, **facts: object) -> list[Window]:
    windows: list[Window] = [{"errors": {}, "classes": {"cached": {"count": 9}}} for _ in range(WINDOWS)]
    windows[at] |= facts
    return windows


@pytest.mark.parametrize("error", ["/api/v1/fields: 503", "/api/v1/fields: 502"])
def test_refusals_are_allowed_while_core_is_away_and_not_later(error: str) -> None:
    assert findings(run(AWAY, errors={error: 3}), "core") == []
    assert findings(run(BACK, errors={error: 3}), "core") == [f"FAIL  window {BACK + 1}: 3 × {error}"]
    assert len(findings(run(AWAY, errors={error: 3}), "etl")) == 1


@pytest.mark.parametrize("error", ["/api/v1/live: WrongAnswerError stuck", "/api/v1/fields: 500"])
def test_other_failures_are_never_allowed(error: str) -> None:
    assert findings(run(AWAY, errors={error: 1}), "core")
    assert findings(run(AWAY, errors={error: 1}), "gateway")


def test_stale_answers_are_allowed_while_core_is_away_and_not_later() -> None:
    stale = {"cached": {"count": 9}, "stale": {"count": 4}}
    assert findings(run(AWAY, classes=stale), "core") == []
    assert findings(run(BACK, classes=stale), "core") == [f"FAIL  window {BACK + 1}: 4 stale answers with core there"]
