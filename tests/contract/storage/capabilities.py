"""What each engine was shown to be capable of, from the suite's own results."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from tests.contract.storage.engines import Engine

PASSED, FAILED, GAP, NOT_RUN = "passed", "failed", "gap", "not run here"
_RESULTS = "capability"


@dataclass
class Cell:
    """One capability of one engine."""

    port: str
    capability: str
    engine: str
    software: str
    status: str
    reason: str


Cells = dict[tuple[str, str, str], Cell]


def cells(items: Iterable[pytest.Item]) -> Cells:
    """What the suite is about to show: gaps as the engines declare them, all else not run yet.

    Raises:
        UsageError: a test that runs on engines does not say which capability it proves.
    """
    found: Cells = {}
    for item in items:
        for engine, capability in proves(item):
            reason = engine.gaps.get(capability)
            status, why = (GAP, reason) if reason else (NOT_RUN, engine.missing or "")
            found[engine.port, capability, engine.name] = Cell(
                engine.port, capability, engine.name, engine.software, status, why
            )
    return found


def proves(item: pytest.Item) -> list[tuple[Engine, str]]:
    """Engines that a test runs on, each with the capability that the test is about."""
    given = getattr(item, "callspec", None)
    engines = [value for value in given.params.values() if isinstance(value, Engine)] if given else []
    marks = [mark.args[0] for mark in item.iter_markers(_RESULTS)]
    if engines and not marks:
        raise pytest.UsageError(f'{item.nodeid} proves no capability; mark it with @pytest.mark.capability("…")')
    return [(engine, capability) for engine in engines for capability in marks]


class Recorder:
    """Writes what a run showed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._cells: Cells = {}
        self._proves: dict[str, list[tuple[Engine, str]]] = {}

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Begin with what is declared."""
        self._cells = cells(session.items)
        self._proves = {item.nodeid: proves(item) for item in session.items}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take in one result; a failure anywhere stays."""
        if report.skipped or (report.passed and report.when != "call"):
            return
        for engine, capability in self._proves[report.nodeid]:
            cell = self._cells[engine.port, capability, engine.name]
            cell.status = FAILED if report.failed or cell.status == FAILED else PASSED
            cell.reason = ""

    def pytest_sessionfinish(self) -> None:
        """Write it, in the order of its names."""
        rows = [asdict(self._cells[key]) for key in sorted(self._cells)]
        for row in rows:
            # Which servers were lacking is said by the page once, not in every line.
            row["reason"] = row["reason"] if row["status"] == GAP else ""
        self._path.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n")
