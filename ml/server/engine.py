"""The numeric part of the server: champions, the newest samples of their tasks, and what is said of them.

Loaded when it is asked for or a model is there: the columns' library takes fifty megabytes, a model a hundred more.
"""

from collections.abc import Sequence
from datetime import datetime
from threading import RLock
from typing import TYPE_CHECKING, Final

from ml.features.core import CoreSource
from ml.models.catalogue import TASKS
from ml.models.task import Task
from ml.registry.card import ModelCard
from ml.registry.gate import refusal
from ml.registry.registry import open_registry
from ml.server.answer import Champion, Foretold
from ml.server.errors import RefusedError
from ml.server.held import Held, build, checked
from ml.server.metrics import begin
from ml.server.reading import Kept, Reading
from services.chassis.clock import clock_from
from services.chassis.errors import NotFoundError, OrreryError
from services.chassis.logging import get_logger
from services.chassis.settings import Settings

if TYPE_CHECKING:
    from ml.server.drifting import Drift

PATIENCE_S: Final = 5.0
"""How long core may be away before a round is put off; the next comes soon."""
_log = get_logger("ml.engine")


class Engine:
    """Answers from memory; `refresh` fills it.

    Args:
        settings: of this process.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.now = clock_from(settings).now
        self.core = CoreSource(settings.core_url, patience_s=PATIENCE_S)
        self.registry = open_registry(settings, self.core)
        self.tasks: dict[str, Task] = {task.name: task for task in TASKS}
        begin(list(self.tasks))
        self.champions: dict[str, Champion] = {}
        self.benched: dict[str, Champion] = {}
        """Newest models that are not deployed, of tasks without one that is: their baselines alone are issued."""
        self.cards: list[ModelCard] = []
        self.held: dict[str, Held] = {}
        self.reasons: dict[str, str] = {}
        self.issued_at: dict[str, datetime] = {}
        """Of the newest forecast of our own, by task."""
        self.skill: dict[str, dict[str, float]] = {}
        """Over persistence, by task and days, as the scorecard tells it."""
        self.drift: dict[str, Drift] = {}
        """As it was last looked for, by task."""
        self.reading = RLock()
        """Held while core is read and models are asked: one round at a time."""

    def reload(self) -> None:
        """Take in what the registry holds now.

        Raises:
            TransientError: core is away.
        """
        with self.reading:
            self.cards = self.registry.cards()
            for name in self.tasks:
                self._reload(name, [card for card in self.cards if card.task == name])

    def _reload(self, name: str, cards: Sequence[ModelCard]) -> None:
        crowned = [card for card in cards if card.stage == "champion"]
        card = max(crowned, key=lambda card: card.promoted_at or card.trained_at, default=None)
        if card is not None:
            self.benched.pop(name, None)
            if self._load(name, card, self.champions):
                self.reasons.pop(name, None)
            return
        self.champions.pop(name, None)
        self.reasons[name] = without_champion(name, cards)
        waiting = [card for card in cards if card.stage == "candidate"]
        if waiting:
            self._load(name, max(waiting, key=lambda card: card.trained_at), self.benched)
        else:
            self.benched.pop(name, None)
            self.held.pop(name, None)

    def _load(self, name: str, card: ModelCard, among: dict[str, Champion]) -> bool:
        known = among.get(name)
        try:
            fitted = known.fitted if known and known.card.sha256 == card.sha256 else self.registry.load(card)
        except OrreryError as error:
            self.reasons[name] = f"{name}: model {card.model_id} could not be loaded: {error.detail}"
            _log.error("model not loaded", task=name, model_id=card.model_id, detail=error.detail)
            return False
        among[name] = Champion(self.tasks[name], card, fitted)
        return True

    def refresh(self, *, changed: bool, force: bool = False) -> list[str]:
        """Build what is due, or incomplete and changed since; the names of the tasks that were built.

        Raises:
            TransientError: core is away; what was built stays.
        """
        now, kept, built = self.now(), Kept(self.core), list[str]()
        readings: dict[str, Reading] = {}
        with self.reading:
            for name, champion in list((self.benched | self.champions).items()):
                held = self.held.get(name)
                fits = held is not None and held.model_id == champion.card.model_id
                if force or held is None or not fits or self._stale(champion.task, held, now, changed=changed):
                    reading = readings.setdefault(champion.task.group, Reading(kept))
                    self._build(name, champion, reading, now)
                    built.append(name)
        return built

    def _stale(self, task: Task, held: Held, now: datetime, *, changed: bool) -> bool:
        if task.every is None:
            return changed
        return held.due(task, now) or (changed and not held.complete)

    def _build(self, name: str, champion: Champion, reading: Reading, now: datetime) -> None:
        try:
            self.held[name] = build(champion, reading, now)
            if name in self.champions:
                self.reasons.pop(name, None)
        except OrreryError as error:
            if error.transient:
                raise
            self._failed(name, error)
        except Exception as error:  # noqa: BLE001 - the other tasks are built whatever one of them met
            self._failed(name, error)

    def _failed(self, name: str, error: Exception) -> None:
        self.held.pop(name, None)
        if name in self.champions:
            self.reasons[name] = f"{name}: its inputs could not be built: {error}"
        _log.exception("inputs not built", task=name)

    def task(self, name: str) -> Task:
        """The task of a name.

        Raises:
            NotFoundError: there is none; says which there are.
        """
        if name not in self.tasks:
            raise NotFoundError(f"{name!r} is no task; allowed: {', '.join(self.tasks)}. Next step: name one of these.")
        return self.tasks[name]

    def answer(self, name: str, at: datetime | None, subject: str | None) -> tuple[Champion, Held, Foretold]:
        """What the champion says of the newest issue, or of the newest at or before `at`.

        Raises:
            NotFoundError: no such task.
            RefusedError: no champion, or inputs missing or too old.
            TransientError: core is away and is needed for `at`.
        """
        task = self.task(name)
        champion = self.champions.get(name)
        if champion is None:
            raise RefusedError(self.reasons.get(name) or without_champion(name, ()))
        if at is None:
            held, at = self.held.get(name), self.now()
        else:
            with self.reading:
                held = build(champion, Reading(Kept(self.core)), at)
        if held is None:
            raise RefusedError(self.reasons.get(name) or f"{name}: its inputs are being read; ask again in a moment.")
        return champion, held, checked(task, held, subject, at)


def without_champion(name: str, cards: Sequence[ModelCard]) -> str:
    """Why a task has no champion, in words and numbers."""
    if not cards:
        return f"{name}: no model yet. Next step: orrery ml train {name} --until DATE"
    why = refusal(cards[0])
    if why is None:
        return f"{name}: model {cards[0].model_id} waits. Next step: orrery ml promote {cards[0].model_id}"
    return f"{name}: no model is deployed. {why.detail}"
