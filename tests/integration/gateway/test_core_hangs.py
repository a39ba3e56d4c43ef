import signal
from typing import Any

import pytest

from tests.integration.gateway.conftest import StandIn
from tests.integration.gateway.waiting import eventually

APPROACHES = "/api/v1/asteroids/approaches"


def test_core_that_hangs_is_not_waited_for_where_an_answer_is_known(
    core: StandIn, serve: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.gateway.versions._LONGEST_SILENCE_S", 0.5)
    gateway = serve(core.url, read_timeout_s=60.0).follows()
    fresh = gateway.get(APPROACHES)
    assert core.process is not None
    core.process.send_signal(signal.SIGSTOP)
    eventually(lambda: not gateway.gateway.versions.connected, 10)
    # The client gives up after ten seconds, the gateway's question after sixty.
    stale = gateway.get(APPROACHES)
    assert stale.headers["x-orrery-cache"] == "stale"
    assert stale.content == fresh.content
    core.process.send_signal(signal.SIGCONT)
    gateway.follows()
    assert "x-orrery-stale" not in gateway.get(APPROACHES).headers
