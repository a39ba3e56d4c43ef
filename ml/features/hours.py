"""The hours near Earth: solar wind, field, Kp and Dst, history and live feeds as one input.

For each hour the value that could be had first is taken; where several could at once, the first of the series named.
So history stands on OMNI2 (NASA SPDF) and Kp's own record, and a platform that only watched stands on NOAA SWPC.

OMNI's solar wind is shifted in time to the nose of the bow shock. Live samples are taken at L1, 1.5 million km
upstream: each is put into the hour in which it reaches the bow shock at its own speed, 30 to 80 minutes later. Nothing
is gained from that lead: an hour counts as known when it has ended at the bow shock, as in history.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ml.features import latency
from ml.features.instants import aware
from ml.features.latency import HOUR
from ml.features.samples import Instants, Mask, Numbers
from ml.features.source import Source

L1_TO_BOW_SHOCK_KM = 1.4e6
"""From L1 (1.5 million km) to the bow shock's nose (15 Earth radii)."""
USUAL_SPEED_KM_S = 400.0
_SLOWEST_KM_S = 200.0
_LONGEST_WAY = np.timedelta64(3 * 3600, "s")
_CHUNK = np.timedelta64(30 * 86400, "s")  # a year of one-minute samples of six series would not fit a small machine
_SPEED = "solar_wind_speed_km_s"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity and where it is found.

    Args:
        history: series in hours (or threes), in the order in which they are preferred.
        live: SWPC's series; None where there is none.
        latency: of the live feed, which history is held to.
        hours: how long one value's interval is.
        upstream: whether the live series is measured at L1, in minutes.
    """

    history: tuple[str, ...]
    live: str
    latency: np.timedelta64
    hours: int = 1
    upstream: bool = True


def _wind(history: str, live: str) -> Quantity:
    return Quantity((history,), live, latency.SOLAR_WIND)


QUANTITIES: Mapping[str, Quantity] = {
    "v": _wind("omni_speed_km_s", _SPEED),
    "n": _wind("omni_density_per_cm3", "proton_density_per_cm3"),
    "bt": _wind("omni_bt_nt", "imf_bt_nt"),
    "bx": _wind("omni_bx_gsm_nt", "imf_bx_gsm_nt"),
    "by": _wind("omni_by_gsm_nt", "imf_by_gsm_nt"),
    "bz": _wind("omni_bz_gsm_nt", "imf_bz_gsm_nt"),
    "kp": Quantity(
        ("kp_index_definitive", "celestrak_kp_index", "omni_kp_index"), "kp_index", latency.KP, 3, upstream=False
    ),
    "dst": Quantity(("omni_dst_nt",), "dst_nt", latency.DST, upstream=False),
}
SOLAR_WIND = ("v", "n", "bt", "bx", "by", "bz")


@dataclass(frozen=True, slots=True)
class Hourly:
    """One quantity, interval by interval.

    Args:
        start: begin of the first interval.
        step: length of an interval.
        value: mean of each interval, shape (n,); NaN where there is none.
        available: when each could first be had, shape (n,); NaT where there is none.
        batch: place in `batch_ids` of the newest delivery behind each value, shape (n,).
        batch_ids: receipts.
    """

    start: np.datetime64
    step: np.timedelta64
    value: Numbers
    available: Instants
    batch: NDArray[np.int32]
    batch_ids: tuple[str, ...]

    def places(self, begins: Instants) -> NDArray[np.int64]:
        """Where the intervals that begin then are; -1 outside."""
        place = (begins - self.start) // self.step
        return np.where((place >= 0) & (place < len(self.value)), place, -1)

    def at(self, begins: Instants, issued_at: Instants | None = None) -> Numbers:
        """Values of the intervals that begin then, in the shape of `begins`.

        With `issued_at` NaN for what could not be had by then; without, all that is held.
        """
        place = self.places(begins)
        value = np.where(place >= 0, self.value[place], np.nan)
        if issued_at is not None:
            value[~(self.available[place] <= issued_at)] = np.nan
        return value

    def before(self, hours: Instants, first: int, count: int) -> Numbers:
        """The `count` intervals back from the `first`-th before each hour, newest first, shape (len(hours), count).

        First 1 is the interval that ended at the hour, or last before it. What could not be had when the hour's
        forecast was issued is NaN.
        """
        begun = np.datetime64(0, "s") + (hours - np.datetime64(0, "s")) // self.step * self.step
        begins = begun[:, None] - np.arange(first, first + count) * self.step
        return self.at(begins, (hours + latency.ISSUE_DELAY)[:, None])

    def newest(self, hour: np.datetime64) -> int:
        """Place of the newest value that could be had when this hour's forecast was issued; -1 where there is none."""
        there = np.isfinite(self.value) & (self.available <= hour + latency.ISSUE_DELAY)
        there &= self.start + (np.arange(len(self.value)) + 1) * self.step <= hour
        return int(np.flatnonzero(there)[-1]) if there.any() else -1


def read(source: Source, name: str, start: np.datetime64, end: np.datetime64, *, settled: bool = False) -> Hourly:
    """One quantity of [start, end), whole days.

    Args:
        source: core.
        name: of the quantity.
        start: UTC.
        end: exclusive.
        settled: whether the first series named counts, even where it came later: the truth. Else what came first.

    Raises:
        KeyError: no quantity is called so.
        TransientError: core is away.
    """
    return filled(source, QUANTITIES[name], start, end, settled=settled)


def filled(
    source: Source, quantity: Quantity, start: np.datetime64, end: np.datetime64, *, settled: bool = False
) -> Hourly:
    """Any quantity, read like those near Earth; raises TransientError where core is away."""
    frame = _Frame(start, end, quantity, settled=settled)
    for series in quantity.history:
        rows = _known(source.points([series], aware(start), aware(end)))
        frame.offer(rows, latency.instants(rows["observed_at"]))
    for rows, arrived in _live(source, quantity, start, end):
        frame.offer(rows, arrived)
    return frame.done()


def _live(
    source: Source, quantity: Quantity, start: np.datetime64, end: np.datetime64
) -> Iterator[tuple[pa.Table, Instants]]:
    """Live samples in pieces of whole hours, with the instants to which they belong."""
    names = sorted({quantity.live, _SPEED}) if quantity.upstream else [quantity.live]
    for at in np.arange(start, end, _CHUNK, dtype="datetime64[s]"):
        until = min(at + _CHUNK, end)
        rows = _known(source.points(names, aware(at - _LONGEST_WAY * quantity.upstream), aware(until)))
        observed_at = latency.instants(rows["observed_at"])
        arrived = _at_bow_shock(rows, observed_at) if quantity.upstream else observed_at
        own = pc.equal(rows["series"], quantity.live).to_numpy(zero_copy_only=False)
        own &= (arrived >= at) & (arrived < until)
        yield rows.filter(pa.array(own)), arrived[own]


def _known(rows: pa.Table) -> pa.Table:
    return rows.filter(pc.is_valid(rows["value"]))


def _at_bow_shock(rows: pa.Table, observed_at: Instants) -> Instants:
    """When the plasma of each L1 sample meets the bow shock, moving at the speed measured in its hour."""
    hour = observed_at.astype("datetime64[h]")
    is_speed = pc.equal(rows["series"], _SPEED).to_numpy(zero_copy_only=False)
    value = rows["value"].to_numpy(zero_copy_only=False)
    hours, place = np.unique(hour, return_inverse=True)
    total = np.bincount(place[is_speed], value[is_speed], len(hours))
    count = np.bincount(place[is_speed], minlength=len(hours))
    speed = np.where(count > 0, total / np.maximum(count, 1), USUAL_SPEED_KM_S)[place]
    way: Instants = observed_at + (L1_TO_BOW_SHOCK_KM / np.maximum(speed, _SLOWEST_KM_S)).astype("timedelta64[s]")
    return way


class _Frame:
    """Intervals being filled, by one series after the other."""

    def __init__(self, start: np.datetime64, end: np.datetime64, quantity: Quantity, *, settled: bool) -> None:
        self._start, self._step = start.astype("datetime64[s]"), quantity.hours * HOUR
        self._latency, self._settled = quantity.latency, settled
        count = int((end - start) // self._step)
        self._value = np.full(count, np.nan)
        self._available = np.full(count, np.datetime64("NaT", "s"))
        self._batch = np.zeros(count, np.int32)
        self._batch_ids: dict[str, int] = {}

    def offer(self, rows: pa.Table, begins: Instants) -> None:
        """Take the mean of these rows in each interval, where nothing better is held."""
        place = (begins - self._start) // self._step
        inside = (place >= 0) & (place < len(self._value))
        if not inside.any():
            return
        rows = rows.filter(pa.array(inside))
        held, place = np.unique(place[inside], return_inverse=True)
        available = latency.available_at(rows, self._start + (held[place] + 1) * self._step, self._latency)
        order = np.lexsort((available, place))
        newest = order[np.searchsorted(place[order], np.arange(len(held)), side="right") - 1]
        mean = np.bincount(place, rows["value"].to_numpy(zero_copy_only=False)) / np.bincount(place)
        better = self._better(held, available[newest])
        self._value[held[better]] = mean[better]
        self._available[held[better]] = available[newest][better]
        self._batch[held[better]] = self._batches(rows)[newest][better]

    def _better(self, held: NDArray[np.int64], available: Instants) -> Mask:
        nothing = np.isnat(self._available[held])
        return nothing if self._settled else nothing | (available < self._available[held])

    def _batches(self, rows: pa.Table) -> NDArray[np.int32]:
        coded = rows["batch_id"].combine_chunks().dictionary_encode()
        places = [self._batch_ids.setdefault(i, len(self._batch_ids)) for i in coded.dictionary.to_pylist()]
        return np.asarray(places, np.int32).take(np.asarray(coded.indices))

    def done(self) -> Hourly:
        """What was found."""
        ids = tuple(self._batch_ids)
        return Hourly(self._start, self._step, self._value, self._available, self._batch, ids)
