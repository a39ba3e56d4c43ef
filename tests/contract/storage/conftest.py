"""Every engine that implements a port goes through the same tests.

A test names a port's fixture (`archive`, `telemetry`, `missions`, `objects`, `cache`; `with open_archive() as …` and
so on for several empty stores in one test) and runs once on each engine; `@pytest.mark.capability("…")` says what it
proves. An engine that declares the capability a gap skips it with its reason, and the table in the docs shows it;
`make engines` writes that table from a run of this suite (`--capabilities=FILE`).
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from services.ports.archive import ArchiveStore
from services.ports.cache import SharedCache
from services.ports.missions import MissionStore
from services.ports.objects import ObjectStore
from services.ports.telemetry import TelemetryStore
from tests.contract.storage.capabilities import Recorder, proves
from tests.contract.storage.engines import Engine, found

Opener = Callable[[], AbstractContextManager[Any]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--capabilities", type=Path, help="write here what each engine was shown to be capable of")


def pytest_configure(config: pytest.Config) -> None:
    if path := config.getoption("--capabilities", None):
        config.pluginmanager.register(Recorder(path))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        proves(item)


def _opener(port: str) -> Any:
    engines = [pytest.param(e, id=e.name) for e in found() if e.port == port]

    @pytest.fixture(params=engines)
    def opener(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Opener:
        engine: Engine = request.param
        for mark in request.node.iter_markers("capability"):
            if reason := engine.gaps.get(mark.args[0]):
                pytest.skip(f"gap of {engine.name}, {mark.args[0]}: {reason}")
        if engine.missing:
            pytest.skip(engine.missing)
        return lambda: engine.opens(tmp_path_factory.mktemp(engine.name))

    return opener


open_archive = _opener("archive")
open_telemetry = _opener("telemetry")
open_missions = _opener("missions")
open_objects = _opener("objects")
open_cache = _opener("cache")


@pytest.fixture
def archive(open_archive: Opener) -> Iterator[ArchiveStore]:
    with open_archive() as store:
        yield store


@pytest.fixture
def telemetry(open_telemetry: Opener) -> Iterator[TelemetryStore]:
    with open_telemetry() as store:
        yield store


@pytest.fixture
def missions(open_missions: Opener) -> Iterator[MissionStore]:
    with open_missions() as store:
        yield store


@pytest.fixture
def objects(open_objects: Opener) -> Iterator[ObjectStore]:
    with open_objects() as store:
        yield store


@pytest.fixture
def cache(open_cache: Opener) -> Iterator[SharedCache]:
    with open_cache() as store:
        yield store
