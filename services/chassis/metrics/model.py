"""What a metric is: defined once, made into an instrument or into samples, and listed in the reference."""

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from prometheus_client import Counter, Gauge, Histogram, disable_created_metrics
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

Kind = Literal["counter", "gauge", "histogram"]
Program = Literal["gateway", "core", "etl", "ml", "simulator"]
Family = CounterMetricFamily | GaugeMetricFamily
EVERY: Final[tuple[Program, ...]] = ("gateway", "core", "etl", "ml", "simulator")
_UNITS: Final = (
    "metres_per_second", "watts_per_square_metre", "timestamp_seconds", "seconds", "bytes", "metres", "ratio",
)  # fmt: skip

# Each counter would tell its own age in a series beside it, which doubles them.
disable_created_metrics()  # type: ignore[no-untyped-call]


class Sample(NamedTuple):
    """One value of a metric, with the values of its labels in their order."""

    metric: "Metric"
    value: float
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric of the catalogue.

    Args:
        name: as it is exposed, with its base unit; a counter's ends in `_total`.
        kind: how it behaves.
        help: what it says, and when it is absent.
        labels: names of its labels; each takes few values.
        programs: those that expose it.
        buckets: upper bounds of a histogram, in its unit.
    """

    name: str
    kind: Kind
    help: str
    labels: tuple[str, ...] = ()
    programs: tuple[Program, ...] = EVERY
    buckets: tuple[float, ...] = ()

    @property
    def unit(self) -> str:
        """Its base unit, empty for a plain number."""
        bare = self.name.removesuffix("_total")
        return next((unit.replace("_", " ") for unit in _UNITS if bare.endswith(f"_{unit}")), "")

    def counter(self) -> Counter:
        """The process's counter of it; make it once."""
        return Counter(self.name, self.help, self.labels)

    def gauge(self) -> Gauge:
        """The process's gauge of it; make it once."""
        return Gauge(self.name, self.help, self.labels)

    def histogram(self) -> Histogram:
        """The process's histogram of it; make it once."""
        return Histogram(self.name, self.help, self.labels, buckets=self.buckets)

    def sample(self, value: float, *labels: str) -> Sample:
        """A value found when somebody asks, for a collector."""
        return Sample(self, value, labels)

    def family(self) -> Family:
        """Where a collector's samples of it go; without any it still tells name and help."""
        kind = CounterMetricFamily if self.kind == "counter" else GaugeMetricFamily
        return kind(self.name, self.help, labels=self.labels)
