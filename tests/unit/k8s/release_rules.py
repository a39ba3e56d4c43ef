"""Rules of what is released: each yields what breaks it."""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from services.chassis.errors import SettingsError
from services.chassis.settings import load_settings
from tests.unit.k8s.manifests import (
    Doc,
    containers,
    each_container,
    environment,
    has,
    named,
    of_kind,
    pod,
    pod_labels,
    secret_files,
    title,
    workloads,
)

VERSION = "app.kubernetes.io/version"
SECRETS = {
    "orrery_archive_url": "postgresql://orrery:Wm3-kx9-Qz7@postgres/orrery",
    "orrery_missions_url": "mongodb://orrery:Wm3-kx9-Qz7@mongo/",
    "orrery_cache_url": "redis://:Wm3-kx9-Qz7@redis:6379/0",
    "orrery_webhooks": "{}",
}
"""Secrets that are addresses; any other is a word."""


def migrated(docs: list[Doc]) -> Iterator[str]:
    """One job, named by the release, runs core's own image before core does."""
    jobs = of_kind(docs, "Job")
    if len(jobs) != 1:
        yield f"{len(jobs)} jobs"
        return
    [job], core = jobs, named(docs, "Deployment", "core")
    name, release = job["metadata"]["name"], core["spec"]["template"]["metadata"]["labels"].get(VERSION)
    if name != f"migrate-{release}" or not re.fullmatch(r"[a-z0-9-]{1,63}", name):
        yield f"{name} is not named by the release {release}"
    if containers(job)[0]["image"] != containers(core)[0]["image"]:
        yield f"{name} runs another image than core"
    if secret_files(job) != secret_files(core):
        yield f"{name} has other secrets than core"
    command = containers(job)[0]["args"]
    if command[:2] != ["python", "-m"] or find_spec(command[2]) is None:
        yield f"{name} runs {command}, which is no program here"
    if pod(job)["restartPolicy"] != "Never":
        yield f"{name}: what a failed try said is lost"


def fixed_images(docs: list[Doc]) -> Iterator[str]:
    """Every image is one release's: a digest or a version, never what a tag means today."""
    for name, container, _ in each_container(docs):
        tail = container["image"].rpartition("/")[2]
        if not re.fullmatch(r"orrery-[a-z]+(:\d+\.\d+\.\d+[\w.-]*|(:[\w.-]+)?@sha256:[0-9a-f]{64})", tail):
            yield f"{name}: {container['image']}"


def labelled(docs: list[Doc]) -> Iterator[str]:
    """Every pod says of what and which release it is."""
    for doc in workloads(docs):
        labels = pod_labels(doc)
        if labels.get("app.kubernetes.io/part-of") != "orrery" or not labels.get(VERSION):
            yield f"{title(doc)}: {labels}"


def right_data(docs: list[Doc]) -> Iterator[str]:
    """Data is invented in development alone, where the simulator is."""
    name = named(docs, "ConfigMap", environment_map(docs))["data"]["ORRERY_ENVIRONMENT"]
    if of_kind(docs, "Namespace")[0]["metadata"]["name"] != f"orrery-{name}":
        yield f"{name} in another environment's namespace"
    if has(docs, "Deployment", "simulator") != (name == "development"):
        yield f"the simulator is the wrong way round in {name}"


def environment_map(docs: list[Doc]) -> str:
    return str(containers(named(docs, "Deployment", "core"))[0]["envFrom"][0]["configMapRef"]["name"])


def starts(docs: list[Doc]) -> Iterator[str]:
    """With these settings and its secrets' files no program refuses to start, and none is told of secrets it lacks."""
    for name, container, doc in each_container(docs):
        with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
            for key, value in environment(docs, container).items():
                patch.setenv(key, value)
            for file in secret_files(doc):
                Path(folder, file).write_text(SECRETS.get(file, f"Wm3-kx9-Qz7-{file}"))
            # A pod without secrets has no such folder.
            if secret_files(doc):
                patch.setenv("ORRERY_SECRETS_DIR", folder)
            try:
                settings = load_settings()
                assert settings.origin
                if pod_labels(doc)["app.kubernetes.io/name"] == "etl":
                    assert settings.provider_key
            except SettingsError as error:
                yield f"{name}: {error.detail}"


RULES = (migrated, fixed_images, labelled, right_data, starts)
