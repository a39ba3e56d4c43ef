"""What Grafana would refuse or show wrongly, and what an operator would miss, in the dashboards' files."""

import json
import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from grafana_foundation_sdk.models import units
from grafana_foundation_sdk.models.dashboard import Dashboard

from services.chassis.metrics.catalogue import CATALOGUE as METRICS
from services.domain.fields import CATALOGUE

ROOT = Path(__file__).parents[3]
FILES = sorted((ROOT / "grafana/dashboards").glob("*.json"))
BOARDS = {path.stem: json.loads(path.read_text()) for path in FILES}
NOUNS = {"platform", "pipeline", "space_weather", "asteroids", "satellites", "missions", "ml", "logs"}
UNITS = {value for name, value in vars(units).items() if name[0].isupper() and isinstance(value, str)}
TEXTS = {"table", "logs"}
PAGES = {path.parent.name for path in (ROOT / "frontend/src/app").glob("*/page.tsx")}
ADDRESS = re.compile(r"^(?:/d/(?P<uid>[\w-]+)|\$\{web\}/(?P<page>[\w-]*))(?:\?(?P<query>.*))?$")
FIRING = "/alerting/list?search=state:firing"
"""Grafana's own page of Prometheus's rules."""
METRIC = re.compile(r"\borrery_(?!live|recorded|invented)[a-z0-9_]+")
CHOICE = re.compile(r"(?:^|&)var-(\w+)=")


def panels(board: dict[str, Any]) -> list[dict[str, Any]]:
    return [panel for panel in board["panels"] if panel["type"] != "row"]


@pytest.fixture(params=BOARDS, name="board")
def each_board(request: pytest.FixtureRequest) -> dict[str, Any]:
    return BOARDS[request.param]


def test_there_is_a_dashboard_for_each_noun():
    assert set(BOARDS) == NOUNS
    assert len({board["uid"] for board in BOARDS.values()}) == len(BOARDS)
    assert all(len(board["uid"]) <= 40 for board in BOARDS.values())


def test_the_sdk_reads_what_it_wrote(board):
    read = Dashboard.from_json(board)
    assert read.uid == board["uid"]
    assert [panel.id_val for panel in read.panels or []] == [panel["id"] for panel in board["panels"]]


def test_every_panel_has_its_own_number_and_says_what_it_answers(board):
    assert [n for n, times in Counter(panel["id"] for panel in board["panels"]).items() if times > 1] == []
    for panel in panels(board):
        assert panel["description"].count("?") >= 1, panel["title"]
        assert panel["title"], panel["id"]
    assert len({panel["title"] for panel in panels(board)}) == len(panels(board))


def test_no_panel_lies_on_another_or_beyond_the_edge(board):
    for panel in board["panels"]:
        assert panel["gridPos"]["x"] + panel["gridPos"]["w"] <= 24, panel["title"]
    for one, other in combinations(board["panels"], 2):
        assert not overlap(one["gridPos"], other["gridPos"]), (one["title"], other["title"])


def overlap(one: dict[str, int], other: dict[str, int]) -> bool:
    beside = one["x"] + one["w"] <= other["x"] or other["x"] + other["w"] <= one["x"]
    below = one["y"] + one["h"] <= other["y"] or other["y"] + other["h"] <= one["y"]
    return not (beside or below)


def test_numbers_have_a_unit_that_grafana_knows(board):
    for panel in panels(board):
        defaults, overrides = panel["fieldConfig"]["defaults"], panel["fieldConfig"]["overrides"]
        given = [p["value"] for o in overrides for p in o["properties"] if p["id"] == "unit"]
        if panel["type"] not in TEXTS:
            assert "unit" in defaults, panel["title"]
            given.append(defaults["unit"])
        unknown = [unit for unit in given if unit not in UNITS and not unit.startswith("suffix: ")]
        assert unknown == [], panel["title"]


def test_a_table_has_a_head_and_a_unit_for_each_column_it_selects(board):
    for panel in panels(board):
        sql = panel["targets"][0].get("rawSql")
        if panel["type"] != "table" or sql is None:
            continue
        named = {override["matcher"]["options"] for override in panel["fieldConfig"]["overrides"]}
        numbers = [n for n in named if n in CATALOGUE and CATALOGUE[n].dtype in {"float64", "int64"}]
        assert [name for name in named if name not in sql] == [], panel["title"]
        selected = {name for name in CATALOGUE if re.search(rf"\b{name}\b", sql.partition("FROM")[0])}
        assert selected - named - {"source"} == set(), panel["title"]
        assert numbers or panel["title"], panel["title"]


def test_data_sources_are_named_by_their_own_uid(board):
    provisioned = {"prometheus", "loki", "influxdb", "postgresql"}
    for panel in panels(board):
        assert panel["datasource"]["uid"] in provisioned, panel["title"]
        assert {t["datasource"]["uid"] for t in panel["targets"]} <= provisioned, panel["title"]
        assert [t["refId"] for t in panel["targets"]] == sorted({t["refId"] for t in panel["targets"]})


def test_every_metric_is_one_that_a_program_exposes(board):
    asked = {name for t in targets(board) for name in METRIC.findall(t.get("expr", ""))}
    assert {re.sub(r"_(bucket|count|sum)$", "", name) for name in asked} - set(METRICS) == set()


def targets(board: dict[str, Any]) -> list[dict[str, Any]]:
    return [target for panel in panels(board) for target in panel["targets"]]


def test_every_link_leads_somewhere(board):
    for panel in panels(board):
        for address in set(links(panel)) - {FIRING}:
            found = ADDRESS.match(address)
            assert found, address
            if found["uid"]:
                other = next((b for b in BOARDS.values() if b["uid"] == found["uid"]), None)
                assert other is not None, address
                names = {variable["name"] for variable in other["templating"]["list"]}
                assert set(CHOICE.findall(found["query"] or "")) <= names, address
            else:
                assert found["page"] in {*PAGES, ""}, address


def links(panel: dict[str, Any]) -> list[str]:
    shown = [link["url"] for link in panel["fieldConfig"]["defaults"].get("links", [])]
    properties = [p for o in panel["fieldConfig"]["overrides"] for p in o["properties"] if p["id"] == "links"]
    return shown + [link["url"] for p in properties for link in p["value"]]


def test_every_dashboard_leads_to_the_others_and_to_the_web_app(board):
    others, web = board["links"]
    assert others["type"] == "dashboards"
    assert set(others["tags"]) <= set(board["tags"])
    assert ADDRESS.match(web["url"])["page"] in {*PAGES, ""}
    assert "web" in {variable["name"] for variable in board["templating"]["list"]}


def test_what_is_chosen_is_used(board):
    text = json.dumps([board["panels"], board["links"]])
    unused = [v["name"] for v in board["templating"]["list"] if not re.search(rf"\$\{{?{v['name']}\b", text)]
    assert unused == []


def test_the_top_row_of_platform_leads_on():
    top = [panel for panel in panels(BOARDS["platform"]) if panel["gridPos"]["y"] < 10]
    reached = {ADDRESS.match(link)["uid"] for panel in top for link in set(links(panel)) - {FIRING}}
    assert {"orrery-pipeline", "orrery-logs"} <= reached
