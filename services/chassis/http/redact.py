"""Keys are secrets wherever they appear: addresses, bodies, messages, the HTTP library's own log lines."""

import logging
import re
from collections.abc import Callable

REDACTED = "REDACTED"
_PARAMETER = re.compile(r"(?i)(api_?key(?:=|%3D|\"\s*:\s*\"))([^&\s\"'<>\\#]+)")
_PARAMETER_BYTES = re.compile(_PARAMETER.pattern.encode())
_LOGGERS = ("httpx", "httpcore.connection", "httpcore.http11", "httpcore.http2", "httpcore.proxy")
# A key shorter than this, such as one of tests, would take ordinary words out of a body.
_LEAST_KEY = 8


def redact(text: str, key: str = "") -> str:
    """`text` with every `api_key=` value and every other occurrence of `key` replaced."""
    if _is_secret(key):
        text = text.replace(key, REDACTED)
    return _PARAMETER.sub(rf"\g<1>{REDACTED}", text)


def redact_body(body: bytes, key: str = "") -> tuple[bytes, bool]:
    """The same for bytes as they came, and whether anything was replaced."""
    clean = body.replace(key.encode(), REDACTED.encode()) if _is_secret(key) else body
    if b"api" in clean or b"API" in clean or b"Api" in clean:
        clean = _PARAMETER_BYTES.sub(rb"\g<1>" + REDACTED.encode(), clean)
    return clean, clean != body


def quiet_loggers(key: Callable[[], str]) -> None:
    """Make httpx and httpcore, which log whole addresses, log them without the key."""
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        logger.filters = [f for f in logger.filters if not isinstance(f, _RedactingFilter)]
        logger.addFilter(_RedactingFilter(key))


def _is_secret(key: str) -> bool:
    return len(key) >= _LEAST_KEY and key != "DEMO_KEY"


class _RedactingFilter(logging.Filter):
    def __init__(self, key: Callable[[], str]) -> None:
        super().__init__()
        self._key = key

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = redact(record.getMessage(), self._key()), ()
        return True
