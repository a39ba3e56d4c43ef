from datetime import UTC, date, datetime, timedelta

from services.simulator.answer import Answer
from services.simulator.invented import neows
from services.simulator.invented.approaches import Finder
from services.simulator.invented.catalogue import Catalogue
from services.simulator.invented.donki import Donki
from services.simulator.invented.donki_space import Space
from services.simulator.invented.geomagnetic import Geomagnetic
from services.simulator.invented.jpl import cad_rows
from services.simulator.invented.minutes import instant, minute_of
from services.simulator.invented.population import Population, population
from services.simulator.invented.sentry import is_removed_ever, listed_bodies
from services.simulator.invented.sun import Sun
from services.simulator.invented.swpc import Files
from services.simulator.invented.swpc_products import Products
from services.simulator.invented.wind import SolarWind
from services.simulator.shapes.jpl import CAD_FIELDS, SBDB_FIELDS, jd_of
from services.simulator.source import Grid


class InventedSource:
    """Answers that never happened, the same for the same seed, address and clock; implements `Source`."""

    origin = "invented"

    def __init__(self, seed: int) -> None:
        self.form = f"invented by the simulator, seed {seed}"
        sun = Sun(seed)
        wind = SolarWind(sun)
        geomagnetic = Geomagnetic(wind)
        bodies = population(seed)
        self._finder = Finder(bodies)
        self.catalogue = Catalogue(bodies)
        self._neows = neows.NeoWs(self._finder, self.catalogue, frozenset(_always_listed(bodies, seed)))
        self._files = Files(wind, geomagnetic)
        self._donki = Donki(sun, geomagnetic)
        self._space = Space(sun, geomagnetic)
        self._products = Products(sun, geomagnetic)

    def feed(self, start: date, end: date, now: datetime, *, detailed: bool) -> Answer:  # noqa: ARG002
        """Days of approaches; every body is known from the start."""
        return Answer.json(self._neows.feed(start, end, detailed=detailed), form=self.form)

    def lookup(self, neo_id: str, now: datetime) -> Answer:  # noqa: ARG002
        """One body."""
        found = self._neows.lookup(neo_id)
        return neows.not_found(neo_id) if found is None else Answer.json(found, form=self.form)

    def browse(self, page: int, size: int, now: datetime) -> Answer:  # noqa: ARG002
        """A page of bodies."""
        return Answer.json(self._neows.browse(page, size), form=self.form)

    def stats(self, now: datetime) -> Answer:
        """The catalogue's count of itself."""
        return Answer.json(self._neows.stats(now.date()), form=self.form)

    def approaches(self, start: datetime, end: datetime, body: str, now: datetime) -> Grid:  # noqa: ARG002
        """Approaches to Earth by propagation."""
        if body not in {"Earth", "ALL"}:
            return Grid(CAD_FIELDS, [], self.form)
        return Grid(CAD_FIELDS, cad_rows(self._finder.between(jd_of(start), jd_of(end)), self.catalogue), self.form)

    def small_bodies(self, now: datetime) -> Grid:  # noqa: ARG002
        """Every body's elements."""
        return Grid(SBDB_FIELDS, self.catalogue.sbdb_rows(), self.form)

    def solar_wind(self, kind: str, hours: int, now: datetime) -> Answer:  # noqa: ARG002
        """Gone, as in the service since May 2026."""
        return Answer(
            body=b"<html><head><title>404 Not Found</title></head></html>", status=404, media_type="text/html"
        )

    def real_time_wind(self, kind: str, now: datetime) -> Answer:
        """24 hours of three spacecraft."""
        minute = minute_of(now)
        return self._file(self._files.real_time(kind, minute), minute)

    def k_index(self, now: datetime) -> Answer:
        """Seven days."""
        minute = minute_of(now)
        return self._file(self._files.k_index(minute), minute)

    def xrays(self, hours: int, now: datetime) -> Answer:
        """Two energies a minute."""
        minute = minute_of(now)
        return self._file(self._files.xrays(hours, minute), minute)

    def events(self, kind: str, start: date, end: date, now: datetime) -> Answer:
        """Records of one of DONKI's services as submitted by now."""
        first = datetime(start.year, start.month, start.day, tzinfo=UTC)
        last = datetime(end.year, end.month, end.day, tzinfo=UTC) + timedelta(days=1)
        span = (minute_of(first), minute_of(last) - 1, minute_of(now))
        suns = {"FLR": self._donki.flares, "CME": self._donki.cmes, "GST": self._donki.storms}
        found = suns[kind](*span) if kind in suns else self._space.listed(kind, *span)
        return Answer.json(found, form=self.form)

    def product(self, name: str, now: datetime) -> Answer:
        """One of SWPC's other files."""
        minute = minute_of(now)
        return self._file(self._products.file(name, minute), minute)

    def _file(self, body: bytes, minute: int) -> Answer:
        return Answer(body=body, form=self.form, modified=instant(minute))


def _always_listed(bodies: Population, seed: int) -> list[int]:
    """Bodies that Sentry never takes off its list: NeoWs's flag knows no time."""
    return [index for index in listed_bodies(bodies) if not is_removed_ever(seed, index)]
