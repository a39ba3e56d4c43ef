"""Formulas against numbers worked out by hand."""

import math

import pytest

from services.domain import hazard, risk, sizes


def test_diameter_of_h_22_is_nasas_140_metres():
    assert sizes.diameter_from_h_km(22.0, 0.14) == pytest.approx(0.1414, abs=0.0002)


def test_diameter_falls_tenfold_in_five_magnitudes():
    assert sizes.diameter_from_h_km(15.0, 0.05) / sizes.diameter_from_h_km(20.0, 0.05) == pytest.approx(10)


def test_a_dark_body_is_larger_than_a_bright_one():
    ratio = sizes.diameter_from_h_km(20.0, sizes.DARK_ALBEDO) / sizes.diameter_from_h_km(20.0, sizes.BRIGHT_ALBEDO)
    assert ratio == pytest.approx(math.sqrt(5))


def test_volume_of_a_sphere():
    assert sizes.volume_km3(2.0) == pytest.approx(4 / 3 * math.pi)


def test_the_parts_of_the_score_make_100():
    parts = (risk.DISTANCE_KM, risk.DIAMETER_KM, risk.SPEED_KM_S, risk.UNCERTAINTY)
    assert sum(p.weight for p in parts) + risk.HAZARDOUS == 100


def test_bands_ascend():
    for bands in (sizes.BANDS_KM, hazard.BANDS):
        limits = [limit for _, limit in bands]
        assert limits == sorted(limits)
