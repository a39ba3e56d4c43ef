"""`python -m services.core.migrate`: brings every store to this release's version before core starts, and ends.

Core does the same when it opens its stores; as a step of its own a release whose migration fails never replaces one
that serves.
"""

# ruff: noqa: E402 - what is not to be loaded is said before anything loads it

import sys

from services.chassis.lean import without_unused

without_unused()

from services.chassis.errors import OrreryError, UnavailableError
from services.chassis.logging import configure_logging, get_logger
from services.chassis.settings import Settings, get_settings
from services.storage import open_stores


def main() -> int:
    """Migrate; 1 with a clear message where a store is away, held by a running core, or refuses."""
    try:
        settings = get_settings()
        configure_logging("core", settings)
        _migrate(settings)
    except OrreryError as error:
        get_logger("migrate").error("not migrated", detail=error.detail)
        return 1
    return 0


def _migrate(settings: Settings) -> None:
    log = get_logger("migrate")
    try:
        open_stores(settings).close()
    except UnavailableError:
        # A running core holds its stores. Where it has them at this version already, there is nothing to do.
        if settings.archive_url is None or (lacking := _lacking(settings)):
            if settings.archive_url is not None:
                log.warning("a running core keeps these from being applied: stop it first", migrations=lacking)
            raise
        log.info("nothing to migrate beside the running core")
        return
    log.info("migrated")


def _lacking(settings: Settings) -> list[str]:
    from services.storage.archive.postgres_tables import lacking  # noqa: PLC0415 - no client of an engine not in use

    url = "" if settings.archive_url is None else settings.archive_url.get_secret_value()
    return lacking(url, f"orrery_{settings.origin}")


if __name__ == "__main__":
    sys.exit(main())
