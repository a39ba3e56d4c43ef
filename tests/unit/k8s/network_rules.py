"""Rules of who reaches whom: each yields what breaks it."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.unit.k8s.manifests import ROOT, Doc, has, named, of_kind, pod_labels, title, workloads

NAME = "app.kubernetes.io/name"
NAMESPACE = "kubernetes.io/metadata.name"
PROMETHEUS = "prometheus in monitoring"
MAY_ASK = {
    "core": {"gateway", "etl", "ml", PROMETHEUS},
    "etl": {"gateway", PROMETHEUS},
    "gateway": {"anyone in ingress", PROMETHEUS},
    "ml": {"gateway", "etl", PROMETHEUS},
    "simulator": {"etl", PROMETHEUS},
}
PORTS = {"core": 8081, "etl": 8082, "gateway": 8080, "ml": 8084, "simulator": 8083}
RECORDS = {5432, 8086, 27017, 7070}
STORES = {"core": RECORDS, "migrate": RECORDS, "etl": {7070}, "ml": {7070}, "gateway": {6379}}
PRIVATE = (
    {"10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"},
    {"fc00::/7", "fe80::/10"},
)
NOT_PUBLIC = ("/metrics", "/health", "/ready", "/internal")


def default_deny(docs: list[Doc]) -> Iterator[str]:
    """What no policy allows is denied, both ways, for every pod."""
    everything = {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    if not any(policy["spec"] == everything for policy in of_kind(docs, "NetworkPolicy")):
        yield "nothing is denied by default"


def asked_by(docs: list[Doc]) -> Iterator[str]:
    """Each program is asked by those whom it serves, on its own port, and by nobody else."""
    for name, allowed in MAY_ASK.items():
        if not has(docs, "Deployment", name):
            continue
        found = set(_ingress(docs, name))
        if found != {(peer, PORTS[name]) for peer in allowed}:
            yield f"{name}: {sorted(found)}"


def asks(docs: list[Doc]) -> Iterator[str]:
    """Whom a program may be asked by may also ask it: a hop that one side forbids does not work."""
    for name, allowed in MAY_ASK.items():
        for peer in allowed & set(PORTS):
            if has(docs, "Deployment", name) and (name, PORTS[name]) not in set(_egress(docs, peer)):
                yield f"{peer} may not ask {name}"


def one_way_out(docs: list[Doc]) -> Iterator[str]:
    """Etl alone asks providers, by HTTPS, and not where data is invented; no private address is reached so."""
    for doc in workloads(docs):
        name = pod_labels(doc)[NAME]
        ways = {(peer, port) for peer, port in _egress(docs, name) if peer.startswith(("internet", "anyone"))}
        ways = {(peer, port) for peer, port in ways if not peer.endswith(("-stores", " monitoring", " prefect"))}
        wanted = {("internet", 443)} if name == "etl" and not has(docs, "Deployment", "simulator") else set()
        if ways != wanted:
            yield f"{name}: reaches {sorted(ways)}"


def stores_of(docs: list[Doc]) -> Iterator[str]:
    """Core reaches every store, etl and ml the bucket, gateways the cache: in their own environment's namespace."""
    home = f"{of_kind(docs, 'Namespace')[0]['metadata']['name']}-stores"
    for doc in workloads(docs):
        name = pod_labels(doc)[NAME]
        found = {peer for peer in _egress(docs, name) if peer[0].endswith("-stores")}
        if found != {(f"anyone in {home}", port) for port in STORES.get(name, ())}:
            yield f"{name}: {sorted(found)}"
    for name in ("postgres", "influxdb", "mongo", "redis", "s3"):
        service = named(docs, "Service", name)["spec"]
        if service["type"] != "ExternalName" or service["externalName"].split(".")[1] != home:
            yield f"{name}: {service}"


def public_paths(docs: list[Doc]) -> Iterator[str]:
    """From outside there are the API and every page, and no way to metrics, health or internal routes."""
    ingress = of_kind(docs, "Ingress")[0]
    paths = [path for rule in ingress["spec"]["rules"] for path in rule["http"]["paths"]]
    for path in paths:
        if path["backend"]["service"]["name"] != "gateway":
            yield f"{path['path']}: leads past the gateway"
    for closed in NOT_PUBLIC:
        if any(_covers(path, closed) or _covers(path, f"{closed}/x") for path in paths):
            yield f"{closed}: open to everyone"
    for wanted in ("/api/v1/live", "/docs", "/openapi.json", "/_next/static/x.js", *_pages()):
        if not any(_covers(path, wanted) for path in paths):
            yield f"{wanted}: not to be had"


def _pages() -> Iterator[str]:
    """Pages of the web app, and the files of its build where it is built."""
    pages = ROOT / "frontend/src/app"
    for page in pages.rglob("page.tsx"):
        yield f"/{page.parent.relative_to(pages).as_posix()}".removesuffix("/.")
    built = ROOT / "frontend/out"
    for file in built.rglob("*.*"):
        name = f"/{file.relative_to(built).as_posix()}"
        # These two are what the gateway answers for an address that there is not.
        if file.is_file() and not name.startswith(("/404", "/_not-found", "/.")):
            yield name.removesuffix("index.html")


def _covers(rule: Doc, path: str) -> bool:
    if rule["pathType"] == "Exact":
        return bool(rule["path"] == (path or "/"))
    return PurePosixPath(path).is_relative_to(rule["path"])


def _selects(selector: Doc, name: str) -> bool:
    wanted = selector.get("matchLabels", {}).get(NAME, name)
    expressions = selector.get("matchExpressions", [])
    return bool(wanted == name and all(name in e["values"] for e in expressions if e["key"] == NAME))


def _rules(docs: list[Doc], name: str, side: str) -> Iterator[Doc]:
    for policy in of_kind(docs, "NetworkPolicy"):
        if _selects(policy["spec"]["podSelector"], name):
            yield from policy["spec"].get(side, [])


def _ingress(docs: list[Doc], name: str) -> Iterator[tuple[str, int]]:
    yield from _ends(docs, _rules(docs, name, "ingress"), "from")


def _egress(docs: list[Doc], name: str) -> Iterator[tuple[str, int]]:
    yield from _ends(docs, _rules(docs, name, "egress"), "to")


def _ends(docs: list[Doc], rules: Iterator[Doc], side: str) -> Iterator[tuple[str, int]]:
    for rule in rules:
        ports = [port["port"] for port in rule.get("ports", [{"port": 0}])]
        for peer in rule.get(side, [{}]):
            yield from ((name, port) for name in _peers(docs, peer) for port in ports)


def _peers(docs: list[Doc], peer: Doc) -> Iterator[str]:
    """Programs of this environment by name; others with their namespace; `anyone` where nothing is said."""
    if block := peer.get("ipBlock"):
        is_bounded = set(block.get("except", [])) >= PRIVATE[":" in block["cidr"]]
        yield "internet" if is_bounded else "internet and private networks"
    elif space := peer.get("namespaceSelector"):
        who = peer.get("podSelector", {}).get("matchLabels", {})
        where = space.get("matchLabels", {}).get(NAMESPACE, "any namespace")
        yield f"{who.get(NAME) or who.get('k8s-app') or 'anyone'} in {where}"
    elif selector := peer.get("podSelector"):
        names = {pod_labels(doc)[NAME] for doc in workloads(docs)}
        yield from (name for name in names if _selects(selector, name))
    else:
        yield "anyone"


def in_one_namespace(docs: list[Doc]) -> Iterator[str]:
    """Everything is in the environment's own namespace, which refuses what is not restricted."""
    space = of_kind(docs, "Namespace")[0]["metadata"]
    if space["labels"].get("pod-security.kubernetes.io/enforce") != "restricted":
        yield f"{space['name']} admits any pod"
    for doc in docs:
        if doc["kind"] != "Namespace" and doc["metadata"].get("namespace") != space["name"]:
            yield f"{title(doc)}: elsewhere"


RULES = (default_deny, asked_by, asks, one_way_out, stores_of, public_paths, in_one_namespace)
