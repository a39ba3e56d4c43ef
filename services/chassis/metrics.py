"""What every program counts, in the one registry that `/metrics` renders."""

from prometheus_client import CONTENT_TYPE_LATEST, Counter, Histogram, generate_latest

__all__ = ["CONTENT_TYPE_LATEST", "REQUESTS", "REQUEST_SECONDS", "generate_latest"]

REQUESTS = Counter("orrery_http_requests", "Answers sent", ["service", "method", "status"])
REQUEST_SECONDS = Histogram(
    "orrery_http_request_seconds",
    "Time to the end of the answer",
    ["service"],
    buckets=(0.001, 0.005, 0.02, 0.1, 0.5, 2, 10),
)
