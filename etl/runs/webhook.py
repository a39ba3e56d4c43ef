"""Signed webhooks: a body of one dataset's answer, signed as Standard Webhooks says, goes the way of an answer.

The signature covers id, timestamp and body (HMAC-SHA256). A timestamp more than five minutes off is refused, and an id
that was taken is not taken again: the fetch ledger remembers it, for as long as it is kept.
"""

import threading
from collections.abc import Mapping
from typing import Any, Final

import msgspec
from standardwebhooks import Webhook, WebhookVerificationError
from standardwebhooks.webhooks import EmptyWebhookSecretError

from etl.bronze.manifest import Fetched
from etl.bronze.store import sha256_of
from etl.runs.ids import row_id
from etl.runs.intake import Answer
from etl.runs.platform import Platform
from etl.runs.recordings import without_key
from etl.sources.model import Payload
from etl.sources.registry import DATASETS
from etl.sources.registry import dataset as find_dataset
from services.chassis.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    OrreryError,
    PayloadTooLargeError,
    SettingsError,
    TransientError,
)
from services.chassis.settings import Settings
from services.ports.archive import Select, Where

HEADERS: Final = ("webhook-id", "webhook-timestamp", "webhook-signature")
_MOST_ID: Final = 256


class UnsignedError(OrreryError):
    """A signature that is missing, wrong or too old."""

    status = 401
    title = "Not signed"
    slug = "not-signed"


class Hook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sender: the dataset that its bodies are of, and the secret that it signs with."""

    dataset: str
    secret: str


def hooks(settings: Settings) -> dict[str, Hook]:
    """Read `ORRERY_WEBHOOKS`.

    Raises:
        SettingsError: it is no such JSON, names no dataset, or a secret is too short.
    """
    text = settings.webhooks.get_secret_value()
    if not text:
        return {}
    allowed = '{"name": {"dataset": "source/dataset", "secret": "whsec_<base64 of at least 24 bytes>"}}'
    try:
        found = msgspec.json.decode(text, type=dict[str, Hook])
        for hook in found.values():
            _check_secret(hook.secret)
    except (msgspec.DecodeError, ValueError, EmptyWebhookSecretError) as error:
        raise SettingsError(f"ORRERY_WEBHOOKS was refused ({error}); allowed: {allowed}.") from None
    known = {d.key for d in DATASETS}
    if unknown := sorted({h.dataset for h in found.values()} - known):
        raise SettingsError(f"ORRERY_WEBHOOKS names {', '.join(unknown)}; allowed: {', '.join(sorted(known))}.")
    return found


class Webhooks:
    """Takes signed bodies in, each id once.

    Args:
        platform: what runs share.
    """

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._hooks = hooks(platform.settings)
        self._most = int(platform.settings.webhook_max_mb * 1e6)
        self._one_at_a_time = threading.Lock()

    def take(self, name: str, headers: Mapping[str, str], body: bytes) -> dict[str, Any]:
        """Take one body; what became of its records.

        Raises:
            NotFoundError: no webhook is called so.
            PayloadTooLargeError: more than ORRERY_WEBHOOK_MAX_MB.
            UnsignedError: the signature does not fit, or is too old.
            ConflictError: its id was taken with another body.
        """
        hook = self._hooks.get(name)
        if hook is None:
            raise NotFoundError(f"No webhook is called {name!r}. The operator names them in ORRERY_WEBHOOKS.")
        if len(body) > self._most:
            raise PayloadTooLargeError(
                f"The body has {len(body)} bytes; allowed: {self._most}. Send less at once, or raise "
                "ORRERY_WEBHOOK_MAX_MB."
            )
        message_id = _verified(hook, headers, body)
        with self._one_at_a_time:
            return self._take(name, hook, message_id, body)

    def _take(self, name: str, hook: Hook, message_id: str, raw: bytes) -> dict[str, Any]:
        body, redacted = without_key(raw)
        fetch_id = row_id("webhook", name, message_id)
        if (known := self._known(fetch_id)) is not None:
            if known["sha256"] != sha256_of(body):
                raise ConflictError(
                    f"webhook-id {message_id!r} was taken with another body; allowed: one body per id. Send a new id."
                )
            return {"webhook_id": message_id, "batch_id": known["batch_id"], "outcome": "taken before"}
        dataset = find_dataset(hook.dataset)
        answer = Answer(
            source=dataset.source,
            dataset=dataset.name,
            payload=Payload(
                body=body, url=f"webhook:{name}/{message_id}", fetched_at=self._platform.clock.now(), form="webhook"
            ),
            origin=self._platform.settings.origin,
            fetch=Fetched(fetch_id=fetch_id),
            redacted=redacted,
        )
        return {"webhook_id": message_id, **self._loaded(answer)}

    def _loaded(self, answer: Answer) -> dict[str, Any]:
        try:
            counts = self._platform.intake.take(answer)
            self._platform.ledger.flush()
        except TransientError:
            # It is in bronze, and is loaded as soon as core is back.
            return {"outcome": "stored"}
        return {"outcome": "loaded", **counts.as_dict()}

    def _known(self, fetch_id: str) -> dict[str, Any] | None:
        query = Select(table="fetches", where=(Where("fetch_id", "=", fetch_id),), columns=("sha256", "batch_id"))
        rows: list[dict[str, Any]] = self._platform.core.select(query).to_pylist()
        return rows[0] if rows else None


def _verified(hook: Hook, headers: Mapping[str, str], body: bytes) -> str:
    given = {name: headers.get(name, "") for name in HEADERS}
    message_id = given["webhook-id"]
    if len(message_id) > _MOST_ID or not message_id.isprintable():
        raise InvalidInputError.of("webhook-id", message_id[:50], f"up to {_MOST_ID} printable characters")
    try:
        Webhook(hook.secret).verify(body, given, json_parse=False)
    except (WebhookVerificationError, ValueError) as error:
        raise UnsignedError(
            f"The signature was refused: {error}; allowed: {', '.join(HEADERS)} as standardwebhooks.com says, v1, at "
            "most five minutes old. Sign id.timestamp.body with the webhook's secret."
        ) from None
    return message_id


def _check_secret(secret: str) -> None:
    key = Webhook(secret)._whsecret  # noqa: SLF001 - the library shows its length in no other way
    if len(key) < 24:
        raise ValueError("a secret of fewer than 24 bytes")
