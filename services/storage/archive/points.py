"""The points of one batch, before they are compared with what is held."""

import numpy as np
import pyarrow as pa


def each_once(points: pa.Table) -> pa.Table | None:
    """The points by series and instant; None where one is told twice."""
    names = points["series"].combine_chunks().dictionary_encode()
    ranks = np.argsort(np.argsort(np.array(names.dictionary.to_pylist(), dtype=object)))
    series = ranks[names.indices.to_numpy()] if len(names) else np.empty(0, np.int64)
    instants = points["observed_at"].cast(pa.int64()).to_numpy()
    if _ascend(series, instants):
        return points
    order = np.lexsort((instants, series))
    return points.take(pa.array(order)) if _ascend(series[order], instants[order]) else None


def _ascend(series: np.ndarray, instants: np.ndarray) -> bool:
    steps = np.diff(series)
    return bool(np.all((steps > 0) | ((steps == 0) & (np.diff(instants) > 0))))
