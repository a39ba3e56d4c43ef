"""Each image holds what its program imports, in packages and in its own modules, and nothing of another program."""

import re
import sys
import tomllib
from collections.abc import Iterable
from fnmatch import fnmatch
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import grimp
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[3]
DOCKERFILES = {
    "core": "services/core/Dockerfile",
    "etl": "etl/Dockerfile",
    "gateway": "services/gateway/Dockerfile",
    "ml": "ml/Dockerfile",
    "simulator": "services/simulator/Dockerfile",
}
ENTRIES = {
    "core": (
        "services.core.__main__",
        "services.core.migrate",
        "services.core.forget",
        "services.core.transfer.__main__",
    ),
    "etl": (
        *("etl.worker.__main__", "etl.runs.quality", "etl.quality.compiling"),
        *("etl.flows.__main__", "etl.flows.airflow", "services.cli.__main__"),
    ),
    "gateway": ("services.gateway.__main__",),
    "ml": ("ml.server.__main__", "ml.flows.__main__"),
    "simulator": ("services.simulator.__main__",),
}
PROBE = "services.chassis.probe"
LATER = re.compile(r'when_used\("([\w.]+)"\)')
# Modules that are found in their folder, not imported by name.
FOUND = ("services.domain.tables", "services.domain.fields", "services.domain.datasets", "etl.sources")
FOUND_BY = {
    "core": FOUND[:3],
    "etl": FOUND,
    "gateway": (),
    "ml": FOUND[:3],
    "simulator": (*FOUND[:3], "services.simulator.providers"),
}
# `open_stores` names every engine; core alone calls it.
OF_CORE_ALONE = {"services.storage"}
# Loaded by a library: uvicorn's loop and protocol, what traces instrument, ibis's engine, pandera's types.
LOADED_BY_NAME = {"httptools", "httpx", "pandas", "pyarrow-hotfix", "uvloop"}
# What a program can do without: Spark is a cluster's, with an image of its own; a reload on save and plots for the docs
# are for development.
NOT_IN_IMAGES = {"pyspark", "watchfiles", "matplotlib"}


@cache
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(
        "services", "etl", "ml", include_external_packages=True, exclude_type_checking_imports=True
    )


@cache
def imported(program: str) -> frozenset[str]:
    """Every module that can be imported from the program's entries, its own and others'."""
    seen: set[str] = set()
    waiting = [*ENTRIES[program], PROBE]
    while waiting:
        module = waiting.pop()
        if module in seen:
            continue
        seen.add(module)
        if not is_ours(module):
            continue
        waiting.append(module.rpartition(".")[0] or module)
        if program == "core" or module not in OF_CORE_ALONE:
            waiting += graph().find_modules_directly_imported_by(module)
            waiting += LATER.findall((ROOT / path_of(module)).read_text())
        if module in FOUND_BY[program]:
            waiting += graph().find_children(module)
    return frozenset(seen)


def is_ours(module: str) -> bool:
    return module.partition(".")[0] in {"services", "etl", "ml"}


def packages(program: str) -> set[str]:
    """Distributions that hold what the program imports; of a name that several share, those that are asked for."""
    known = packages_distributions()
    tops = {module.partition(".")[0] for module in imported(program) if not is_ours(module)} - sys.stdlib_module_names
    found = set[str]()
    for top in tops - NOT_IN_IMAGES:
        holders = {canonicalize_name(name) for name in known[top]}
        found |= holders if len(holders) == 1 else holders & wanted(program)
    return found


def locked(program: str) -> set[str]:
    lock = (ROOT / ".locks" / "images" / f"{program}.txt").read_text()
    return {canonicalize_name(name) for name in re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*])?==", lock, re.MULTILINE)}


def wanted(program: str) -> set[str]:
    """What the program's group in pyproject.toml names."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]

    def names(group: str) -> Iterable[str]:
        for item in groups[group]:
            if isinstance(item, dict):
                yield from names(item["include-group"])
            else:
                yield canonicalize_name(Requirement(item).name)

    return set(names(f"image-{program}"))


def copied(program: str) -> list[str]:
    """Paths of our own modules that the image copies, as patterns."""
    found = []
    for line in (ROOT / DOCKERFILES[program]).read_text().splitlines():
        if line.startswith("COPY ") and "--from" not in line:
            found += [path for path in line.split()[1:-1] if path.startswith(("services", "etl", "ml"))]
    return found


def is_copied(path: str, patterns: list[str]) -> bool:
    return any(path.startswith(f"{p}/") or (fnmatch(path, p) and path.count("/") == p.count("/")) for p in patterns)


def path_of(module: str) -> str:
    path = ROOT / module.replace(".", "/")
    return str((path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).relative_to(ROOT))


@pytest.mark.parametrize("program", DOCKERFILES)
def test_what_a_program_imports_is_locked_for_its_image(program: str) -> None:
    assert packages(program) - NOT_IN_IMAGES - locked(program) == set()


@pytest.mark.parametrize("program", DOCKERFILES)
def test_an_image_names_no_package_that_its_program_does_not_import(program: str) -> None:
    assert wanted(program) - packages(program) - LOADED_BY_NAME == set()


@pytest.mark.parametrize("program", DOCKERFILES)
def test_an_image_s_packages_have_the_versions_that_are_tested(program: str) -> None:
    pin = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*])?==(\S+)", re.MULTILINE)
    tested = dict(pin.findall((ROOT / ".locks" / "runtime.txt").read_text()))
    image = dict(pin.findall((ROOT / ".locks" / "images" / f"{program}.txt").read_text()))
    assert {name: version for name, version in image.items() if tested.get(name) != version} == {}


@pytest.mark.parametrize("program", DOCKERFILES)
def test_an_image_copies_every_module_that_its_program_imports(program: str) -> None:
    patterns = copied(program)
    lacking = sorted(m for m in imported(program) if is_ours(m) and not is_copied(path_of(m), patterns))
    assert lacking == []


@pytest.mark.parametrize("program", DOCKERFILES)
def test_an_image_copies_nothing_that_its_program_never_imports(program: str) -> None:
    used = {path_of(module) for module in imported(program) if is_ours(module)}
    idle = [pattern for pattern in copied(program) if not any(is_copied(path, [pattern]) for path in used)]
    assert idle == []


def test_the_version_of_an_image_is_the_package_s() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    for path in DOCKERFILES.values():
        assert f"ARG VERSION={version}\n" in (ROOT / path).read_text()
    assert f"${{ORRERY_VERSION:-{version}}}" in (ROOT / "docker-compose.yml").read_text()


def test_no_image_holds_what_another_program_is_made_of() -> None:
    assert {"duckdb", "psycopg", "pymongo"} <= packages("core")
    for program in ("core", "gateway", "ml", "simulator"):
        assert not {"prefect", "ibis-framework", "typer"} & locked(program)
    for program in ("etl", "gateway", "ml", "simulator"):
        assert not {"psycopg", "pymongo", "influxdb-client"} & locked(program)
