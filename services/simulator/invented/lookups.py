"""sbdb.api about the invented bodies: the same orbits that sbdb_query.api tells, one body to an answer."""

from typing import Any

import numpy as np

from services.simulator.invented.bodies import BODIES
from services.simulator.invented.catalogue import Catalogue, cell

_SIGNATURE = {"source": "NASA/JPL Small-Body Database (SBDB) API", "version": "1.3"}
_MOST_MATCHES = 20
_ELEMENTS = ("e", "a", "q", "i", "om", "w", "ma", "tp", "per", "n", "ad")
_UNITS = {"a": "au", "q": "au", "ad": "au", "i": "deg", "om": "deg", "w": "deg", "ma": "deg", "tp": "TDB", "per": "d",
          "n": "deg/d"}  # fmt: skip
_NAMES = {"ATE": "Aten", "APO": "Apollo", "AMO": "Amor", "IEO": "Atira"}
NOT_FOUND = {
    "moreInfo": "https://ssd-api.jpl.nasa.gov/doc/sbdb.html",
    "code": "200",
    "message": "specified object was not found",
}


def lookup(catalogue: Catalogue, seed: int, text: str, *, exact: bool, physical: bool) -> tuple[dict[str, Any], int]:
    """Body and HTTP status for a designation, or for part of one where `exact` is false."""
    index = catalogue.bodies.index.get(text)
    if index is None and not exact:
        found = [d for d in catalogue.bodies.designations if text and d.startswith(text)]
        if len(found) > 1:
            listed = [{"pdes": d, "name": f"({d})"} for d in found[:_MOST_MATCHES]]
            return {"code": "300", "message": "specified object matches more than one object", "list": listed}, 300
        index = catalogue.bodies.index.get(found[0]) if found else None
    return (NOT_FOUND, 200) if index is None else (_answer(catalogue, seed, index, physical=physical), 200)


def _answer(catalogue: Catalogue, seed: int, index: int, *, physical: bool) -> dict[str, Any]:
    facts = catalogue.facts(index)
    about = {
        "des": facts["pdes"], "spkid": facts["spkid"], "fullname": catalogue.full_name(index),
        "shortname": catalogue.full_name(index).split(" (")[0], "prefix": None,
        "kind": "an" if str(facts["pdes"]).isdigit() else "au", "neo": True, "pha": facts["pha"] == "Y",
        "orbit_class": {"code": facts["class"], "name": _NAMES[facts["class"]]},
        "orbit_id": facts["orbit_id"].removeprefix("JPL "),
    }  # fmt: skip
    orbit: dict[str, Any] = {
        name: cell(facts, name)
        for name in ("epoch", "equinox", "moid", "t_jup", "condition_code", "first_obs", "last_obs", "n_obs_used")
    }
    orbit |= {name: None if facts[name] is None else str(facts[name]) for name in ("rms", "data_arc")}
    orbit |= {"source": "JPL", "producer": facts["producer"], "orbit_id": about["orbit_id"]}
    orbit["elements"] = [_element(facts, name) for name in _ELEMENTS]
    answer = {"signature": _SIGNATURE, "object": about, "orbit": orbit}
    return answer | ({"phys_par": _physical(facts, seed, index)} if physical else {})


def _element(facts: dict[str, Any], name: str) -> dict[str, str | int | None]:
    sigma = cell(facts, f"sigma_{name}")
    return {"name": name, "label": name, "title": name, "value": cell(facts, name), "sigma": sigma,
            "units": _UNITS.get(name)}  # fmt: skip


def _physical(facts: dict[str, Any], seed: int, index: int) -> list[dict[str, Any]]:
    """What is known of a real body; of a synthetic one a rotation period besides."""
    given = {name: cell(facts, name) for name in ("H", "G", "diameter", "albedo") if facts[name] is not None}
    if index >= len(BODIES):
        given["rot_per"] = f"{np.random.default_rng([seed, 84, index]).gamma(2, 4) + 0.1:.3f}"
    units = {"diameter": "km", "rot_per": "h"}
    return [
        {"name": name, "value": value, "sigma": None, "units": units.get(name), "title": name, "desc": name,
         "ref": "Orrery simulator", "notes": None}
        for name, value in given.items()
    ]  # fmt: skip
