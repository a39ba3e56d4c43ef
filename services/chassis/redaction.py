"""Takes secrets out of whatever is about to be logged: by their values, by their names, by the places they stand in."""

import re
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Any, Final
from urllib.parse import parse_qsl, quote, quote_plus, unquote, urlsplit

from pydantic import SecretStr

from services.chassis.settings import DEMO_KEY, SECRETS, Settings

HIDDEN: Final = "***"
LEAST: Final = 8
"""Characters from which on a secret is known wherever it stands; a shorter one would take words out of ordinary text.

It is still hidden where its place tells: after its name, in an address, in a header.
"""
_NAME = r"(?:api[_-]?key|access[_-]?key|secret|passw(?:or)?d|pwd|token|credential|signature|authorization|cookie)"
_NAMES = re.compile(_NAME, re.IGNORECASE)
_QUOTES = r"[\\\"']*"
_AFTER_NAME = (
    # Authorization: Basic ..., also as a pair of a header list; to the end of the value, which may hold blanks.
    re.compile(r"((?:proxy-)?authorization[\\\"']*(?:\s*[:=,]\s*|\s+)b?[\\\"']?)[^\"'\\\r\n]+", re.IGNORECASE),
    # name=value in a query, percent-encoded or not; "name": "value" in JSON or in a dict's repr.
    re.compile(
        rf"({_NAME}[\w-]*(?:=|%3D|{_QUOTES}\s*[:=]\s*{_QUOTES}(?=\S)))(?!\*)[^&\s\"'\\,;)}}\]>#]+", re.IGNORECASE
    ),
)
_IN_ADDRESS = re.compile(
    r"(\b[a-z][a-z0-9+.-]*(?::|%3A)(?:/|%2F){2}[^\s/:@\"'?#]*(?::|%3A))[^\s/@\"']+(?=@|%40)", re.IGNORECASE
)
_ALONE = re.compile(r"(\b(?:Bearer|Basic|Token) (?=\S*[0-9=])|whsec_)[\w.~+/=-]{8,}")
_SHOWN: Final = rf"\g<1>{HIDDEN}"


class Redactor:
    """Makes of a value to log one of plain types in which no secret of these settings stands."""

    def __init__(self, settings: Settings) -> None:
        self._known = _forms(settings)
        self._key = lru_cache(maxsize=1024)(self.text)

    def __call__(self, value: Any) -> Any:
        """The value without secrets; whatever is no plain type is told as its text."""
        if isinstance(value, str):
            return self.text(value)
        if value is None or isinstance(value, int | float | date):
            return value
        if isinstance(value, dict):
            return dict(self._entry(str(key), held) for key, held in value.items())
        if isinstance(value, list | tuple):
            return [self(item) for item in value]
        return self.text(str(value))

    def text(self, value: str) -> str:
        """The same of a text."""
        for secret in self._known:
            if secret in value:
                value = value.replace(secret, HIDDEN)
        if _NAMES.search(value):
            for pattern in _AFTER_NAME:
                value = pattern.sub(_SHOWN, value)
        if "@" in value or "%40" in value:
            value = _IN_ADDRESS.sub(_SHOWN, value)
        return _ALONE.sub(_SHOWN, value)

    def _entry(self, key: str, value: Any) -> tuple[str, Any]:
        return self._key(key), HIDDEN if _names_secret(key) else self(value)


@lru_cache(maxsize=1024)
def _names_secret(key: str) -> bool:
    return _NAMES.search(key) is not None


def _forms(settings: Settings) -> tuple[str, ...]:
    """Every way of writing every secret that is set, longest first: one may be part of another."""
    found = {form for name in SECRETS for part in _parts(getattr(settings, name)) for form in _written(part)}
    return tuple(sorted(found, key=lambda form: (-len(form), form)))


def _parts(value: SecretStr | None) -> Iterator[str]:
    """The secret itself, or those within it: of an address the password, of JSON each secret."""
    secret = value.get_secret_value() if value is not None else ""
    if secret in {"", DEMO_KEY}:
        return
    parts = urlsplit(secret) if "://" in secret else None
    if parts is None:
        yield secret
        yield from re.findall(r'"secret"\s*:\s*"(?:whsec_)?([^"]+)"', secret)
        return
    query = (text for name, text in parse_qsl(parts.query) if _NAMES.search(name))
    for found in chain([parts.password or ""], query):
        yield from {found, unquote(found)}
        yield b64encode(f"{parts.username or ''}:{unquote(found)}".encode()).decode()


def _written(secret: str) -> set[str]:
    if len(secret) < LEAST:
        return set()
    escaped = secret.encode("unicode_escape").decode()
    forms = {secret, escaped, secret.replace("\\", "\\\\"), quote(secret), quote(secret, safe=""), quote_plus(secret)}
    lower = {re.sub("%[0-9A-F]{2}", lambda found: found[0].lower(), form) for form in forms}
    return forms | lower
