"""Datasets of the noun `asteroids`."""

from services.domain.datasets.model import DAY, HOUR, MINUTE, Dataset

_CAD, _SBDB, _NEOWS, _MPC = "NASA JPL CNEOS", "NASA JPL SBDB", "NASA NeoWs", "IAU Minor Planet Center"

DATASETS = (
    Dataset("cneos_cad", "approaches", "asteroids", "Close approaches to Earth", _CAD, 6 * HOUR, "snapshot", "windows",
            place=40),
    Dataset("sbdb_query", "asteroids", "asteroids", "Near-Earth objects: elements and sizes", _SBDB, DAY,
            "increment", "declared", place=60),
    Dataset("neows", "feed", "asteroids", "NeoWs approaches by day", _NEOWS, 6 * HOUR, "snapshot", "windows", place=45),
    Dataset("neows", "lookup", "asteroids", "NeoWs objects, one by one", _NEOWS, DAY, "increment", "windows", place=90),
    Dataset("neows", "browse", "asteroids", "NeoWs catalogue, page by page", _NEOWS, 2 * HOUR, "increment", "windows",
            place=80),
    Dataset("neows", "stats", "asteroids", "NeoWs catalogue: how much it holds", _NEOWS, DAY, "increment", "declared",
            place=81),
    Dataset("sentry", "risks", "asteroids", "Sentry: potential Earth impacts", _CAD, 6 * HOUR, "snapshot", "declared",
            place=46),
    Dataset("sentry", "removals", "asteroids", "Sentry: objects taken off the list", _CAD, DAY, "increment", "declared",
            "simulator only", place=84),
    Dataset("sentry", "objects", "asteroids", "Sentry: virtual impactors, object by object", _CAD, 6 * HOUR,
            "increment", "declared", "simulator only", place=85),
    Dataset("fireball", "fireballs", "asteroids", "Fireballs", _CAD, DAY, "snapshot", "declared", place=47),
    Dataset("scout", "objects", "asteroids", "Scout: objects not confirmed yet", _CAD, 30 * MINUTE, "increment",
            "declared", "simulator only", place=48),
    Dataset("sbdb", "lookup", "asteroids", "Small bodies, one by one: orbit and physical properties", _SBDB, DAY,
            "increment", "declared", place=86),
    Dataset("mpc", "nea", "asteroids", "Orbits of near-Earth asteroids", _MPC, DAY, "increment", "declared", place=88),
)  # fmt: skip
