"""What every provider module speaks: a dataset, what it asks, and what an answer holds.

A parser turns bytes into bronze tables. Every column of a bronze table is text (nulls where the provider gave
none, an empty string or only blanks), except `record_no` (int64) and the id lists of DONKI (list of text).
Instants end in `_at` and are ISO 8601 with seconds and Z; a name that ends in `_tdb` holds the TDB reading in the
same form, so that one cast serves both.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import pyarrow as pa

from etl.sources.cleaning import Cleaning
from services.chassis.settings import Settings
from services.domain import datasets as domain
from services.domain.arrow import arrow_schema
from services.domain.batch import Semantics
from services.ports.archive import Select

Provider = Literal[
    "nasa", "jpl", "swpc", "donki", "celestrak", "apod", "epic", "eonet", "gibs", "mars", "pds", "gfz", "spdf", "mpc",
    "files",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Window:
    """A half-open span of time, aware UTC; close approaches read it on their own TDB scale."""

    start: datetime
    end: datetime


def nothing_held(query: Select) -> pa.Table:
    """What a platform without any data answers to a question: no rows."""
    return arrow_schema(query.table).empty_table()


@dataclass(frozen=True, slots=True)
class Ask:
    """What a run wants of a dataset.

    `window` is the user's `--from --to`, null for the schedule's own. What to ask next follows from what is held and
    what was asked, so a restart loses nothing: `newest_at` says when the dataset's newest sample was, `held` reads
    tables of record. Both ask core only when called.
    """

    settings: Settings
    now: datetime
    window: Window | None = None
    newest_at: Callable[[], datetime | None] = lambda: None
    held: Callable[[Select], pa.Table] = nothing_held


@dataclass(frozen=True, slots=True)
class Request:
    """One question to a provider. The URL never carries a key; `keyed` asks the client to add it."""

    provider: Provider
    url: str
    window: Window | None = None
    keyed: bool = False


@dataclass(frozen=True, slots=True)
class Payload:
    """An answer's bytes and where they came from; `form` as in `recordings.ndjson`."""

    body: bytes
    url: str
    fetched_at: datetime
    status: int = 200
    form: str | None = None
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """One record (or a whole payload, `record_no` null) that no table holds, and the rule it broke."""

    rule: str
    expected: str
    record: str
    record_no: int | None = None
    field_name: str | None = None
    bad_value: str | None = None


@dataclass(slots=True, kw_only=True)
class Parsed:
    """What one payload holds: every record is in a table, in `problems`, or counted in `inactive`.

    `declared` is the provider's own count, `inactive` the rows of spacecraft that are not the active one.
    `semantics` is `snapshot` only where the answer is known to be whole.
    """

    records: int
    tables: dict[str, pa.Table] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    inactive: int = 0
    declared: int | None = None
    semantics: Semantics = "increment"
    schema_fingerprint: str | None = None
    window: Window | None = None
    max_distance_au: float | None = None


def about(source: str, name: str) -> domain.Dataset:
    """What everybody knows of a dataset: its noun, cadence and contract."""
    return next(d for d in domain.DATASETS if (d.source, d.dataset) == (source, name))


@dataclass(frozen=True, slots=True)
class Dataset:
    """How one dataset is asked for and read.

    `requests` gives the questions of a run in the provider's permitted windows, each when the one before it has been
    answered and loaded. `parse` reads an answer and never raises on its content, `tables` names the bronze tables that
    it fills. `addresses` are patterns of the whole host and path of the provider's public URLs that it reads;
    `cleanings` say how its bronze tables become silver.
    """

    about: domain.Dataset
    provider: Provider
    tables: tuple[str, ...]
    requests: Callable[[Ask], Iterable[Request]]
    parse: Callable[[Payload], Parsed]
    addresses: tuple[str, ...] = ()
    cleanings: tuple[Cleaning, ...] = ()

    @property
    def source(self) -> str:
        """Provider API, such as `cneos_cad`."""
        return self.about.source

    @property
    def name(self) -> str:
        """Dataset of the source, such as `approaches`."""
        return self.about.dataset

    @property
    def key(self) -> str:
        """`source/name`, as commands and settings write it."""
        return f"{self.source}/{self.name}"
