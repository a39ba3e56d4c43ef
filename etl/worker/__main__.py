"""`python -m etl.worker`: the program that alone speaks to providers."""

# ruff: noqa: E402 - what is not to be loaded is said before anything loads it

import logging
import os
import sys

from services.chassis.lean import without_unused

without_unused()

from etl.quality.engine import keep_compiled
from etl.worker.app import build_app
from services.chassis.errors import OrreryError
from services.chassis.logging import configure_logging
from services.chassis.server import serve
from services.chassis.settings import get_settings
from services.chassis.tracing import close_tracing, configure_tracing

GRACE_S = 2
"""Seconds that open calls may take to end; a replay that is cut is started again and doubles nothing."""


def main() -> None:
    """Run the worker until it is told to stop; what keeps it from starting is its last word."""
    try:
        settings = get_settings()
        configure_logging("etl", settings)
        configure_tracing("etl", settings)
        app = build_app(settings)
        keep_compiled(settings.data_dir)
    except OrreryError as error:
        sys.exit(error.detail)
    serve(app, settings.etl_url, host=settings.bind, grace_s=GRACE_S)
    # A run that waits for a slow provider must not hold the stop: what it stored is in bronze, the next start loads it.
    close_tracing()
    logging.shutdown()
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
