"""`python -m services.gateway`: the one address."""

# ruff: noqa: E402 - what is not to be loaded is said before anything loads it

import sys

from services.chassis.lean import without_unused

without_unused()

from services.chassis.errors import SettingsError
from services.chassis.logging import configure_logging
from services.chassis.server import serve
from services.chassis.settings import get_settings
from services.chassis.tracing import configure_tracing
from services.gateway.app import build_gateway
from services.gateway.fast import protocol_factory


def main() -> None:
    """Serve until told to stop."""
    settings = get_settings()
    configure_logging("gateway", settings)
    configure_tracing("gateway", settings)
    gateway = build_gateway(settings)
    serve(
        gateway.edge,
        settings.gateway_url,
        host=settings.host,
        port=settings.gateway_port,
        protocol=protocol_factory(gateway.cache, gateway.limiter, gateway.successes, gateway.proxies),
        on_stop=gateway.versions.close,
    )


if __name__ == "__main__":
    try:
        main()
    except SettingsError as error:
        sys.exit(error.detail)
