"""What is computed of asteroids: how large one may be, and which orbits are least like the others."""

from typing import Annotated, Final, Literal

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel

from ml.server.models import Meta
from ml.server.state import ASTEROIDS, Server
from ml.server.using import UseServer, meta

MOST: Final = 200
"""Unusual orbits that are told at most; found once for all lengths."""

router = APIRouter(tags=["predictions"])


class OfComplex(BaseModel):
    """Size in km if the object is of one spectral complex."""

    complex: str
    albedo: float
    albedo_sigma: float
    lower_km: float
    upper_km: float


class Diameter(BaseModel):
    """Range of a diameter in km, and what it follows from."""

    designation: str
    name: str | None
    absolute_magnitude_h: float
    basis: Literal["measured_diameter", "measured_albedo", "spectral_type", "any_albedo"]
    lower_km: float
    upper_km: float
    albedo_from: float | None
    albedo_to: float | None
    complexes: list[OfComplex]
    receipts: list[str]


class OneDiameter(BaseModel):
    """A diameter in its envelope."""

    data: Diameter
    meta: Meta


class TraitAnswer(BaseModel):
    """An element of an orbit, and the share of orbits that are at least as extreme."""

    name: str
    value: float
    side: str
    share: float
    words: str


class UnusualOrbit(BaseModel):
    """An orbit unlike the others; score from 0 (like all) to 1."""

    designation: str
    name: str | None
    orbit_class: str | None
    condition_code: str | None
    score: float
    traits: list[TraitAnswer]


class UnusualOrbits(BaseModel):
    """The most unusual first."""

    data: list[UnusualOrbit]
    meta: Meta


@router.get("/unusual", summary="Orbits least like the others")
def unusual(server: UseServer, limit: Annotated[int, Query(ge=1, le=MOST)] = 20) -> UnusualOrbits:
    """Ranked by an isolation forest over the catalogue; unusual is neither dangerous nor wrong."""
    return UnusualOrbits(data=_unusual(server)[:limit], meta=meta(server))


@router.get("/{designation}/diameter", summary="How large an asteroid may be")
def diameter(server: UseServer, designation: Annotated[str, Path(min_length=1, max_length=40)]) -> OneDiameter:
    """Arithmetic from H over the albedos that are possible; of one that was measured, the measurement."""
    from ml.server.bodies import size  # noqa: PLC0415 - with the numeric part

    row, found = size(server.engine().core, designation)
    facts = {name: row[name] for name in ("designation", "name", "absolute_magnitude_h")}
    told = {name: getattr(found, name) for name in ("basis", "lower_km", "upper_km", "albedo_from", "albedo_to")}
    complexes = [OfComplex.model_validate(one, from_attributes=True) for one in found.complexes]
    receipts = list(row["batch_ids"] or ())
    return OneDiameter(data=Diameter(**facts, **told, complexes=complexes, receipts=receipts), meta=meta(server))


def _unusual(server: Server) -> list[UnusualOrbit]:
    """As found since the catalogue last changed."""
    kept: list[UnusualOrbit] | None = server.kept.get(ASTEROIDS)
    if kept is None:
        from ml.server.bodies import unusual as find  # noqa: PLC0415 - with the numeric part

        found = find(server.engine().core, MOST)
        kept = [UnusualOrbit.model_validate(one, from_attributes=True) for one in found]
        server.kept[ASTEROIDS] = kept
    return kept
