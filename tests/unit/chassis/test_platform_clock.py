from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.chassis.clock import clock_from
from services.chassis.settings import load_settings


def test_unset_is_the_wall_clock() -> None:
    assert abs(clock_from(load_settings()).now() - datetime.now(UTC)) < timedelta(seconds=1)


@given(st.floats(0.1, 1000), st.integers(0, 86_400))
def test_the_platform_clock_runs_from_its_start(speed: float, since_s: int) -> None:
    start, epoch = datetime(2026, 4, 2, tzinfo=UTC), datetime.now(UTC) - timedelta(seconds=since_s)
    clock = clock_from(load_settings(clock_start=start, clock_epoch=epoch, clock_speed=speed))
    passed = (clock.now() - start).total_seconds()
    assert abs(passed - since_s * speed) <= 2 * speed
    assert clock.now() <= clock.now()
    assert clock.now().tzinfo is UTC
