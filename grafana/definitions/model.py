"""What a dashboard, a panel and a query are here; `render` makes Grafana's JSON of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

DataSource = Literal["prometheus", "loki", "influxdb", "postgresql"]
Kind = Literal["stat", "timeseries", "bargauge", "barchart", "trend", "statetimeline", "table", "logs"]

PLUGINS: Final[Mapping[DataSource, str]] = {
    "prometheus": "prometheus",
    "loki": "loki",
    "influxdb": "influxdb",
    "postgresql": "grafana-postgresql-datasource",
}
"""Grafana's plugin of each data source; the name is also the source's uid."""

GREEN, YELLOW, ORANGE, RED, BLUE = "green", "yellow", "orange", "red", "blue"
Threshold = tuple[float, str]
"""A value and the colour from there on; below the first it is green, unless `Panel.base` says otherwise."""


@dataclass(frozen=True, slots=True)
class Query:
    """One question to one data source.

    `legend` names its series (Prometheus, Loki). `instant` asks for the newest values alone. `shown_as` is the field
    of the catalogue that names the series and gives its unit, where the panel has several.
    """

    source: DataSource
    text: str
    legend: str = ""
    instant: bool = False
    table: bool = False
    shown_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One panel; its number never changes, since links and bookmarks name it.

    `question` is what it answers, in the words of who looks. `size` is in Grafana's grid, 24 wide. `columns` are the
    fields of the catalogue in a table, which give heads and units; `names` say what a number stands for. `link` is a
    title and an address. `empty` is what is said where there is nothing, which is good news for some.
    """

    number: int
    title: str
    question: str
    kind: Kind
    queries: tuple[Query, ...]
    unit: str = ""
    size: tuple[int, int] = (12, 8)
    decimals: int | None = None
    base: str = GREEN
    thresholds: tuple[Threshold, ...] = ()
    names: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    units: Mapping[str, str] = field(default_factory=dict)
    link: tuple[str, str] | None = None
    column_links: Mapping[str, str] = field(default_factory=dict)
    x: str = ""
    empty: str = ""
    stacked: bool = False
    bars: bool = False
    logarithmic: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Panels under one heading."""

    title: str
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Variable:
    """What a reader may choose at the top: values that a query finds, or any text where there is no query.

    `label_name` is the label whose values are asked for, `query` where it is looked for: a metric, or SQL.
    """

    name: str
    label: str
    source: DataSource | None = None
    query: str = ""
    label_name: str = ""
    many: bool = False
    default: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """One dashboard, in `grafana/dashboards/<noun>.json`; `page` is the web app's page of the same noun."""

    noun: str
    title: str
    description: str
    rows: tuple[Row, ...]
    variables: tuple[Variable, ...] = ()
    page: str = "/"
    span: tuple[str, str] = ("now-6h", "now")

    @property
    def uid(self) -> str:
        """Its place in Grafana: /d/<uid>."""
        return f"orrery-{self.noun.replace('_', '-')}"

    @property
    def panels(self) -> tuple[Panel, ...]:
        """All panels, from top to bottom."""
        return tuple(panel for row in self.rows for panel in row.panels)
