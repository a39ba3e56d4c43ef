"""What staging and production refuse to start with: invented data, debug lines, secrets that everyone knows."""

import base64
import binascii
import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final
from urllib.parse import parse_qs, unquote, urlsplit

from pydantic import SecretStr

Values = Mapping[str, Any]
"""Checked settings by name."""

ALLOWED_SOURCES: Final = {"staging": ("live", "recorded"), "production": ("live",)}
EVERYONE_KNOWS: Final = frozenset(
    {"", "admin", "change-me", "change_me", "changeme", "default", "demo", "demo_key", "example", "guest", "influxdb"}
    | {"minio", "minioadmin", "mongo", "mongodb", "orrery", "password", "postgres", "postgresql", "redis", "root"}
    | {"secret", "test", "token", "user", "123456", "12345678"}
)
# A server that knows its caller by one of these asks for no password in the address.
OTHER_PROOFS: Final = frozenset({"sslcert", "passfile", "service", "tlsCertificateKeyFile", "authMechanism"})
FEWEST_DIFFERENT_BYTES: Final = 8


def refusals(values: Values, provider_urls: Collection[str]) -> list[str]:
    """Every reason why an environment does not start with its settings; no secret is told. Development has none.

    Args:
        values: every setting.
        provider_urls: names of those that hold a provider's address.
    """
    if values["environment"] not in ALLOWED_SOURCES:
        return []
    live = _live(values, provider_urls) if values["sources"] == "live" else ()
    return [*_sources(values), *live, *_logging(values), *_stores(values), *_webhooks(values)]


def is_known(secret: str, *names: str | None) -> bool:
    """Whether a secret is missing, a default of some software, or no more than one of the names that go with it."""
    return secret.strip().lower() in EVERYONE_KNOWS or secret in names


def _sources(values: Values) -> Iterator[str]:
    allowed = ALLOWED_SOURCES[values["environment"]]
    if values["sources"] not in allowed:
        only = " or ".join(allowed)
        yield f"ORRERY_SOURCES was {values['sources']!r}; {values['environment']} is {only} only: set it to {only}"


def _live(values: Values, provider_urls: Collection[str]) -> Iterator[str]:
    if values["clock_start"] is not None:
        yield "live data runs on the wall clock; unset ORRERY_CLOCK_START and ORRERY_CLOCK_EPOCH"
    for name in provider_urls:
        if not values[name].startswith("https://"):
            yield (
                f"ORRERY_{name.upper()} was {values[name]!r}, which stands in for a provider: unset it, or name an "
                "https:// address"
            )
    if values["assets_url"] is not None:
        yield f"ORRERY_ASSETS_URL was {values['assets_url']!r}, which stands in for picture hosts: unset it"


def _logging(values: Values) -> Iterator[str]:
    if values["log_level"] == "debug":
        yield "ORRERY_LOG_LEVEL was 'debug', whose lines are a developer's; allowed: info, warning, error"


def _stores(values: Values) -> Iterator[str]:
    for name in ("archive_url", "missions_url", "cache_url"):
        yield from _address(name, values[name])
    if values["telemetry_url"] and is_known(values["telemetry_token"].get_secret_value(), values["telemetry_org"]):
        yield _told("TELEMETRY_TOKEN", "a token that may make buckets and tasks there")
    access, secret = (key.get_secret_value() for key in (values["objects_access_key"], values["objects_secret_key"]))
    # Without an endpoint it is Amazon's, where the machine's own role needs no keys.
    if values["objects_url"] and (values["objects_endpoint"] or access or secret):
        if is_known(access):
            yield _told("OBJECTS_ACCESS_KEY", "a key made for this platform")
        if is_known(secret, access):
            yield _told("OBJECTS_SECRET_KEY", "the secret that goes with the access key")


def _address(name: str, address: SecretStr | None) -> Iterator[str]:
    if address is None:
        return
    parts = urlsplit(address.get_secret_value())
    options = parse_qs(parts.query)
    password = unquote(parts.password or "") or options.get("password", [""])[0]
    if is_known(password, unquote(parts.username or "")) and (password or not OTHER_PROOFS & options.keys()):
        yield _told(name.upper(), f"{parts.scheme}://user:password@host with a password made for this platform")


def _webhooks(values: Values) -> Iterator[str]:
    """Who sends is known by the signature alone. What is no such JSON at all is refused by etl in every environment."""
    text = values["webhooks"].get_secret_value()
    try:
        named = {name: hook["secret"] for name, hook in json.loads(text or "{}").items()}
        for name, secret in named.items():
            key = base64.b64decode(secret.removeprefix("whsec_"))
            if len(set(key)) < FEWEST_DIFFERENT_BYTES or b"secret" in key.lower():
                yield _told("WEBHOOKS", f"a random secret for {name!r}, whsec_ and the base64 of 24 bytes or more")
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error):
        yield _told("WEBHOOKS", '{"name": {"dataset": "source/dataset", "secret": "whsec_..."}} with a secret for each')


def _told(name: str, allowed: str) -> str:
    return f"ORRERY_{name} (hidden) has no secret, or one that everyone knows; allowed: {allowed}"
