"""Fitted models: bytes in the object store by their hash, cards in core, each step of their lives in the ledger."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

import msgspec
import pyarrow as pa

from ml.registry.card import ModelCard
from ml.registry.gate import refusal
from ml.registry.serialise import UntrustedModelError, from_bytes, to_bytes
from services.chassis import wire
from services.chassis.clock import clock_from
from services.chassis.core_calls import CoreCalls
from services.chassis.errors import NotFoundError
from services.chassis.settings import Settings
from services.domain.arrow import arrow_schema
from services.ports.clock import Clock
from services.ports.objects import ObjectStore
from services.storage.objects import open_objects

_EVENTS: Final = "model_events"


class Registry:
    """Stores, finds, promotes and retires models.

    Every method raises TransientError where core or the object store is away.

    Args:
        core: keeps cards and events.
        objects: keeps bytes.
        clock: the platform's.
        origin: kind of data that the platform holds.
    """

    def __init__(self, core: CoreCalls, objects: ObjectStore, clock: Clock, origin: str) -> None:
        self._core = core
        self._objects = objects
        self._clock = clock
        self._origin = origin

    def store(self, card: ModelCard, fitted: Any) -> ModelCard:
        """Keep a fitted model; its card with hash and size filled in. One that is held already keeps its card."""
        data = to_bytes(fitted)
        sha256 = hashlib.sha256(data).hexdigest()
        if held := self._held(sha256[:16]):
            return held
        self._objects.put(_key(sha256), data)
        card = msgspec.structs.replace(card, model_id=sha256[:16], sha256=sha256, bytes=len(data), stage="candidate")
        self.write(card)
        facts = {"samples": card.samples, "until": card.trained_until_at.isoformat(), "data": card.data_sha256}
        self.event(card.task, "trained", card.model_id, facts)
        return card

    def load(self, card: ModelCard) -> Any:
        """The fitted model of a card.

        Raises:
            NotFoundError: its bytes are gone.
            UntrustedModelError: they are not those that were stored, or of a type that is not trusted.
        """
        data = self._objects.get(_key(card.sha256))
        if (found := hashlib.sha256(data).hexdigest()) != card.sha256:
            raise UntrustedModelError(
                f"the bytes of model {card.model_id} have SHA-256 {found}; its card says {card.sha256}. "
                f"Next step: train it again: orrery ml train {card.task}"
            )
        return from_bytes(data)

    def cards(self, task: str | None = None) -> list[ModelCard]:
        """Cards of one task or of all, newest training first."""
        question = {"task": task} if task else {}
        answer = self._core.send("/internal/models", "GET", params=question)
        found = msgspec.json.decode(answer.content, type=list[ModelCard])
        return sorted(found, key=lambda card: (card.trained_at, card.model_id), reverse=True)

    def card(self, model_id: str) -> ModelCard:
        """One card by its id.

        Raises:
            NotFoundError: there is none; says what to do.
        """
        if held := self._held(model_id):
            return held
        raise NotFoundError(f"no model {model_id!r} is stored. Next step: orrery ml models lists those that are.")

    def champion(self, task: str) -> ModelCard | None:
        """The model that forecasts a task, None where none was promoted."""
        champions = [card for card in self.cards(task) if card.stage == "champion"]
        return max(champions, key=_promoted, default=None)

    def write(self, card: ModelCard) -> None:
        """Put a card in place of its former version."""
        body = msgspec.to_builtins(card)
        self._core.send(f"/internal/models/{card.model_id}", "PUT", json=body)

    def promote(self, model_id: str, why: str = "") -> ModelCard:
        """Make a model the champion of its task and retire the former one.

        Raises:
            RefusedError: the evaluation is missing or did not meet the gate; tells the figures.
            NotFoundError: no such model.
        """
        card = self.card(model_id)
        if refused := refusal(card):
            self.refuse(card, str(refused))
            raise refused
        return self._crown(card, "promoted", why or "its evaluation allows it")

    def refuse(self, card: ModelCard, why: str) -> None:
        """Say on a card, and in the ledger, why its model does not forecast."""
        self.write(msgspec.structs.replace(card, reason=why))
        self.event(card.task, "refused", card.model_id, {"reason": why})

    def retire(self, model_id: str, why: str) -> ModelCard:
        """Take a model out of use; it stays readable."""
        card = msgspec.structs.replace(self.card(model_id), stage="retired", reason=why)
        self.write(card)
        self.event(card.task, "retired", model_id, {"reason": why})
        return card

    def rollback(self, task: str) -> ModelCard:
        """Put the former champion of a task back; the present one is retired and not come back to.

        Raises:
            NotFoundError: the task had no champion before this one.
        """
        former = [card for card in self.cards(task) if card.stage == "retired" and card.promoted_at]
        if not former:
            raise NotFoundError(
                f"{task} has no former champion to go back to. Next step: orrery ml models shows its models; "
                "orrery ml promote takes one that meets its gate."
            )
        if present := self.champion(task):
            self.write(msgspec.structs.replace(present, promoted_at=None))
        return self._crown(max(former, key=_promoted), "rolled_back", "the champion after it was rolled back")

    def event(self, task: str, kind: str, model_id: str | None, detail: Mapping[str, Any]) -> None:
        """Append a step to the ledger."""
        now = self._clock.now()
        parts = "|".join((task, kind, model_id or "", now.isoformat()))
        row = {
            "model_event_id": hashlib.sha256(parts.encode()).hexdigest(),
            "task": task,
            "model_event_kind": kind,
            "model_id": model_id,
            "happened_at": now,
            "model_event_detail": json.dumps(detail, default=str),
            "origin": self._origin,
        }
        rows = pa.Table.from_pylist([row], schema=arrow_schema(_EVENTS))
        self._core.send(f"/internal/ledger/{_EVENTS}", content=wire.pack({}, {_EVENTS: rows}))

    def _crown(self, card: ModelCard, kind: str, why: str) -> ModelCard:
        # The new one first: at no instant is a task without a champion, and of two the later promoted counts.
        crowned = msgspec.structs.replace(card, stage="champion", promoted_at=self._clock.now(), reason=why)
        self.write(crowned)
        self.event(card.task, kind, card.model_id, {"reason": why})
        for other in self.cards(card.task):
            if other.stage == "champion" and other.model_id != card.model_id:
                self.retire(other.model_id, f"{card.model_id} took its place: {why}")
        return crowned

    def _held(self, model_id: str) -> ModelCard | None:
        return next((card for card in self.cards() if card.model_id == model_id), None)


def open_registry(settings: Settings, core: CoreCalls) -> Registry:
    """The registry of the platform that the settings name."""
    return Registry(core, open_objects(settings), clock_from(settings), settings.origin)


def _promoted(card: ModelCard) -> str:
    return card.promoted_at.isoformat() if card.promoted_at else ""


def _key(sha256: str) -> str:
    return f"models/{sha256}.skops"
