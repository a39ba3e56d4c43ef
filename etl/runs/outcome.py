from datetime import datetime
from typing import Any, Literal

import msgspec

from etl.runs.counts import Counts

Outcome = Literal["stored", "not_modified", "not_recorded", "failed"]


class RunResult(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one run of one dataset, all of its requests together.

    `not_recorded` is a run none of whose questions is answered in the recording that is played.
    `transient` says whether doing it again may succeed, `retry_after_s` after how many wall seconds the provider
    wants to be asked again. `run_id` is in the log lines of all programs about this run.
    """

    source: str
    dataset: str
    outcome: Outcome
    window_from: datetime | None = None
    window_to: datetime | None = None
    counts: Counts = Counts()
    error: str | None = None
    transient: bool = False
    retry_after_s: float | None = None
    run_id: str = ""

    def as_dict(self) -> dict[str, Any]:
        """As `/internal/runs` answers; `error` and whether it may pass only where there is one."""
        facts = {
            "run_id": self.run_id,
            "source": self.source,
            "dataset": self.dataset,
            "window_from": self.window_from,
            "window_to": self.window_to,
            "outcome": self.outcome,
            **self.counts.as_dict(),
        }
        return facts if self.error is None else {**facts, "error": self.error, "transient": self.transient}
