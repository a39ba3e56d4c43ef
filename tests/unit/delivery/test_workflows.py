"""The workflows: sound, pinned, with the least of rights, and made of what a developer runs."""

import copy
import re
import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml

from tests.unit.k8s.manifests import ENVIRONMENTS, ROOT, program

FOLDER = ROOT / ".github/workflows"
PINNED = re.compile(r"^\s*(?:- )?uses: (?:\./\S+|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$")
MAY_WRITE = {("deliver.yml", "image"): {"packages"}}
PROGRAMS = {"core", "etl", "gateway", "ml", "simulator"}

Workflow = dict[Any, Any]


def workflows() -> dict[str, Workflow]:
    return {path.name: yaml.safe_load(path.read_text()) for path in sorted(FOLDER.glob("*.yml"))}


def jobs(found: dict[str, Workflow]) -> Iterator[tuple[str, str, Any]]:
    for name, workflow in found.items():
        yield from ((name, job, facts) for job, facts in workflow["jobs"].items())


def steps(found: dict[str, Workflow]) -> Iterator[tuple[str, Any]]:
    for name, job, facts in jobs(found):
        yield from ((f"{name}, {job}", step) for step in facts.get("steps", []))


def least_rights(found: dict[str, Workflow]) -> Iterator[str]:
    """Nothing is granted to all jobs; one job writes images; no step leaves the token in the working copy."""
    for name, workflow in found.items():
        if workflow["permissions"] != {} or "pull_request_target" in workflow[True]:
            yield f"{name}: rights for every job, or a stranger's change with them"
    for name, job, facts in jobs(found):
        granted = facts.get("permissions", {"contents": "write"})
        writes = {scope for scope, right in granted.items() if right != "read"}
        if writes != MAY_WRITE.get((name, job), set()):
            yield f"{name}, {job}: writes {writes}"
    for where, step in steps(found):
        if step.get("uses", "").startswith("actions/checkout") and step["with"]["persist-credentials"] is not False:
            yield f"{where}: the token stays in the working copy"


def bounded(found: dict[str, Workflow]) -> Iterator[str]:
    """Every job that runs has an end, and two never work on the same thing at once."""
    for name, job, facts in jobs(found):
        if "runs-on" in facts and "timeout-minutes" not in facts:
            yield f"{name}, {job}: no end"
        group = facts.get("concurrency") or found[name].get("concurrency")
        if not group or (name != "check.yml" and group["cancel-in-progress"] is not False):
            yield f"{name}, {job}: {group}"


def same_targets(found: dict[str, Workflow]) -> Iterator[str]:
    """What is run are the Makefile's targets, and all that a change must pass is among them."""
    targets = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    used = {target for _, step in steps(found) for target in re.findall(r"make ([a-z0-9-]+)", step.get("run", ""))}
    yield from (f"make {target}: no such target" for target in used - targets)
    wanted = {"check", "k8s-check", "audit", "k8s-release", "k8s-deploy"}
    yield from (f"make {target}: is not run" for target in wanted - used)


def every_image(found: dict[str, Workflow]) -> Iterator[str]:
    """Each program's image is built, scanned, and pushed by delivery alone."""
    for name, job in (("check.yml", "images"), ("deliver.yml", "image")):
        facts = found[name]["jobs"][job]
        built = {entry["program"]: entry["dockerfile"] for entry in facts["strategy"]["matrix"]["include"]}
        if set(built) != PROGRAMS:
            yield f"{name}: builds {set(built)}"
        yield from (f"{name}: no {file}" for file in built.values() if not (ROOT / file).is_file())
        used = [step.get("uses", "").partition("@")[0] for step in facts["steps"]]
        scans = [step["with"] for step in facts["steps"] if "trivy" in step.get("uses", "")]
        if "docker/build-push-action" not in used or not any(scan.get("exit-code") == "1" for scan in scans):
            yield f"{name}: builds without a scan that can fail"
        pushes = any(step.get("with", {}).get("push") for step in facts["steps"])
        if pushes != (name == "deliver.yml"):
            yield f"{name}: pushes {pushes}"


def promoted(found: dict[str, Workflow]) -> Iterator[str]:
    """One release goes from environment to environment, each with its own approval and key."""
    delivered = found["deliver.yml"]["jobs"]
    before = "release"
    for environment in ENVIRONMENTS:
        job = delivered[environment]
        if (job["needs"], job["with"]) != (before, {"environment": environment}):
            yield f"{environment}: comes after {job['needs']}, into {job['with']}"
        before = environment
    if delivered["image"]["needs"] != "check" or delivered["release"]["needs"] != "image":
        yield "a release that was not checked"
    if found["deploy.yml"]["jobs"]["deploy"].get("environment") != "${{ inputs.environment }}":
        yield "nobody is asked"


RULES = (least_rights, bounded, same_targets, every_image, promoted)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_workflows_keep_the_rule(rule: Callable[[dict[str, Workflow]], Iterator[str]]) -> None:
    assert list(rule(workflows())) == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yml")), ids=lambda path: path.name)
def test_what_others_wrote_is_pinned_by_commit_with_its_version_beside_it(path: Any) -> None:
    uses = [line for line in path.read_text().splitlines() if re.match(r"\s*(- )?uses:", line)]
    assert uses
    assert [line for line in uses if not PINNED.match(line)] == []


def test_actionlint_finds_nothing() -> None:
    actionlint = program("actionlint")
    if actionlint is None:
        pytest.skip("actionlint is not here; with Go installed, `make k8s-check` gets it")
    files = [str(path) for path in sorted(FOLDER.glob("*.yml"))]
    done = subprocess.run([actionlint, "-no-color", *files], capture_output=True, text=True, check=False)
    assert done.stdout + done.stderr == ""
    assert done.returncode == 0


SPOILT: list[tuple[Any, Callable[[dict[str, Workflow]], object]]] = [
    (least_rights, lambda w: w["check.yml"].update(permissions="write-all")),
    (least_rights, lambda w: w["check.yml"][True].update(pull_request_target=None)),
    (least_rights, lambda w: w["deploy.yml"]["jobs"]["deploy"].pop("permissions")),
    (least_rights, lambda w: w["check.yml"]["jobs"]["check"]["permissions"].update(packages="write")),
    (least_rights, lambda w: w["deploy.yml"]["jobs"]["deploy"]["steps"][0]["with"].update({"persist-credentials": 1})),
    (bounded, lambda w: w["check.yml"]["jobs"]["images"].pop("timeout-minutes")),
    (bounded, lambda w: w["deploy.yml"]["jobs"]["deploy"]["concurrency"].update({"cancel-in-progress": True})),
    (bounded, lambda w: w["deliver.yml"].pop("concurrency")),
    (same_targets, lambda w: w["check.yml"]["jobs"]["check"]["steps"][-1].update(run="make all")),
    (same_targets, lambda w: w["check.yml"]["jobs"].pop("packages")),
    (every_image, lambda w: w["deliver.yml"]["jobs"]["image"]["strategy"]["matrix"]["include"].pop()),
    (every_image, lambda w: w["check.yml"]["jobs"]["images"]["steps"].pop()),
    (every_image, lambda w: w["check.yml"]["jobs"]["images"]["steps"][2]["with"].update(push=True)),
    (promoted, lambda w: w["deliver.yml"]["jobs"]["production"].update(needs="release")),
    (promoted, lambda w: w["deliver.yml"]["jobs"]["image"].update(needs=[])),
    (promoted, lambda w: w["deploy.yml"]["jobs"]["deploy"].pop("environment")),
]


@pytest.mark.parametrize(("rule", "spoil"), SPOILT)
def test_a_rule_finds_what_breaks_it(rule: Any, spoil: Callable[[dict[str, Workflow]], object]) -> None:
    found = workflows()
    spoilt = copy.deepcopy(found)
    spoil(spoilt)
    assert spoilt != found
    assert list(rule(spoilt)) != []
