"""Instruments of this process that every program has."""

from typing import Final

from services.chassis.metrics import catalogue

REQUESTS: Final = catalogue.HTTP_REQUESTS.counter()
REQUEST_SECONDS: Final = catalogue.HTTP_DURATION.histogram()
IN_PROGRESS: Final = catalogue.HTTP_IN_PROGRESS.gauge()
COLLECTOR_ERRORS: Final = catalogue.COLLECTOR_ERRORS.counter()
UNMATCHED: Final = "unmatched"
"""The route of a request that no template fits."""
