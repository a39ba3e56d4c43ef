"""Where the routes get what they answer: the recorded week, or invention."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from services.simulator.answer import Answer

Cells = Sequence[str | int | None]


@dataclass(frozen=True)
class Grid:
    """Rows under named columns, as JPL answers; `form` as in `Answer`.

    `whole` is false where rows are missing, so that no count may be told.
    """

    fields: Sequence[str]
    rows: Iterable[Cells]
    form: str | None = None
    whole: bool = True


class Source(Protocol):
    """One way to answer for all providers. `now` is the platform clock's instant; nothing later is told."""

    origin: str

    def feed(self, start: date, end: date, now: datetime, *, detailed: bool) -> Answer:
        """NeoWs approaches of the days from `start` to `end`, both included."""
        ...

    def lookup(self, neo_id: str, now: datetime) -> Answer:
        """One NeoWs object."""
        ...

    def browse(self, page: int, size: int, now: datetime) -> Answer:
        """A page of NeoWs objects."""
        ...

    def approaches(self, start: datetime, end: datetime, body: str, now: datetime) -> Grid:
        """Close approaches to `body` ("ALL" for any) from `start` to `end` (TDB), all columns of cad.api."""
        ...

    def small_bodies(self, now: datetime) -> Grid:
        """Every object that sbdb_query.api knows, all columns."""
        ...

    def solar_wind(self, kind: str, hours: int, now: datetime) -> Answer:
        """SWPC's older solar wind files; `kind` is mag or plasma."""
        ...

    def real_time_wind(self, kind: str, now: datetime) -> Answer:
        """SWPC's one-minute files of 24 hours; `kind` is mag or wind."""
        ...

    def k_index(self, now: datetime) -> Answer:
        """SWPC's planetary K index file."""
        ...

    def xrays(self, hours: int, now: datetime) -> Answer:
        """SWPC's GOES X-ray file of the last `hours`."""
        ...

    def product(self, name: str, now: datetime) -> Answer:
        """One of SWPC's other files by its path."""
        ...

    def events(self, kind: str, start: date, end: date, now: datetime) -> Answer:
        """DONKI events that began from `start` to `end`; `kind` is the name of the service."""
        ...


Query = Mapping[str, str]
