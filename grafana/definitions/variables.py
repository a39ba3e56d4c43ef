"""What a reader chooses at the top of a dashboard."""

from typing import Any, Final

from grafana_foundation_sdk.builders import dashboard
from grafana_foundation_sdk.cog.builder import Builder
from grafana_foundation_sdk.models.dashboard import VariableModel, VariableOption, VariableRefresh, VariableSort

from grafana.definitions.dataqueries import reference
from grafana.definitions.model import Variable
from services.chassis.settings import Settings

_PORT: Final = Settings.model_fields["port"].default

ORIGIN: Final = Variable(
    "origin",
    "Data",
    "postgresql",
    "SELECT substr(nspname, 8) FROM pg_namespace "
    "WHERE nspname IN ('orrery_live', 'orrery_recorded', 'orrery_invented') ORDER BY nspname = 'orrery_live' DESC, 1",
)
"""Whose data is shown: what each mode has lies in a schema and a bucket named after it."""
SERVICE: Final = Variable("service", "Program", "prometheus", "orrery_build_info", "service", many=True)
DATASET: Final = Variable("dataset", "Dataset", "prometheus", "orrery_dataset_cadence_seconds", "dataset", many=True)
HOST: Final = Variable("host", "Provider", "prometheus", "orrery_provider_budget_limit", "host", many=True)
TASK: Final = Variable("task", "Task", "prometheus", "orrery_forecasts_issued_total", "task", many=True)
WEB: Final = Variable("web", "Web app", default=f"http://127.0.0.1:{_PORT}")
"""Where people open the web app, for the links back to it."""

ALL: Final = "$__all"


def variable(given: Variable) -> Builder[VariableModel]:
    """Grafana's variable: a text field where there is no query, else a list that is asked for with every load."""
    if given.source is None:
        chosen = VariableOption(selected=True, text=given.default, value=given.default)
        return dashboard.TextBoxVariable(given.name).label(given.label).default_value(given.default).current(chosen)
    made = dashboard.QueryVariable(given.name).label(given.label).datasource(reference(given.source))
    made = made.query(_query(given)).refresh(VariableRefresh.ON_DASHBOARD_LOAD).sort(VariableSort.DISABLED)
    if not given.many:
        return made
    chosen = VariableOption(selected=True, text=["All"], value=[ALL])
    return made.multi(True).include_all(True).current(chosen)


def _query(given: Variable) -> str | dict[str, Any]:
    if given.source == "loki":
        return {"refId": "variable", "type": 1, "label": given.label_name, "stream": given.query}
    return f"label_values({given.query}, {given.label_name})" if given.source == "prometheus" else given.query
