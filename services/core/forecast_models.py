"""Cards of models: every version is a row of the ledger, the newest of each model a document of the mission store."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import orjson
import pyarrow as pa

from services.chassis.errors import InvalidInputError
from services.core.columns import rows
from services.core.conditions import equal
from services.core.context import Core
from services.domain.arrow import arrow_schema
from services.domain.documents import DOCUMENTS
from services.domain.fields.forecasts import MODEL_STAGES
from services.ports.archive import Reader, Select, Where

TABLE: Final = "models"
_MODEL_ID: Final = re.compile(r"[0-9a-f]{16}")


def keep(core: Core, model_id: str, body: bytes, known_at: datetime) -> None:
    """Make this the model's card; the same card again changes nothing. Durable in both stores.

    Args:
        core: open stores.
        model_id: whose card it is.
        body: the card as JSON: an object with at least `model_id`, `task` and `stage`.
        known_at: when it came, platform clock.

    Raises:
        InvalidInputError: the body is no card of this model.
        UnavailableError: a store is away; send it again.
    """
    card = _card(model_id, body)
    text = orjson.dumps(card).decode()
    with core.loading.publishing:
        last = _newest(core, model_id)
        if last is not None and last["model_card"] == text:
            return
        row = _row(card, text, revision=last["card_revision"] + 1 if last else 1)
        found = pa.Table.from_pylist(
            [{**row, "known_at": known_at, "origin": core.settings.origin}], schema=arrow_schema(TABLE)
        )
        # The document first: whoever hears of the change finds the card changed.
        with core.holdings.watched():
            core.stores.missions.replace([model_id], {TABLE: found})
        core.loading.record(TABLE, found)


def cards(holdings: Reader, task: str | None = None) -> list[dict[str, Any]]:
    """The newest card of every model as rows of the table, by task, the newest trained first."""
    found = rows(holdings.select(Select(table=TABLE, where=tuple(equal(task=task)), sort=("task", "-known_at"))))
    return [{**row, "model_card": orjson.loads(row["model_card"])} for row in found]


def listed(found: Sequence[Mapping[str, Any]]) -> bytes:
    """The cards alone, as a JSON list."""
    return orjson.dumps([row["model_card"] for row in found])


def _newest(core: Core, model_id: str) -> dict[str, Any] | None:
    query = Select(table=TABLE, where=(Where("model_id", "=", model_id),), greatest=DOCUMENTS[TABLE].greatest)
    return next(iter(rows(core.stores.archive.select(query))), None)


def _row(card: Mapping[str, Any], text: str, *, revision: int) -> dict[str, Any]:
    model_id = card["model_id"]
    return {
        "card_id": hashlib.sha256(f"{model_id}|{revision}|{text}".encode()).hexdigest()[:32],
        "model_id": model_id,
        "task": card["task"],
        "model_stage": card["stage"],
        "card_revision": revision,
        "model_card": text,
    }


def _card(model_id: str, body: bytes) -> dict[str, Any]:
    try:
        card = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise InvalidInputError.of("body", f"{len(body)} bytes ({error})", "a model's card as a JSON object") from error
    if not isinstance(card, dict):
        raise InvalidInputError.of("body", type(card).__name__, "a model's card as a JSON object")
    if not _MODEL_ID.fullmatch(model_id):
        raise InvalidInputError.of("model_id", model_id, "the first 16 hexadecimal digits of the model's SHA-256")
    if card.get("model_id") != model_id:
        raise InvalidInputError.of("card.model_id", card.get("model_id"), f"that of the address, {model_id}")
    if not isinstance(card.get("task"), str) or not card["task"]:
        raise InvalidInputError.of("card.task", card.get("task"), "the name of a task, such as kp_2h")
    if card.get("stage") not in MODEL_STAGES:
        raise InvalidInputError.of("card.stage", card.get("stage"), ", ".join(MODEL_STAGES))
    return card
