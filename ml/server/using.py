"""How a route comes by the server's parts, and by the facts of its envelope."""

from typing import Annotated

from fastapi import Depends, Request

from ml.server.models import Meta
from ml.server.state import Server


def _server(request: Request) -> Server:
    server: Server = request.app.state.server
    return server


UseServer = Annotated[Server, Depends(_server)]


def meta(server: Server) -> Meta:
    """Where an answer comes from, and when."""
    settings = server.settings
    return Meta(origin=settings.origin, simulated=settings.simulated, answered_at=server.now())
