"""`python -m services.core`."""

# ruff: noqa: E402 - what is not to be loaded is said before anything loads it

import signal
import sys

from services.chassis.lean import without_unused

without_unused()

from services.chassis.errors import OrreryError
from services.chassis.logging import configure_logging, get_logger
from services.chassis.server import serve
from services.chassis.settings import get_settings
from services.chassis.tracing import configure_tracing
from services.core.app import build
from services.core.transfer.unfinished import check_finished
from services.storage import open_stores


def main() -> int:
    """Open the stores and serve until told to stop; 1 with a clear message where they cannot be opened."""
    try:
        settings = get_settings()
        configure_logging("core", settings)
        configure_tracing("core", settings)
        check_finished(settings)
        stores = open_stores(settings, _end)
    except OrreryError as error:
        get_logger("core").error("core cannot start", detail=error.detail)
        print(error.detail, file=sys.stderr)  # noqa: T201 - the supervisor shows this line to a person
        return 1
    app = build(settings, stores)
    serve(app, settings.core_url, host=settings.bind, on_stop=app.state.core.changes.stop)
    return 0


def _end(reason: str) -> None:
    """End this process: whoever watches it starts it again, and its store with it."""
    get_logger("core").error("core ends, for its embedded store has stopped itself", detail=reason)
    signal.raise_signal(signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main())
