"""Grafana's units for those of the field catalogue."""

from typing import Final

from services.domain.fields import CATALOGUE

_GRAFANA: Final = {
    "": "none",
    "s": "s",
    "d": "d",
    "h": "h",
    "B": "bytes",
    "%": "percent",
    "K": "kelvin",
    "°": "degree",
    "km": "lengthkm",
    "m": "lengthm",
    "kg": "masskg",
}


def grafana_unit(unit: str) -> str:
    """Grafana's name of a unit of the catalogue; one that it has no name for is written behind the number."""
    return _GRAFANA.get(unit, f"suffix: {unit}")


def unit_of(name: str) -> str:
    """Unit of a field: instants are told as dates, texts as they are.

    Raises:
        KeyError: the catalogue has no such field.
    """
    field = CATALOGUE[name]
    if field.dtype == "instant":
        return "dateTimeAsIso"
    return grafana_unit(field.unit) if field.dtype in {"float64", "int64"} else "string"


def label_of(name: str) -> str:
    """What people call a field."""
    return CATALOGUE[name].label or name.replace("_", " ").capitalize()
