"""A dashboard as the JSON that Grafana reads."""

import json
from collections.abc import Iterator
from typing import Any, Final

from grafana_foundation_sdk.builders import dashboard
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.models.dashboard import (
    DashboardCursorSync,
    DashboardLinkType,
    DataTransformerConfig,
    DynamicConfigValue,
    GridPos,
    Threshold,
    ThresholdsMode,
    ValueMap,
    ValueMappingResult,
)

from grafana.definitions.dataqueries import reference, targets
from grafana.definitions.looks import AnyPanel, look_of
from grafana.definitions.model import Board, Panel, Row
from grafana.definitions.units import label_of, unit_of
from grafana.definitions.variables import WEB, variable

GRID: Final = 24
FIRST_ROW: Final = 1000
"""Rows are numbered from here on, panels below."""
TAG: Final = "orrery"
_UNTOLD: Final = {"Time": True, "Value": True}


def text_of(board: Board) -> str:
    """The file `grafana/dashboards/<noun>.json`."""
    made = _head(board)
    for each in (*board.variables, WEB):
        made = made.with_variable(variable(each))
    top = 0
    for number, row in enumerate(board.rows, start=FIRST_ROW):
        made = made.with_row(dashboard.Row(row.title).id(number).grid_pos(GridPos(1, GRID, 0, top)))
        for panel, place in _placed(row, top + 1):
            made = made.with_panel(_panel(panel).grid_pos(place))
            top = max(top, place.y + place.h)
    return json.dumps(made.build(), cls=JSONEncoder, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _head(board: Board) -> dashboard.Dashboard:
    made = dashboard.Dashboard(board.title).uid(board.uid).description(board.description).tags([TAG])
    made = made.readonly().timezone("utc").refresh("1m").time(*board.span).tooltip(DashboardCursorSync.CROSSHAIR)
    others = dashboard.DashboardLink("Dashboards").type(DashboardLinkType.DASHBOARDS).tags([TAG]).keep_time(True)
    web = dashboard.DashboardLink("Web app").type(DashboardLinkType.LINK).url(f"${{web}}{board.page}")
    return made.link(others).link(web.icon("external link").target_blank(True))


def _placed(row: Row, top: int) -> Iterator[tuple[Panel, GridPos]]:
    """Panels from left to right, in the next line where one does not fit any more."""
    left = height = 0
    for panel in row.panels:
        wide, high = panel.size
        if left + wide > GRID:
            left, top, height = 0, top + height, 0
        yield panel, GridPos(high, wide, left, top)
        left, height = left + wide, max(height, high)


def _panel(panel: Panel) -> AnyPanel:
    made = look_of(panel).id(panel.number).title(panel.title).description(panel.question)
    made = made.datasource(reference(panel.queries[0].source)).targets(targets(panel.queries))
    steps = [Threshold(None, panel.base), *(Threshold(value, colour) for value, colour in panel.thresholds)]
    made = made.thresholds(dashboard.ThresholdsConfig().mode(ThresholdsMode.ABSOLUTE).steps(steps))
    if panel.unit:
        made = made.unit(panel.unit)
    if panel.decimals is not None:
        made = made.decimals(panel.decimals)
    if panel.empty:
        made = made.no_value(panel.empty)
    if panel.names:
        shown = {str(value): ValueMappingResult(text, colour) for value, (text, colour) in panel.names.items()}
        made = made.mappings([ValueMap(shown)])
    if panel.link:
        made = made.data_links([dashboard.DashboardLink(panel.link[0]).url(panel.link[1])])
    if panel.kind == "table" and panel.queries[0].source == "prometheus":
        # Labels are the table; when and how much (always 1) say nothing.
        made = made.with_transformation(DataTransformerConfig("organize", options={"excludeByName": _UNTOLD}))
    for name, properties in _columns(panel):
        made = made.override_by_name(name, properties)
    for place, query in enumerate(panel.queries):
        if query.shown_as:
            made = made.override_by_query(chr(ord("A") + place), _named(query.shown_as))
    return made


def _columns(panel: Panel) -> Iterator[tuple[str, list[DynamicConfigValue]]]:
    for name in panel.columns:
        properties = _named(name)
        if link := panel.column_links.get(name):
            properties.append(DynamicConfigValue("links", [{"title": "Open in the web app", "url": link}]))
        yield name, properties
    for name, unit in panel.units.items():
        yield name, [DynamicConfigValue("unit", unit)]


def _named(field: str) -> list[DynamicConfigValue]:
    """What the catalogue says of a field: how it is called, its unit."""
    values: dict[str, Any] = {"displayName": label_of(field), "unit": unit_of(field)}
    return [DynamicConfigValue(name, value) for name, value in values.items()]
