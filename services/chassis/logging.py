"""JSON lines on standard output, and to Loki where there is one; secrets never get there."""

import json
import logging
import sys
import threading
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any

import orjson
import structlog

from services.chassis.redaction import Redactor
from services.chassis.settings import Settings
from services.chassis.tally import LINES
from services.chassis.tracing import trace_ids

_META = {"_record", "_from_structlog"}


def configure_logging(service: str, settings: Settings) -> None:
    """Send this process's logs, the libraries' included, to stdout as one JSON object a line, and to Loki if set."""
    level = logging.getLevelName(settings.log_level.upper())
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        lambda _logger, _name, event: {"service": service, **trace_ids(), **event},
        _redacted(settings),
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
    render = structlog.processors.JSONRenderer(serializer=_dumps)
    formatter = _Once(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, render],
    )
    root = logging.getLogger()
    root.handlers[:] = [_Stdout(service), *_loki(service, settings)]
    for handler in root.handlers:
        handler.setFormatter(formatter)
    root.setLevel(level)
    for noisy in ("httpx", "httpcore", "apscheduler", "uvicorn.access"):
        logging.getLogger(noisy).setLevel(max(level, logging.WARNING))
    logging.captureWarnings(True)
    sys.excepthook = _uncaught
    threading.excepthook = lambda failed: _uncaught(failed.exc_type, failed.exc_value, failed.exc_traceback)


def get_logger(name: str) -> Any:
    """A structlog logger; bind facts as keywords."""
    return structlog.stdlib.get_logger(name)


class _Once(structlog.stdlib.ProcessorFormatter):
    """Renders a record once, however many handlers ask for it."""

    def format(self, record: logging.LogRecord) -> str:
        line = record.__dict__.get("rendered")
        if line is None:
            record.rendered = line = super().format(record)
        return str(line)


class _Stdout(logging.StreamHandler[Any]):
    """Writes and counts lines; one that cannot be written says so without what it held."""

    def __init__(self, service: str) -> None:
        super().__init__(sys.stdout)
        self._service = service

    def emit(self, record: logging.LogRecord) -> None:
        LINES.add((self._service, record.levelname.lower()))
        super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name of it
        kind = getattr(sys.exc_info()[0], "__name__", "unknown")
        if kind not in {"BrokenPipeError", "ValueError"}:
            facts = {
                "event": "a log line could not be rendered",
                "logger": record.name,
                "error": kind,
                "level": "error",
            }
            self.stream.write(_dumps(facts) + self.terminator)


def _loki(service: str, settings: Settings) -> list[logging.Handler]:
    if settings.loki_url is None:
        return []
    # What it loads takes 5 MB, which only those pay who have a Loki.
    from services.chassis.loki import LokiLines  # noqa: PLC0415

    return [LokiLines(service, settings)]


def _uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if not issubclass(kind, Exception):
        sys.__excepthook__(kind, error or kind(), trace)
        return
    get_logger("uncaught").critical("uncaught error", exc_info=(kind, error, trace))


def _dumps(event: Any, **_: Any) -> str:
    try:
        return orjson.dumps(event, default=str, option=orjson.OPT_NON_STR_KEYS).decode()
    except TypeError:
        # Integers beyond 64 bits and lone surrogates are not orjson's.
        return json.dumps(event, default=str, skipkeys=True)


def _redacted(settings: Settings) -> Any:
    clean = Redactor(settings)

    def redact(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        # structlog's own two entries go back to the formatter as they came.
        return {
            **clean({k: v for k, v in event.items() if k not in _META}),
            **{k: event[k] for k in _META if k in event},
        }

    return redact
