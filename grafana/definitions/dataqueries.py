"""Queries to InfluxDB and PostgreSQL, for which Grafana's SDK has no builder, and a panel's queries as the SDK's."""

from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from grafana_foundation_sdk.builders import loki, prometheus
from grafana_foundation_sdk.cog.builder import Builder
from grafana_foundation_sdk.cog.variants import Dataquery
from grafana_foundation_sdk.models.dashboard import DataSourceRef
from grafana_foundation_sdk.models.prometheus import PromQueryFormat

from grafana.definitions.model import PLUGINS, DataSource, Query


def reference(source: DataSource) -> DataSourceRef:
    """How a panel names its data source."""
    return DataSourceRef(type_val=PLUGINS[source], uid=source)


@dataclass(frozen=True, slots=True)
class TextQuery(Dataquery, Builder["TextQuery"]):
    """A query that is one text: Flux to InfluxDB, or SQL to PostgreSQL."""

    source: DataSource
    text: str
    table: bool
    ref_id: str

    def build(self) -> "TextQuery":
        """Itself: there is nothing to set step by step."""
        return self

    def to_json(self) -> dict[str, Any]:
        """Members of the target as the data source's plugin reads them."""
        target: dict[str, Any] = {"datasource": reference(self.source), "refId": self.ref_id}
        if self.source == "influxdb":
            return {**target, "query": self.text}
        form = "table" if self.table else "time_series"
        return {**target, "rawSql": self.text, "rawQuery": True, "editorMode": "code", "format": form}


def targets(queries: tuple[Query, ...]) -> list[Builder[Dataquery]]:
    """A panel's queries, called A, B, C … in their order."""
    return [_target(query, ascii_uppercase[place]) for place, query in enumerate(queries)]


def _target(query: Query, ref_id: str) -> Builder[Dataquery]:
    if query.source == "prometheus":
        return _metric(query, ref_id)
    if query.source == "loki":
        asked = loki.Dataquery().expr(query.text).ref_id(ref_id).legend_format(query.legend)
        return asked.query_type("instant" if query.instant else "range").datasource(reference("loki"))
    return TextQuery(query.source, query.text, query.table, ref_id)


def _metric(query: Query, ref_id: str) -> prometheus.Dataquery:
    asked = prometheus.Dataquery().expr(query.text).ref_id(ref_id).datasource(reference("prometheus"))
    asked = asked.legend_format(query.legend or "__auto")
    asked = asked.instant() if query.instant else asked.range()
    return asked.format(PromQueryFormat.TABLE) if query.table else asked
