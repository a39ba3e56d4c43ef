"""Enrichments as column expressions; their numbers stand in the domain."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from services.chassis.lean import when_used
from services.domain import hazard, risk, sizes

if TYPE_CHECKING:
    import ibis
    import ibis.expr.types as ir
else:
    ibis = when_used("ibis")

AU_KM = 149_597_870.7
LUNAR_DISTANCE_KM = 384_400.0
_DAY_S = 86_400.0


def size_category(diameter_km: "ir.FloatingValue") -> "ir.StringValue":
    """Band of a diameter in km."""
    return _band(diameter_km, sizes.BANDS_KM, sizes.LARGEST).fill_null(sizes.UNKNOWN)


def threat_level(score: "ir.FloatingValue") -> "ir.StringValue":
    """Band of an attention score."""
    return _band(score, hazard.BANDS, hazard.HIGHEST)


def is_hazardous(moid_au: "ir.FloatingValue", h: "ir.FloatingValue", provider: "ir.BooleanValue") -> "ir.BooleanValue":
    """NASA's definition where MOID and H are known, else the provider's flag."""
    defined = (moid_au <= hazard.MOID_LIMIT_AU) & (h <= hazard.H_LIMIT)
    return ibis.ifelse(moid_au.notnull() & h.notnull(), defined, provider)


def risk_score(
    distance_km: "ir.FloatingValue",
    nearest_km: "ir.FloatingValue",
    diameter_km: "ir.FloatingValue",
    speed_km_s: "ir.FloatingValue",
    hazardous: "ir.BooleanValue",
) -> "ir.FloatingValue":
    """Attention score 0-100, to two digits; `nearest_km` is the 3-sigma minimum of the distance."""
    doubt = 1.0 - nearest_km / distance_km.nullif(0.0)
    points = (
        _part(distance_km, risk.DISTANCE_KM)
        + _part(diameter_km, risk.DIAMETER_KM)
        + _part(speed_km_s, risk.SPEED_KM_S)
        + _part(doubt, risk.UNCERTAINTY)
        + ibis.ifelse(hazardous, risk.HAZARDOUS, 0.0).fill_null(0.0)
    )
    return (points * 100.0).round().cast("float64") / 100.0


def days_between(later: "ir.TimestampValue", earlier: "ir.TimestampValue") -> "ir.FloatingValue":
    """Days between two instants, to the second."""
    seconds = later.epoch_seconds().floor() - earlier.epoch_seconds().floor()
    return seconds.cast("float64") / _DAY_S


def _part(value: "ir.FloatingValue", part: risk.Part) -> "ir.FloatingValue":
    # Held between the anchors first: a logarithm of zero is an error, not minus infinity.
    low, high = sorted((part.zero, part.full))
    held = value.clip(low, high)
    scaled = held.log10() if part.logarithmic else held
    return ((scaled - part.scaled(part.zero)) / part.span * part.weight).fill_null(0.0)


def _band(value: "ir.FloatingValue", bands: Sequence[tuple[str, float]], beyond: str) -> "ir.StringValue":
    return ibis.cases((value.isnull(), None), *((value < limit, name) for name, limit in bands), else_=beyond)
