"""Short forms of queries, for the dashboards."""

from grafana.definitions.model import Query
from services.domain.tables import TELEMETRY

ANSWERED = "(SELECT max(fetched_at) FROM {schema}.fetches)"
"""When the newest answer came, in SQL: the data's own now, whichever clock the platform runs on."""
_SCHEMA = "orrery_$origin"


def metric(text: str, legend: str = "") -> Query:
    """PromQL over the span that is shown."""
    return Query("prometheus", text, legend)


def metric_now(text: str, legend: str = "", *, table: bool = False) -> Query:
    """PromQL at the end of the span."""
    return Query("prometheus", text, legend, instant=True, table=table)


def lines(text: str, legend: str = "") -> Query:
    """LogQL over the span."""
    return Query("loki", text, legend)


def lines_now(text: str, legend: str = "") -> Query:
    """LogQL once for the whole span."""
    return Query("loki", text, legend, instant=True)


def sql(text: str) -> Query:
    """SQL that answers a table; `{schema}` is the mode's, `{now}` the data's own now."""
    return Query("postgresql", _filled(text), table=True)


def sql_over_time(text: str) -> Query:
    """SQL that answers series: columns `time`, `metric` and `value`."""
    return Query("postgresql", _filled(text))


def series(name: str, of: str = "mean", *, reach: str = "0s") -> Query:
    """A telemetry series of InfluxDB, one value an interval of the chart.

    Args:
        name: the series, a field of the catalogue.
        of: Flux aggregate of an interval.
        reach: how long before the span it is looked for too: a value that holds for hours is there at the begin.
    """
    text = f"""import "date"

from(bucket: "telemetry_$origin")
  |> range(start: date.sub(d: {reach}, from: v.timeRangeStart), stop: v.timeRangeStop)
  |> filter(fn: (r) => r._measurement == "{TELEMETRY[0].name}" and r._field == "value" and r.series == "{name}")
  |> aggregateWindow(every: v.windowPeriod, fn: {of}, createEmpty: false)
  |> keep(columns: ["_time", "_value"])"""
    return Query("influxdb", text, shown_as=name)


def _filled(text: str) -> str:
    return text.replace("{now}", ANSWERED).replace("{schema}", _SCHEMA).strip()
