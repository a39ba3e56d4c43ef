import pytest

from services.domain.scales import geomagnetic_storm_level, radio_blackout_level


@pytest.mark.parametrize(
    ("kp", "level"),
    [(0, 0), (4.33, 0), (4.67, 1), (5, 1), (5.33, 1), (5.67, 2), (6.67, 3), (7.33, 3), (7.67, 4), (8.67, 4), (9, 5)],
)
def test_kp_in_thirds_to_g(kp: float, level: int) -> None:
    """NOAA: Kp 5 is G1 to Kp 9 is G5, and 9- is still G4."""
    assert geomagnetic_storm_level(kp) == level


@pytest.mark.parametrize(
    ("flux", "level"), [(9.9e-6, 0), (1e-5, 1), (5e-5, 2), (1e-4, 3), (9.9e-4, 3), (1e-3, 4), (2e-3, 5)]
)
def test_flux_to_r(flux: float, level: int) -> None:
    """NOAA: M1 is R1, M5 R2, X1 R3, X10 R4, X20 R5."""
    assert radio_blackout_level(flux) == level
