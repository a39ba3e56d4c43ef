"""`python -m ml.server`: predictions over HTTP, and the ledger of forecasts kept by what etl's schedule calls."""

# ruff: noqa: E402 - what is not to be loaded, and how many threads, is said before anything loads it

import os
import sys

from services.chassis.lean import without_unused

# One prediction is too small to share out: with a thread for each processor its p99 was measured at 2 s.
for _library in ("OMP", "OPENBLAS", "MKL"):
    os.environ[f"{_library}_NUM_THREADS"] = "1"
without_unused()

from ml.server.app import build_app
from services.chassis.errors import OrreryError
from services.chassis.logging import configure_logging
from services.chassis.server import serve
from services.chassis.settings import get_settings
from services.chassis.tracing import configure_tracing


def main() -> None:
    """Serve until told to stop; a wrong setting ends with its reason."""
    try:
        settings = get_settings()
        configure_logging("ml", settings)
        configure_tracing("ml", settings)
        app = build_app(settings)
    except OrreryError as error:
        sys.exit(error.detail)
    serve(app, settings.ml_url, host=settings.bind)


if __name__ == "__main__":
    main()
