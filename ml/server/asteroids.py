"""What is computed of asteroids: how large one may be, and which orbits are least like the others."""

from typing import Annotated, Final, Literal

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel

from ml.server.models import Meta
from ml.server.state import ASTEROIDS, Server
from ml.server.using import UseServer, meta
from services.chassis.errors import NotFoundError
from services.ports.archive import Select, Where

MOST: Final = 200
"""Unusual orbits that are told at most; found once for all lengths."""
_OF_SIZE: Final = ("designation", "name", "absolute_magnitude_h", "albedo", "diameter_km", "diameter_sigma_km",
                   "spectral_type_smassii", "spectral_type_tholen", "batch_ids")  # fmt: skip

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
    from ml.models.diameter import diameter_range  # noqa: PLC0415 - with the numeric part

    where = (Where("designation", "=", designation),)
    rows = server.engine().core.rows(Select(table="dim_asteroids", where=where, columns=_OF_SIZE, limit=1)).to_pylist()
    if not rows or rows[0]["absolute_magnitude_h"] is None:
        raise NotFoundError(
            f"no asteroid {designation!r} with an absolute magnitude is held. "
            "Next step: name one by its primary designation, such as 99942, as /api/v1/asteroids/search finds it."
        )
    row = rows[0]
    found = diameter_range(
        row["absolute_magnitude_h"],
        albedo=row["albedo"],
        spectral_type=row["spectral_type_smassii"] or row["spectral_type_tholen"],
        diameter_km=row["diameter_km"],
        diameter_sigma_km=row["diameter_sigma_km"],
    )
    facts = {name: row[name] for name in ("designation", "name", "absolute_magnitude_h")}
    told = {name: getattr(found, name) for name in ("basis", "lower_km", "upper_km", "albedo_from", "albedo_to")}
    complexes = [OfComplex.model_validate(one, from_attributes=True) for one in found.complexes]
    receipts = list(row["batch_ids"] or ())
    return OneDiameter(data=Diameter(**facts, **told, complexes=complexes, receipts=receipts), meta=meta(server))


def _unusual(server: Server) -> list[UnusualOrbit]:
    """As found since the catalogue last changed."""
    kept: list[UnusualOrbit] | None = server.kept.get(ASTEROIDS)
    if kept is None:
        from ml.models.unusual import COLUMNS, unusual_orbits  # noqa: PLC0415 - with the numeric part

        rows = server.engine().core.rows(Select(table="dim_asteroids", columns=COLUMNS))
        kept = [UnusualOrbit.model_validate(one, from_attributes=True) for one in unusual_orbits(rows, MOST)]
        server.kept[ASTEROIDS] = kept
    return kept
