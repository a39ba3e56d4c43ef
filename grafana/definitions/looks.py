"""How each kind of panel looks: the SDK's builder with the options that all panels of the kind share."""

from collections.abc import Callable, Mapping
from typing import Final

from grafana_foundation_sdk.builders import (
    barchart,
    bargauge,
    common,
    logs,
    stat,
    statetimeline,
    table,
    timeseries,
    trend,
)
from grafana_foundation_sdk.models.common import (
    BarGaugeDisplayMode,
    BigValueColorMode,
    BigValueGraphMode,
    GraphDrawStyle,
    GraphThresholdsStyleMode,
    LegendDisplayMode,
    LegendPlacement,
    LogsSortOrder,
    ScaleDistribution,
    StackingMode,
    TableCellHeight,
    TooltipDisplayMode,
    VisibilityMode,
    VizOrientation,
)

from grafana.definitions.model import Kind, Panel

AnyPanel = (
    stat.Panel
    | timeseries.Panel
    | bargauge.Panel
    | barchart.Panel
    | trend.Panel
    | statetimeline.Panel
    | table.Panel
    | logs.Panel
)


def look_of(panel: Panel) -> AnyPanel:
    """A builder for the panel's kind, without title, queries and units."""
    return _LOOKS[panel.kind](panel)


def _stat(panel: Panel) -> AnyPanel:
    newest = common.ReduceDataOptions().calcs(["lastNotNull"])
    graph = BigValueGraphMode.NONE if panel.queries[0].instant or panel.queries[0].table else BigValueGraphMode.AREA
    colour = BigValueColorMode.BACKGROUND if panel.thresholds or panel.names else BigValueColorMode.VALUE
    return stat.Panel().reduce_options(newest).color_mode(colour).graph_mode(graph)


def _timeseries(panel: Panel) -> AnyPanel:
    made = timeseries.Panel().legend(_legend()).tooltip(common.VizTooltipOptions().mode(TooltipDisplayMode.MULTI))
    made = made.draw_style(GraphDrawStyle.BARS if panel.bars else GraphDrawStyle.LINE)
    made = made.fill_opacity(70 if panel.bars else 10).show_points(VisibilityMode.AUTO)
    if panel.stacked:
        made = made.stacking(common.StackingConfig().mode(StackingMode.NORMAL).group("A"))
    if panel.logarithmic:
        made = made.scale_distribution(common.ScaleDistributionConfig().type(ScaleDistribution.LOG).log(10))
    if panel.thresholds:
        made = made.thresholds_style(common.GraphThresholdsStyleConfig().mode(GraphThresholdsStyleMode.DASHED))
    return made


def _bargauge(_: Panel) -> AnyPanel:
    newest = common.ReduceDataOptions().calcs(["lastNotNull"])
    made = bargauge.Panel().reduce_options(newest).display_mode(BarGaugeDisplayMode.BASIC)
    return made.orientation(VizOrientation.HORIZONTAL)


def _barchart(panel: Panel) -> AnyPanel:
    made = barchart.Panel().x_field(panel.x).legend(_legend()).x_tick_label_spacing(100)
    return made.stacking(StackingMode.NORMAL) if panel.stacked else made


def _trend(panel: Panel) -> AnyPanel:
    return trend.Panel().x_field(panel.x).legend(_legend()).show_points(VisibilityMode.AUTO)


def _statetimeline(_: Panel) -> AnyPanel:
    return statetimeline.Panel().merge_values(True).show_value(VisibilityMode.NEVER).legend(_legend())


def _table(_: Panel) -> AnyPanel:
    return table.Panel().cell_height(TableCellHeight.SM).show_header(True).filterable(True)


def _logs(_: Panel) -> AnyPanel:
    made = logs.Panel().show_time(True).wrap_log_message(True).prettify_log_message(True).enable_log_details(True)
    return made.sort_order(LogsSortOrder.DESCENDING)


def _legend() -> common.VizLegendOptions:
    shown = common.VizLegendOptions().show_legend(True).display_mode(LegendDisplayMode.LIST)
    return shown.placement(LegendPlacement.BOTTOM)


_LOOKS: Final[Mapping[Kind, Callable[[Panel], AnyPanel]]] = {
    "stat": _stat,
    "timeseries": _timeseries,
    "bargauge": _bargauge,
    "barchart": _barchart,
    "trend": _trend,
    "statetimeline": _statetimeline,
    "table": _table,
    "logs": _logs,
}
