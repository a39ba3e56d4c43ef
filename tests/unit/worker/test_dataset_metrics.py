from datetime import UTC, datetime, timedelta

import pytest

from etl.worker.metrics.datasets import completeness

NOW = datetime(2026, 4, 2, 16, tzinfo=UTC)
HOUR = 3600.0


def gaps(*lacking: tuple[float, float], asked: bool = True) -> dict[str, object]:
    """A row of gaps; spans in hours before now."""
    spans = [{"from": _at(begin), "to": _at(end)} for begin, end in lacking]
    return {"newest_batch_at": _at(1) if asked else None, "lacking": spans}


def _at(hours_ago: float) -> str:
    return (NOW - timedelta(hours=hours_ago)).isoformat()


@pytest.mark.parametrize(
    ("row", "cadence_s", "expected"),
    [
        (gaps(), HOUR, 1.0),
        (gaps(asked=False), HOUR, None),
        (gaps((72, 0)), HOUR, 0.0),
        (gaps((1.5, 0)), HOUR, 1.0),
        (gaps((100, 60), (10, 0)), 24 * HOUR, 1 - 12 / 36),
        (gaps((20, 8)), 8 * HOUR, 1 - 8 / 60),
        (gaps((20, 8)), 7 * 24 * HOUR, None),
    ],
    ids=["all", "never asked", "nothing", "its turn may be under way", "beyond the span", "cut by the grace", "weekly"],
)
def test_completeness_is_of_what_the_schedule_has_had_its_time_for(row, cadence_s, expected) -> None:
    assert completeness(row, NOW, cadence_s) == (expected if expected is None else pytest.approx(expected))
