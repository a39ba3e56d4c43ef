"""JPL's answers about the invented bodies."""

from collections.abc import Sequence
from datetime import timedelta

from services.simulator.invented.approaches import Approaches
from services.simulator.invented.bodies import BODIES
from services.simulator.invented.catalogue import Catalogue
from services.simulator.shapes.jpl import CAD_FIELDS, cd_of, instant_of


def cad_rows(found: Approaches, catalogue: Catalogue) -> list[Sequence[str | int | None]]:
    """Rows of cad.api, all columns."""
    return [_row(found, k, catalogue) for k in range(len(found))]


def _row(found: Approaches, k: int, catalogue: Catalogue) -> list[str | None]:
    index = int(found.body[k])
    diameter = BODIES[index].diameter if index < len(BODIES) else None
    cells = {
        "des": catalogue.bodies.designations[index],
        "orbit_id": catalogue.orbit_id(index).removeprefix("JPL "),
        "jd": f"{found.jd[k]:.9f}",
        "cd": cd_of(instant_of(float(found.jd[k]))),
        "dist": f"{found.distance[k]:.15g}",
        "dist_min": f"{found.distance_min[k]:.15g}",
        "dist_max": f"{found.distance_max[k]:.15g}",
        "v_rel": f"{found.speed[k]:.15g}",
        "v_inf": f"{found.speed_infinity[k]:.15g}",
        "t_sigma_f": time_sigma(float(found.time_sigma[k])),
        "h": f"{catalogue.bodies.h[index]:.2f}",
        "diameter": None if diameter is None else str(diameter),
        "fullname": catalogue.padded_name(index),
        "body": "Earth",
    }
    return [cells.get(name) for name in CAD_FIELDS]


def time_sigma(days: float) -> str:
    """3-sigma time uncertainty as cad.api writes it: `< 00:01`, `hh:mm` or `d_hh:mm`."""
    minutes = round(days * 1440)
    if minutes < 1:
        return "< 00:01"
    whole, rest = divmod(minutes, 1440)
    clock = f"{timedelta(minutes=rest).seconds // 3600:02d}:{rest % 60:02d}"
    return f"{whole}_{clock}" if whole else clock
