import pytest

from ml.models.diameter import COMPLEXES, complex_of, diameter_range
from services.chassis.errors import InvalidInputError
from services.domain.sizes import diameter_from_h_km


@pytest.mark.parametrize(("h", "km"), [(17.75, 1.0), (22.0, 0.14)])
def test_the_usual_reference_sizes_follow_from_albedo_0_14(h, km):
    found = diameter_range(h, albedo=0.14)
    assert found.lower_km < km < found.upper_km
    assert diameter_from_h_km(h, 0.14) == pytest.approx(km, rel=0.02)


def test_an_unknown_albedo_leaves_about_a_factor_of_two_and_never_one_number():
    found = diameter_range(22.0)
    assert found.basis == "any_albedo"
    assert found.upper_km / found.lower_km == pytest.approx(5**0.5)
    assert {c.complex for c in found.complexes} == set(COMPLEXES)
    assert all(c.lower_km < c.upper_km for c in found.complexes)
    sizes = {c.complex: c.upper_km for c in found.complexes}
    assert sizes["V"] < sizes["S"] < sizes["C"] < sizes["D"]


def test_what_is_known_best_decides():
    by_type = diameter_range(20.0, spectral_type="Sq")
    by_albedo = diameter_range(20.0, spectral_type="Sq", albedo=0.04)
    measured = diameter_range(20.0, albedo=0.04, diameter_km=0.5, diameter_sigma_km=0.02)
    assert (by_type.basis, by_albedo.basis, measured.basis) == ("spectral_type", "measured_albedo", "measured_diameter")
    assert by_type.upper_km < by_albedo.lower_km
    assert (measured.lower_km, measured.upper_km) == (0.48, 0.52)


@pytest.mark.parametrize(
    ("spectral_type", "complex_"), [("Cb", "C"), ("Xk", "X"), ("B", "C"), ("?", None), (None, None)]
)
def test_types_belong_to_complexes(spectral_type, complex_):
    assert complex_of(spectral_type) == complex_


@pytest.mark.parametrize("h", [float("nan"), -9.0, 99.0])
def test_no_magnitude_is_refused(h):
    with pytest.raises(InvalidInputError, match="absolute_magnitude_h"):
        diameter_range(h)
