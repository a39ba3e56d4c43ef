"""The manifests of an environment as kustomize renders them, and how to find one's way in them."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[3]
ENVIRONMENTS = ("development", "staging", "production")
PROGRAMS = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "orrery" / "bin"
"""Where `make k8s-check` puts what it installs."""

Doc = dict[str, Any]


def program(name: str) -> str | None:
    """Path of a program of this machine, or of the folder that `make k8s-check` fills."""
    return shutil.which(name, path=f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}")


def render(folder: Path) -> list[Doc]:
    """What kustomize makes of a folder; skips where there is no kustomize and no kubectl."""
    if kustomize := program("kustomize"):
        command = [kustomize, "build", str(folder)]
    elif kubectl := program("kubectl"):
        command = [kubectl, "kustomize", str(folder)]
    else:
        pytest.skip("neither kustomize nor kubectl is here; with Go installed, `make k8s-check` gets kustomize")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [doc for doc in yaml.safe_load_all(done.stdout) if doc]


def of_kind(docs: list[Doc], *kinds: str) -> list[Doc]:
    return [doc for doc in docs if doc["kind"] in kinds]


def named(docs: list[Doc], kind: str, name: str) -> Doc:
    return next(doc for doc in of_kind(docs, kind) if doc["metadata"]["name"] == name)


def has(docs: list[Doc], kind: str, name: str) -> bool:
    return any(doc["metadata"]["name"] == name for doc in of_kind(docs, kind))


def title(doc: Doc) -> str:
    return f"{doc['kind']}/{doc['metadata']['name']}"


def workloads(docs: list[Doc]) -> list[Doc]:
    return of_kind(docs, "Deployment", "Job", "StatefulSet", "DaemonSet", "CronJob")


def pod(doc: Doc) -> Any:
    return doc["spec"]["template"]["spec"]


def pod_labels(doc: Doc) -> Any:
    return doc["spec"]["template"]["metadata"]["labels"]


def containers(doc: Doc) -> list[Doc]:
    return [*pod(doc).get("initContainers", []), *pod(doc)["containers"]]


def each_container(docs: list[Doc]) -> Iterator[tuple[str, Doc, Doc]]:
    """What to call it, the container, and its workload."""
    for doc in workloads(docs):
        for container in containers(doc):
            yield f"{title(doc)}, container {container['name']}", container, doc


def environment(docs: list[Doc], container: Doc) -> dict[str, str]:
    """The environment that a container starts with, beside its image's."""
    found: dict[str, str] = {}
    for source in container.get("envFrom", []):
        found |= named(docs, "ConfigMap", source["configMapRef"]["name"])["data"]
    return found | {entry["name"]: entry["value"] for entry in container.get("env", [])}


def secret_files(doc: Doc) -> set[str]:
    """Names of the files in a pod's folder of secrets."""
    sources = [s for v in pod(doc).get("volumes", []) for s in v.get("projected", {}).get("sources", [])]
    return {item["path"] for source in sources for item in source["secret"]["items"]}
