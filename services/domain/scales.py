"""NOAA space weather scales (https://www.swpc.noaa.gov/noaa-scales-explanation)."""

from bisect import bisect_right

TEXTS = ("none", "minor", "moderate", "strong", "severe", "extreme")
_FLUX_W_M2 = (1e-5, 5e-5, 1e-4, 1e-3, 2e-3)

_PROTONS_PFU = (1e1, 1e2, 1e3, 1e4, 1e5)


def radiation_storm_level(proton_flux_ge10mev_pfu: float) -> int:
    """S level 0 to 5 of a flux of protons above 10 MeV: S1 from 10 pfu, each level ten times more."""
    return bisect_right(_PROTONS_PFU, proton_flux_ge10mev_pfu)


def radio_blackout_level(xray_flux_long_w_m2: float) -> int:
    """R level 0 to 5 of a 0.1-0.8 nm flux (R1 is M1, R2 M5, R3 X1, R4 X10, R5 X20)."""
    return bisect_right(_FLUX_W_M2, xray_flux_long_w_m2)


def geomagnetic_storm_level(kp_index: float) -> int:
    """G level 0 to 5 of a Kp in thirds: 5- (4.67) is G1, 9- still G4, only 9o is G5."""
    if kp_index >= 9:
        return 5
    return max(0, min(4, round(kp_index) - 4))
