import re

import pytest

from services.chassis.metrics.catalogue import CATALOGUE
from tests.docs.generate import ROOT

NAME = re.compile(r"(?<![\w:])orrery_[a-z_]+(?![\w:])(?=[\s\[{)},]|\\|\"|$)")
USERS = sorted(p for kind in ("alerting/*.yml", "dashboards/*.json") for p in (ROOT / "grafana").glob(kind))
SERIES = {
    name
    for metric in CATALOGUE.values()
    for name in (
        [f"{metric.name}_{part}" for part in ("bucket", "sum", "count")]
        if metric.kind == "histogram"
        else [metric.name]
    )
}


@pytest.mark.parametrize("path", USERS, ids=lambda path: path.name)
def test_rules_and_dashboards_ask_for_metrics_that_there_are(path):
    assert set(NAME.findall(path.read_text())) - SERIES == set()
