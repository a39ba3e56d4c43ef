"""Rules of what runs: each yields what breaks it."""

import re
from collections.abc import Iterator

from services.chassis.settings import PREFIX, SECRETS
from tests.unit.k8s.manifests import (
    Doc,
    containers,
    each_container,
    environment,
    named,
    of_kind,
    pod,
    pod_labels,
    secret_files,
    title,
    workloads,
)

ONE_WRITER = ("core", "etl")
MANY = ("gateway", "ml")
PROBES = ("startupProbe", "readinessProbe", "livenessProbe")


def restricted(docs: list[Doc]) -> Iterator[str]:
    """Pods meet the restricted standard as user 10001, on a root file system that cannot be written."""
    for doc in workloads(docs):
        context = pod(doc).get("securityContext", {})
        wanted = {"runAsNonRoot": True, "runAsUser": 10001, "seccompProfile": {"type": "RuntimeDefault"}}
        if lacking := [name for name, value in wanted.items() if context.get(name) != value]:
            yield f"{title(doc)}: {lacking}"
        if any("hostPath" in volume for volume in pod(doc).get("volumes", [])) or "hostNetwork" in pod(doc):
            yield f"{title(doc)}: the node's own files or network"
    for name, container, _ in each_container(docs):
        context = container.get("securityContext", {})
        if context.get("allowPrivilegeEscalation") is not False or context.get("readOnlyRootFilesystem") is not True:
            yield f"{name}: privileges or a root file system that can be written"
        if context.get("capabilities") != {"drop": ["ALL"]}:
            yield f"{name}: capabilities"


def no_token(docs: list[Doc]) -> Iterator[str]:
    """No pod holds a service account's token, and each has an account of its own."""
    for doc in workloads(docs):
        if pod(doc).get("automountServiceAccountToken") is not False:
            yield f"{title(doc)}: a token is mounted"
        if pod(doc).get("serviceAccountName") != pod_labels(doc)["app.kubernetes.io/name"]:
            yield f"{title(doc)}: the service account is not its own"
    for account in of_kind(docs, "ServiceAccount"):
        if account.get("automountServiceAccountToken") is not False:
            yield f"{title(account)}: a token is mounted"


def bounded(docs: list[Doc]) -> Iterator[str]:
    """Every container asks for processor and memory, and has limits; scratch volumes have a size."""
    for name, container, _ in each_container(docs):
        for kind in ("requests", "limits"):
            if set(container.get("resources", {}).get(kind, {})) < {"cpu", "memory"}:
                yield f"{name}: {kind}"
    for doc in workloads(docs):
        for volume in pod(doc).get("volumes", []):
            if "emptyDir" in volume and "sizeLimit" not in (volume["emptyDir"] or {}):
                yield f"{title(doc)}: volume {volume['name']} has no size"


def probed(docs: list[Doc]) -> Iterator[str]:
    """Every program has three probes; none dies of a part that is away, and gateways outlive core's absence."""
    for name, container, doc in each_container(docs):
        if doc["kind"] == "Job" or container["name"] == "flows":
            continue
        paths = {probe: container.get(probe, {}).get("httpGet", {}).get("path") for probe in PROBES}
        ports = {container.get(probe, {}).get("httpGet", {}).get("port") for probe in PROBES}
        if not set(paths.values()) <= {"/health", "/ready"}:
            yield f"{name}: {paths}"
        if not ports <= {port["name"] for port in container.get("ports", [])}:
            yield f"{name}: asks a port that it does not have: {ports}"
        if paths["livenessProbe"] != "/health":
            yield f"{name}: would be killed for a part that is away"
        first, then = ("/ready", "/health") if container["name"] == "gateway" else ("/health", "/ready")
        if (paths["startupProbe"], paths["readinessProbe"]) != (first, then):
            yield f"{name}: starts and serves by {paths}"


def sidecar_is_quiet(docs: list[Doc]) -> Iterator[str]:
    """What runs beside the worker is restarted when it hangs, and never takes the worker out of service."""
    for name, container, _ in each_container(docs):
        if container["name"] == "flows" and {probe for probe in PROBES if probe in container} != {"livenessProbe"}:
            yield f"{name}: another probe than that of its life"


def one_writer(docs: list[Doc]) -> Iterator[str]:
    """Core and etl are one each, and the old one ends before the new one starts."""
    for name in ONE_WRITER:
        spec = named(docs, "Deployment", name)["spec"]
        if spec.get("replicas") != 1 or spec.get("strategy", {}).get("type") != "Recreate":
            yield f"{name}: {spec.get('replicas')} replicas, {spec.get('strategy')}"
    for scaler in of_kind(docs, "HorizontalPodAutoscaler"):
        if scaler["spec"]["scaleTargetRef"]["name"] in ONE_WRITER:
            yield f"{title(scaler)}: scales what must be one"


def scales_out(docs: list[Doc]) -> Iterator[str]:
    """Gateways and ml: as many as the autoscaler says, spread, never all away; gateways with one cache between them."""
    for name in MANY:
        yield from _scales_out(docs, name)
    if "orrery_cache_url" not in secret_files(named(docs, "Deployment", "gateway")):
        yield "gateways share no cache"


def _scales_out(docs: list[Doc], name: str) -> Iterator[str]:
    program = named(docs, "Deployment", name)
    scaler = named(docs, "HorizontalPodAutoscaler", name)["spec"]
    if scaler["maxReplicas"] <= scaler["minReplicas"] or "replicas" in program["spec"]:
        yield f"{name}: the autoscaler has nothing to say"
    if scaler["scaleTargetRef"] != {"apiVersion": "apps/v1", "kind": "Deployment", "name": name}:
        yield f"{name}: the autoscaler scales {scaler['scaleTargetRef']}"
    if not pod(program).get("topologySpreadConstraints"):
        yield f"{name}: all may share one node"
    if program["spec"]["strategy"].get("rollingUpdate", {}).get("maxUnavailable") != 0:
        yield f"{name}: a new release takes some away before it has new ones"
    budgets = [b["spec"] for b in of_kind(docs, "PodDisruptionBudget")]
    if not any(b["selector"]["matchLabels"].items() <= pod_labels(program).items() for b in budgets):
        yield f"{name}: nothing keeps all from being drained at once"


def secrets_are_files(docs: list[Doc]) -> Iterator[str]:
    """No secret's value is here or in an environment; each program mounts the files that it needs, read-only."""
    for doc in of_kind(docs, "Secret"):
        yield f"{title(doc)}: a secret in the repository"
    for doc in workloads(docs):
        if strange := {name for name in secret_files(doc) if name.removeprefix(PREFIX.lower()) not in SECRETS}:
            yield f"{title(doc)}: no secret setting is called {strange}"
    for name, container, doc in each_container(docs):
        if any("valueFrom" in entry for entry in container.get("env", [])):
            yield f"{name}: its environment holds what may be a secret"
            continue
        set_here = environment(docs, container)
        secret = {key: value for key, value in set_here.items() if key.removeprefix(PREFIX).lower() in SECRETS}
        # An address that names no user is none.
        if plain := {key for key, value in secret.items() if not re.fullmatch(r"https?://[^@]+", value)}:
            yield f"{name}: {plain} in plain sight"
        mounts = {m["mountPath"] for m in container.get("volumeMounts", []) if m.get("readOnly")}
        if set_here.get("ORRERY_SECRETS_DIR") not in (mounts if secret_files(doc) else {None}):
            yield f"{name}: the folder of secrets is not where the setting says"


def refers(docs: list[Doc]) -> Iterator[str]:
    """Whatever is named is there: settings, volumes, accounts, selected pods, ports of services."""
    present = {(doc["kind"], doc["metadata"]["name"]) for doc in docs}
    for doc in workloads(docs):
        asked = {("ServiceAccount", pod(doc)["serviceAccountName"])}
        asked |= {("ConfigMap", s["configMapRef"]["name"]) for c in containers(doc) for s in c.get("envFrom", [])}
        volumes = pod(doc).get("volumes", [])
        claims = [v["persistentVolumeClaim"] for v in volumes if "persistentVolumeClaim" in v]
        asked |= {("PersistentVolumeClaim", claim["claimName"]) for claim in claims}
        for missing in asked - present:
            yield f"{title(doc)}: {'/'.join(missing)} is not there"
        mounted = {m["name"] for c in containers(doc) for m in c.get("volumeMounts", [])}
        if mounted != {v["name"] for v in volumes}:
            yield f"{title(doc)}: mounts {mounted} of other volumes"
    for service in of_kind(docs, "Service"):
        if service["spec"].get("type") != "ExternalName":
            yield from _reaches(docs, service)


def _reaches(docs: list[Doc], service: Doc) -> Iterator[str]:
    selector = service["spec"]["selector"].items()
    ports = {
        (port["name"], port["containerPort"])
        for doc in of_kind(docs, "Deployment")
        if selector <= pod_labels(doc).items()
        for container in containers(doc)
        for port in container["ports"]
    }
    if not {(p["targetPort"], p["port"]) for p in service["spec"]["ports"]} <= ports:
        yield f"{title(service)}: no pod has that port"


def scraped(docs: list[Doc]) -> Iterator[str]:
    """Prometheus finds every program by its annotations."""
    for doc in of_kind(docs, "Deployment"):
        notes = doc["spec"]["template"]["metadata"].get("annotations", {})
        port = str(containers(doc)[0]["ports"][0]["containerPort"])
        wanted = {"scrape": "true", "port": port, "path": "/metrics"}
        if notes != {f"prometheus.io/{name}": value for name, value in wanted.items()}:
            yield f"{title(doc)}: {notes}"


RULES = (
    restricted,
    no_token,
    bounded,
    probed,
    sidecar_is_quiet,
    one_writer,
    scales_out,
    secrets_are_files,
    refers,
    scraped,
)
