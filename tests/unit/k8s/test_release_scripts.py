"""A release is written down once, and put into an environment in an order that loses nothing.

No cluster is here: `kubectl` is a stand-in that takes note of what it is told and plays the part of a migration.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.k8s import network_rules, pod_rules, release_rules
from tests.unit.k8s.manifests import PROGRAMS, ROOT, each_container, program, render

DIGEST = "sha256:" + "0123456789abcdef" * 4
NAMES = ("core", "etl", "gateway", "ml", "simulator")
RELEASE = "0-1-0-1a2b3c4d5e6f"
STAND_IN = """#!{python}
import sys
from pathlib import Path
words, notes = " ".join(sys.argv[1:]), Path({notes!r})
notes.open("a").write(words + "\\n")
core_is_down = "scale deployment core --namespace orrery-staging --replicas 0" in notes.read_text()
if words.startswith("get job"):
    answers = {answers}
    print(next((text for part, text in answers.items() if part in words), ""), end="")
elif words.startswith("get deployment core"):
    print("deployment.apps/core", end="")
elif words.startswith("get deployments"):
    print("deployment.apps/core\\ndeployment.apps/gateway")
"""
ENDS = '{"Complete": "True"}'
ENDS_WITHOUT_CORE = '{"Complete": "True"} if core_is_down else {".status.failed": "1"}'
FAILS = '{"Failed": "True"} if core_is_down else {".status.failed": "1"}'


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    if program("kustomize") is None:
        pytest.skip("kustomize is not here; with Go installed, `make k8s-check` gets it")
    return Path(shutil.copytree(ROOT / "k8s", tmp_path / "k8s"))


def run(tree: Path, *words: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(tree.parent / "bin"), str(PROGRAMS), os.environ["PATH"]))
    environment = {**os.environ, "PATH": path, "DEPLOY_POLL_S": "0"}
    return subprocess.run(words, cwd=tree.parent, env=environment, capture_output=True, text=True, check=False)


def deploy(tree: Path, answers: str) -> tuple[int, list[str]]:
    notes = tree.parent / "notes"
    kubectl = tree.parent / "bin/kubectl"
    kubectl.parent.mkdir()
    kubectl.write_text(STAND_IN.format(python=sys.executable, notes=str(notes), answers=answers))
    kubectl.chmod(0o755)
    done = run(tree, "k8s/deploy.sh", "staging")
    calls = [line for line in notes.read_text().splitlines() if not line.startswith("get ")]
    return done.returncode, [" ".join(call.split()[:2]) for call in calls if "notin" not in call]


def test_a_release_is_written_down_for_every_environment(tree: Path) -> None:
    images = [f"orrery-{name}=ghcr.io/somebody/orrery-{name}@{DIGEST}" for name in NAMES]
    done = run(tree, "k8s/release.sh", RELEASE, *images)
    assert done.returncode == 0, done.stderr
    docs = render(tree / "overlays/development")
    assert {c["image"] for _, c, _ in each_container(docs)} == {image.partition("=")[2] for image in images}
    assert [doc["metadata"]["name"] for doc in docs if doc["kind"] == "Job"] == [f"migrate-{RELEASE}"]
    for rule in (*pod_rules.RULES, *network_rules.RULES, *release_rules.RULES):
        assert list(rule(docs)) == []


@pytest.mark.parametrize(
    "words", [("0.1.0",), ("Main",), (RELEASE, "orrery-core=ghcr.io/x/orrery-core:1"), (RELEASE, "nginx@" + DIGEST)]
)
def test_what_is_no_release_is_refused_before_anything_is_written(tree: Path, words: tuple[str, ...]) -> None:
    before = (tree / "components/release/kustomization.yaml").read_text()
    done = run(tree, "k8s/release.sh", *words)
    assert done.returncode == 2
    assert "allowed:" in done.stderr
    assert (tree / "components/release/kustomization.yaml").read_text() == before


def test_core_goes_on_where_there_is_nothing_to_migrate(tree: Path) -> None:
    code, calls = deploy(tree, ENDS)
    assert code == 0
    assert calls == ["delete job", "apply --namespace", "rollout status", "rollout status"]


def test_core_is_stopped_for_a_migration_that_needs_its_stores(tree: Path) -> None:
    code, calls = deploy(tree, ENDS_WITHOUT_CORE)
    assert code == 0
    assert calls == ["delete job", "scale deployment", "apply --namespace", "rollout status", "rollout status"]


def test_a_release_that_cannot_migrate_replaces_nothing(tree: Path) -> None:
    code, calls = deploy(tree, FAILS)
    assert code == 1
    assert calls == ["delete job", "scale deployment", "logs job/migrate-0-1-0", "scale deployment"]
    assert (tree.parent / "notes").read_text().splitlines()[-1].endswith("--replicas 1")
