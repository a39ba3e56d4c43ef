"""The page of engines is that of the suite as it stands."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.contract.storage.capabilities import GAP, NOT_RUN, PASSED
from tests.contract.storage.engines import found
from tests.docs.engines import RESULTS
from tests.docs.generate import ROOT

HELD = json.loads(RESULTS.read_text())


def named(rows: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
    return {(row["port"], row["capability"], row["engine"]) for row in rows}


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What the suite would show, from its marks and the engines' own gaps."""
    path = tmp_path_factory.mktemp("engines") / "engines.json"
    suite = [sys.executable, "-m", "pytest", "tests/contract/storage", "--collect-only", "-p", "no:cacheprovider"]
    subprocess.run([*suite, f"--capabilities={path}"], cwd=ROOT, check=True, capture_output=True)
    return json.loads(path.read_text())


def test_it_has_the_ports_engines_and_capabilities_of_the_suite(collected: list[dict[str, Any]]) -> None:
    assert named(HELD) == named(collected), "run `make engines`, with every server there is"


def test_its_gaps_are_those_that_the_engines_declare(collected: list[dict[str, Any]]) -> None:
    def gaps(rows: list[dict[str, Any]]) -> set[tuple[str, ...]]:
        return {(r["port"], r["capability"], r["engine"], r["reason"]) for r in rows if r["status"] == GAP}

    assert gaps(HELD) == gaps(collected), "run `make engines`"


def test_nothing_failed_and_what_needs_no_server_was_run() -> None:
    assert {row["status"] for row in HELD} <= {PASSED, GAP, NOT_RUN}
    embedded = {(e.port, e.name) for e in found() if e.server is None}
    unseen = [row for row in HELD if row["status"] == NOT_RUN and (row["port"], row["engine"]) in embedded]
    assert unseen == []


def test_every_server_that_was_named_here_was_run() -> None:
    """What this machine can reach passed or is a gap: the tests themselves show it, the page may not say less."""
    there = {(e.port, e.name) for e in found() if e.server is not None and e.missing is None}
    left_out = named([row for row in HELD if row["status"] == NOT_RUN and (row["port"], row["engine"]) in there])
    # A real MongoDB is in no package registry: who has one sees more than the page says.
    assert {item for item in left_out if item[2] != "mongodb"} == set()
