"""OpenTelemetry's SDK as Orrery uses it: spans in batches over OTLP/HTTP, from a thread of its own."""

import atexit
import logging
import os
from collections.abc import Callable, Sequence
from threading import Thread
from typing import Final

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExportResult

from services.chassis.settings import Settings
from services.chassis.version import orrery_version

EXPORT_S: Final = 5.0
"""Longest attempt to hand over a batch of spans, in seconds."""
EXIT_S: Final = 2.0
"""Longest wait of an exit for what is left, in seconds."""


def open_tracer(service: str, settings: Settings) -> tuple[trace.Tracer, Callable[[], None]]:
    """What makes this process's spans, and what hands over the last of them; both for the whole process.

    Raises:
        ValueError: the settings name no collector.
    """
    if settings.otlp_url is None:
        raise ValueError("ORRERY_OTLP_URL is not set; set it to a collector such as http://host:4318")
    facts = {
        "service.name": f"orrery-{service}",
        "service.version": orrery_version(),
        "service.instance.id": str(os.getpid()),
        "deployment.environment.name": settings.environment,
    }
    provider = TracerProvider(resource=Resource.create(facts), shutdown_on_exit=False)
    exporter = _Exporter(f"{settings.otlp_url.get_secret_value()}/v1/traces", timeout=EXPORT_S)
    provider.add_span_processor(BatchSpanProcessor(exporter, schedule_delay_millis=1000))
    trace.set_tracer_provider(provider)
    close = _closer(provider)
    atexit.register(close)
    return provider.get_tracer("orrery"), close


class _Exporter(OTLPSpanExporter):
    """Says once that the collector is away, and once that it is back, instead of at every batch."""

    _works = True

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        result = super().export(spans)
        works = result is SpanExportResult.SUCCESS
        if works != self._works:
            self._works = works
            said = logging.getLogger("tracing")
            said.info("traces reach the collector again") if works else said.warning(
                "traces do not reach the collector at ORRERY_OTLP_URL and are lost until it answers"
            )
        return result


def _closer(provider: TracerProvider) -> Callable[[], None]:
    logging.getLogger("opentelemetry").setLevel(logging.CRITICAL)

    def close() -> None:
        # The library would wait for a hung collector for half a minute.
        last = Thread(target=provider.shutdown, name="traces", daemon=True)
        last.start()
        last.join(EXIT_S)

    return close
