"""Traces of requests and runs by OpenTelemetry, where ORRERY_OTLP_URL is set; its SDK is loaded only then."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any, Final

from services.chassis.settings import Settings

if TYPE_CHECKING:
    import httpx
    from fastapi.telemetry import TelemetryConfig
    from opentelemetry.trace import Tracer

_ENDLESS: Final = frozenset({"/internal/changes", "/api/v1/live"})
TELEMETRY: Final["TelemetryConfig"] = {
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    # Neither probes and files, which are asked all the time, nor answers that never end.
    "exclude": lambda scope: not scope["path"].startswith(("/api/", "/internal/")) or scope["path"] in _ENDLESS,
}
"""Of a FastAPI application: a span for each request, where traces are wanted at all."""


class _Tracing:
    tracer: "Tracer | None" = None
    close: Callable[[], None] = staticmethod(lambda: None)


def configure_tracing(service: str, settings: Settings) -> None:
    """Have this process's spans sent, if a collector is named; call it before applications and clients are made."""
    if settings.otlp_url is None or _Tracing.tracer is not None:
        return
    # Loaded only where traces are wanted: SDK and exporter take 15 MB.
    from services.chassis.otlp import open_tracer  # noqa: PLC0415

    _Tracing.tracer, _Tracing.close = open_tracer(service, settings)


def close_tracing() -> None:
    """Hand over what is left, in bounded time; only for a process that ends without Python's own exit."""
    _Tracing.close()


def trace_ids() -> dict[str, str]:
    """Of the step under way, for log lines: the trace's id, empty where nothing is traced."""
    if _Tracing.tracer is None:
        return {}
    from opentelemetry.trace import format_trace_id, get_current_span  # noqa: PLC0415

    context = get_current_span().get_span_context()
    return {"trace_id": format_trace_id(context.trace_id)} if context.is_valid else {}


def span(name: str, **facts: str | float) -> AbstractContextManager[Any]:
    """A step of the work under way, for its trace."""
    if _Tracing.tracer is None:
        return nullcontext()
    return _Tracing.tracer.start_as_current_span(name, attributes=facts)


def follow(client: "httpx.Client | httpx.AsyncClient") -> None:
    """Have a client's calls be steps of the trace, and the other side's work too. Never one that asks a provider."""
    if _Tracing.tracer is not None:
        from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor  # noqa: PLC0415

        HTTPXClientInstrumentor.instrument_client(client)
