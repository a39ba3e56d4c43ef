"""The model server's program: predictions, and what keeps the ledger of forecasts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from ml.server import anomalies, asteroids, internal, routes
from ml.server.found import add_metrics
from ml.server.state import Server
from services.chassis.app import create_app
from services.chassis.settings import Settings


def build_app(settings: Settings) -> FastAPI:
    """The application; what it holds is filled beside the requests."""
    server = Server(settings)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with server.running():
            yield

    app = create_app(
        "ml",
        settings,
        ready_checks={"models": server.not_ready},
        remarks={"models": server.remark},
        lifespan=lifespan,
        description="Predictions by the deployed models, each with its interval, its baselines and its inputs.",
        tells_route=True,
    )
    app.state.server = server
    add_metrics(app.state.collectors, server)
    app.include_router(asteroids.router, prefix="/api/v1/predictions/asteroids")
    app.include_router(anomalies.router, prefix="/api/v1/predictions/anomalies")
    app.include_router(routes.router, prefix="/api/v1/predictions")
    app.include_router(internal.router, prefix="/internal/forecasts")
    return app
