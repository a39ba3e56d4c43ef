"""Anomalies among the commands: no task of the catalogue, since nothing is issued, but judged and shown like one."""

import msgspec

from ml.evaluation.anomalies import CANDIDATES, SETTLED, TASK, anomaly_rows
from ml.features.source import Source
from ml.registry.card import SkillRow

__all__ = ["TASK", "rows_of"]


def rows_of(source: Source, *, settled: bool = False) -> tuple[SkillRow, ...]:
    """Figures on the benchmark that core holds.

    Args:
        source: core.
        settled: with the settings that the platform uses, for channels that they were not chosen on; else with
            settings cross-validated over the channels.

    Raises:
        NotFoundError: no benchmark was imported.
    """
    return msgspec.convert(anomaly_rows(source, SETTLED if settled else CANDIDATES), tuple[SkillRow, ...])
