"""What is computed of asteroids, from core's catalogue of them."""

from typing import Any, Final

from ml.features.core import CoreSource
from ml.models.diameter import DiameterRange, diameter_range
from ml.models.unusual import COLUMNS, Unusual, unusual_orbits
from services.chassis.errors import NotFoundError
from services.ports.archive import Select, Where

_OF_SIZE: Final = ("designation", "name", "absolute_magnitude_h", "albedo", "diameter_km", "diameter_sigma_km",
                   "spectral_type_smassii", "spectral_type_tholen", "batch_ids")  # fmt: skip


def size(core: CoreSource, designation: str) -> tuple[dict[str, Any], DiameterRange]:
    """What is held of an asteroid's brightness, and the range of its diameter.

    Raises:
        NotFoundError: no such asteroid is held, or none with an absolute magnitude.
        TransientError: core is away.
    """
    where = (Where("designation", "=", designation),)
    rows = core.rows(Select(table="dim_asteroids", where=where, columns=_OF_SIZE, limit=1)).to_pylist()
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
    return row, found


def unusual(core: CoreSource, limit: int) -> list[Unusual]:
    """The orbits of the catalogue that are least like the others.

    Raises:
        TransientError: core is away.
    """
    return unusual_orbits(core.rows(Select(table="dim_asteroids", columns=COLUMNS)), limit)
