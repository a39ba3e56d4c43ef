"""From bytes to JSON values, or to one problem that says why not.

HTTP 200 is not success: these services answer with HTML, plain text, error bodies and cut-off documents too.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

import orjson

from etl.sources.model import Parsed, Payload, Problem

_SHOWN = 500
_RECORD_LIMIT = 20_000
_SAMPLE = 50


class UnreadableError(Exception):
    """A payload of which no record can be read: it becomes one quarantined record, never an exception to callers."""

    def __init__(self, rule: str, expected: str, bad_value: Any = None, field_name: str | None = None) -> None:
        super().__init__(f"{rule}: {bad_value}, expected {expected}")
        self.rule = rule
        self.expected = expected
        self.bad_value = bad_value
        self.field_name = field_name


def unreadable(payload: Payload, error: UnreadableError) -> Parsed:
    """The one-problem result of a payload that cannot be read."""
    shown = payload.body[:_SHOWN].decode("utf-8", "replace")
    problem = Problem(
        rule=error.rule,
        expected=error.expected,
        record=record_text(shown),
        field_name=error.field_name,
        bad_value=None if error.bad_value is None else str(error.bad_value)[:_SHOWN],
    )
    return Parsed(records=1, problems=[problem])


def check_bytes(payload: Payload) -> bytes:
    """The body, byte-order mark removed, if it can be a JSON document.

    Raises:
        UnreadableError: it is empty, HTML or plain text.
    """
    body = payload.body.removeprefix(b"\xef\xbb\xbf").strip()
    if not body:
        raise UnreadableError("payload.empty", "a JSON document; ask the provider again", "0 bytes")
    if body.startswith(b"<"):
        raise UnreadableError("payload.html", "JSON; the service behind this address is down or moved", _start(body))
    if body[:1] not in b"[{":
        raise UnreadableError("payload.text", "a JSON object or list; ask the provider again", _start(body))
    return body


def read_json(payload: Payload) -> Any:
    """The JSON value of a payload that is no error answer.

    Raises:
        UnreadableError: see `check_bytes`; also for cut-off or malformed JSON and for error bodies.
    """
    body = check_bytes(payload)
    try:
        value = orjson.loads(body)
    except (orjson.JSONDecodeError, RecursionError) as error:
        raise malformed(payload, body, error) from None
    if isinstance(value, dict):
        reject_error_body(value, payload.status)
    return value


def malformed(payload: Payload, body: bytes, error: Exception) -> UnreadableError:
    """The refusal of a body that is no JSON document, cut off where its listing says so or its end is missing."""
    cut = payload.truncated or body[-1:] not in b"]}"
    rule = "payload.truncated" if cut else "payload.json"
    return UnreadableError(rule, "a whole JSON document; ask the provider again", f"{len(body)} bytes: {error}")


def reject_error_body(value: dict[str, Any], status: int = 200) -> None:
    """Recognise the providers' error bodies, whatever the HTTP status.

    Raises:
        UnreadableError: `{"error": …}`, or `{"code": …}` beside a message.
    """
    error = value.get("error")
    message = value.get("message") or value.get("error_message") or value.get("msg")
    if error is None and not ("code" in value and (message or "moreInfo" in value)):
        return
    if isinstance(error, dict):
        message = " ".join(str(error[k]) for k in ("code", "message") if k in error)
    said = message if error is None or isinstance(error, dict) else error
    raise UnreadableError("payload.error", "data; the provider refused the question", f"HTTP {status}: {said}", "error")


def record_text(record: Any) -> str:
    """A record as JSON text for quarantine; one beyond 20 kB is kept by its beginning."""
    try:
        raw = orjson.dumps(record)
    except TypeError:
        raw = json.dumps(record, default=str).encode()  # an integer beyond 64 bits
    if len(raw) > _RECORD_LIMIT:
        raw = orjson.dumps(raw[:_RECORD_LIMIT].decode("utf-8", "replace"))
    return raw.decode()


def fingerprint(envelope: Iterable[str], records: list[Any]) -> str:
    """Hash of field names and JSON types over the first records; a null adds nothing where another type is seen."""
    kinds: dict[str, set[str]] = {name: set() for name in envelope}
    for record in records[:_SAMPLE]:
        _collect(record, "", kinds, depth=0)
    lines = [f"{name}:{','.join(sorted(found - {'null'})) or 'null'}" for name, found in sorted(kinds.items())]
    return hashlib.sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()[:16]


def _start(body: bytes) -> str:
    return body[:120].decode("utf-8", "replace")


def _collect(value: Any, path: str, kinds: dict[str, set[str]], depth: int) -> None:
    kinds.setdefault(path, set()).add(_KINDS.get(type(value), "object"))
    if depth > 8:
        return
    if isinstance(value, dict):
        for name, item in value.items():
            _collect(item, f"{path}.{name}", kinds, depth + 1)
    elif isinstance(value, list):
        for item in value[:3]:
            _collect(item, f"{path}[]", kinds, depth + 1)


_KINDS: dict[type, str] = {
    dict: "object",
    list: "array",
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    type(None): "null",
}
