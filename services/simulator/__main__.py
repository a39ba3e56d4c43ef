"""`python -m services.simulator`: the providers' HTTP on the port of ORRERY_SIMULATOR_URL."""

# ruff: noqa: E402 - what is not to be loaded is said before anything loads it

import argparse
import sys

from services.chassis.lean import without_unused

without_unused()

from pydantic import ValidationError

from services.chassis.errors import SettingsError
from services.chassis.logging import configure_logging
from services.chassis.server import serve
from services.chassis.settings import get_settings
from services.chassis.tracing import configure_tracing
from services.simulator.app import build_app
from services.simulator.faults import Fault
from services.simulator.options import Options, get_options


def main() -> None:
    """Serve until told to stop; a wrong setting ends with its reason."""
    try:
        settings = get_settings()
        app = build_app(settings, _with_arguments(get_options()))
    except SettingsError as error:
        sys.exit(error.detail)
    configure_logging("simulator", settings)
    configure_tracing("simulator", settings)
    serve(app, settings.simulator_url, host=settings.bind)


def _with_arguments(options: Options) -> Options:
    parser = argparse.ArgumentParser(prog="python -m services.simulator", description=__doc__)
    parser.add_argument(
        "--fault", action="append", default=[], metavar="JSON", help='such as {"fault": "slow", "times": 3}'
    )
    given: list[str] = parser.parse_args().fault
    try:
        faults = [Fault.model_validate_json(text) for text in given]
    except ValidationError as error:
        raise SettingsError(f"--fault was {given}: {error.errors(include_url=False)[0]['msg']}.") from None
    return options.model_copy(update={"faults": [*options.faults, *faults]})


if __name__ == "__main__":
    main()
