"""`python -m services.simulator`: the providers' HTTP on the port of ORRERY_SIMULATOR_URL."""

import sys

from services.chassis.errors import SettingsError
from services.chassis.logging import configure_logging
from services.chassis.server import serve
from services.chassis.settings import get_settings
from services.simulator.app import build_app
from services.simulator.options import get_options


def main() -> None:
    """Serve until told to stop; a wrong setting ends with its reason."""
    try:
        settings = get_settings()
        app = build_app(settings, get_options())
    except SettingsError as error:
        sys.exit(error.detail)
    configure_logging("simulator", settings)
    serve(app, settings.simulator_url)


if __name__ == "__main__":
    main()
