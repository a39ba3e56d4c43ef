"""NeoWs's answers about the invented bodies; the same approaches that cad.api lists."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from services.simulator.answer import Answer
from services.simulator.invented.approaches import Approaches, Finder
from services.simulator.invented.catalogue import Catalogue, number
from services.simulator.shapes.jpl import instant_of, jd_of
from services.simulator.shapes.neows import approach, diameters

_HOST = "http://api.nasa.gov/neo/rest/v1"
_KEY = "api_key=DEMO_KEY"
_LOOKUP = (datetime(1950, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
_BROWSE = (datetime(2020, 1, 1, tzinfo=UTC), datetime(2035, 1, 1, tzinfo=UTC))
_CLASSES = {
    "APO": ("Near-Earth asteroid orbits which cross the Earth's orbit similar to that of 1862 Apollo", "a > 1.0 AU"),
    "ATE": ("Near-Earth asteroid orbits similar to that of 2062 Aten", "a < 1.0 AU; q > 0.983 AU"),
    "AMO": ("Near-Earth asteroid orbits similar to that of 1221 Amor", "1.017 AU < q < 1.3 AU"),
    "IEO": ("An asteroid orbit contained entirely within the orbit of the Earth", "Q < 0.983 AU"),
}


class NeoWs:
    """Feed, lookup and browse."""

    def __init__(self, finder: Finder, catalogue: Catalogue, listed: frozenset[int] = frozenset()) -> None:
        self._finder = finder
        self._catalogue = catalogue
        self._listed = listed

    def feed(self, start: date, end: date, *, detailed: bool) -> dict[str, Any]:
        """Objects by the day of their approach; day keys stand in no order, as in the service."""
        days: dict[str, list[Any]] = {day.isoformat(): [] for day in _shuffled(start, end)}
        first = datetime(start.year, start.month, start.day, tzinfo=UTC)
        last = datetime(end.year, end.month, end.day, tzinfo=UTC) + timedelta(days=1)
        found = self._finder.between(jd_of(first), jd_of(last) - 1e-9)
        for k in range(len(found)):
            passing = _approach(found, k)
            about = self._object(int(found.body[k]), [passing], orbit=detailed, names=False)
            days[passing["close_approach_date"]].append(about)
        span = timedelta(days=(end - start).days + 1)
        links = {
            name: _feed_link(start + n * span, end + n * span) for name, n in (("next", 1), ("prev", -1), ("self", 0))
        }
        return {"links": links, "element_count": len(found), "near_earth_objects": days}

    def lookup(self, neo_id: str) -> dict[str, Any] | None:
        """One object with its orbit and approaches, None where there is none of that id."""
        index = self._catalogue.index_of_neows_id(neo_id)
        return None if index is None else self._whole(index, *_LOOKUP)

    def stats(self, day: date) -> dict[str, Any]:
        """How much there is; counted are the approaches within a month, which are soon found."""
        at = jd_of(datetime(day.year, day.month, day.day, tzinfo=UTC))
        found = self._finder.between(at - 30, at + 30)
        return {
            "near_earth_object_count": len(self._catalogue.bodies.h),
            "close_approach_count": len(found),
            "last_updated": day.isoformat(),
            "source": "All the NEO data is from NASA JPL NEO team.",
            "nasa_jpl_url": "http://neo.jpl.nasa.gov/",
        }

    def browse(self, page: int, size: int) -> dict[str, Any]:
        """A page of whole objects; the last page has no `next`."""
        total = len(self._catalogue.bodies.h)
        pages = -(-total // size)
        links = {"self": _page_link(page, size)}
        if page + 1 < pages:
            links = {"next": _page_link(page + 1, size), **links}
        if page > 0:
            links["prev"] = _page_link(page - 1, size)
        rows = [self._whole(index, *_BROWSE) for index in range(page * size, min(total, (page + 1) * size))]
        counts = {"size": size, "total_elements": total, "total_pages": pages, "number": page}
        return {"links": links, "page": counts, "near_earth_objects": rows}

    def _whole(self, index: int, start: datetime, end: datetime) -> dict[str, Any]:
        found = self._finder.of(index, jd_of(start), jd_of(end))
        return self._object(index, [_approach(found, k) for k in range(len(found))], orbit=True, names=True)

    def _object(self, index: int, approaches: list[Any], *, orbit: bool, names: bool) -> dict[str, Any]:
        catalogue = self._catalogue
        neo_id, name = catalogue.neows_id(index), catalogue.full_name(index)
        h = float(catalogue.bodies.h[index])
        about: dict[str, Any] = {
            "links": {"self": f"{_HOST}/neo/{neo_id}?{_KEY}"},
            "id": neo_id,
            "neo_reference_id": neo_id,
            "name": name,
        }
        if names:
            about["designation"] = catalogue.bodies.designations[index]
        return about | {
            "nasa_jpl_url": f"https://ssd.jpl.nasa.gov/tools/sbdb_lookup.html#/?sstr={neo_id}",
            "absolute_magnitude_h": h,
            "estimated_diameter": diameters(h),
            "is_potentially_hazardous_asteroid": catalogue.hazardous(index),
            "close_approach_data": approaches,
            **({"orbital_data": orbital_data(catalogue, index)} if orbit else {}),
            "is_sentry_object": index in self._listed,
        }


def orbital_data(catalogue: Catalogue, index: int) -> dict[str, Any]:
    """Orbit as NeoWs writes it: numbers as strings, some counts as numbers."""
    facts = catalogue.facts(index)
    code = facts["class"]
    description, extent = _CLASSES[code]
    strings = {
        "minimum_orbit_intersection": "moid", "jupiter_tisserand_invariant": "t_jup", "epoch_osculation": "epoch",
        "eccentricity": "e", "semi_major_axis": "a", "inclination": "i", "ascending_node_longitude": "om",
        "orbital_period": "per", "perihelion_distance": "q", "perihelion_argument": "w", "aphelion_distance": "ad",
        "perihelion_time": "tp", "mean_anomaly": "ma", "mean_motion": "n",
    }  # fmt: skip
    return {
        "orbit_id": facts["orbit_id"].removeprefix("JPL "),
        "orbit_determination_date": facts["last_obs"] and f"{facts['last_obs']} 06:00:00",
        "first_observation_date": facts["first_obs"],
        "last_observation_date": facts["last_obs"],
        "data_arc_in_days": facts["data_arc"],
        "observations_used": facts["n_obs_used"],
        "orbit_uncertainty": facts["condition_code"],
        **{name: number(facts[field]) for name, field in strings.items()},
        "equinox": "J2000",
        "orbit_class": {"orbit_class_type": code, "orbit_class_description": description, "orbit_class_range": extent},
    }


def not_found(neo_id: str) -> Answer:
    """NeoWs's answer for an id that it does not have."""
    address = f"http://www.neowsapp.com/rest/v1/neo/{neo_id}"
    body = {"code": 404, "http_error": "NOT_FOUND", "error_message": "No message available", "request": address}
    return Answer.json(body, status=404)


def _approach(found: Approaches, k: int) -> dict[str, Any]:
    return approach(instant_of(float(found.jd[k])), float(found.distance[k]), float(found.speed[k]))


def _shuffled(start: date, end: date) -> Iterable[date]:
    days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    return days[1::2] + days[::2]


def _feed_link(start: date, end: date) -> str:
    return f"{_HOST}/feed?start_date={start}&end_date={end}&detailed=false&{_KEY}"


def _page_link(page: int, size: int) -> str:
    return f"{_HOST}/neo/browse?page={page}&size={size}&{_KEY}"
