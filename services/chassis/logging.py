"""JSON lines on standard output; secrets never get there."""

import json
import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import orjson
import structlog
from pydantic import SecretStr

from services.chassis.settings import DEMO_KEY, Settings

_SECRET_NAMES = re.compile(r"(api[_-]?key|secret|password|token|authorization|cookie)", re.IGNORECASE)
_SECRET_IN_TEXT = re.compile(r"((?:api[_-]?key|token|password|secret)=)[^&\s\"']+", re.IGNORECASE)
_HIDDEN = "***"


def configure_logging(service: str, settings: Settings) -> None:
    """Send this process's logs, the libraries' included, to stdout as one JSON object a line."""
    level = logging.getLevelName(settings.log_level.upper())
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        lambda _logger, _name, event: {"service": service, **event},
        _redactor(settings),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stdout)
    render = structlog.processors.JSONRenderer(serializer=_dumps)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, render],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for noisy in ("httpx", "httpcore", "apscheduler", "uvicorn.access"):
        logging.getLogger(noisy).setLevel(max(level, logging.WARNING))


def get_logger(name: str) -> Any:
    """A structlog logger; bind facts as keywords."""
    return structlog.stdlib.get_logger(name)


def _dumps(event: Any, **_: Any) -> str:
    try:
        return orjson.dumps(event, default=str, option=orjson.OPT_NON_STR_KEYS).decode()
    except TypeError:
        # Integers beyond 64 bits and lone surrogates are not orjson's.
        return json.dumps(event, default=str, skipkeys=True)


def _redactor(settings: Settings) -> Any:
    key = settings.nasa_api_key.get_secret_value()
    known = key if key not in {"", DEMO_KEY} else None

    def clean(value: Any) -> Any:
        if isinstance(value, SecretStr):
            return _HIDDEN
        if isinstance(value, str):
            text = _SECRET_IN_TEXT.sub(rf"\1{_HIDDEN}", value)
            return text.replace(known, _HIDDEN) if known else text
        if isinstance(value, dict):
            return {k: _HIDDEN if _SECRET_NAMES.search(str(k)) else clean(v) for k, v in value.items()}
        return [clean(item) for item in value] if isinstance(value, list | tuple) else value

    def redact(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        # Underscored entries are structlog's own and go back to the formatter as they came.
        return {k: v if k.startswith("_") else clean({k: v})[k] for k, v in event.items()}

    return redact
