"""Every source of a precedence is one that its field allows."""

import pytest

from services.domain import precedence
from services.domain.fields import field


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("approach_source", precedence.APPROACH),
        ("orbit_source", precedence.ORBIT),
        ("magnitude_source", precedence.MAGNITUDE),
        ("diameter_source", precedence.DIAMETER),
    ],
)
def test_sources_are_those_of_the_catalogue(name, order):
    assert order == field(name).allowed
