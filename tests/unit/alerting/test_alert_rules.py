"""The alert rules and what routes them, judged by Prometheus's and Alertmanager's own tools.

The rules mean the same on Prometheus 2.42 and 3: what changed between the two is not used (below), and no promtool test
reads a range whose edge is a sample, which 3 leaves out. `ORRERY_PROMTOOL` names another promtool to run them with.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from services.chassis.metrics.catalogue import CATALOGUE

ROOT = Path(__file__).parents[3]
RULES = sorted((ROOT / "grafana/alerting").glob("*.yml"))
TESTS = sorted(Path(__file__).parent.glob("*.yml"))
CHANGED_IN_3 = {
    "holt_winters": r"holt_winters|double_exponential_smoothing",
    "a dot in a pattern, which matches line ends since": r'[=!]~"[^"]*(?<!\\)\.[^"]*"',
    "a whole number as a bucket's bound, written `1.0` since": r'\b(le|quantile)\s*(=|!=|=~|!~)\s*"[^".]*"',
    "a range without samples enough, its left edge left out": r"\[(\d+s|1m)\]",
    "a subquery, whose steps lie on edges": r"\[[^\]]*:[^\]]*\]",
    "native histograms": r"histogram_(avg|count|sum|fraction|stddev|stdvar)\b",
    "functions newer than 2.42": r"\b(info|sort_by_label|sort_by_label_desc|mad_over_time|limitk|limit_ratio)\(",
}


def rules() -> list[dict[str, Any]]:
    groups = [group for path in RULES for group in yaml.safe_load(path.read_text())["groups"]]
    return [rule for group in groups for rule in group["rules"]]


OF_PROMETHEUS = {"job", "instance", "le"}
NOT_OURS = {
    "up",
    "process_start_time_seconds",
    "prometheus_rule_evaluation_failures_total",
    "prometheus_notifications_dropped_total",
    "alertmanager_notifications_failed_total",
}
"""Of Prometheus itself, of its client library, and of Alertmanager; the same on 2.42 and 3, on 0.25 and later."""
ALERTS = {rule["alert"]: rule for rule in rules() if "alert" in rule}


def run(variable: str, program: str, package: str, *arguments: str | Path) -> str:
    found = os.environ.get(variable) or shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed: apt-get install {package}, or set {variable} to where it is")
    done = subprocess.run([found, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def promtool(*arguments: str | Path) -> str:
    return run("ORRERY_PROMTOOL", "promtool", "prometheus", *arguments)


def amtool(*arguments: str | Path) -> str:
    return run("ORRERY_AMTOOL", "amtool", "prometheus-alertmanager", *arguments)


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.stem)
def test_alerts_fire_when_they_should_and_only_then(path):
    promtool("test", "rules", path)


def test_rules_and_scraping_are_what_prometheus_reads(tmp_path):
    promtool("check", "rules", *RULES)
    config = tmp_path / "prometheus.yml"
    written = (ROOT / "grafana/prometheus/prometheus.yml").read_text()
    config.write_text(written.replace("/etc/prometheus/rules/", f"{ROOT}/grafana/alerting/"))
    assert f"{len(RULES)} rule files found" in promtool("check", "config", config)


@pytest.mark.parametrize("alert", ALERTS)
def test_every_alert_is_tested_both_ways(alert):
    groups = [group for path in TESTS for group in yaml.safe_load(path.read_text())["tests"]]
    cases = [case for group in groups for case in group["alert_rule_test"] if case["alertname"] == alert]
    assert any(case["exp_alerts"] for case in cases), "no promtool test in which it fires"
    assert any(not case["exp_alerts"] for case in cases), "no promtool test in which it is quiet"


@pytest.mark.parametrize("alert", ALERTS)
def test_every_alert_says_what_it_is_and_what_to_do(alert):
    rule = ALERTS[alert]
    assert rule["labels"] == {"severity": rule["labels"]["severity"]}
    assert rule["labels"]["severity"] in {"critical", "warning"}
    assert set(rule["annotations"]) == {"summary", "description", "runbook", "dashboard"}
    assert rule["annotations"]["runbook"] == f"docs/runbooks/{alert}.md"
    assert "$value" in rule["annotations"]["description"] or "$labels" in rule["annotations"]["description"]


@pytest.mark.parametrize("alert", ALERTS)
def test_every_alert_has_its_page(alert):
    page = (ROOT / ALERTS[alert]["annotations"]["runbook"]).read_text()
    headings = re.findall(r"^## (.+)$", page, re.MULTILINE)
    assert page.startswith(f"# {alert}\n")
    assert headings == ["First look", "Fix"]
    assert "```console" in page
    assert f"({alert}.md)" in (ROOT / "docs/runbooks/README.md").read_text()


def test_every_alert_opens_a_dashboard_that_there_is():
    uids = {json.loads(path.read_text())["uid"] for path in (ROOT / "grafana/dashboards").glob("*.json")}
    assert {rule["annotations"]["dashboard"] for rule in ALERTS.values()} <= {f"/d/{uid}" for uid in uids}


def test_there_is_no_page_of_an_alert_that_is_gone():
    pages = {path.stem for path in (ROOT / "docs/runbooks").glob("*.md")} - {"README"}
    assert pages == set(ALERTS)


def test_rules_ask_for_metrics_and_labels_that_there_are():
    recorded = {rule["record"] for rule in rules() if "record" in rule}
    for rule in rules():
        without_labels = re.sub(r'"[^"]*"', '""', rule["expr"])
        names = set(re.findall(r"\b(?:up|[a-z]+(?::[a-z0-9_]+)+|[a-z]+_[a-z_]+(?:total|seconds))\b", without_labels))
        assert {name for name in names if not name.startswith("orrery_")} <= recorded | NOT_OURS
        for name, labels in asked(rule["expr"]):
            assert name in CATALOGUE, f"{name} is no metric; docs/reference/metrics.md lists those there are"
            assert labels <= {*CATALOGUE[name].labels} | OF_PROMETHEUS
    duration = CATALOGUE["orrery_http_request_duration_seconds"]
    bounds = {bound for rule in rules() for bound in re.findall(r'le="([^"]+)"', rule["expr"])}
    assert bounds <= {str(bound) for bound in duration.buckets}


def asked(expression: str) -> list[tuple[str, set[str]]]:
    """Metrics of ours that an expression reads, each with the labels by which it picks series."""
    without_values = re.sub(r'"[^"]*"', "V", expression)
    found = re.findall(r"(?<![:\w])(orrery_\w+)(?:\{([^}]*)\})?", without_values)
    return [(re.sub(r"_(bucket|count|sum)$", "", name), set(re.findall(r"\w+(?=[!=]~?)", by))) for name, by in found]


@pytest.mark.parametrize("what", CHANGED_IN_3)
def test_nothing_is_used_that_prometheus_3_reads_in_another_way(what):
    found = [rule["expr"] for rule in rules() if re.search(CHANGED_IN_3[what], rule["expr"])]
    assert found == []


@pytest.mark.parametrize("severity", ["critical", "warning", "", "of another kind"])
def test_every_alarm_has_a_receiver(severity):
    config = ROOT / "grafana/alertmanager/alertmanager.yml"
    amtool("check-config", config)
    routed = amtool("config", "routes", "test", "--config.file", config, "alertname=Any", f"severity={severity}")
    assert routed.split() == ["operators"]


def test_what_is_not_said_beside_another_alarm_exists():
    config = yaml.safe_load((ROOT / "grafana/alertmanager/alertmanager.yml").read_text())
    matchers = [m for rule in config["inhibit_rules"] for m in (*rule["source_matchers"], *rule["target_matchers"])]
    named = [name for m in matchers if m.startswith("alertname") for name in m.split('"')[1].split("|")]
    assert set(named) <= set(ALERTS)
