"""What stands for `$…` when a test asks what a panel asks."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.integration.dashboards import substitute
from tests.integration.dashboards.substitute import Span

NOW = datetime(2026, 4, 2, 16, tzinfo=UTC)
HOUR = Span(NOW - timedelta(hours=1), NOW)
DAY = Span(NOW - timedelta(days=1), NOW)


@pytest.mark.parametrize(
    ("span", "text", "expected"),
    [
        (HOUR, "rate(x[$__rate_interval])", "rate(x[60s])"),
        (DAY, "rate(x[$__rate_interval])", "rate(x[303s])"),
        (HOUR, "$__interval $__interval_ms ${__auto}", "15s 15000 15s"),
        (DAY, "[$__range] $__range_s $__range_ms", "[86400s] 86400 86400000"),
    ],
)
def test_spans(span, text, expected):
    assert substitute.metrics(text, span, {}) == expected


def test_several_values_are_a_regular_expression_to_metrics_and_a_list_to_sql():
    chosen = {"dataset": ["swpc/kp", "a.b's"], "origin": "live"}
    assert substitute.metrics('{d=~"$dataset"}', HOUR, chosen) == r'{d=~"(swpc/kp|a\\.b' + "'" + 's)"}'
    assert substitute.metrics('{d=~"$dataset"}', HOUR, {"dataset": ["swpc/kp"]}) == '{d=~"swpc/kp"}'
    assert substitute.sql("orrery_$origin.x IN (${dataset:sqlstring})", HOUR, chosen) == (
        "orrery_live.x IN ('swpc/kp','a.b''s')"
    )


def test_sql_has_macros_of_time():
    text = substitute.sql("$__timeGroupAlias(at, $__interval), $__timeGroupAlias(at, '3h') $__timeFilter(at)", HOUR, {})
    assert text == (
        'floor(extract(epoch from at)/15)*15 AS "time", floor(extract(epoch from at)/10800)*10800 AS "time" '
        "at BETWEEN '2026-04-02T15:00:00Z' AND '2026-04-02T16:00:00Z'"
    )


def test_flux_gets_its_record_behind_the_imports():
    lines = substitute.flux('import "date"\nfrom(bucket: "telemetry_$origin")', HOUR, {"origin": "live"}, "us").split(
        "\n"
    )
    assert lines[0] == 'import "date"'
    assert lines[1] == (
        "option v = {timeRangeStart: 2026-04-02T15:00:00Z, timeRangeStop: 2026-04-02T16:00:00Z, windowPeriod: 15s, "
        'defaultBucket: "telemetry_live", bucket: "telemetry_live", organization: "us"}'
    )
    assert lines[2] == 'from(bucket: "telemetry_live")'


@pytest.mark.parametrize("text", ["x{a=~'$nobody'}", "$__from", "${origin:csv}", "$__timeFrom()"])
def test_what_is_left_over_fails(text):
    with pytest.raises((KeyError, AssertionError)):
        substitute.sql(text, HOUR, {"origin": "live"})
