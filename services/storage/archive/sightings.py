"""Which instants a batch had samples of, as evenly spaced runs: a day of minutes is one row."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Instants = npt.NDArray[np.int64]


def runs_of(points: pa.Table) -> pa.Table:
    """Runs of the points' instants per series: `series`, `first_at`, `last_at`, `step_us`.

    An instant is in a run when it lies between its ends and a whole number of steps from the first. Neighbouring runs
    may share an end.
    """
    found = []
    for series in pc.unique(points["series"]).to_pylist():
        own = points.filter(pc.equal(points["series"], series))["observed_at"]
        first, last, step = _runs(_each_once(own.cast(pa.int64()).to_numpy()))
        found.append(
            pa.table(
                {
                    "series": pa.repeat(series, first.size),
                    "first_at": pa.array(first).cast(own.type),
                    "last_at": pa.array(last).cast(own.type),
                    "step_us": step,
                }
            )
        )
    return pa.concat_tables(found)


def _each_once(instants: Instants) -> Instants:
    # `np.unique` hashes, which takes ten times as long as sorting what is mostly in order.
    ordered = np.sort(instants)
    return ordered[np.diff(ordered, prepend=ordered[0] - 1) > 0]


def _runs(instants: Instants) -> tuple[Instants, Instants, Instants]:
    """Ends and steps of the runs of ascending instants, µs since 1970."""
    if instants.size == 1:
        return instants, instants, np.ones(1, np.int64)
    steps = np.diff(instants)
    starts = np.flatnonzero(np.diff(steps, prepend=-1))
    ends = np.append(starts[1:], steps.size)
    return instants[starts], instants[ends], steps[starts]
