"""Asks the data sources what a panel or a variable asks, as Grafana would."""

import csv
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx
import psycopg

from tests.integration.dashboards import substitute
from tests.integration.dashboards.substitute import Chosen, Span

Json = dict[str, Any]


class RefusedError(Exception):
    """A data source answered a query with an error."""


@dataclass
class Sources:
    """The servers, and what the platform has on them; PostgreSQL is read as a dashboard reads it."""

    engines: dict[str, str]
    client: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=30, trust_env=False))

    def __post_init__(self) -> None:
        self.prometheus = os.environ["ORRERY_TEST_PROMETHEUS_URL"]
        self.loki = os.environ["ORRERY_TEST_LOKI_URL"]
        reader = "-c role=orrery_reader -c default_transaction_read_only=on -c statement_timeout=30s"
        self.postgres = psycopg.connect(self.engines["ORRERY_ARCHIVE_URL"], autocommit=True, options=reader)

    def close(self) -> None:
        self.postgres.close()
        self.client.close()

    def have_quarantined(self) -> bool:
        """Whether the archive has answers of providers, and a record of one that broke a rule."""
        return bool(self._rows("SELECT 1 FROM orrery_invented.quarantine LIMIT 1"))

    def answers(self, target: Json, span: Span, chosen: Chosen) -> int:
        """How many values a panel's query is answered with.

        Raises:
            RefusedError: the server refuses the query; the message has the query and the server's words.
        """
        return getattr(self, f"_{target['datasource']['uid']}")(target, span, chosen)

    def newest(self, query: str, span: Span) -> float:
        """The one number that a metric's query has at the end of the span; -1 where it has none."""
        asked = {"query": substitute.metrics(query, span, {}), "time": span.stop.timestamp()}
        result = self._get(f"{self.prometheus}/api/v1/query", asked)["data"]["result"]
        return float(result[0]["value"][1]) if result else -1.0

    def values(self, variable: Json, span: Span) -> list[str]:
        """What a variable's query finds."""
        query, source = variable["query"], variable["datasource"]["uid"]
        if source == "postgresql":
            return [str(row[0]) for row in self._rows(query)]
        if source == "loki":
            return self._labels(f"{self.loki}/loki/api/v1/label/{query['label']}/values", {}, span)
        metric, label = query.removeprefix("label_values(").removesuffix(")").split(", ")
        return self._labels(f"{self.prometheus}/api/v1/label/{label}/values", {"match[]": metric}, span)

    def _labels(self, url: str, asked: Json, span: Span) -> list[str]:
        return sorted(self._get(url, {**asked, **_ends(span)})["data"] or [])

    def _prometheus(self, target: Json, span: Span, chosen: Chosen) -> int:
        query = substitute.metrics(target["expr"], span, chosen)
        if target["instant"]:
            return self._series(f"{self.prometheus}/api/v1/query", {"query": query, "time": span.stop.timestamp()})
        return self._series(
            f"{self.prometheus}/api/v1/query_range", {"query": query, "step": span.step_s, **_ends(span)}
        )

    def _loki(self, target: Json, span: Span, chosen: Chosen) -> int:
        query, place = substitute.metrics(target["expr"], span, chosen), f"{self.loki}/loki/api/v1"
        if target["queryType"] == "instant":
            return self._series(f"{place}/query", {"query": query, "time": span.stop.timestamp()})
        return self._series(f"{place}/query_range", {"query": query, "step": f"{span.step_s}s", **_ends(span)})

    def _series(self, url: str, asked: Json) -> int:
        found = self._get(url, asked)["data"]["result"]
        samples = [sample for each in found for sample in each.get("values") or [each["value"]]]
        return sum(value != "NaN" for _, value in samples)

    def _influxdb(self, target: Json, span: Span, chosen: Chosen) -> int:
        organisation = self.engines["ORRERY_TELEMETRY_ORG"]
        query = substitute.flux(target["query"], span, chosen, organisation)
        answer = self.client.post(
            f"{self.engines['ORRERY_TELEMETRY_URL']}/api/v2/query",
            params={"org": organisation},
            headers={
                "Authorization": f"Token {self.engines['ORRERY_TELEMETRY_TOKEN']}",
                "Accept": "application/csv",
                "Content-Type": "application/vnd.flux",
            },
            content=query,
        )
        rows = list(csv.DictReader(line for line in answer.text.splitlines() if line))
        if answer.status_code != 200 or any("error" in row for row in rows):
            raise RefusedError(f"{query}\n{answer.text}")
        return sum(bool(row["_value"]) for row in rows)

    def _postgresql(self, target: Json, span: Span, chosen: Chosen) -> int:
        rows = self._rows(substitute.sql(target["rawSql"], span, chosen))
        return sum(any(value is not None for value in row) for row in rows)

    def _rows(self, query: str) -> Sequence[tuple[Any, ...]]:
        try:
            return self.postgres.execute(query.encode()).fetchall()
        except psycopg.Error as error:
            raise RefusedError(f"{query}\n{error}") from error

    def _get(self, url: str, asked: Json) -> Json:
        answer = self.client.get(url, params=asked)
        if answer.status_code != 200 or answer.json()["status"] != "success":
            raise RefusedError(f"{asked}\n{answer.text}")
        return answer.json()


def _ends(span: Span) -> Json:
    return {"start": span.start.timestamp(), "end": span.stop.timestamp()}
