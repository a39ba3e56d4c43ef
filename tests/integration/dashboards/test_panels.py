"""Every query of every panel, on the servers that it is meant for, after a load in which things went wrong."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.integration.conftest import eventually
from tests.integration.dashboards.ask import RefusedError
from tests.integration.dashboards.watched import Watched, watched
from tests.server_engines import missing

DASHBOARDS = Path(__file__).parents[3] / "grafana/dashboards"
BOARDS = {path.stem: json.loads(path.read_text()) for path in sorted(DASHBOARDS.glob("*.json"))}
PANELS = [(noun, panel["id"]) for noun, board in BOARDS.items() for panel in board["panels"] if "targets" in panel]
NEEDED = {f"ORRERY_TEST_{name}" for name in ("PROMETHEUS_URL", "PROMETHEUS_CONFIG", "LOKI_URL")}

pytestmark = [
    # One Prometheus, whose configuration is another's in another test.
    pytest.mark.xdist_group("prometheus"),
    pytest.mark.skipif(missing() is not None, reason=str(missing())),
    pytest.mark.skipif(
        not set(os.environ) >= NEEDED,
        reason=f"set {', '.join(sorted(NEEDED))} to a running Prometheus (--web.enable-lifecycle) and Loki",
    ),
]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    with watched(tmp_path_factory.mktemp("watched")) as started:
        yield started


@pytest.mark.parametrize(("noun", "number"), PANELS, ids=str)
def test_a_panel_answers(running: Watched, noun: str, number: int):
    board = BOARDS[noun]
    panel = next(p for p in board["panels"] if p["id"] == number)
    everything, first = running.choices(board)
    for target in panel["targets"]:

        def answered(target: dict[str, Any] = target) -> bool:
            return running.sources.answers(target, running.span, everything) > 0

        eventually(answered, running.left_s(), f"nothing: {panel['title']}, {panel['description']}\n{target}")
        # One dataset or program alone may have nothing to tell of a fault.
        running.sources.answers(target, running.span, first)


@pytest.mark.parametrize("uid", ["prometheus", "loki", "influxdb", "postgresql"])
def test_a_query_that_a_server_refuses_is_told(running: Watched, uid: str):
    wrong = {"expr": "sum(", "query": "from(", "rawSql": "SELECT nothing", "instant": False, "queryType": "range"}
    with pytest.raises(RefusedError):
        running.sources.answers({**wrong, "datasource": {"uid": uid}}, running.span, {"origin": "invented"})


@pytest.mark.parametrize("title", ["Late datasets", "In quarantine"])
def test_the_top_row_tells_of_what_went_wrong(running: Watched, title: str):
    (panel,) = [panel for panel in BOARDS["platform"]["panels"] if panel["title"] == title]
    query = panel["targets"][0]["expr"]
    eventually(lambda: running.sources.newest(query, running.span) >= 1, running.left_s(), f"{title}: {query}")
