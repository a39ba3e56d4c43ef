"""What Prometheus and Grafana get to know in a cluster."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from kubernetes_validate import validate

from tests.unit.k8s.manifests import ROOT, Doc, containers, named, of_kind, pod_labels, program, render

LARGEST_CONFIG_MAP = 1024 * 1024
META = "__meta_kubernetes_pod_"


@pytest.fixture(scope="module")
def monitoring() -> list[Doc]:
    return render(ROOT / "k8s/monitoring")


def files(folder: str, pattern: str) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted((ROOT / folder).glob(pattern))}


def test_every_rule_and_dashboard_goes_along_as_it_is(monitoring: list[Doc]) -> None:
    assert named(monitoring, "ConfigMap", "orrery-alerting")["data"] == files("grafana/alerting", "*.yml")
    assert named(monitoring, "ConfigMap", "orrery-dashboards")["data"] == files("grafana/dashboards", "*.json")


def test_kubernetes_takes_them(monitoring: list[Doc]) -> None:
    for doc in monitoring:
        validate(doc, "1.37.0", strict=True)
        assert sum(len(text.encode()) for text in doc["data"].values()) < LARGEST_CONFIG_MAP
        assert doc["metadata"]["namespace"] == "monitoring"


def test_prometheus_takes_one_target_of_each_program(monitoring: list[Doc], tmp_path: Path) -> None:
    promtool = program("promtool")
    if promtool is None:
        pytest.skip("promtool is not here; Debian has it in the package prometheus")
    scrape = yaml.safe_load(named(monitoring, "ConfigMap", "orrery-scrape")["data"]["scrape.yml"])
    [job] = scrape["scrape_configs"]
    assert job.pop("kubernetes_sd_configs")[0]["namespaces"] == {"names": ["orrery-production"]}
    # Not every build of Prometheus can ask Kubernetes: it is told what Kubernetes would say of the manifests.
    job["static_configs"] = discovered(render(ROOT / "k8s/overlays/production"))
    config = tmp_path / "prometheus.yml"
    config.write_text(yaml.safe_dump(scrape))
    command = [promtool, "check", "service-discovery", str(config), "orrery"]
    # It says what it found at the end of the time that it is given.
    done = subprocess.run([*command, "--timeout=1s"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = [target["labels"] for target in json.loads(done.stdout) if target["labels"]]
    assert sorted((t["job"], t["__address__"], t["__metrics_path__"]) for t in found) == [
        ("core", "core:8081", "/metrics"),
        ("etl", "etl:8082", "/metrics"),
        ("gateway", "gateway:8080", "/metrics"),
        ("ml", "ml:8084", "/metrics"),
    ]


def discovered(docs: list[Doc]) -> list[dict[str, Any]]:
    """Pods' ports with the labels that Kubernetes' discovery gives them; the flows' port and a stranger among them."""
    found = [{"targets": ["stranger:80"], "labels": {f"{META}name": "stranger", f"{META}container_port_number": "80"}}]
    for doc in of_kind(docs, "Deployment"):
        labels = {f"{META}label_{_flat(key)}": value for key, value in pod_labels(doc).items()}
        notes = doc["spec"]["template"]["metadata"]["annotations"]
        labels |= {f"{META}annotation_{_flat(key)}": value for key, value in notes.items()}
        name = doc["metadata"]["name"]
        for port in [port["containerPort"] for container in containers(doc) for port in container["ports"]]:
            own = {**labels, f"{META}name": f"{name}-0", f"{META}container_port_number": str(port)}
            found.append({"targets": [f"{name}:{port}"], "labels": own})
    return found


def _flat(key: str) -> str:
    return "".join(c if c.isalnum() else "_" for c in key)
