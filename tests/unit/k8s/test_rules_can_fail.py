"""Each rule finds the one thing that is spoilt for it: a rule that never fails guards nothing."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from tests.unit.k8s import manifests, network_rules, pod_rules, release_rules
from tests.unit.k8s.manifests import ROOT, Doc, named, of_kind, render
from tests.unit.k8s.test_manifests import RULES, Rule

Spoil = Callable[[list[Doc]], object]


@pytest.fixture(scope="module")
def production() -> list[Doc]:
    return render(ROOT / "k8s/overlays/production")


def spec(docs: list[Doc], kind: str, name: str) -> Any:
    return named(docs, kind, name)["spec"]


def template(docs: list[Doc], name: str) -> Any:
    return spec(docs, "Deployment", name)["template"]


def pod(docs: list[Doc], name: str) -> Any:
    return template(docs, name)["spec"]


def first(docs: list[Doc], name: str) -> Any:
    return pod(docs, name)["containers"][0]


def secrets(docs: list[Doc], name: str) -> Any:
    volumes = {volume["name"]: volume for volume in pod(docs, name)["volumes"]}
    return volumes["secrets"]["projected"]["sources"][0]["secret"]["items"]


def rule_of(docs: list[Doc], policy: str, side: str) -> Any:
    return spec(docs, "NetworkPolicy", policy)[side][0]


def paths(docs: list[Doc]) -> Any:
    return spec(docs, "Ingress", "gateway")["rules"][0]["http"]["paths"]


def scaler(docs: list[Doc]) -> Any:
    return spec(docs, "HorizontalPodAutoscaler", "gateway")


def job(docs: list[Doc]) -> Doc:
    return of_kind(docs, "Job")[0]


def settings(docs: list[Doc]) -> Any:
    return named(docs, "ConfigMap", release_rules.environment_map(docs))["data"]


def without(kind: str, name: str) -> Spoil:
    return lambda docs: docs.remove(named(docs, kind, name))


def with_setting(name: str, value: str) -> Spoil:
    return lambda docs: first(docs, "core").setdefault("env", []).append({"name": name, "value": value})


ROOM = {"namespaceSelector": {"matchLabels": {network_rules.NAMESPACE: "default"}}}
ANYWHERE = {"name": "everything", "path": "/", "pathType": "Prefix", "backend": {"service": {"name": "gateway"}}}
SECRET = {"kind": "Secret", "metadata": {"name": "x"}}
SPOILT: list[tuple[Rule, str, Spoil]] = [
    (pod_rules.restricted, "root", lambda d: pod(d, "core")["securityContext"].update(runAsUser=0)),
    (pod_rules.restricted, "no seccomp", lambda d: pod(d, "etl")["securityContext"].pop("seccompProfile")),
    (pod_rules.restricted, "writable", lambda d: first(d, "gateway")["securityContext"].pop("readOnlyRootFilesystem")),
    (pod_rules.restricted, "capabilities", lambda d: first(d, "core")["securityContext"]["capabilities"].pop("drop")),
    (pod_rules.restricted, "sidecar", lambda d: pod(d, "etl")["containers"][1].pop("securityContext")),
    (pod_rules.restricted, "node's files", lambda d: pod(d, "core")["volumes"].append({"name": "x", "hostPath": {}})),
    (pod_rules.no_token, "token", lambda d: pod(d, "core").update(automountServiceAccountToken=True)),
    (pod_rules.no_token, "default account", lambda d: pod(d, "core").update(serviceAccountName="default")),
    (pod_rules.bounded, "no limit", lambda d: first(d, "core")["resources"]["limits"].pop("memory")),
    (pod_rules.bounded, "no request", lambda d: first(d, "gateway")["resources"].pop("requests")),
    (pod_rules.bounded, "endless scratch", lambda d: pod(d, "core")["volumes"][2]["emptyDir"].clear()),
    (pod_rules.probed, "no start", lambda d: first(d, "core").pop("startupProbe")),
    (pod_rules.probed, "killed", lambda d: first(d, "core")["livenessProbe"]["httpGet"].update(path="/ready")),
    (pod_rules.probed, "all away", lambda d: first(d, "gateway")["readinessProbe"]["httpGet"].update(path="/ready")),
    (pod_rules.probed, "no such port", lambda d: first(d, "etl")["livenessProbe"]["httpGet"].update(port="web")),
    (pod_rules.sidecar_is_quiet, "in the way", lambda d: pod(d, "etl")["containers"][1].update(readinessProbe={})),
    (pod_rules.sidecar_is_quiet, "no probe", lambda d: pod(d, "etl")["containers"][1].pop("livenessProbe")),
    (pod_rules.one_writer, "two cores", lambda d: spec(d, "Deployment", "core").update(replicas=2)),
    (pod_rules.one_writer, "rolling", lambda d: spec(d, "Deployment", "etl")["strategy"].update(type="RollingUpdate")),
    (pod_rules.one_writer, "scaled", lambda d: scaler(d)["scaleTargetRef"].update(name="core")),
    (pod_rules.scales_out, "fixed", lambda d: spec(d, "Deployment", "gateway").update(replicas=3)),
    (pod_rules.scales_out, "no range", lambda d: scaler(d).update(maxReplicas=3)),
    (pod_rules.scales_out, "another target", lambda d: scaler(d)["scaleTargetRef"].update(kind="StatefulSet")),
    (pod_rules.scales_out, "no budget", without("PodDisruptionBudget", "gateway")),
    (pod_rules.scales_out, "ml is fixed", lambda d: spec(d, "Deployment", "ml").update(replicas=2)),
    (pod_rules.scales_out, "ml has no budget", without("PodDisruptionBudget", "ml")),
    (pod_rules.scales_out, "one node", lambda d: pod(d, "gateway").pop("topologySpreadConstraints")),
    (pod_rules.scales_out, "no cache", lambda d: secrets(d, "gateway").clear()),
    (pod_rules.secrets_are_files, "a secret", lambda d: d.append(SECRET)),
    (pod_rules.secrets_are_files, "plain", with_setting("ORRERY_ARCHIVE_URL", "postgresql://a:b@c/d")),
    (pod_rules.secrets_are_files, "a user in an address", with_setting("ORRERY_LOKI_URL", "http://a:b@loki:3100")),
    (pod_rules.secrets_are_files, "variable", lambda d: first(d, "etl").update(env=[{"name": "X", "valueFrom": {}}])),
    (pod_rules.secrets_are_files, "mistyped", lambda d: secrets(d, "etl").append({"path": "orrery_nasa_key"})),
    (pod_rules.secrets_are_files, "elsewhere", lambda d: first(d, "core")["volumeMounts"][0].update(mountPath="/x")),
    (pod_rules.secrets_are_files, "no folder", lambda d: secrets(d, "gateway").clear()),
    (pod_rules.refers, "no volume", without("PersistentVolumeClaim", "etl-data")),
    (pod_rules.refers, "no settings", lambda d: first(d, "core")["envFrom"][0]["configMapRef"].update(name="gone")),
    (pod_rules.refers, "no account", without("ServiceAccount", "gateway")),
    (pod_rules.refers, "no pods", lambda d: spec(d, "Service", "core")["selector"].update({"app": "core"})),
    (pod_rules.refers, "wrong port", lambda d: spec(d, "Service", "etl")["ports"][0].update(port=8081)),
    (pod_rules.refers, "unmounted", lambda d: first(d, "core")["volumeMounts"].pop()),
    (pod_rules.scraped, "unseen", lambda d: template(d, "core")["metadata"].pop("annotations")),
    (network_rules.default_deny, "open", without("NetworkPolicy", "default-deny")),
    (network_rules.default_deny, "half", lambda d: spec(d, "NetworkPolicy", "default-deny")["policyTypes"].pop()),
    (network_rules.asked_by, "anyone", lambda d: rule_of(d, "core", "ingress")["from"].append(ROOM)),
    (network_rules.asked_by, "no prometheus", lambda d: rule_of(d, "core", "ingress")["from"].pop()),
    (network_rules.asked_by, "another port", lambda d: rule_of(d, "etl", "ingress")["ports"][0].update(port=22)),
    (network_rules.asked_by, "past the gateway", lambda d: rule_of(d, "ml", "ingress")["from"].append(ROOM)),
    (network_rules.asked_by, "everyone", lambda d: rule_of(d, "gateway", "ingress")["from"].append({})),
    (network_rules.asks, "one-sided", lambda d: spec(d, "NetworkPolicy", "etl").get("egress", []).clear()),
    (network_rules.one_way_out, "closed", without("NetworkPolicy", "etl-to-providers")),
    (
        network_rules.one_way_out,
        "plain HTTP",
        lambda d: rule_of(d, "etl-to-providers", "egress")["ports"][0].update(port=80),
    ),
    (
        network_rules.one_way_out,
        "metadata",
        lambda d: rule_of(d, "etl-to-providers", "egress")["to"][0]["ipBlock"]["except"].pop(2),
    ),
    (network_rules.one_way_out, "no end", lambda d: rule_of(d, "core-to-stores", "egress").pop("to")),
    (network_rules.one_way_out, "all", lambda d: spec(d, "NetworkPolicy", "etl-to-providers")["podSelector"].clear()),
    (network_rules.stores_of, "another's", lambda d: rule_of(d, "core-to-stores", "egress")["to"][0].update(ROOM)),
    (
        network_rules.stores_of,
        "too much",
        lambda d: rule_of(d, "gateway-to-stores", "egress")["ports"].append({"port": 5432}),
    ),
    (
        network_rules.stores_of,
        "staging's",
        lambda d: spec(d, "Service", "mongo").update(externalName="mongo.orrery-staging-stores.svc"),
    ),
    (network_rules.public_paths, "everything", lambda d: paths(d).append(ANYWHERE)),
    (network_rules.public_paths, "metrics", lambda d: paths(d).append({**ANYWHERE, "path": "/metrics"})),
    (network_rules.public_paths, "no page", lambda d: paths(d).pop()),
    (network_rules.public_paths, "past", lambda d: paths(d)[0]["backend"]["service"].update(name="core")),
    (network_rules.in_one_namespace, "lost", lambda d: named(d, "Service", "core")["metadata"].pop("namespace")),
    (network_rules.in_one_namespace, "lax", lambda d: of_kind(d, "Namespace")[0]["metadata"]["labels"].clear()),
    (release_rules.migrated, "no job", lambda d: d.remove(job(d))),
    (release_rules.migrated, "unnamed", lambda d: job(d)["metadata"].update(name="migrate")),
    (
        release_rules.migrated,
        "another image",
        lambda d: manifests.containers(job(d))[0].update(image="orrery-core:0.0.9"),
    ),
    (
        release_rules.migrated,
        "no program",
        lambda d: manifests.containers(job(d))[0].update(args=["python", "-m", "services.core.x"]),
    ),
    (release_rules.fixed_images, "latest", lambda d: first(d, "core").update(image="orrery-core:latest")),
    (release_rules.fixed_images, "no tag", lambda d: first(d, "etl").update(image="ghcr.io/x/orrery-etl")),
    (release_rules.labelled, "nameless", lambda d: template(d, "etl")["metadata"]["labels"].pop(release_rules.VERSION)),
    (release_rules.right_data, "mixed up", lambda d: settings(d).update(ORRERY_ENVIRONMENT="staging")),
    (release_rules.starts, "invented", lambda d: settings(d).update(ORRERY_SOURCES="invented")),
    (release_rules.starts, "debug", lambda d: settings(d).update(ORRERY_LOG_LEVEL="debug")),
    (release_rules.starts, "no key", lambda d: secrets(d, "etl").pop(0)),
    (release_rules.starts, "told too much", lambda d: settings(d).update(ORRERY_TELEMETRY_URL="http://influxdb:8086")),
]


@pytest.mark.parametrize(("rule", "how", "spoil"), SPOILT, ids=[f"{rule.__name__}-{how}" for rule, how, _ in SPOILT])
def test_a_rule_finds_what_breaks_it(production: list[Doc], rule: Rule, how: str, spoil: Spoil) -> None:
    spoilt = copy.deepcopy(production)
    spoil(spoilt)
    assert spoilt != production, how
    assert list(rule(spoilt)) != []


def test_no_rule_is_left_out() -> None:
    assert {rule for rule, _, _ in SPOILT} == set(RULES)
