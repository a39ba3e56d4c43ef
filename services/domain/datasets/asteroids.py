"""Datasets of the noun `asteroids`."""

from services.domain.datasets.model import DAY, HOUR, Dataset

_CAD, _SBDB, _NEOWS = "NASA JPL CNEOS", "NASA JPL SBDB", "NASA NeoWs"

DATASETS = (
    Dataset("cneos_cad", "approaches", "asteroids", "Close approaches to Earth", _CAD, 6 * HOUR, "snapshot", "windows",
            place=40),
    Dataset("sbdb_query", "asteroids", "asteroids", "Near-Earth objects: elements and sizes", _SBDB, DAY,
            "increment", "declared", place=60),
    Dataset("neows", "feed", "asteroids", "NeoWs approaches by day", _NEOWS, 6 * HOUR, "snapshot", "windows", place=45),
    Dataset("neows", "lookup", "asteroids", "NeoWs objects, one by one", _NEOWS, DAY, "increment", "windows", place=90),
    Dataset("neows", "browse", "asteroids", "NeoWs catalogue, page by page", _NEOWS, DAY, "increment", "windows",
            place=80),
)  # fmt: skip
