"""What every program counts, and how `/metrics` tells it.

`catalogue` describes every metric. What is counted as it happens is an instrument of the process (`process`); what is
found out when somebody asks comes from a program's `collectors`.
"""

from services.chassis.metrics.process import (
    COLLECTOR_ERRORS,
    IN_PROGRESS,
    REQUEST_SECONDS,
    REQUESTS,
    UNMATCHED,
)

__all__ = [
    "COLLECTOR_ERRORS",
    "IN_PROGRESS",
    "REQUESTS",
    "REQUEST_SECONDS",
    "UNMATCHED",
]
