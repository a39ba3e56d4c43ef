from collections.abc import Iterator

import pytest

from tests.integration.core.running import RunningCore
from tests.integration.core.week import load_week


@pytest.fixture(scope="session")
def core(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCore]:
    """A core that holds the small week; tests only read it."""
    with RunningCore(tmp_path_factory.mktemp("week")) as running:
        load_week(running)
        yield running
