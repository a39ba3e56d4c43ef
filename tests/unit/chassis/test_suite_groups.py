"""Tests that share a server or a costly fixture are kept on one worker."""

import pytest


@pytest.mark.xdist_group("grouped")
def test_a_group_is_known_to_the_workers(request: pytest.FixtureRequest) -> None:
    if not getattr(request.config.option, "loadgroup", False):
        pytest.skip("this run has no workers that tests are grouped on")
    assert request.node.nodeid.endswith("@grouped")
