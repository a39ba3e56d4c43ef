"""Training beside the server: one child process at a time, at low priority; what became of it is in the ledger."""

import subprocess
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from ml.server.metrics import RETRAININGS
from services.chassis import journey
from services.chassis.logging import get_logger

if TYPE_CHECKING:
    from ml.server.engine import Engine

NICENESS: Final = 10
_WORDS: Final = 2000
"""Last characters of what a failed training said that are kept."""
_OURS: Final = "✗ "
"""How a command of ours begins its last words."""
_log = get_logger("ml.retrain")


class Retrainer:
    """A queue of tasks and the one training under way.

    Args:
        engine: gives the numeric part, whose registry records each step.
    """

    def __init__(self, engine: Callable[[], "Engine"]) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._waiting: OrderedDict[str, str] = OrderedDict()
        self._under_way: str | None = None
        self._child: subprocess.Popen[str] | None = None
        self._stopped = False

    def ask(self, task: str, why: str) -> bool:
        """Have a task trained again; False where that is waiting or under way already."""
        with self._lock:
            if self._stopped or task == self._under_way or task in self._waiting:
                return False
            self._waiting[task] = why
            if self._under_way is None:
                self._under_way = ""
                threading.Thread(target=self._work, name="retraining", daemon=True).start()
        return True

    def state(self) -> dict[str, Any]:
        """The task that is being trained, and those that wait."""
        with self._lock:
            return {"under_way": self._under_way or None, "waiting": list(self._waiting)}

    def stop(self) -> None:
        """End the training under way; it stored nothing yet, and is asked for again."""
        with self._lock:
            self._stopped = True
            self._waiting.clear()
            if self._child is not None:
                self._child.terminate()

    def _work(self) -> None:
        while (found := self._next()) is not None:
            task, why = found
            try:
                self._train(task, why)
            except Exception:  # noqa: BLE001 - the next task is trained whatever became of this one
                _log.exception("retraining broke", task=task)

    def _next(self) -> tuple[str, str] | None:
        with self._lock:
            if self._stopped or not self._waiting:
                self._under_way = None
                return None
            task, why = self._waiting.popitem(last=False)
            self._under_way = task
            return task, why

    def _train(self, task: str, why: str) -> None:
        engine = self._engine()
        _log.info("retraining begins", task=task, why=why)
        before = {card.model_id for card in engine.registry.cards(task)}
        code, words = self._run(task)
        if code != 0:
            RETRAININGS.labels(task, "failed").inc()
            # One that ended by an error of ours has said so in the ledger itself.
            if not self._stopped and _OURS not in words:
                engine.registry.event(task, "retraining_failed", None, {"exit_code": code, "said": words})
            _log.error("retraining failed", task=task, exit_code=code, said=words)
            return
        engine.reload()
        champion = engine.champions.get(task)
        promoted = champion is not None and champion.card.model_id not in before
        RETRAININGS.labels(task, "promoted" if promoted else "refused").inc()
        engine.refresh(changed=False)

    def _run(self, task: str) -> tuple[int, str]:
        with self._lock:
            if self._stopped:
                return 1, "the server stops"
            self._child = subprocess.Popen(  # noqa: S603 - our own program, a task's own name
                ["nice", "-n", str(NICENESS), sys.executable, "-m", "ml.flows", "retrain", task],  # noqa: S607
                env=journey.environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        words, _ = self._child.communicate()
        _log.info("retraining ended", task=task, exit_code=self._child.returncode)
        return self._child.returncode, words[-_WORDS:]
