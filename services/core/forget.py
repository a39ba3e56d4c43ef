"""`python -m services.core.forget`: takes away all that a mode has on servers."""

import sys

from services.chassis.errors import OrreryError
from services.chassis.settings import Settings, get_settings
from services.storage.engines import ENGINES, RECORDS, Engines


def forget_records(settings: Settings) -> None:
    """Empty every server's store of the mode's records.

    Raises:
        UnavailableError: a server is away, or a running instance writes to it; what is left goes with the next attempt.
        StorageError: a server refuses.
    """
    with Engines(settings) as engines:
        for port in RECORDS:
            engine = engines.configured(port)
            if engine == ENGINES[port][0]:
                continue
            contents = engines.contents(port, engine)
            for table in contents.tables:
                contents.clear(table)


def main() -> int:
    """Do it for the settings' mode; 1 with a clear message where it cannot be done."""
    try:
        forget_records(get_settings())
    except OrreryError as error:
        print(error.detail, file=sys.stderr)  # noqa: T201 - the command that runs it shows this line to a person
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
