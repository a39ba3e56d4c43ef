"""NEA.txt of the invented bodies, in MPCORB's fixed columns."""

from typing import Any

from services.simulator.invented.catalogue import Catalogue
from services.simulator.shapes.jpl import instant_of

_BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def nea(catalogue: Catalogue) -> bytes:
    """The whole file, 202 characters to a line."""
    return "".join(f"{_line(catalogue, i)}\n" for i in range(len(catalogue.bodies.h))).encode("ascii")


def packed(designation: str) -> str:
    """The Minor Planet Center's packed form; a synthetic body's, which nobody packs, without its dash."""
    if designation.isdigit():
        number = int(designation)
        return f"{_BASE62[number // 10_000]}{number % 10_000:04d}"
    year, _, name = designation.partition(" ")
    if not year.isdigit():
        return designation.replace("-", "")
    cycle = int(name[2:] or 0)
    return f"{_BASE62[int(year[:2])]}{year[2:]}{name[0]}{_BASE62[cycle // 10]}{cycle % 10}{name[1]}"


def _line(catalogue: Catalogue, index: int) -> str:
    facts = catalogue.facts(index)
    designation = str(facts["pdes"])
    at = instant_of(facts["epoch"])
    epoch = f"{_BASE62[at.year // 100]}{at.year % 100:02d}{_BASE62[at.month]}{_BASE62[at.day]}"
    name = f"({designation}) {facts['name'] or ''}" if designation.isdigit() else designation
    return (
        f"{packed(designation):<7} {facts['H']:5.2f} {0.15 if facts['G'] is None else facts['G']:5.2f} {epoch} "
        f"{facts['ma']:9.5f}  {facts['w']:9.5f}  {facts['om']:9.5f}  {facts['i']:9.5f}  {facts['e']:9.7f} "
        f"{facts['n']:11.8f} {facts['a']:11.7f}  {facts['condition_code']} {'SIMULATED':<9} "
        f"{_observed(facts)} {'M-v':<3} {'3Eh':<3} {'ORRERY':<10} 0804 {name:<28.28}{_compact(facts['last_obs'])}"
    )


def _observed(facts: dict[str, Any]) -> str:
    """Observations, oppositions, arc and residual in their columns."""
    first, last = (str(facts[name] or "") for name in ("first_obs", "last_obs"))
    arc = f"{facts['data_arc'] or 1:4d} days" if first[:4] == last[:4] else f"{first[:4]}-{last[:4]}"
    oppositions = max(1, int(last[:4] or 0) - int(first[:4] or 0))
    return f"{facts['n_obs_used'] or 0:5d} {oppositions:3d} {arc:>9} {facts['rms'] or 0.5:4.2f}"


def _compact(day: str | None) -> str:
    return (day or "").replace("-", "").ljust(8)
