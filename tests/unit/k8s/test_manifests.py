"""What kustomize makes of each environment, held against the rules and against Kubernetes' own schemas."""

import tomllib
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from kubernetes_validate import utils, validate

from tests.unit.k8s import network_rules, pod_rules, release_rules
from tests.unit.k8s.manifests import ENVIRONMENTS, ROOT, Doc, render, title

RULES = (*pod_rules.RULES, *network_rules.RULES, *release_rules.RULES)
Rule = Callable[[list[Doc]], Iterator[str]]


@pytest.fixture(scope="module", params=ENVIRONMENTS)
def docs(request: pytest.FixtureRequest) -> list[Doc]:
    return render(ROOT / "k8s/overlays" / request.param)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_environment_keeps_the_rule(docs: list[Doc], rule: Rule) -> None:
    assert list(rule(docs)) == []


@pytest.mark.parametrize("version", ["1.35", "1.36", "1.37"])
def test_kubernetes_takes_every_object_strictly(docs: list[Doc], version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # It reads a version's schemas anew for each object: nine tenths of its time.
    monkeypatch.setattr(utils, "schema_contents", cache(utils.schema_contents))
    for doc in docs:
        assert validate(doc, f"{version}.0", strict=True) == version, title(doc)


def test_no_object_is_there_twice(docs: list[Doc]) -> None:
    titles = [title(doc) for doc in docs]
    assert len(titles) == len(set(titles))


def test_the_release_is_this_version_of_the_project(docs: list[Doc]) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    images = {container["image"].rpartition(":")[2] for _, container, _ in pod_rules.each_container(docs)}
    assert images == {version}
    assert any(title(doc) == f"Job/migrate-{version.replace('.', '-')}" for doc in docs)
