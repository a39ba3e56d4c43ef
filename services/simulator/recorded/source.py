from datetime import date, datetime, timedelta

from services.simulator.answer import Answer
from services.simulator.recorded import donki, neows, products
from services.simulator.recorded.week import Week, not_recorded
from services.simulator.shapes.jpl import instant_of
from services.simulator.source import Grid

LATENCY = timedelta(minutes=2)  # a row is told two minutes after its time, as SWPC's files do
_WIND_TIME = "%Y-%m-%d %H:%M:%S.000"
_XRAY_TIME = "%Y-%m-%dT%H:%M:%SZ"


class RecordedSource:
    """Answers from the packaged week; implements `Source`."""

    origin = "recorded"

    def __init__(self, week: Week | None = None) -> None:
        self.week = week or Week()

    def feed(self, start: date, end: date, now: datetime, *, detailed: bool) -> Answer:  # noqa: ARG002
        """Days as known at `now`; orbits were never in them, so `detailed` changes nothing."""
        return neows.feed(self.week, start, end, now)

    def lookup(self, neo_id: str, now: datetime) -> Answer:  # noqa: ARG002
        """Nobody kept lookups."""
        return not_recorded(f"NeoWs object {neo_id}")

    def browse(self, page: int, size: int, now: datetime) -> Answer:  # noqa: ARG002
        """Nobody kept browse pages."""
        return not_recorded("The NeoWs catalogue")

    def approaches(self, start: datetime, end: datetime, body: str, now: datetime) -> Grid:  # noqa: ARG002
        """Approaches to Earth of spring 2026 as predicted in 2020."""
        recording = self.week.only("/cad.api")
        table = self.week.json(recording)
        jd = table["fields"].index("jd")
        rows = (
            [r for r in table["data"] if start <= instant_of(float(r[jd])) <= end] if body in {"Earth", "ALL"} else []
        )
        return Grid(table["fields"], rows, recording.form, whole=False)

    def small_bodies(self, now: datetime) -> Grid:  # noqa: ARG002
        """Elements of 2020."""
        recording = self.week.only("/sbdb_query.api")
        table = self.week.json(recording)
        return Grid(table["fields"], table["data"], recording.form, whole=False)

    def solar_wind(self, kind: str, hours: int, now: datetime) -> Answer:
        """Rows up to the clock."""
        return self._series(f"/{kind}-7-day.json", hours, now, _WIND_TIME, header=True)

    def real_time_wind(self, kind: str, now: datetime) -> Answer:  # noqa: ARG002
        """The week was kept in the older form only."""
        return not_recorded(f"/json/rtsw/rtsw_{kind}_1m.json (the week holds /products/solar-wind/)")

    def k_index(self, now: datetime) -> Answer:
        """The newest answer that had been given."""
        given = self.week.of("/noaa-planetary-k-index.json", now)
        if not given:
            return not_recorded("The planetary K index before 2026-03-28")
        return Answer(body=given[-1].read(self.week.folder), form=given[-1].form, modified=given[-1].fetched_at)

    def xrays(self, hours: int, now: datetime) -> Answer:
        """Rows up to the clock."""
        return self._series("/xrays-7-day.json", hours, now, _XRAY_TIME, header=False)

    def product(self, name: str, now: datetime) -> Answer:
        """Alerts and Dst up to the clock from one file, else the newest answer that had been given."""
        if (time := products.TIMES.get(name)) is not None:
            return products.cut(self.week, name, time, now)
        return products.newest(self.week, name, now)

    def events(self, kind: str, start: date, end: date, now: datetime) -> Answer:
        """Flares and storms of the week as known at `now`; of all kinds December 2023."""
        return donki.events(self.week, kind, start, end, now)

    def _series(self, path: str, hours: int, now: datetime, pattern: str, *, header: bool) -> Answer:
        last = now - LATENCY
        body = self.week.series(path, header=header).cut(
            (now - timedelta(hours=hours)).strftime(pattern), last.strftime(pattern)
        )
        form = f"{self.week.only(path).form}; cut to the platform clock"
        return Answer(body=body, form=form, modified=last.replace(second=0, microsecond=0))
